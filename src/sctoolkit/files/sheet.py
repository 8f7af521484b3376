"""What any supplier file becomes: sheets of cells, each of which knows where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from sctoolkit.model.problem import Problem


class Lost(StrEnum):
    """A cell that holds something which cannot be read as an answer."""

    FORMULA = "formula"
    """A formula that was saved without its result."""
    ERROR = "error"
    """An error of the spreadsheet, as #N/A or #REF!."""


CellValue = str | float | bool | date | datetime | Lost | None
"""What stands in a cell; None where nothing does. Whole numbers are floats, too."""
Rows = Sequence[Sequence[CellValue]]


PLAN_STAMP = ("template", "cap/1")
PROPERTY = "sctoolkit"
"""The property of a workbook of ours that says what it is, as one of these."""
PORTFOLIO, COMPARISON, PROBLEMS = "portfolio/1", "comparison/1", "problems/1"
"""The first row of a hidden sheet in every action plan of ours."""
PROBLEM_LIST = "sctoolkit.annotated/1"
"""Stands in A1 of the list of problems in a copy that was sent back to a supplier."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or the one table of a CSV file."""

    name: str
    rows: Rows
    """Row by row from A1 on, without empty rows at the end; a row ends at its last filled cell.

    Those of a large CSV file are read anew whenever they are gone through.
    """
    hidden: bool = False

    def at(self, row: int, column: int) -> CellValue:
        """The value at a 0-based place; None outside of what is filled."""
        found = self.rows[row] if row < len(self.rows) else []
        return found[column] if column < len(found) else None

    @property
    def in_memory(self) -> bool:
        """Whether its rows can be had in any order, at no cost."""
        return isinstance(self.rows, list)

    def loaded(self) -> Sheet:
        """The same sheet with all its rows in memory."""
        return self if self.in_memory else replace(self, rows=held(self.rows))

    def top(self, rows: int) -> Sheet:
        """Of a sheet that is not in memory its first rows; else all of it."""
        return self if self.in_memory else replace(self, rows=self.rows[:rows])

    @property
    def lists_problems(self) -> bool:
        """Whether it is our own list of what was wrong in an earlier file, and no reply."""
        return self.at(0, 0) == PROBLEM_LIST

    def filled(self) -> Iterator[tuple[int, int, CellValue]]:
        """Every filled cell with its 0-based place."""
        for row, cells in enumerate(self.rows):
            for column, value in enumerate(cells):
                if value is not None:
                    yield row, column, value


@dataclass(frozen=True, slots=True)
class Book:
    """A supplier's file as it was read."""

    file: str
    """As the user named it; `archive.zip/inner.xlsx` for a member of an archive."""
    sheets: tuple[Sheet, ...]
    form: str
    """xlsx, xlsm, xlsb, xls, ods or csv: what it is, whatever its name says."""
    problems: tuple[Problem, ...] = ()
    """Warnings: what had to be guessed in reading it."""
    own: str = ""
    """What of ours it says that it is, such as `portfolio/1`; empty for what others made."""

    @property
    def is_plan(self) -> bool:
        """Whether it is an action plan that we wrote, and no reply."""
        return any((one.at(0, 0), one.at(0, 1)) == PLAN_STAMP for one in self.sheets)

    def top(self, rows: int) -> Book:
        """The book with no more than the first rows of a sheet that is not in memory."""
        return replace(self, sheets=tuple(sheet.top(rows) for sheet in self.sheets))


def held(rows: Iterable[Sequence[CellValue]]) -> list[list[CellValue]]:
    """The rows in memory; texts that are equal are kept once."""
    known: dict[CellValue, CellValue] = {None: None}
    return [
        [known.setdefault(cell, cell) if type(cell) is str else cell for cell in row]
        for row in rows
    ]


def cell_name(row: int, column: int) -> str:
    """The name of a 0-based place, as F6."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The name of a 0-based column, as AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
