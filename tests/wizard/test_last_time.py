from __future__ import annotations

from pathlib import Path

import pytest

from .keys import CTRL_S, ENTER, ESCAPE, pick
from .mill import ASKED, put_answers, saved
from .terminal import Terminal

ACME = "scope: all\norganisation: Acme\nupdated: '2025-03-01T10:00:00Z'"


@pytest.mark.parametrize("key", ["work.night", "place.people"])
def test_last_time_is_shown_and_not_taken_over_in_silence(tmp_path: Path, key: str) -> None:
    put_answers(tmp_path, *ASKED, name="2025.yaml")
    put_answers(tmp_path, *list(ASKED)[: list(ASKED).index(key)])
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--previous", "2025.yaml")
    said = {"work.night": "Last time: Some of it", "place.people": "Last time: 12 people"}
    terminal.asks(ASKED[key], said[key])
    terminal.press(CTRL_S)
    terminal.ends()
    assert key not in saved(tmp_path)


def test_last_times_answer_is_what_enter_confirms(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    text = (tmp_path / "mill.yaml").read_text("utf-8")
    text = text.replace("work.night: some", "work.night: none")
    (tmp_path / "2025.yaml").write_text(text, "utf-8")
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--previous", "2025.yaml")
    terminal.asks("Last time: None at all")
    terminal.press(ENTER)
    terminal.asks(ASKED["place.dangers"])
    terminal.kill()
    assert saved(tmp_path)["work.night"].value == "none"


def test_missing_previous_assessment_is_named(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--previous", "2025.yaml")
    assert terminal.ends() == 2
    assert "There is no file “2025.yaml”." in terminal.display()


def test_earlier_assessment_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    put_answers(tmp_path, *ASKED, name="2025/mill.yaml")
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--previous", "2025/mill.yaml")
    terminal.asks("Last time: Some of it")
    terminal.press(CTRL_S)
    terminal.ends()
    assert "\nprevious: 2025/mill.yaml\n" in (tmp_path / "mill.yaml").read_text("utf-8")
    again = Terminal(tmp_path, "assess", "mill.yaml")
    again.asks("Last time: Some of it")
    again.kill()


def test_earlier_assessment_that_is_gone_is_named_and_stops_nothing(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", heads="scope: all\nprevious: 2025.yaml")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("The earlier answers are not shown: There is no file “2025.yaml”.")
    terminal.shows(ASKED["work.night"])
    terminal.kill()


def begun_anew(folder: Path) -> Terminal:
    """A fresh assessment of Acme beside the one that was finished in 2025."""
    put_answers(folder, *ASKED, name="2025.yaml", heads=ACME)
    terminal = Terminal(folder, "assess", "mill", "--for", "Acme", "-s", "all", "-f", "2026.yaml")
    terminal.asks("An earlier assessment of Acme was found (2025.yaml, 2025-03-01).")
    terminal.shows("Show its answers as “last time”?")
    return terminal


def test_finished_assessment_of_the_same_company_is_offered_as_last_time(tmp_path: Path) -> None:
    terminal = begun_anew(tmp_path)
    terminal.press(ENTER)
    terminal.asks(ASKED["work.shifts"], "Last time: One shift")
    terminal.kill()


def test_offer_of_an_earlier_assessment_may_be_declined(tmp_path: Path) -> None:
    terminal = begun_anew(tmp_path)
    terminal.press(pick(2))
    terminal.asks(ASKED["work.shifts"])
    assert "Last time" not in terminal.display()
    terminal.kill()


def test_escape_at_that_offer_begins_nothing(tmp_path: Path) -> None:
    terminal = begun_anew(tmp_path)
    terminal.press(ESCAPE)
    assert terminal.ends() == 130
    assert not (tmp_path / "2026.yaml").exists()


@pytest.mark.parametrize(
    ("answered", "heads"),
    [
        (list(ASKED)[:-1], ACME),
        (list(ASKED), ACME.replace("Acme", "Other")),
        (list(ASKED), f"{ACME}\nsite: Dhaka"),
    ],
    ids=["unfinished", "another company", "another site"],
)
def test_only_a_finished_assessment_of_the_same_company_and_site_is_offered(
    tmp_path: Path, answered: list[str], heads: str
) -> None:
    put_answers(tmp_path, *answered, name="2025.yaml", heads=heads)
    terminal = Terminal(tmp_path, "assess", "mill", "--new", "--for", "Acme", "-s", "all")
    terminal.asks(ASKED["work.shifts"])
    assert "An earlier assessment" not in terminal.output
    terminal.kill()
