"""Reads a plan that comes back: a workbook, or a CSV of its Actions sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path

from sctoolkit.files.plan_workbook.book import SHEETS
from sctoolkit.files.plan_workbook.columns import SHEET
from sctoolkit.files.plan_workbook.entries import day_order, entry_of, headings
from sctoolkit.files.plan_workbook.hidden import LISTS, MARKED, META, SENT, as_text
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.reading.comments import Comments, read_comments
from sctoolkit.files.sheet import Book, CellValue, Sheet, cell_name
from sctoolkit.files.understanding.misunderstood import written
from sctoolkit.files.understanding.plain import bare
from sctoolkit.files.understanding.words import DateOrder
from sctoolkit.language import _, speaking, translated
from sctoolkit.model.followed_plan import Field, Kind
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.returned_plan import (
    Extra,
    Note,
    ReturnedCell,
    ReturnedPlan,
    ReturnedRow,
    row_mark,
)
from sctoolkit.problem_kinds import ProblemKind

LOOKED_THROUGH = 30
"""Rows in which the headings are looked for."""
FEWEST = 4
"""Headings of ours that make a sheet one of actions."""
BEYOND = 1 << 20
"""The place of a column that is not there."""
COLUMNS = {column.value: column for column in Field}


def read_returned(path: Path, plan_id: str) -> tuple[ReturnedPlan | None, list[Problem]]:
    """What came back in a file; None with the reason where it is no workbook of this plan."""
    book = read_book(path, unread=_sheets() - _sheets(SHEET))
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
    revision, sent = meta.get("revision", ""), Sent(book)
    content = path.read_bytes()
    comments, problems = read_comments(str(path), content)
    found = ReturnedPlan(
        path.name,
        hashlib.sha256(content).hexdigest(),
        tuple(table.rows(sent)),
        int(revision) if revision.isdecimal() else None,
        sent,
        table.gone(),
        tuple(_notes(table, comments)),
        meta.get("columns", ""),
    )
    return found, [*book.problems, *problems, *_added_sheets(book, path)]


def _notes(table: _Table, comments: Comments) -> Iterator[Note]:
    """The comments of all sheets; of those in the table, with their row and column."""
    for sheet, said in comments.items():
        for (row, column), text in said.items():
            place = f"{sheet}!{cell_name(row, column)}"
            if sheet != table.sheet.name or row <= table.top:
                yield Note(text, place)
            else:
                field = table.columns.get(column)
                heading = field.value if field else table.others.get(column, "")
                yield Note(text, place, table.place(row, 0), heading)


@dataclass(frozen=True, slots=True)
class _Table:
    """The sheet of actions: where its headings stand, and which column is which."""

    sheet: Sheet
    top: int
    """The 0-based row of the headings."""
    columns: Mapping[int, Field]
    others: Mapping[int, str]
    """Headings that the plan does not have; of one that stands twice the second."""
    alike: bool
    """Whether one program wrote the days of all columns, as in a CSV."""

    def gone(self) -> tuple[Field, ...]:
        """Columns that are not there."""
        return tuple(column for column in Field if column not in self.columns.values())

    def rows(self, sent: Sent) -> Iterator[ReturnedRow]:
        """Every row that says something."""
        orders = self._day_orders()
        at = {column: place for place, column in self.columns.items()}
        marked = _Marked(at)
        for number in range(self.top + 1, len(self.sheet.rows)):
            values = self.sheet.rows[number]
            cells = _Cells(self, number, orders)
            extras = self._extras(number, values) if self.others else ()
            said = _said(values, at.get(Field.ID, BEYOND))
            if said and sent.row(said) == row_mark(marked.texts(values)):
                yield ReturnedRow(said, self.place(number, 0), cells, extras, untouched=True)
            elif extras or cells.say_something():
                name = cells[Field.ID].text if Field.ID in cells else ""
                yield ReturnedRow(name, self.place(number, 0), cells, extras)

    def _day_orders(self) -> dict[int, DateOrder | None]:
        """What comes first in the days of each column that are written as text."""
        days = {
            place: [row[place] for row in self.sheet.rows if place < len(row)]
            for place, column in self.columns.items()
            if column.kind is Kind.DATE
        }
        alike = day_order(list(chain(*days.values()))) if self.alike else None
        return {place: day_order(values) or alike for place, values in days.items()}

    def _extras(self, number: int, values: Sequence[CellValue]) -> tuple[Extra, ...]:
        return tuple(
            Extra(heading, written(values[place]), self.place(number, place))
            for place, heading in self.others.items()
            if place < len(values) and written(values[place]).strip()
        )

    def place(self, row: int, column: int) -> str:
        name = cell_name(row, column)
        return f"{self.sheet.name}!{name}" if self.sheet.name else name


class _Cells(Mapping[Field, ReturnedCell]):
    """The cells of one row, understood once somebody looks at them."""

    def __init__(self, table: _Table, number: int, orders: Mapping[int, DateOrder | None]) -> None:
        self._table, self._number, self._orders = table, number, orders
        self._known: dict[Field, ReturnedCell] = {}

    def _understood(self) -> dict[Field, ReturnedCell]:
        values = self._table.sheet.rows[self._number]
        if not self._known:
            for place, column in self._table.columns.items():
                value = values[place] if place < len(values) else None
                at = self._table.place(self._number, place)
                self._known[column] = entry_of(column, value, at, self._orders.get(place))
        return self._known

    def __getitem__(self, column: Field) -> ReturnedCell:
        return self._understood()[column]

    def __iter__(self) -> Iterator[Field]:
        return iter(self._understood())

    def __len__(self) -> int:
        return len(self._table.columns)

    def say_something(self) -> bool:
        """Whether anything stands in a column that is not worked out by a formula."""
        return any(cell.text and column.kind is not Kind.FORMULA for column, cell in self.items())


def _said(values: Sequence[CellValue], place: int) -> str:
    """The words that stand there; empty where there are none."""
    value = values[place] if place < len(values) else None
    return value if isinstance(value, str) else ""


class _Marked:
    """The columns that count for the mark of a row."""

    def __init__(self, at: Mapping[Field, int]) -> None:
        self._width = max(at.values()) + 1
        self._cells = itemgetter(*(at.get(column, self._width) for column in MARKED))

    def texts(self, values: Sequence[CellValue]) -> list[str]:
        """What stands in these columns, as the mark takes it; nothing in one that is not there."""
        nothing = [None] * (self._width + 1 - len(values))
        cells = self._cells([*values[: self._width], *nothing])
        return [
            "" if one is None else one if isinstance(one, str) else as_text(one) for one in cells
        ]


def _table(book: Book) -> _Table | None:
    """The table with most of our headings; None where no sheet has enough of them."""
    found = [
        _headed(sheet, top, width, alike=book.form == "csv")
        for sheet in book.sheets
        if sheet.name not in (LISTS, META, SENT)
        for width in [max(map(len, sheet.rows), default=0)]
        for top in range(min(LOOKED_THROUGH, len(sheet.rows)))
    ]
    best = max(found, key=lambda one: len(one.columns), default=None)
    return best if best and len(best.columns) >= FEWEST else None


def _headed(sheet: Sheet, top: int, width: int, *, alike: bool) -> _Table:
    known = headings()
    columns: dict[int, Field] = {}
    others: dict[int, str] = {}
    for place, value in enumerate(sheet.rows[top]):
        column = known.get(bare(value)) if isinstance(value, str) else None
        if column is not None and column not in columns.values():
            columns[place] = column
        else:
            others[place] = written(value) or cell_name(top, place)
    beyond = range(len(sheet.rows[top]), width)
    others |= {at: cell_name(top, at) for at in beyond}
    return _Table(sheet, top, columns, others, alike)


def _meta(book: Book) -> dict[str, str]:
    sheet = next((one for one in book.sheets if one.name == META), None)
    rows = sheet.rows if sheet else []
    pairs = [(written(row[0]), written(row[1])) for row in rows if len(row) > 1]
    return {key: value for key, value in pairs if value}


class Sent(Mapping[str, Mapping[Field, str]]):
    """The marks of what was sent, by action; empty where their sheet is gone."""

    def __init__(self, book: Book) -> None:
        sheet = next((one for one in book.sheets if one.name == SENT), None)
        self._lines = {
            written(row[0]): [written(one) for one in row[1:]]
            for row in (sheet.rows[1:] if sheet else [])
            if len(row) > 1
        }

    def row(self, action: str) -> str | None:
        """The mark of the whole row; None where there is none."""
        line = self._lines.get(action, ())
        return line[1] if len(line) > 1 else None

    def __getitem__(self, action: str) -> Mapping[Field, str]:
        pairs = (pair.partition("=") for pair in self._lines[action][0].split())
        return {COLUMNS[key]: mark for key, _sign, mark in pairs if key in COLUMNS}

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _added_sheets(book: Book, path: Path) -> list[Problem]:
    """Sheets that are not ours: they are not read."""
    if book.form == "csv":
        return []
    ours = _sheets() | {LISTS, META, SENT}
    return [
        ProblemKind.ADDED_SHEET.at(
            Source(str(path), cell=sheet.name),
            _("the sheet “{name}” is not one of the plan's").format(name=sheet.name),
            warning=True,
        )
        for sheet in book.sheets
        if sheet.name not in ours and sheet.rows
    ]


@lru_cache(maxsize=2)
def _sheets(*titles: str) -> frozenset[str]:
    """The names in every language of the sheets that people see, or of those alone."""
    found: set[str] = set()
    for language in translated():
        with speaking(language):
            found |= {_(title) for title in titles or dict(SHEETS)}
    return frozenset(found)
