from __future__ import annotations

import re
from pathlib import Path

import pytest

from .keys import CTRL_C, CTRL_D
from .mill import ASKED, put_answers, saved
from .terminal import Terminal

RETURN = "\r"
BOXES = re.compile("[\u2500-\u259f]")
WAYS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "option": (("--accessible",), {}),
    "variable": ((), {"ACCESSIBLE": "1"}),
    "dumb terminal": ((), {"TERM": "dumb"}),
}
ASKS_ONE = "Type a number, or a word like back, skip, help, quit."


@pytest.fixture(params=WAYS)
def plain(request: pytest.FixtureRequest, tmp_path: Path) -> Terminal:
    """An interview in plain lines in a terminal, its last two questions open."""
    arguments, variables = WAYS[request.param]
    put_answers(tmp_path, *list(ASKED)[:3])
    variables = {"NO_COLOR": "", **variables}
    return Terminal(
        tmp_path, "assess", "mill.yaml", "--code", "eti", *arguments, variables=variables
    )


def test_whole_interview_to_the_score_has_no_escape_sequence(plain: Terminal) -> None:
    plain.shows(ASKED["place.people"])
    plain.press("12", RETURN)
    plain.shows(ASKED["place.name"])
    plain.press("Old Mill", RETURN)
    plain.shows("What next?", "Type a number, or back.")
    plain.press("1", RETURN)
    assert plain.ends() == 0
    assert "ETI Base Code" in plain.output
    assert "\x1b" not in plain.output
    assert BOXES.findall(plain.output.partition("What next?")[0]) == []


def test_plain_lines_break_between_words(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--accessible", size=(40, 24))
    terminal.shows(ASKS_ONE)
    lines = [line.strip() for line in terminal.output.splitlines()]
    assert "Type a number, or a word like back," in lines
    assert "skip, help, quit." in lines
    terminal.kill()


def test_empty_accessible_variable_means_prompts(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", variables={"ACCESSIBLE": ""})
    terminal.asks(ASKED["work.night"])
    terminal.kill()
    assert "\x1b" in terminal.output


def test_configuration_can_ask_for_plain_lines(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.yaml").write_text("accessible: true\n")
    put_answers(tmp_path, "work.shifts")
    variables = {"SCTOOLKIT_CONFIG": str(tmp_path / "config")}
    terminal = Terminal(tmp_path, "assess", "mill.yaml", variables=variables)
    terminal.shows(ASKED["work.night"], ASKS_ONE)
    terminal.kill()
    assert "\x1b" not in terminal.output


@pytest.mark.parametrize("way", [*WAYS, "configuration"])
def test_map_asks_in_plain_lines_as_the_interview_does(tmp_path: Path, way: str) -> None:
    (tmp_path / "replies.csv").write_text("Supplier,site.workers,Chat\nAcme,12,hello\n")
    (tmp_path / "config").mkdir()
    if way == "configuration":
        (tmp_path / "config" / "config.yaml").write_text("accessible: true\n")
    arguments, variables = WAYS.get(way, ((), {}))
    variables = {"NO_COLOR": "", "SCTOOLKIT_CONFIG": str(tmp_path / "config"), **variables}
    words = ("map", "replies.csv", "-q", "facility", "-o", "mapping.yaml", *arguments)
    terminal = Terminal(tmp_path, *words, variables=variables)
    terminal.shows("Column 1 of 1", "Type a number, or back.")
    terminal.press("back", RETURN)
    terminal.kill()
    assert "\x1b" not in terminal.output


def test_ctrl_c_offers_to_save_or_to_go_on(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--accessible")
    terminal.shows(ASKED["work.night"], ASKS_ONE)
    terminal.press(CTRL_C)
    terminal.shows("Stop here?", "2. Keep going", "Type a number, or back.")
    terminal.press("2", RETURN)
    terminal.shows(ASKED["work.night"])
    terminal.kill()


def test_second_ctrl_c_stops_with_everything_saved(tmp_path: Path) -> None:
    put_answers(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--accessible")
    terminal.shows(ASKED["work.shifts"], ASKS_ONE)
    terminal.press("2", RETURN)
    terminal.shows(ASKED["work.night"], ASKS_ONE)
    terminal.press(CTRL_C)
    terminal.shows("Stop here?", "Type a number, or back.")
    terminal.press(CTRL_C)
    assert terminal.ends() == 130
    assert terminal.last_line() == "Go on with: sctoolkit assess mill.yaml"
    assert saved(tmp_path)["work.shifts"].value == "two"


@pytest.mark.parametrize("before", ["", CTRL_C], ids=["at a question", "at the menu of ctrl-c"])
def test_end_of_input_saves(tmp_path: Path, before: str) -> None:
    put_answers(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--accessible")
    terminal.shows(ASKED["work.shifts"], ASKS_ONE)
    terminal.press("2", RETURN)
    terminal.shows(ASKED["work.night"], ASKS_ONE)
    if before:
        terminal.press(before)
        terminal.shows("Stop here?", "Type a number, or back.")
    terminal.press(CTRL_D)
    assert terminal.ends() == 4
    assert terminal.last_line() == "Go on with: sctoolkit assess mill.yaml"
    assert saved(tmp_path)["work.shifts"].value == "two"
