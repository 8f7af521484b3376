"""A sheet that is one table: its head, what its columns mean, and who is the supplier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sctoolkit.files.layouts.columns import columns_of
from sctoolkit.files.layouts.filling import is_blank, text_of
from sctoolkit.files.layouts.head import Head, find_head
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Candidate, Column, Dialect, Layout, Understood
from sctoolkit.files.sheet import CellValue, Rows, Sheet, cell_name
from sctoolkit.language import _, plural
from sctoolkit.model.questionnaire import QuestionKind

PLAIN_NAMES = ("name", "nom", "nombre")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its head, and what its columns mean."""

    sheet: Sheet
    """With a row for each supplier; a transposed sheet was turned."""
    head: Head
    columns: tuple[Column, ...]
    turned: bool = False

    def first(self, role: Role) -> Column | None:
        """The first column of a role."""
        return next((column for column in self.columns if column.role is role), None)

    def parts_of(self, place: int) -> tuple[str, str]:
        """What stands before and behind the number or letter of a reply in the name of a cell."""
        name = cell_name(place, 0)[1:] if self.turned else cell_name(0, place)[:-1]
        return (f"{self.sheet.name}!", name) if self.turned else (f"{self.sheet.name}!{name}", "")

    def reply_name(self, row: int) -> str:
        """The number of a reply's row; in a transposed sheet the letters of its column."""
        return cell_name(0, row)[:-1] if self.turned else str(row + 1)


def weigh(table: Table | None, index: Index) -> Candidate:
    """How well a sheet fits that has a row for each supplier."""
    if table is None:
        return Candidate(Layout.WIDE, 0, _("no heading is a question"))
    found = len(table.head.questions)
    if not _has_replies(table):
        return Candidate(Layout.WIDE, 0, _("nothing stands below the headings"))
    if found == 1 and not _heads_replies(table, index):
        return Candidate(Layout.WIDE, 0, _("a single question among other words is no head"))
    said = plural("{count} question is a heading", "{count} questions are headings", found)
    return Candidate(Layout.WIDE, found / len(index.questions), said)


def _has_replies(table: Table) -> bool:
    places = [column.place for column in table.columns if column.question]
    rows = table.sheet.rows[table.head.last + 1 :]
    return any(not is_blank(row[place]) for row in rows for place in places if place < len(row))


def _heads_replies(table: Table, index: Index) -> bool:
    """Whether the only question is a heading, and not the label of a form with its answer beside.

    What stands below it and beside it tells, where one of the two answers it; else the headings.
    """
    head, *rows = table.sheet.rows[table.head.last :]
    about = [column for column in table.columns if column.question]
    if any(_lists_options(column, rows, index) for column in about):
        return False
    answered = [row for row in rows for one in about if _answers(one, row, one.place, index)]
    if any(_answers(one, head, one.place + 1, index) for one in about):
        return bool(answered) and _mostly_known(table)
    named = table.first(Role.SUPPLIER) or table.first(Role.SUPPLIER_ID)
    if named and any(not is_blank(_cell(row, named.place)) for row in answered):
        return True
    return _mostly_known(table)


def _lists_options(column: Column, rows: Rows, index: Index) -> bool:
    """Whether other options stand below an option: one ticks them in another column."""
    question = index.questions[column.question]
    found = {index.option(question, text_of(_cell(row, column.place))) for row in rows}
    return bool(column.option and found - {"", column.option})


def _answers(column: Column, row: Sequence[CellValue], place: int, index: Index) -> bool:
    """Whether a cell is an answer to a column's question: an option, a figure."""
    question = index.questions[column.question]
    words = text_of(_cell(row, place))
    if question.kind is QuestionKind.NUMBER:
        return words[:1].isdigit()
    parts = (words, *re.split(r"[;,]", words))
    return any(index.option(question, part) for part in parts)


def _cell(row: Sequence[CellValue], place: int) -> CellValue:
    return row[place] if place < len(row) else None


def _mostly_known(table: Table) -> bool:
    told = [column for column in table.columns if column.heading]
    return 2 * sum(column.role is not Role.UNKNOWN for column in told) >= len(told)


def read_table(
    sheet: Sheet, index: Index, mapping: Mapping, *, guess: bool, turned: bool = False
) -> Table | None:
    """The table in a sheet; None where it has no head."""
    row = None if mapping.header_row is None or turned else mapping.header_row - 1
    head = find_head(sheet, index, mapping, row)
    if head is None:
        return None
    columns = columns_of(head.headings, index, mapping, guess=guess)
    return Table(sheet, head, tuple(_with_supplier(columns, head, turned=turned)), turned)


def _with_supplier(columns: list[Column], head: Head, *, turned: bool) -> list[Column]:
    """The columns, where none is called supplier with the next best one as its name."""
    if any(column.role is Role.SUPPLIER for column in columns):
        return columns
    best = _above_questions(columns) if turned else _plain_name(columns, head)
    return [replace(one, role=Role.SUPPLIER) if one is best else one for one in columns]


def _plain_name(columns: list[Column], head: Head) -> Column | None:
    """“Name” in a table that no form tool wrote, where it would be a person's."""
    if head.dialect is not Dialect.PLAIN:
        return None
    return next((one for one in columns if one.heading.casefold() in PLAIN_NAMES), None)


def _above_questions(columns: list[Column]) -> Column | None:
    """Of a transposed sheet, the row right above the questions, whatever stands in its corner."""
    first = next((place for place, one in enumerate(columns) if one.question), 0)
    corner = (Role.QUESTION, Role.GUIDANCE, Role.UNKNOWN)
    return next((one for one in reversed(columns[:first]) if one.role in corner), None)


def understood_of(table: Table, index: Index, candidates: Sequence[Candidate]) -> Understood:
    """What is said about the table before its answers are read."""
    about = {column.question for column in table.columns}
    supplier = (
        table.first(Role.SUPPLIER) or supplier_question(table) or table.first(Role.SUPPLIER_ID)
    )
    return Understood(
        sheet=table.sheet.name,
        layout=Layout.TRANSPOSED if table.turned else Layout.WIDE,
        candidates=tuple(candidates),
        columns=table.columns,
        without=tuple(one for one in index.questions if one not in about),
        dialect=table.head.dialect,
        header_row=None if table.turned else table.head.last + 1,
        supplier=supplier.heading if supplier else "",
        hidden=table.sheet.hidden,
        headings_in=table.head.last,
    )


def supplier_question(table: Table) -> Column | None:
    """A column that is a question, and the name of the supplier all the same."""
    return next((one for one in table.columns if role_of(one.heading) is Role.SUPPLIER), None)
