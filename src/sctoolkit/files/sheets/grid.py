"""A sheet that is one table, written row by row: headings, filters, typed cells, a frozen head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sctoolkit.files.sheets.heights import height
from sctoolkit.files.sheets.leaf import A4, Plain
from sctoolkit.model.text import visible

LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""
LONGEST = 32_767
"""UTF-16 units that a cell holds."""
READABLE = 230
"""Characters of columns that can still be read on one page."""
NAMING = 2
"""Columns that name a row, as rank and supplier, or plan and action."""
HEAD = 45
"""Points, at least: three lines of a heading."""
BOLD = 0.9
"""Of the letters of a heading fewer fit into a line."""
HIGHEST = 160.0
"""Points of a row; what a cell holds beyond is there all the same."""
MOST_ROWS = 1_048_576
"""Rows that a sheet has."""
TEXT: dict[str, object] = {"font_size": 10, "valign": "top"}
Value = str | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, and how its figures look."""

    head: str
    width: float
    form: str = ""
    """A number format, as `0 %`; empty for general."""
    wrapped: bool = False
    """Whether long words go on on the next line."""
    printed: bool = True
    """Whether it goes onto paper; only the last columns may stay away."""


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._forms: dict[str, Format] = {}
        self.top = book.add_format(TEXT)
        self.bold = book.add_format(TEXT | {"bold": True})
        self.wrapped = book.add_format(TEXT | {"text_wrap": True})
        look = TEXT | {
            "bold": True,
            "bg_color": "#1F4E78",
            "font_color": "#FFFFFF",
            "text_wrap": True,
        }
        self.head = book.add_format(look | {"valign": "vcenter", "border": 1})

    def figure(self, form: str) -> Format:
        """The format of figures that look like `form`."""
        if form not in self._forms:
            self._forms[form] = self._book.add_format(TEXT | {"num_format": form or "General"})
        return self._forms[form]


def print_lying(sheet: Worksheet, across: int = 1) -> None:
    """A4 on its side, as wide as so many pages; sheet and page stand below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(across, 0)
    sheet.print_across()
    sheet.set_footer("&R&A · &P / &N")


class Grid:
    """One table on one sheet; what a sheet cannot hold goes on on the next."""

    def __init__(
        self, book: xlsxwriter.Workbook, looks: Looks, name: str, columns: Sequence[Column]
    ) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._looks = looks
        self._sheets: list[tuple[Worksheet, int]] = []
        """Each sheet that is done, and its last row."""
        self._begin(name)

    def _begin(self, name: str) -> None:
        """A new sheet with its headings."""
        self._rows = 0
        self._sheet = self._book.add_worksheet(name, Plain)
        for place, column in enumerate(self._columns):
            look = self._looks.wrapped if column.wrapped else None
            self._sheet.set_column(place, place, column.width, look)
            self._sheet.write_string(0, place, column.head, self._looks.head)
        heads = height((column.head, column.width * BOLD) for column in self._columns)
        self._sheet.set_row(0, max(HEAD, min(heads, HIGHEST)))
        self._sheet.freeze_panes(1, 1)
        printed = sum(column.width for column in self._columns if column.printed)
        print_lying(self._sheet, ceil(printed / READABLE))
        self._sheet.repeat_rows(0)
        self._sheet.repeat_columns(0, NAMING - 1)

    def write(self, rows: Iterable[Sequence[Value]]) -> None:
        """Writes the rows below the headings; text stays text, whatever it begins with."""
        for row in rows:
            if self._rows == MOST_ROWS - 1:
                self._end()
                self._begin(f"{self._name[: LONGEST_NAME - 3]} {len(self._sheets) + 1}")
            self._rows += 1
            pairs = list(zip(row, self._columns, strict=True))
            points = height((value, column.width) for value, column in pairs if column.wrapped)
            if points > height(()):
                self._sheet.set_row(self._rows, min(points, HIGHEST))
            for place, (value, column) in enumerate(pairs):
                self._put(place, value, column)
        self._end()

    def _put(self, place: int, value: Value, column: Column) -> None:
        if isinstance(value, str) and value:
            look = self._looks.wrapped if column.wrapped else self._looks.top
            self._sheet.write_string(self._rows, place, fitting(value), look)
        elif isinstance(value, (int, float)):
            self._sheet.write_number(self._rows, place, value, self._looks.figure(column.form))

    def _end(self) -> None:
        self._sheets.append((self._sheet, self._rows))
        printed = sum(column.printed for column in self._columns)
        self._sheet.print_area(0, 0, self._rows, printed - 1)
        self._sheet.autofilter(0, 0, max(self._rows, 1), len(self._columns) - 1)

    def scale_of_colours(self, first: int, last: int) -> None:
        """Colours the cells of some columns from red over yellow to green."""
        look = {
            "type": "3_color_scale",
            "min_type": "num",
            "mid_type": "num",
            "max_type": "num",
            "min_value": 0,
            "mid_value": 0.5,
            "max_value": 1,
        }
        for sheet, rows in self._sheets:
            if last >= first and rows:
                sheet.conditional_format(1, first, rows, last, look)


def fitting(text: str) -> str:
    """The text without what a workbook cannot hold, cut where a cell is full."""
    shown = visible(text)
    units = shown.encode("utf-16-le", "surrogatepass")
    return units[: 2 * LONGEST].decode("utf-16-le", "ignore") if len(units) > 2 * LONGEST else shown
