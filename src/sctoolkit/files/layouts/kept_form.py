"""A form that was read before, against which its copies are held.

A sheet in which everything stands that stood in an earlier one, but for what suppliers write, is
laid out as that one was. So it is held against it, row by row, and not weighed anew. What may
differ is what changes nothing in how a sheet is understood:

- in the row of a question what stands under “Answer”, “Comment” and “Evidence”, where that is no
  question, no id and no heading of an answer itself;
- in another row a text instead of a text, or a figure instead of a figure, where neither is a
  question, an id, a heading or an option.

Only sheets of which this holds are kept: see `Form.of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from sctoolkit.files.layouts import long, transposed
from sctoolkit.files.layouts.bare import bare
from sctoolkit.files.layouts.filling import is_blank, text_of
from sctoolkit.files.layouts.form import DETAIL
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.labels import BELOW, OWN, SEVERAL, Around, Label, column_of_labels
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Candidate, Column, Layout
from sctoolkit.files.sheet import CellValue, Sheet
from sctoolkit.model.questionnaire import Question

WRITTEN = (Role.ANSWER, Role.COMMENT, Role.EVIDENCE)
"""What suppliers write in the row of a question."""
SWITCHES = (0.0, 1.0)
"""Figures that Python holds for equal to False and True."""

Weighed = tuple[Candidate, ...]
Row = list[CellValue]


class _Line(NamedTuple):
    """A row of a form."""

    cells: Row
    """Blank where suppliers write."""
    free: tuple[int, ...]
    """The columns in which they do: of the answer, of the comment, of the evidence."""
    switches: bool
    """Whether a box could be taken for one of its figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A sheet with questions, and where their answers stand."""

    index: Index
    around: Around
    weighed: Weighed
    lines: tuple[_Line, ...]
    labels_in: int
    """The column in which most labels stand: what is answered there is said by its words."""

    @classmethod
    def of(cls, around: Around, weighed: Weighed, index: Index) -> Form | None:
        """The form, where nothing that suppliers write can change how it is understood.

        So each question has a row of its own, and its answer under a heading; no options stand in
        rows or columns of their own; no row may be the head of a table; no box is ticked elsewhere.
        """
        if not _is_plain(around, weighed, index):
            return None
        rows, free = around.sheet.rows, _free(around)
        if not free or not all(_stands_alone(one, free, around, index) for one in around.labels):
            return None
        width = max(map(len, rows))
        lines = tuple(_line(cells, free.get(row, ()), width) for row, cells in enumerate(rows))
        form = cls(index, around, weighed, lines, column_of_labels(around.labels))
        boxes = any(holds_box(line.cells) for line in lines)
        return None if boxes or form.written_in(around.sheet) is None else form

    def columns(self) -> Iterator[tuple[Column, int, int]]:
        """What each cell is about that suppliers write in, with its row and column."""
        for label in self.around.labels:
            answer, *beside = self.lines[label.row].free
            yield label.about, label.row, answer
            roles = [role for role in WRITTEN[1:] if role in self.around.roles(label.row)]
            for role, place in zip(roles, beside, strict=True):
                yield replace(label.about, role=role, option=""), label.row, place

    def written_in(self, sheet: Sheet) -> Row | None:
        """What suppliers wrote, in the order of `columns`; None in a sheet that is no copy."""
        if not sheet.in_memory or len(sheet.rows) != len(self.lines):
            return None
        found: Row = []
        for cells, line in zip(sheet.rows, self.lines, strict=True):
            row = cells
            if line.free:
                row = [*cells, *[None] * (len(line.cells) - len(cells))]
                if len(row) > len(line.cells) or not self._is_written(row, line.free):
                    return None
                for place in line.free:
                    found.append(row[place])
                    row[place] = None
            if row != line.cells:
                if line.free or not self._alike(row, line.cells):
                    return None
            elif line.switches and holds_box(row):
                return None
        return found

    def _is_written(self, row: Row, free: tuple[int, ...]) -> bool:
        for place in free:
            value = row[place]
            boxed = type(value) is bool and place == free[0]
            if value is not None and not boxed and not _may_be_written(value, self.index):
                return False
        return True

    def _alike(self, cells: Sequence[CellValue], known: Row) -> bool:
        """Whether a row without a question means as little as the one that stood there."""
        return len(cells) == len(known) and all(
            self._means_as_little(one, other, place)
            for place, (one, other) in enumerate(zip(cells, known, strict=True))
        )

    def _means_as_little(self, one: CellValue, other: CellValue, place: int) -> bool:
        if type(one) is not type(other):
            return False
        if one == other:
            return True
        return place != self.labels_in and all(
            _means_nothing(value, self.index) for value in (one, other)
        )


def _is_plain(around: Around, weighed: Weighed, index: Index) -> bool:
    """Whether a sheet is a form and could be nothing else, whatever is written in it."""
    sheet = around.sheet
    return (
        weighed[0].layout is Layout.LABELLED
        and around.rows() >= BELOW
        and not transposed.has_names(around, index)
        and long.find_rows(sheet, index, Mapping()) is None
    )


def _free(around: Around) -> dict[int, tuple[int, ...]]:
    """The columns in which suppliers write, by row; none where a row has no heading for answers."""
    first = around.labels[0].row
    if not all(Role.ANSWER in around.roles(row) for row in range(first, len(around.sheet.rows))):
        return {}
    found = {}
    for label in around.labels:
        roles = around.roles(label.row)
        found[label.row] = tuple(roles[role] for role in WRITTEN if role in roles)
    return found


def _stands_alone(
    label: Label, free: dict[int, tuple[int, ...]], around: Around, index: Index
) -> bool:
    """Whether a question's answer is what stands under the heading, and can be nothing else."""
    rows, own = around.sheet.rows, free[label.row]
    question = index.questions[label.about.question]
    beside = [cell for place, cell in enumerate(rows[label.row]) if place not in own]
    below = [cell for cells in rows[label.row + 1 : label.until] for cell in cells]
    texts = [cell for cell in beside if isinstance(cell, str)]
    named = [cell for cell in (*texts, *below) if isinstance(cell, str)]
    scales = [scale for row, scale in around.scales if row <= label.row]
    return (
        label.edge is None
        and own[0] > label.column
        and label.column not in own
        and not any(role_of(text) in OWN for text in texts)
        and not any(index.option(question, text) for text in named)
        and all(len(_options(question, scale, index)) < SEVERAL for scale in scales)
    )


