"""Reads a plan that comes back: a workbook, or a CSV of its Actions sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sctoolkit.files.plan_workbook.book import SHEETS
from sctoolkit.files.plan_workbook.columns import SHEET
from sctoolkit.files.plan_workbook.entries import day_order, entry_of, headings
from sctoolkit.files.plan_workbook.hidden import LISTS, META, SENT
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.sheet import Book, CellValue, Sheet, cell_name
from sctoolkit.files.understanding.misunderstood import written
from sctoolkit.files.understanding.plain import bare
from sctoolkit.language import _, speaking, translated
from sctoolkit.model.followed_plan import Field, Kind
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.returned_plan import (
    Extra,
    ReturnedCell,
    ReturnedPlan,
    ReturnedRow,
)
from sctoolkit.problem_kinds import ProblemKind

LOOKED_THROUGH = 30
"""Rows in which the headings are looked for."""
FEWEST = 4
"""Headings of ours that make a sheet one of actions."""


def read_returned(path: Path, plan_id: str) -> tuple[ReturnedPlan | None, list[Problem]]:
    """What came back in a file; None with the reason where it is no workbook of this plan."""
    book = read_book(path)
    if isinstance(book, Skipped):
        return None, list(book.problems)
    table = _table(book)
    if table is None:
        message = _("no sheet has the headings of “{sheet}”").format(sheet=SHEET)
        return None, [ProblemKind.NO_ACTIONS_SHEET.at(Source(str(path)), message)]
    meta = _meta(book)
    if meta.get("plan", plan_id) != plan_id:
        message = _("made from another plan ({file}, {day})").format(
            file=meta.get("file", "?"), day=meta.get("made_on", "?")
        )
        return None, [ProblemKind.OTHER_PLAN.at(Source(str(path)), message)]
    revision = meta.get("revision", "")
    found = ReturnedPlan(
        path.name,
        hashlib.sha256(path.read_bytes()).hexdigest(),
        tuple(table.rows()),
        int(revision) if revision.isdecimal() else None,
        _sent(book),
        table.gone(),
    )
    return found, [*book.problems, *_added_sheets(book, path)]


@dataclass(frozen=True, slots=True)
class _Table:
    """The sheet of actions: where its headings stand, and which column is which."""

    sheet: Sheet
    top: int
    """The 0-based row of the headings."""
    columns: Mapping[int, Field]
    others: Mapping[int, str]
    """Headings that the plan does not have; of one that stands twice the second."""

    def gone(self) -> tuple[Field, ...]:
        """Columns that are not there."""
        return tuple(column for column in Field if column not in self.columns.values())

    def rows(self) -> Iterator[ReturnedRow]:
        """Every row that says something."""
        orders = {
            place: day_order([row[place] for row in self.sheet.rows if place < len(row)])
            for place, column in self.columns.items()
            if column.kind is Kind.DATE
        }
        for number in range(self.top + 1, len(self.sheet.rows)):
            values = self.sheet.rows[number]
            cells: dict[Field, ReturnedCell] = {}
            for place, column in self.columns.items():
                value = values[place] if place < len(values) else None
                at = self._place(number, place)
                cells[column] = entry_of(column, value, at, orders.get(place))
            row = self._row(number, cells, values)
            if row.extras or any(cell.text and _says(column) for column, cell in cells.items()):
                yield row

    def _row(
        self, number: int, cells: Mapping[Field, ReturnedCell], values: Sequence[CellValue]
    ) -> ReturnedRow:
        extras = tuple(
            Extra(heading, written(values[place]), self._place(number, place))
            for place, heading in self.others.items()
            if place < len(values) and written(values[place]).strip()
        )
        name = cells[Field.ID].text if Field.ID in cells else ""
        return ReturnedRow(name, self._place(number, 0), cells, extras)

    def _place(self, row: int, column: int) -> str:
        name = cell_name(row, column)
        return f"{self.sheet.name}!{name}" if self.sheet.name else name


def _says(column: Field) -> bool:
    return column.kind is not Kind.FORMULA


def _table(book: Book) -> _Table | None:
    """The table with most of our headings; None where no sheet has enough of them."""
    found = [
        _headed(sheet, top)
        for sheet in book.sheets
        if sheet.name not in (LISTS, META, SENT)
        for top in range(min(LOOKED_THROUGH, len(sheet.rows)))
    ]
    best = max(found, key=lambda one: len(one.columns), default=None)
    return best if best and len(best.columns) >= FEWEST else None


def _headed(sheet: Sheet, top: int) -> _Table:
    known = headings()
    columns: dict[int, Field] = {}
    others: dict[int, str] = {}
    for place, value in enumerate(sheet.rows[top]):
        column = known.get(bare(value)) if isinstance(value, str) else None
        if column is not None and column not in columns.values():
            columns[place] = column
        else:
            others[place] = written(value) or cell_name(top, place)
    width = max((len(row) for row in sheet.rows[top:]), default=0)
    beyond = range(len(sheet.rows[top]), width)
    return _Table(sheet, top, columns, others | {at: cell_name(top, at) for at in beyond})


def _meta(book: Book) -> dict[str, str]:
    sheet = next((one for one in book.sheets if one.name == META), None)
    rows = sheet.rows if sheet else []
    pairs = [(written(row[0]), written(row[1])) for row in rows if len(row) > 1]
    return {key: value for key, value in pairs if value}


def _sent(book: Book) -> dict[str, dict[Field, str]]:
    """The marks of what was sent, by action; empty where the sheet is gone."""
    sheet = next((one for one in book.sheets if one.name == SENT), None)
    found: dict[str, dict[Field, str]] = {}
    for row in sheet.rows[1:] if sheet else []:
        if len(row) > 1:
            pairs = (pair.partition("=") for pair in written(row[1]).split())
            known = {column.value: column for column in Field}
            marks = {known[key]: mark for key, _sign, mark in pairs if key in known}
            found[written(row[0])] = marks
    return found


def _added_sheets(book: Book, path: Path) -> list[Problem]:
    """Sheets that are not ours: they are not read."""
    if book.form == "csv":
        return []
    ours = {LISTS, META, SENT}
    for language in translated():
        with speaking(language):
            ours |= {_(title) for title, _fill in SHEETS}
    return [
        ProblemKind.ADDED_SHEET.at(
            Source(str(path), cell=sheet.name),
            _("the sheet “{name}” is not one of the plan's").format(name=sheet.name),
            warning=True,
        )
        for sheet in book.sheets
        if sheet.name not in ours and sheet.rows
    ]
