from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .keys import CTRL_S, ENTER, pick
from .mill import ASKED, put_answers, saved
from .terminal import Terminal


def test_second_person_is_told_who_has_it_open(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    first = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ana")
    first.asks(ASKED["work.night"])
    second = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ben")
    assert second.ends() == 5
    assert "Ana opened mill.yaml at " in second.display()
    assert "(UTC) and still has it open." in second.display()
    join = "sctoolkit assess merge mill.yaml mill-copy.yaml --out mill-both.yaml"
    assert join in second.display()
    first.kill()


def test_answer_by_option_is_refused_too_while_someone_has_it_open(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    first = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ana")
    first.asks(ASKED["work.night"])
    second = Terminal(tmp_path, "assess", "mill.yaml", "--set", "work.night=none")
    assert second.ends() == 5
    assert "Ana opened mill.yaml" in second.display()
    first.kill()
    assert "work.night" not in saved(tmp_path)


def save_and_quit(terminal: Terminal) -> None:
    terminal.press(CTRL_S)
    terminal.ends()


@pytest.mark.parametrize("leave", [save_and_quit, Terminal.kill])
def test_file_is_free_again_after_the_first_person_left_or_was_cut_off(
    tmp_path: Path, leave: Callable[[Terminal], None]
) -> None:
    put_answers(tmp_path, "work.shifts")
    first = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ana")
    first.asks(ASKED["work.night"])
    leave(first)
    second = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ben")
    second.asks(ASKED["work.night"])
    second.kill()


def test_person_who_gave_no_name_is_called_by_the_login_name(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    first = Terminal(tmp_path, "assess", "mill.yaml", variables={"LOGNAME": "ana"})
    first.asks(ASKED["work.night"])
    second = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ben")
    assert second.ends() == 5
    assert "ana opened mill.yaml at " in second.display()
    first.kill()


def test_name_stands_beside_each_answer(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ana")
    terminal.asks(ASKED["work.night"])
    terminal.press(pick(1))
    terminal.asks(ASKED["place.dangers"])
    terminal.kill()
    assert saved(tmp_path)["work.night"].by == "Ana"


def test_answers_given_while_another_person_stood_at_the_first_menu_are_not_lost(
    tmp_path: Path,
) -> None:
    put_answers(tmp_path, "work.shifts")
    waiting = Terminal(tmp_path, "assess", "mill", "--name", "Ben")
    waiting.asks("Go on with it")
    quick = Terminal(tmp_path, "assess", "mill.yaml", "--name", "Ana")
    quick.asks(ASKED["work.night"])
    quick.press(pick(1))
    quick.asks(ASKED["place.dangers"])
    quick.press(CTRL_S)
    quick.ends()
    waiting.press(ENTER)
    waiting.asks(ASKED["place.dangers"])
    waiting.press(CTRL_S)
    waiting.ends()
    assert saved(tmp_path)["work.night"].by == "Ana"
