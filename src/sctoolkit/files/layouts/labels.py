"""Finds in a form where each question stands, and what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sctoolkit.files.layouts.bare import bare, unboxed
from sctoolkit.files.layouts.columns import guessed, meant
from sctoolkit.files.layouts.filling import is_blank
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Column
from sctoolkit.files.sheet import CellValue, Sheet

BESIDE = (Role.ANSWER, Role.COMMENT, Role.EVIDENCE, Role.GUIDANCE)
SEVERAL = 2
BELOW = 3
"""Where so many rows name a question each, questions do not stand side by side."""
OWN = (Role.SUPPLIER, Role.SUPPLIER_ID)
"""What a form says of the supplier, beside its answers."""


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that names a question."""

    row: int
    column: int
    about: Column
    """What it is about; its place is the row."""
    until: int = 0
    """The row of the next question below."""
    edge: int | None = None
    """The column of the next question in the same row; None where it is the only one."""


@dataclass(slots=True)
class Around:
    """What stands around the labels of a sheet."""

    sheet: Sheet
    labels: list[Label] = field(default_factory=list)
    own: dict[Role, tuple[int, int]] = field(default_factory=dict)
    """Where the words for the supplier's name and id stand."""
    heads: list[tuple[int, dict[Role, int]]] = field(default_factory=list)
    """Rows with headings such as “Answer” and “Comment”, and their columns."""
    scales: list[tuple[int, dict[str, int]]] = field(default_factory=list)
    """Rows that name several options, bare, and their columns."""
    unknown: list[Column] = field(default_factory=list)
    """Texts where questions stand, with an answer, that are no question."""
    answers: int | None = None
    """The column in which most answers stand, where no heading says so."""

    def questions(self) -> set[str]:
        """The ids of the questions that were found."""
        return {label.about.question for label in self.labels}

    def rows(self) -> int:
        """How many rows name a question or two; more than that is a row of headings."""
        found = Counter(label.row for label in self.labels)
        return sum(count <= SEVERAL for count in found.values())

    def roles(self, row: int) -> dict[Role, int]:
        """The columns of the headings nearest above a row."""
        place = bisect_left(self.heads, row, key=lambda head: head[0])
        return self.heads[place - 1][1] if place else {}

    def right_of(self, label: Label) -> Iterator[tuple[int, CellValue]]:
        """The filled cells to the right of a label, but for comments, evidence and hints."""
        roles = self.roles(label.row)
        apart = {roles[role] for role in BESIDE[1:] if role in roles}
        cells = self.sheet.rows[label.row]
        for column in range(label.column + 1, label.edge or len(cells)):
            if column not in apart and column < len(cells) and not is_blank(cells[column]):
                yield column, cells[column]


def look_around(sheet: Sheet, index: Index, mapping: Mapping, *, guess: bool) -> Around:
    """The labels of a sheet with what stands around them."""
    around = Around(sheet)
    found: list[Label] = []
    for row, cells in enumerate(sheet.rows):
        here = list(_labels(row, cells, index, mapping))
        if here:
            found += here
        else:
            _heads(around, row, cells, index)
        _own(around, row, cells, index)
    around.labels = _bounded(found, len(sheet.rows))
    around.answers = _column_of_answers(around)
    if found:
        unknown = list(_unknown(around, index, guess=guess))
        around.unknown = [column for column in unknown if not column.question]
        where = column_of_labels(found)
        found += [Label(one.place, where, one) for one in unknown if one.question]
        found.sort(key=lambda label: (label.row, label.column))
        around.labels = _bounded(found, len(sheet.rows))
    return around


def column_of_labels(labels: list[Label]) -> int:
    """The column in which most labels stand."""
    return Counter(label.column for label in labels).most_common(1)[0][0]


def _unknown(around: Around, index: Index, *, guess: bool) -> Iterator[Column]:
    """Texts that stand where questions stand, are answered, and are no question."""
    column = column_of_labels(around.labels)
    known = {label.row for label in around.labels}
    for row in range(around.labels[0].row, len(around.sheet.rows)):
        words = around.sheet.at(row, column)
        if row in known or not isinstance(words, str) or is_blank(words):
            continue
        answers = around.roles(row).get(Role.ANSWER, around.answers)
        answered = answers is not None and not is_blank(around.sheet.at(row, answers))
        means = role_of(words) or bare(words) in index.option_words
        if answered and not means and not repeats_heading(around, row):
            yield guessed(Column(row, words, Role.UNKNOWN), words, index, guess=guess)


