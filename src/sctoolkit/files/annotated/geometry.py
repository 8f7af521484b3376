"""How wide the columns and how high the rows of a sheet are, for the box of a comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sctoolkit.files.annotated.marks import Place

WIDTH = 330
"""Pixels that the box of a comment is wide."""
LETTERS = 46
"""Letters of its font on one line of it."""
LINE, AROUND = 15, 14
"""Pixels that a line takes, and the box around its lines."""
HIGHEST = 600
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383


@dataclass(slots=True)
class Geometry:
    """The sizes that a sheet says, in pixels."""

    width: int = 64
    height: int = 20
    widths: list[tuple[int, int, int]] = field(default_factory=list)
    """First and last column, 0-based, with their width."""
    heights: dict[int, int] = field(default_factory=dict)

    def anchor(self, place: Place, text: str) -> str:
        """Where the box of a comment begins and ends, as its drawing says it."""
        row, column = place
        first = min(column + 1, LAST_COLUMN - 1)
        top = max(row - 1, 0)
        right, dx = _reached(self._columns(first), WIDTH + 12)
        bottom, dy = _reached(self._rows(top), _height(text) + 6)
        return f"{first}, 12, {top}, 6, {right}, {dx}, {bottom}, {dy}"

    def _columns(self, first: int) -> Iterator[tuple[int, int]]:
        for column in range(first, LAST_COLUMN + 1):
            said = (width for low, high, width in self.widths if low <= column <= high)
            yield column, next(said, self.width)

    def _rows(self, first: int) -> Iterator[tuple[int, int]]:
        for row in range(first, LAST_ROW + 1):
            yield row, self.heights.get(row, self.height)


def _reached(sizes: Iterator[tuple[int, int]], pixels: int) -> tuple[int, int]:
    """The column or row in which so many pixels end, and how far into it."""
    at = 0
    for at, size in sizes:
        if pixels < size:
            return at, pixels
        pixels -= size
    return at, 0


def _height(text: str) -> int:
    lines = sum(1 + len(line) // LETTERS for line in text.split("\n"))
    return min(HIGHEST, lines * LINE + AROUND)


def column_pixels(width: float) -> int:
    """The pixels of a width in characters."""
    return int(width * 7 + 5)


def row_pixels(points: float) -> int:
    """The pixels of a height in points."""
    return int(points * 4 / 3)
