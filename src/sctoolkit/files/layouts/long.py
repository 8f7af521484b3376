"""A row for each answer: supplier, question, answer, in any order of columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter

from sctoolkit.files.layouts.columns import guessed, meant
from sctoolkit.files.layouts.filled import Filled
from sctoolkit.files.layouts.filling import Filler, Row, text_of
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.line import Line, Placed, Who
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.together import Together
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
Key = tuple[str, str]
"""The name and the id of a supplier; either may be empty."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A long table: where its head ends, and which column holds what."""

    sheet: Sheet
    last: int
    """0-based row of the head."""
    at: dict[Role, int]
    headings: tuple[str, ...]

    def cell(self, cells: Row, role: Role) -> CellValue:
        """What a row has in the column of a role; None where there is no such column."""
        place = self.at.get(role)
        return cells[place] if place is not None and place < len(cells) else None

    def below(self) -> Iterator[tuple[int, Row]]:
        """Each row below the head with its 0-based number."""
        return islice(enumerate(self.sheet.rows), self.last + 1, None)

    def whose(self) -> Iterator[tuple[Key, Placed]]:
        """Each row below the head with whose it is; two empty words where it is nobody's."""
        before: tuple[CellValue, CellValue] = (None, None)
        key = ("", "")
        for row, cells in self.below():
            said = self.cell(cells, Role.SUPPLIER), self.cell(cells, Role.SUPPLIER_ID)
            if said != before:
                before, key = said, (text_of(said[0]), text_of(said[1]))
            yield key, Placed(self.sheet, row, cells)


@dataclass(frozen=True, slots=True)
class Content:
    """What was found in going through a long table once."""

    about: dict[str, Column]
    """What each wording in the column of questions is about; its place is its first row."""
    together: bool
    """Whether the rows of each supplier stand together: then no more of them need be held."""


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
    looked_at = islice(rows.below(), WEIGHED)
    wordings = [text_of(rows.cell(cells, Role.QUESTION)) for _row, cells in looked_at]
    found = [_column(one, 0, index, mapping, guess=False) for one in wordings]
    known = [column.question for column in found if column.question]
    if len(known) < OFTEN * len(found) or not known:
        return Candidate(Layout.LONG, 0, _("too few rows are about a question"))
    said = plural("{count} row is about a question", "{count} rows are about questions", len(known))
    return Candidate(Layout.LONG, len(set(known)) / len(index.questions), said)


def read_rows(rows: Rows, index: Index, mapping: Mapping, *, guess: bool) -> Content:
    """Goes through the table once, to know all its questions before the first supplier is read."""
    wordings: dict[str, int] = {}
    suppliers = Together()
    for key, placed in rows.whose():
        words = rows.cell(placed.cells, Role.QUESTION)
        if not isinstance(words, str) or words not in wordings:
            wordings.setdefault(text_of(words), placed.row)
        if any(key):
            suppliers.add(key)
    wordings.pop("", None)
    about = {
        words: _column(words, place, index, mapping, guess=guess)
        for words, place in wordings.items()
    }
    return Content(about, suppliers.hold())


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


def replies(rows: Rows, content: Content, filler: Filler) -> Iterator[Filled]:
    """Each supplier's answers, in the order in which the suppliers come."""
    filler.look(_cells(rows, content.about))
    if not content.together:
        rows = replace(rows, sheet=rows.sheet.loaded())
    suppliers = _runs(rows)
    for (name, supplier_id), own in suppliers if content.together else _gathered(suppliers):
        who = Who(name or supplier_id, supplier_id)
        yield _filled(rows, content.about, filler, who, own)


def _runs(rows: Rows) -> Iterator[tuple[Key, list[Placed]]]:
    """The rows that follow each other and are one supplier's."""
    somebodys = ((key, placed) for key, placed in rows.whose() if any(key))
    for key, run in groupby(somebodys, key=itemgetter(0)):
        yield key, [placed for _key, placed in run]


def _gathered(runs: Iterable[tuple[Key, list[Placed]]]) -> Iterable[tuple[Key, list[Placed]]]:
    """All rows of each supplier, wherever they stand."""
    found: dict[Key, list[Placed]] = {}
    for key, run in runs:
        found.setdefault(key, []).extend(run)
    return found.items()


def _cells(rows: Rows, about: dict[str, Column]) -> dict[str, list[CellValue]]:
    """The cells of each question at the top of the table."""
    found: dict[str, list[CellValue]] = {}
    for _row, cells in islice(rows.below(), WEIGHED):
        column = about.get(text_of(rows.cell(cells, Role.QUESTION)))
        value = rows.cell(cells, Role.ANSWER)
        if column is not None and column.question and value is not None:
            found.setdefault(column.question, []).append(value)
    return found


def _filled(
    rows: Rows, about: dict[str, Column], filler: Filler, who: Who, own: list[Placed]
) -> Filled:
    line = Line()
    for placed in own:
        words = rows.cell(placed.cells, Role.QUESTION)
        column = about.get(words) if isinstance(words, str) else None
        column = column or about.get(text_of(words))
        if column is not None and column.question:
            _put(line, rows, placed, column, filler.index)
    return line.filled(filler, who, f"{filler.file}: {rows.sheet.name}!{own[0].row + 1}")


def _put(line: Line, rows: Rows, placed: Placed, column: Column, index: Index) -> None:
    named = text_of(rows.cell(placed.cells, Role.OPTION))
    option = column.option or index.option(index.questions[column.question], named)
    answer = replace(column, role=Role.OPTION, option=option) if option else column
    line.put(answer, placed, rows.at[Role.ANSWER])
    line.put_beside(answer, placed, rows.at)