def repeats_heading(around: Around, row: int) -> bool:
    """Whether a row is a row of headings."""
    return any(place == row for place, _roles in around.heads)


def _labels(
    row: int, cells: Sequence[CellValue], index: Index, mapping: Mapping
) -> Iterator[Label]:
    """The questions in a row; the id and the text of one question are one label."""
    before: Label | None = None
    for column, value in enumerate(cells):
        about = _about(row, value, index, mapping)
        if about is None:
            continue
        label = Label(row, column, about)
        if before and before.about.question != about.question:
            yield Label(row, before.column, before.about, edge=column)
        before = label
    if before:
        yield before


def _about(row: int, value: CellValue, index: Index, mapping: Mapping) -> Column | None:
    if not isinstance(value, str):
        return None
    meaning = mapping.meaning(value)
    if meaning:
        about = meant(row, value, meaning, index)
        return about if about.question else None
    match = index.match(value)
    return Column(row, value, Role.ANSWER, match.question.id, "", match.how) if match else None


def _heads(around: Around, row: int, cells: Sequence[CellValue], index: Index) -> None:
    roles: dict[Role, int] = {}
    options: dict[str, int] = {}
    for column, value in enumerate(cells):
        if isinstance(value, str):
            role = role_of(value)
            if role in BESIDE:
                roles.setdefault(role, column)
            words = bare(value)
            if words in index.option_words:
                options.setdefault(words, column)
    if Role.ANSWER in roles or (roles and len(roles) == _filled(cells)):
        around.heads.append((row, roles))
    if len(options) >= SEVERAL:
        around.scales.append((row, options))


def _filled(cells: Sequence[CellValue]) -> int:
    return sum(not is_blank(cell) for cell in cells)


def _own(around: Around, row: int, cells: Sequence[CellValue], index: Index) -> None:
    for column, value in enumerate(cells):
        role = role_of(value) if isinstance(value, str) else None
        if role in OWN and role not in around.own and _value_beside(around, row, column, index):
            around.own[role] = _value_beside(around, row, column, index) or (row, column)


def _value_beside(around: Around, row: int, column: int, index: Index) -> tuple[int, int] | None:
    """The next filled cell to the right, unless it is a heading or a question itself."""
    cells = around.sheet.rows[row]
    place = next((one for one in range(column + 1, len(cells)) if not is_blank(cells[one])), None)
    if place is None:
        return None
    value = cells[place]
    heading = isinstance(value, str) and (role_of(value) or index.match(value))
    return None if heading else (row, place)


def _bounded(labels: list[Label], last: int) -> list[Label]:
    """Each label with the row of the next one below it."""
    below = dict(pairwise([*sorted({label.row for label in labels}), last]))
    return [
        Label(label.row, label.column, label.about, below[label.row], label.edge)
        for label in labels
    ]


def _column_of_answers(around: Around) -> int | None:
    """The column that is most often the first filled one beside a question."""
    firsts = Counter(
        column for label in around.labels for column, _value in list(around.right_of(label))[:1]
    )
    return firsts.most_common(1)[0][0] if firsts else None


def option_rows(label: Label, around: Around, index: Index) -> dict[str, tuple[int, int]]:
    """The options that are listed below a question, each in its row: option to row and column."""
    if label.until - label.row < SEVERAL:
        return {}
    question = index.questions[label.about.question]
    by_column: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in range(label.row, label.until):
        for column, value in enumerate(around.sheet.rows[row]):
            if isinstance(value, str) and (row, column) != (label.row, label.column):
                option = index.option(question, unboxed(value)[1])
                if option and column >= label.column:
                    by_column[column].setdefault(option, (row, column))
    best = max(by_column.values(), key=len, default={})
    return best if len(best) >= SEVERAL and len({row for row, _ in best.values()}) > 1 else {}
