"""A row for each answer: supplier, question, answer, in any order of columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sctoolkit.files.layouts.columns import guessed, meant
from sctoolkit.files.layouts.filled import Filled
from sctoolkit.files.layouts.filling import Filler, text_of
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.line import Line, Who
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Candidate, Column, Layout, Understood
from sctoolkit.files.sheet import CellValue, Sheet
from sctoolkit.language import _, plural

LOOKED_THROUGH = 30
NEEDED = (Role.QUESTION, Role.ANSWER)
OFTEN = 0.2
"""So many of the rows must be about a question that is known: the head tells much already."""
WEIGHED = 2_000
"""Rows that are looked at to see whether the layout fits."""
USED = {
    Role.QUESTION,
    Role.ANSWER,
    Role.OPTION,
    Role.COMMENT,
    Role.EVIDENCE,
    Role.SUPPLIER,
    Role.SUPPLIER_ID,
}

SAID = {role.value for role in USED}


@dataclass(frozen=True, slots=True)
class Rows:
    """A long table: where its head ends, and which column holds what."""

    sheet: Sheet
    last: int
    """0-based row of the head."""
    at: dict[Role, int]
    headings: tuple[str, ...]

    def words(self, row: int, role: Role) -> str:
        """What a row has in the column of a role; empty where there is no such column."""
        return text_of(self.sheet.at(row, self.at[role])) if role in self.at else ""


def find_rows(sheet: Sheet, index: Index, mapping: Mapping) -> Rows | None:
    """The long table in a sheet: its head names the supplier, the question and the answer."""
    if mapping.header_row is not None:
        return _rows(sheet, index, mapping.header_row - 1, mapping)
    for row in range(min(len(sheet.rows), LOOKED_THROUGH)):
        found = _rows(sheet, index, row, mapping)
        if found:
            return found
    return None


def _rows(sheet: Sheet, index: Index, row: int, mapping: Mapping) -> Rows | None:
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    headings = tuple(text_of(cell) for cell in cells)
    at: dict[Role, int] = {}
    for place, heading in enumerate(headings):
        role = _role(heading, mapping)
        if role in USED:
            at.setdefault(role, place)
        if role is Role.QUESTION and at[role] != place and _better(sheet, index, row, place, at):
            at[role] = place
    named = Role.SUPPLIER in at or Role.SUPPLIER_ID in at
    return Rows(sheet, row, at, headings) if named and all(one in at for one in NEEDED) else None


def _role(heading: str, mapping: Mapping) -> Role | None:
    meaning = mapping.meaning(heading)
    return Role(meaning) if meaning in SAID else role_of(heading)


def _better(sheet: Sheet, index: Index, row: int, place: int, at: dict[Role, int]) -> bool:
    """Whether the next row knows its question by this column, and not by the one before."""
    here, there = (sheet.at(row + 1, one) for one in (place, at[Role.QUESTION]))
    return bool(index.match(text_of(here))) and not index.match(text_of(there))


def weigh(sheet: Sheet, index: Index, mapping: Mapping) -> Candidate:
    """How well the sheet fits."""
    rows = find_rows(sheet, index, mapping)
    if rows is None:
        because = _("no head with supplier, question and answer")
        return Candidate(Layout.LONG, 0, because)
    looked_at = range(rows.last + 1, min(len(sheet.rows), rows.last + 1 + WEIGHED))
    wordings = [rows.words(row, Role.QUESTION) for row in looked_at]
    found = [_column(one, 0, index, mapping, guess=False) for one in wordings]
    known = [column.question for column in found if column.question]
    if len(known) < OFTEN * len(found) or not known:
        return Candidate(Layout.LONG, 0, _("too few rows are about a question"))
    said = plural("{count} row is about a question", "{count} rows are about questions", len(known))
    return Candidate(Layout.LONG, len(set(known)) / len(index.questions), said)


def read_rows(rows: Rows, index: Index, mapping: Mapping, *, guess: bool) -> dict[str, Column]:
    """What each wording in the column of questions is about; its place is its first row."""
    wordings: dict[str, int] = {}
    for row in range(rows.last + 1, len(rows.sheet.rows)):
        words = rows.words(row, Role.QUESTION)
        if words:
            wordings.setdefault(words, row)
    return {
        words: _column(words, place, index, mapping, guess=guess)
        for words, place in wordings.items()
    }


def _column(words: str, place: int, index: Index, mapping: Mapping, *, guess: bool) -> Column:
    meaning = mapping.meaning(words)
    if meaning:
        return meant(place, words, meaning, index)
    match = index.match(words)
    if match:
        return Column(place, words, Role.ANSWER, match.question.id, "", match.how)
    role = role_of(words)
    known = role if role in (Role.TOTAL, Role.REMARK) else None
    column = Column(place, words, known or Role.UNKNOWN)
    return guessed(column, words, index, guess=guess) if guess or not known else column


def understood_of(
    rows: Rows, about: dict[str, Column], index: Index, candidates: tuple[Candidate, ...]
) -> Understood:
    """What is said about the table before its answers are read."""
    found = {column.question for column in about.values()}
    place = rows.at.get(Role.SUPPLIER, rows.at.get(Role.SUPPLIER_ID, 0))
    return Understood(
        sheet=rows.sheet.name,
        layout=Layout.LONG,
        candidates=candidates,
        columns=tuple(about.values()),
        without=tuple(one for one in index.questions if one not in found),
        header_row=rows.last + 1,
        supplier=rows.headings[place],
        hidden=rows.sheet.hidden,
        headings_in=rows.at[Role.QUESTION],
    )


def replies(rows: Rows, about: dict[str, Column], filler: Filler) -> Iterator[Filled]:
    """Each supplier's answers, in the order in which the suppliers come."""
    filler.look(_cells(rows, about))
    of_supplier: dict[tuple[str, str], list[int]] = {}
    for row in range(rows.last + 1, len(rows.sheet.rows)):
        name = rows.words(row, Role.SUPPLIER)
        supplier_id = rows.words(row, Role.SUPPLIER_ID)
        if name or supplier_id:
            of_supplier.setdefault((name, supplier_id), []).append(row)
    for (name, supplier_id), places in of_supplier.items():
        yield _filled(rows, about, filler, Who(name or supplier_id, supplier_id), places)


def _cells(rows: Rows, about: dict[str, Column]) -> dict[str, list[CellValue]]:
    """The cells of each question at the top of the table."""
    cells: dict[str, list[CellValue]] = {}
    for row in range(rows.last + 1, min(len(rows.sheet.rows), rows.last + 1 + WEIGHED)):
        column = about.get(rows.words(row, Role.QUESTION))
        value = rows.sheet.at(row, rows.at[Role.ANSWER])
        if column is not None and column.question and value is not None:
            cells.setdefault(column.question, []).append(value)
    return cells


def _filled(
    rows: Rows,
    about: dict[str, Column],
    filler: Filler,
    who: Who,
    places: list[int],
) -> Filled:
    line = Line()
    for row in places:
        column = about.get(rows.words(row, Role.QUESTION))
        if column is not None and column.question:
            _put(line, rows, row, column, filler.index)
    return line.filled(filler, who, f"{filler.file}: {rows.sheet.name}!{places[0] + 1}")


def _put(line: Line, rows: Rows, row: int, column: Column, index: Index) -> None:
    question = index.questions[column.question]
    option = column.option or index.option(question, rows.words(row, Role.OPTION))
    answer = replace(column, role=Role.OPTION, option=option) if option else column
    line.put(answer, rows.sheet, row, rows.at[Role.ANSWER])
    line.put_beside(answer, rows.sheet, row, rows.at)
