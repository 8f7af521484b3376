"""Where each question stands in the Questions sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sctoolkit.engine.form import Asked, Form, Part
from sctoolkit.files.form_workbook.lists import Lists
from sctoolkit.model.questionnaire import Question

COLUMNS = ("id", "number", "question", "answer", "state", "help", "comment", "evidence")
LETTERS = dict(zip(COLUMNS, "ABCDEFGH", strict=True))
TITLE_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3


def column(key: str) -> int:
    """The 1-based place of a column."""
    return COLUMNS.index(key) + 1


@dataclass(frozen=True, slots=True)
class Place:
    """A question and its rows; `items` are the rows in which its options are ticked."""

    asked: Asked
    row: int
    lists: Lists

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.asked.question

    @property
    def items(self) -> range:
        """The rows of its options; empty where one answer is chosen from a list."""
        count = len(self.question.options) if self.question.kind.many else 0
        return range(self.row + 1, self.row + 1 + count)

    def cell(self, key: str) -> str:
        """A cell of its first row, as $D$7."""
        return f"${LETTERS[key]}${self.row}"

    def ticks(self) -> str:
        """The cells in which its options are ticked."""
        letter = LETTERS["answer"]
        return f"${letter}${self.items[0]}:${letter}${self.items[-1]}"

    def tick(self, option_id: str) -> str:
        """The cell in which this option is ticked."""
        ids = [option.id for option in self.question.options]
        return f"${LETTERS['answer']}${self.items[ids.index(option_id)]}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole sheet before it is written."""

    form: Form
    heads: Mapping[int, Part]
    """The rows of section titles."""
    places: Sequence[Place]

    def by_id(self) -> dict[str, Place]:
        """Question id to its place."""
        return {place.question.id: place for place in self.places}

    def rows(self) -> Iterator[int]:
        """The rows of questions and options."""
        for place in self.places:
            yield place.row
            yield from place.items

    @property
    def last(self) -> int:
        """The last row in use."""
        return max(self.rows(), default=HEAD_ROW)


def layout(form: Form, lists: Lists) -> Layout:
    """One row for each section, question and option to tick."""
    row, heads, places = FIRST_ROW, {}, []
    for part in form.parts:
        heads[row] = part
        row += 1
        for asked in part.asked:
            place = Place(asked, row, lists)
            places.append(place)
            row += 1 + len(place.items)
    return Layout(form, heads, places)
