"""What any supplier file becomes: sheets of cells, each of which knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sctoolkit.model.problem import Problem


class Lost(StrEnum):
    """A cell that holds something which cannot be read as an answer."""

    FORMULA = "formula"
    """A formula that was saved without its result."""
    ERROR = "error"
    """An error of the spreadsheet, as #N/A or #REF!."""


CellValue = str | float | bool | date | datetime | Lost | None
"""What stands in a cell; None where nothing does. Whole numbers are floats, too."""


PROBLEM_LIST = "sctoolkit.annotated/1"
"""Stands in A1 of the list of problems in a copy that was sent back to a supplier."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or the one table of a CSV file."""

    name: str
    rows: list[list[CellValue]]
    """Row by row from A1 on, without empty rows at the end; a row ends at its last filled cell."""
    hidden: bool = False

    def at(self, row: int, column: int) -> CellValue:
        """The value at a 0-based place; None outside of what is filled."""
        found = self.rows[row] if row < len(self.rows) else []
        return found[column] if column < len(found) else None

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


def cell_name(row: int, column: int) -> str:
    """The name of a 0-based place, as F6."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
