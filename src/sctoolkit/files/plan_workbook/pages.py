"""Where the pages of a printed sheet begin: each table stands whole on one, where one holds it."""

from __future__ import annotations

from sctoolkit.files.sheets.leaf import Leaf


class Pages:
    """The pages of a sheet that is written from the top down."""

    def __init__(self, sheet: Leaf, points: float) -> None:
        """`points` are those of the rows that surely fit a page."""
        self._sheet, self._points = sheet, points
        self._top = 1

    def begin(self, row: int) -> None:
        """The row is the first one of a new page."""
        self._sheet.new_page(row - 1)
        self._top = row

    def keep(self, first: int, after: int) -> None:
        """Puts what was written from a row up to another one on a new page, if it must break."""
        if self.left(after) < 0 and first > self._top:
            self.begin(first)

    def left(self, row: int) -> float:
        """The points that are left for a row and those below it."""
        return self._points - self._sheet.points(self._top, row)
