"""What a person presses: keys, choices, and the commands that start with a colon."""

from __future__ import annotations

ESCAPE = "\x1b"
DOWN = "\x1b[B"
CTRL_C, CTRL_D, CTRL_S, CTRL_U = "\x03", "\x04", "\x13", "\x15"
ENTER, SPACE = "\r", " "


def pick(number: int) -> str:
    """The keys that choose the line with this number in a short menu."""
    return f"{number}{ENTER}"


def tick(*numbers: int) -> str:
    """The keys that tick these lines of a checklist, counted from 1, and confirm."""
    keys, here = "", 1
    for number in numbers:
        keys += DOWN * (number - here) + SPACE
        here = number
    return keys + ENTER


def line(number: int) -> str:
    """The keys that choose a line by arrow keys alone, counted from 1."""
    return DOWN * (number - 1) + ENTER
