from __future__ import annotations

from pathlib import Path

import pytest

from .keys import CTRL_S, ENTER, ESCAPE
from .mill import begin_at, saved
from .terminal import Terminal

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a paste."""
LONG = "The night porter wrote it down. " * 125


def at_a_note(folder: Path) -> Terminal:
    terminal = begin_at(folder, "work.night")
    terminal.asks("Is there night work?")
    terminal.command("note")
    terminal.asks("Your note:")
    return terminal


def note_after(terminal: Terminal, folder: Path, *keys: str) -> str:
    terminal.press(*keys)
    terminal.asks("Your note:", "Is there night work?")
    terminal.press(CTRL_S)
    assert terminal.ends() == 4
    return saved(folder)["work.night"].note


def test_pasted_note_of_four_thousand_characters_is_kept_whole(tmp_path: Path) -> None:
    assert len(LONG) == 4000
    terminal = at_a_note(tmp_path)
    assert note_after(terminal, tmp_path, PASTE, LONG, PASTED, ENTER) == LONG.strip()


def test_note_pasted_into_a_terminal_that_marks_no_paste_is_kept_whole(tmp_path: Path) -> None:
    terminal = at_a_note(tmp_path)
    assert note_after(terminal, tmp_path, LONG, ENTER) == LONG.strip()


def test_lines_of_a_pasted_note_stay(tmp_path: Path) -> None:
    terminal = at_a_note(tmp_path)
    note = note_after(terminal, tmp_path, PASTE, "Monday: yes\nTuesday: no", PASTED, ENTER)
    assert note == "Monday: yes\nTuesday: no"


@pytest.mark.parametrize(
    "words",
    ["夜勤は週に二回あります。", "العمل الليلي مرتان في الأسبوع", "Œuvre à façon, 12 €, naïve 🧵"],
    ids=["chinese-characters", "arabic", "accents-and-emoji"],
)
def test_note_in_any_script_is_kept_and_shown(tmp_path: Path, words: str) -> None:
    terminal = at_a_note(tmp_path)
    terminal.press(words, ENTER)
    terminal.asks(f"Your note: {words}")
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)["work.night"].note == words


def test_note_can_be_changed_later(tmp_path: Path) -> None:
    terminal = at_a_note(tmp_path)
    terminal.press("Twice a week", ENTER)
    terminal.asks("Is there night work?")
    terminal.command("note")
    terminal.asks("Your note: Twice a week")
    assert note_after(terminal, tmp_path, " in May", ENTER) == "Twice a week in May"


def test_escape_leaves_the_note_as_it_was(tmp_path: Path) -> None:
    terminal = at_a_note(tmp_path)
    terminal.press("Twice a week", ENTER)
    terminal.asks("Is there night work?")
    terminal.command("note")
    terminal.asks("Your note:")
    assert note_after(terminal, tmp_path, " in May", ESCAPE) == "Twice a week"
