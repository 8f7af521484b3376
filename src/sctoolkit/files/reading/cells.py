"""What calamine read, as cells of ours."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.held_back import stderr_held_back
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.reading.survey import Survey
from sctoolkit.files.sheet import CellValue, Sheet
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

MANY = 100_000
"""Cells from which on a sheet is taken row by row."""


def opened(content: bytes) -> CalamineWorkbook:
    """The workbook, as the reader takes it; refuses what it cannot open."""
    with _reader():
        return CalamineWorkbook.from_filelike(io.BytesIO(content))


def worksheets(workbook: CalamineWorkbook) -> Iterator[tuple[CalamineSheet, bool]]:
    """The sheets that have cells, in the order of their tabs, and whether they are hidden."""
    for place, one in enumerate(workbook.sheets_metadata):
        if one.typ == SheetTypeEnum.WorkSheet:
            with _reader():
                found = workbook.get_sheet_by_index(place)
            yield found, one.visible != SheetVisibleEnum.Visible


@contextmanager
def _reader() -> Iterator[None]:
    """Turns the ways in which the reader gives up into refusals; what it says of it is dropped."""
    with stderr_held_back() as said:
        try:
            yield
        except PasswordError as error:
            raise protected() from error
        except (CalamineError, OSError) as error:
            raise damaged(_("cannot be read: {why}").format(why=error)) from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # which cannot be imported to be named
                raise
            said.truncate(0)
            raise damaged(_("cannot be read: it makes no sense")) from error


def protected() -> RefusedError:
    """The refusal of a file that asks for a password."""
    return RefusedError(ProblemKind.PASSWORD, _("is protected by a password"))


def sheet_of(found: CalamineSheet, survey: Survey, *, hidden: bool) -> tuple[Sheet, int]:
    """The sheet, and how many of its cells the reader gave a value for.

    Texts that stand in it again and again are kept once.
    """
    large = found.total_height * found.total_width > MANY
    rows: list[list[CellValue]] = []
    filled = 0
    known: dict[str, str] = {}
    for cells in _one_by_one(found) if large else found.to_python(skip_empty_area=False):
        filled += len(cells) - cells.count("")
        row = [
            (known.setdefault(cell, cell) if cell and not cell.isspace() else None)
            if cell.__class__ is str
            else PLAIN[cell.__class__](cell)
            for cell in cells
        ]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    _mark(rows, survey)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(found.name, rows, hidden), filled


def _one_by_one(found: CalamineSheet) -> Iterator[list[Any]]:
    """Row by row, so that no second copy of all is held."""
    before = [""] * (found.start[1] if found.start else 0)
    return (before + cells for cells in found.iter_rows()) if before else found.iter_rows()


def seen(surveys: Mapping[str, Survey], found: CalamineSheet) -> Survey:
    """The survey of a sheet; refuses one that only the reader sees."""
    if found.name not in surveys:
        raise damaged(_("the sheet “{name}” cannot be told apart").format(name=found.name))
    return surveys[found.name]


def checked_sheet(found: CalamineSheet, survey: Survey, *, hidden: bool) -> Sheet:
    """The sheet, where all that the survey saw in it was read."""
    sheet, read = sheet_of(found, survey, hidden=hidden)
    refuse_fewer(sheet, read, survey)
    return sheet


def refuse_fewer(sheet: Sheet, read: int, survey: Survey) -> None:
    """Refuses what was read where it is not all that the sheet holds."""
    if not survey.filled - survey.spaces <= read <= survey.filled:
        message = _("{read} of {held} cells can be read").format(read=read, held=survey.filled)
        raise RefusedError(ProblemKind.CELLS_MISSING, message, cell=sheet.name)


def _mark(rows: list[list[CellValue]], survey: Survey) -> None:
    """Puts what the reader leaves blank where it stands."""
    for (row, column), why in survey.lost.items():
        _reach(rows, row, column)[column] = why
    for row, column in survey.dates:
        cells = _reach(rows, row, column)
        cells[column] = _dated(cells[column])


def _reach(rows: list[list[CellValue]], row: int, column: int) -> list[CellValue]:
    rows.extend([] for _missing in range(len(rows), row + 1))
    cells = rows[row]
    cells.extend([None] * (column + 1 - len(cells)))
    return cells


def _dated(value: CellValue) -> CellValue:
    """A date that was written as text; a day alone where no time of day is meant."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if isinstance(moment, datetime):
            plain = moment.replace(tzinfo=None)
            return plain if plain.time() != time.min else plain.date()
    return value


PLAIN: dict[type, Callable[[Any], CellValue]] = {
    float: float,
    int: float,
    bool: bool,
    date: lambda value: value,
    datetime: lambda value: value,
    time: time.isoformat,
    timedelta: str,
}
