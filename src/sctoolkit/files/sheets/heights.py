"""How high a row must be for its words: office programs do not work it out by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from textwrap import wrap

HIGHEST = 405.0
"""Points that a row can be high, and a few less."""
LONGEST_SHOWN = 10_000
"""A text of more characters fills the highest row there is in any column."""

NARROW = 25
"""Columns below this width hold few letters a line."""
UNEVEN = 3
"""So many fewer, where most of them are wide."""


def height(texts: Iterable[tuple[object, float]]) -> float:
    """The points that the longest text needs; `texts` are values with column widths."""
    lines = max((_lines(str(value), width) for value, width in texts if value), default=1)
    return lines * 12.6 + 4


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    """How many lines the text takes: a column of width 40 holds about 50 letters of our size.

    In long lines wide and narrow letters even out; in the short ones of ids they do not.
    """
    room = max(4, int(width * 1.25) - (UNEVEN if width < NARROW else 0))
    if len(text) > LONGEST_SHOWN:
        return LONGEST_SHOWN
    return sum(len(wrap(line, room)) if len(line) > room else 1 for line in text.split("\n"))