def _options(question: Question, words: Iterable[str], index: Index) -> set[str]:
    return {index.option(question, word) for word in words} - {""}


def _line(cells: Sequence[CellValue], free: tuple[int, ...], width: int) -> _Line:
    known = [*cells, *[None] * (width - len(cells))] if free else [*cells]
    for place in free:
        known[place] = None
    return _Line(known, free, any(type(one) is float and one in SWITCHES for one in known))


def _may_be_written(value: CellValue, index: Index) -> bool:
    """Whether a cell is no question, no key of a form, and no heading that counts beside one."""
    if isinstance(value, str):
        return _text_may_be_written(value, index)
    return type(value) is not bool and role_of(text_of(value)) not in long.USED


@lru_cache(maxsize=50_000)
def _text_may_be_written(text: str, index: Index) -> bool:
    alike = (text, text_of(text))
    return (
        not is_blank(text)
        and not text.startswith(DETAIL)
        and index.by_id(text.partition("/")[0]) is None
        and all(role_of(one) not in long.USED and index.match(one) is None for one in alike)
    )


def _means_nothing(value: CellValue, index: Index) -> bool:
    """Whether a cell is no heading and no option either."""
    words = text_of(value)
    options = index.option_words
    named = bare(words) in options or words.casefold() in options
    return _may_be_written(value, index) and role_of(words) is None and not named


def holds_box(cells: Sequence[CellValue]) -> bool:
    """Whether one of the cells is a check box."""
    return any(type(one) is bool for one in cells)
