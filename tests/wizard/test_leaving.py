from __future__ import annotations

from pathlib import Path

import pytest

from .keys import CTRL_C, CTRL_S, ENTER, ESCAPE, pick
from .mill import ASKED, KINDS, begin_at, put_answers, put_questionnaire, saved
from .terminal import Terminal

GO_ON = "Go on with: sctoolkit assess mill.yaml"


def stopped_at(folder: Path, question: str) -> Terminal:
    """An interview that answered the first question, and Ctrl-C at this one."""
    terminal = begin_at(folder, "work.shifts")
    terminal.asks(ASKED["work.shifts"])
    terminal.press(pick(2))
    terminal.asks(ASKED["work.night"])
    if question != "work.night":
        terminal.command("list")
        terminal.asks("Not answered yet:")
        terminal.press(pick(list(ASKED).index(question)))
        terminal.asks(ASKED[question])
    terminal.press(CTRL_C)
    terminal.asks("Stop here?", "Save and quit", "Keep going", "Throw away what I entered")
    return terminal


@pytest.mark.parametrize("question", KINDS)
def test_ctrl_c_asks_what_to_do(tmp_path: Path, question: str) -> None:
    terminal = stopped_at(tmp_path, question)
    terminal.press(pick(2))
    terminal.asks(ASKED[question])
    terminal.kill()


@pytest.mark.parametrize("question", KINDS)
def test_second_ctrl_c_stops_at_once_with_everything_saved(tmp_path: Path, question: str) -> None:
    terminal = stopped_at(tmp_path, question)
    terminal.press(CTRL_C)
    assert terminal.ends() == 130
    assert terminal.last_line() == GO_ON
    assert saved(tmp_path)["work.shifts"].value == "two"


def test_enter_at_that_menu_saves_and_quits(tmp_path: Path) -> None:
    terminal = stopped_at(tmp_path, "work.night")
    terminal.press(ENTER)
    assert terminal.ends() == 4
    assert terminal.last_line() == GO_ON
    assert saved(tmp_path)["work.shifts"].value == "two"


def test_escape_at_that_menu_keeps_going(tmp_path: Path) -> None:
    terminal = stopped_at(tmp_path, "work.night")
    terminal.press(ESCAPE)
    terminal.asks(ASKED["work.night"])
    terminal.kill()


def test_throwing_away_is_not_offered_where_nothing_was_entered(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks(ASKED["work.night"])
    terminal.press(CTRL_C)
    terminal.asks("Stop here?", "2) Keep going")
    assert "Throw away" not in terminal.display()
    terminal.kill()


def test_note_alone_can_be_thrown_away(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks(ASKED["work.night"])
    terminal.command("note Ask Ana")
    terminal.asks("Your note: Ask Ana")
    terminal.press(CTRL_C)
    terminal.asks("Stop here?")
    terminal.press(pick(3))
    terminal.asks("Throw away what you entered at 1 question?")
    terminal.press(pick(2))
    assert terminal.ends() == 4
    assert "work.night" not in saved(tmp_path)


def test_throwing_away_brings_back_what_was_there_before(tmp_path: Path) -> None:
    terminal = stopped_at(tmp_path, "work.night")
    terminal.press(pick(3))
    terminal.asks("Throw away what you entered at 1 question?")
    terminal.press(pick(2))
    assert terminal.ends() == 4
    assert saved(tmp_path) == {}


def test_throwing_away_can_be_taken_back(tmp_path: Path) -> None:
    terminal = stopped_at(tmp_path, "work.night")
    terminal.press(pick(3))
    terminal.asks("Throw away what you entered at 1 question?")
    terminal.press(ENTER)
    terminal.asks(ASKED["work.night"])
    terminal.press(CTRL_S)
    terminal.ends()
    assert list(saved(tmp_path)) == ["work.shifts"]


def test_ctrl_c_while_a_note_is_typed_asks_too(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks(ASKED["work.night"])
    terminal.command("note")
    terminal.asks("Your note:")
    terminal.press("half a no", CTRL_C)
    terminal.asks("Stop here?")
    terminal.press(CTRL_C)
    assert terminal.ends() == 130


def test_ctrl_c_in_the_review_asks_too(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("What next?")
    terminal.press(CTRL_C)
    terminal.asks("Stop here?")
    terminal.press(pick(2))
    terminal.asks("What next?")
    terminal.kill()


def test_ctrl_c_before_the_first_question_leaves_nothing_behind(tmp_path: Path) -> None:
    put_questionnaire(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("Which site is this about?")
    terminal.press(CTRL_C)
    assert terminal.ends() == 130
    assert terminal.last_line() == "Stopped before the first question; nothing was changed."
    assert list(tmp_path.glob("*.yaml")) == []


def test_kill_in_the_very_first_sitting_loses_no_answer(tmp_path: Path) -> None:
    put_questionnaire(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill", "--for", "Mill", "--file", "mill.yaml")
    terminal.asks("How much would you like to answer?")
    terminal.press(ENTER)
    terminal.asks(ASKED["work.shifts"])
    terminal.press(pick(2))
    terminal.asks(ASKED["work.night"])
    terminal.kill()
    assert saved(tmp_path)["work.shifts"].value == "two"

    again = Terminal(tmp_path, "assess", "mill.yaml")
    again.asks("1 of about 5 questions answered", ASKED["work.night"])
    again.press(ESCAPE)
    again.asks("Your answer so far: Two shifts")
    again.kill()
