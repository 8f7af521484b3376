"""One row for each supplier, one column for each question: what form tools export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import PurePath

from sctoolkit.files.layouts.filled import Cells, Filled
from sctoolkit.files.layouts.filling import Filler, Row, cells_of, is_blank, text_of
from sctoolkit.files.layouts.head import repeats
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.slots import slots_of
from sctoolkit.files.layouts.table import Table, supplier_question
from sctoolkit.files.layouts.understood import Column, Dialect
from sctoolkit.files.sheet import CellValue, Lost, cell_name
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

NOT_ASKED = "n/a"
"""What Kobo's servers write for a question that was not asked."""
NO_DATE = "1980-01-01"
"""What LimeSurvey writes where an anonymous survey keeps no dates."""
LOOKED_AT = 2_000
"""Rows that show how figures and dates are written."""
NO = ("0", "false", "no")


@dataclass(frozen=True, slots=True)
class _Who:
    """The supplier of a row."""

    name: str
    id: str
    named: bool
    """Whether the row has a name, and not only an id that may have been filled in beforehand."""


def replies(table: Table, filler: Filler) -> Iterator[Filled]:
    """Each supplier's answers, row by row; rows without anything of a supplier are passed over."""
    reply = _Replies(table, filler)
    first = table.head.last + 1
    below = islice(table.sheet.rows, first, first + LOOKED_AT)
    filler.look(cells_of(reply.slots, below))
    seen: dict[int, int] = {}
    """A hash of each supplier to its row: names would fill the memory."""
    for row, cells in enumerate(table.sheet.rows):
        filled = reply.at(row, cells) if row > table.head.last else None
        if filled is None:
            continue
        first = seen.setdefault(hash((filled.name.casefold(), filled.id)), row)
        if first != row:
            place = f"{table.sheet.name}!{table.reply_name(first)}"
            message = _("“{name}” stands already at {place}").format(name=filled.name, place=place)
            problem = reply.problem(ProblemKind.SUPPLIER_TWICE, row, message)
            filled = replace(filled, problems=(*filled.problems, problem))
        yield filled


class _Replies:
    """A table made ready for going through its rows."""

    def __init__(self, table: Table, filler: Filler) -> None:
        self.table = table
        self.filler = filler
        self.slots = slots_of(table.columns, filler.index)
        self.head = table.sheet.rows[table.head.last]
        self.width = max((column.place for column in table.columns), default=0) + 1
        self.answering = [column.place for column in table.columns if column.question]
        self.name = table.first(Role.SUPPLIER) or supplier_question(table)
        self.id = table.first(Role.SUPPLIER_ID)
        self.start = table.first(Role.START)
        self.end = table.first(Role.END)
        self.finished = table.first(Role.FINISHED)
        self.parts = {slot.question.id: table.parts_of(slot.place) for slot in self.slots}

    def at(self, row: int, cells: Row) -> Filled | None:
        """The answers in a row; None where it is empty or the head once more."""
        if not cells or repeats(self.head, cells):
            return None
        cells = [*cells, *[None] * (self.width - len(cells))]
        if self.table.head.dialect is Dialect.KOBO:
            cells = [None if cell == NOT_ASKED else cell for cell in cells]
        who = self._who(cells, row)
        if not who.named and not self._answered(cells):
            return None
        if self.table.turned and role_of(who.name):
            return None  # a column of hints or comments between the suppliers
        return self._filled(cells, row, who)

    def _filled(self, cells: Row, row: int, who: _Who) -> Filled:
        place = self.table.reply_name(row)
        given = self.filler.fill(self.slots, cells, lambda column: self._cell(column, place))
        complete = self._complete(cells)
        if not complete:
            message = _("“{name}” began a reply and never sent it").format(name=who.name)
            given.problems.append(self.problem(ProblemKind.NOT_SENT, row, message))
        figures = [isinstance(one.value, float) for one in given.answers.values()]
        if role_of(who.name) is Role.TOTAL and all(figures):
            message = _("“{name}” has no answers but figures").format(name=who.name)
            given.problems.append(self.problem(ProblemKind.SUM_OF_OTHERS, row, message))
        return Filled(
            name=who.name,
            id=who.id,
            where=f"{self.filler.file}: {self.table.sheet.name}!{place}",
            answers=given.answers,
            cells=Cells(self.parts, place),
            problems=tuple(given.problems),
            evidence=given.evidence,
            started=_moment(cells, self.start),
            ended=_moment(cells, self.end),
            complete=complete,
        )

    def problem(self, kind: ProblemCode, row: int, message: str) -> Problem:
        """A warning about a whole reply."""
        name = cell_name(0, row) if self.table.turned else cell_name(row, 0)
        source = Source(self.filler.file, cell=f"{self.table.sheet.name}!{name}")
        return kind.at(source, message, warning=True)

    def _cell(self, column: int, place: str) -> str:
        before, behind = self.table.parts_of(column)
        return f"{before}{place}{behind}"

    def _who(self, cells: Row, row: int) -> _Who:
        name = text_of(cells[self.name.place]) if self.name else ""
        supplier_id = text_of(cells[self.id.place]) if self.id else ""
        fallback = _("{file}, column {place}") if self.table.turned else _("{file}, row {place}")
        file, place = PurePath(self.filler.file).stem, self.table.reply_name(row)
        called = name or supplier_id or fallback.format(file=file, place=place)
        return _Who(called, supplier_id, named=bool(name))

    def _answered(self, cells: Row) -> bool:
        """Whether anything was answered; a formula without a result was not typed by anybody."""
        return any(
            not is_blank(cells[place]) and cells[place] is not Lost.FORMULA
            for place in self.answering
        )

    def _complete(self, cells: Row) -> bool:
        if self.table.head.dialect is Dialect.LIMESURVEY and self.end:
            return not is_blank(cells[self.end.place])
        finished = cells[self.finished.place] if self.finished else None
        return text_of(finished).casefold() not in NO


def _moment(cells: Row, column: Column | None) -> CellValue:
    """When something happened, as it stands in the cell."""
    value = cells[column.place] if column else None
    unknown = text_of(value).startswith(NO_DATE) and isinstance(value, (str, datetime))
    return None if unknown or is_blank(value) else value
