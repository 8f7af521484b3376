from __future__ import annotations

from pathlib import Path

import pytest

from .keys import CTRL_S, CTRL_U, ENTER, ESCAPE
from .mill import begin_at, change, put_answers, saved
from .terminal import Terminal

PEOPLE = "place.people"


def test_number_with_a_comma_is_taken_and_said_how(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, PEOPLE)
    terminal.asks("Your answer (people):")
    terminal.press("1,200", ENTER)
    terminal.asks("1,200 read as 1200")
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[PEOPLE].value == 1200.0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("abc", "Needs a number, not “abc”"),
        ("0", "0 is out of range"),
        ("12.5", "Needs a whole number"),
        ("12..5", "Needs a number, not “12..5”"),
    ],
)
def test_wrong_number_says_what_is_expected_and_keeps_what_was_typed(
    tmp_path: Path, typed: str, said: str
) -> None:
    terminal = begin_at(tmp_path, PEOPLE)
    terminal.asks("Your answer (people):")
    terminal.press(typed, ENTER)
    terminal.asks(said, "Write a whole number from 1 to 2000000, for example 1000000.")
    assert terminal.cursor_line() == f"? Your answer (people): {typed}"
    terminal.press(CTRL_U, "40", ENTER)
    terminal.asks()
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[PEOPLE].value == 40.0


def test_long_number_gone_back_to_is_not_rounded(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night", "place.dangers", "place.name")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("Your answer (people):")
    terminal.press("1234567", ENTER)
    change(terminal, 2, 2)
    terminal.asks("Your answer (people): 1234567")
    terminal.press(ENTER)
    terminal.asks("What next?")
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[PEOPLE].value == 1234567.0


def test_escape_leaves_a_half_typed_number_behind(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, PEOPLE)
    terminal.asks("Your answer (people):")
    terminal.press("12", ESCAPE)
    terminal.asks("Which dangers are there?")
    terminal.kill()
    assert PEOPLE not in saved(tmp_path)
