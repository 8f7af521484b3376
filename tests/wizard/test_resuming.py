from __future__ import annotations

from pathlib import Path

import pytest

from .keys import CTRL_S, ENTER, pick
from .mill import ASKED, put_answers, put_questionnaire, saved
from .terminal import Terminal


def test_unfinished_assessment_in_this_folder_is_offered(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("mill.yaml (no name, all): 2 of 5 answered", "1) Go on with it")
    terminal.press(ENTER)
    terminal.asks("Question 3 of about 5", ASKED["place.dangers"])
    terminal.kill()


def test_new_one_leaves_the_unfinished_one_alone(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    before = (tmp_path / "mill.yaml").read_bytes()
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("What would you like to do?", "3) Begin a new one")
    terminal.press(pick(3))
    terminal.asks("Which company is this about?")
    terminal.press("Mill", ENTER)
    terminal.asks("How much would you like to answer?", "all: Everything")
    terminal.press(ENTER)
    terminal.asks("Question 1 of about 5", "Every answer is saved at once in mill-mill.yaml.")
    terminal.kill()
    assert (tmp_path / "mill.yaml").read_bytes() == before


def test_new_never_asks_and_never_goes_on(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    terminal = Terminal(tmp_path, "assess", "mill", "--new", "--for", "Mill", "-s", "all")
    terminal.asks("Question 1 of about 5")
    terminal.kill()


def test_new_refuses_a_file_that_exists(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    before = (tmp_path / "mill.yaml").read_bytes()
    terminal = Terminal(tmp_path, "assess", "mill", "--new", "--file", "mill.yaml")
    assert terminal.ends() == 2
    assert "mill.yaml exists already; nothing was written." in terminal.display()
    assert (tmp_path / "mill.yaml").read_bytes() == before


def test_finished_assessment_begins_with_its_review(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("Review", "Finish: see the score and the action plan")
    terminal.kill()


def test_second_assessment_of_a_company_gets_a_name_of_its_own(tmp_path: Path) -> None:
    put_questionnaire(tmp_path)
    for name in ("mill-mill.yaml", "mill-mill-2.yaml"):
        terminal = Terminal(tmp_path, "assess", "mill", "--new", "--for", "Mill", "-s", "all")
        terminal.asks(f"saved at once in {name}")
        terminal.press(CTRL_S)
        assert terminal.ends() == 4
        assert terminal.last_line() == f"Go on with: sctoolkit assess {name}"


@pytest.mark.parametrize("key", ["work.night", "place.people"])
def test_last_time_is_shown_and_not_taken_over_in_silence(tmp_path: Path, key: str) -> None:
    put_answers(tmp_path, *ASKED)
    (tmp_path / "mill.yaml").rename(tmp_path / "2025.yaml")
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
    (tmp_path / "2025.yaml").write_text(text.replace("work.night: some", "work.night: none"))
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
