"""What one supplier wrote on visible sheets counts before what stands on hidden ones.

A hidden sheet may hold what check boxes are linked to, and then it is all there is. It may as well
hold what was answered last year: then it says otherwise, and a person should know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from sctoolkit.files.layouts.filled import Cells, Filled
from sctoolkit.files.layouts.filling import Filler, Row, is_blank
from sctoolkit.files.layouts.line import Laid, Who
from sctoolkit.files.layouts.slots import Slot
from sctoolkit.files.sheet import CellValue, Sheet
from sctoolkit.files.understanding.misunderstood import quoted, written
from sctoolkit.language import _
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind
from sctoolkit.wording import some_of

SHOWN = 5
"""Questions that a message names."""


class OfSheet(Protocol):
    """A part of a form."""

    @property
    def sheet(self) -> Sheet:
        """The sheet that it was found in."""


Part = TypeVar("Part", bound=OfSheet)


@dataclass(frozen=True, slots=True)
class Written:
    """The cells of a supplier on some sheets of its file, laid out as one row."""

    laid: Laid
    values: Row
    problems: Sequence[Problem] = ()
    """About the sheets as a whole."""

    def filled(self, filler: Filler, who: Who) -> Filled:
        """The answers that they are."""
        return self.laid.filled(filler, self.values, who, filler.file, self.problems)

    def answering(self, slot: Slot) -> list[int]:
        """The filled places of a question, but for comments and evidence."""
        ticks = [place for places in slot.ticks.values() for place in places]
        return [one for one in (*slot.singles, *ticks) if not is_blank(self.values[one])]

    def said(self) -> dict[str, list[int]]:
        """Question to the filled places of its answer, where it has any."""
        found = {slot.question.id: self.answering(slot) for slot in self.laid.slots}
        return {question: places for question, places in found.items() if places}

    def cell(self, place: int) -> CellValue:
        """What stands in a place."""
        return self.values[place]


def read_apart(
    parts: Sequence[Part], write: Callable[[list[Part]], Written], filler: Filler, who: Who
) -> Filled:
    """The supplier's answers; visible and hidden sheets are read apart where there are both."""
    seen = [part for part in parts if not part.sheet.hidden]
    hidden = [part for part in parts if part.sheet.hidden]
    if not seen or not hidden:
        return write([*parts]).filled(filler, who)
    return _Both(write(seen), write(hidden), filler, who).filled()


class _Both:
    """What visible sheets say, and what hidden ones do."""

    def __init__(self, seen: Written, hidden: Written, filler: Filler, who: Who) -> None:
        self.file = filler.file
        self.seen, self.hidden = seen, hidden
        self.counts = seen.filled(filler, who)
        self.beside = hidden.filled(filler, who)
        self.said = seen.said()
        said = hidden.said()
        self.differ = {one for one in said if one in self.said and not self._agree(one, said[one])}

    def _agree(self, question: str, places: list[int]) -> bool:
        """Whether both say the same; where neither can be read, whether the same stands there."""
        one, other = self.counts.answers.get(question), self.beside.answers.get(question)
        if one is None and other is None:
            mine = [self.seen.cell(place) for place in self.said[question]]
            return mine == [self.hidden.cell(place) for place in places]
        return _meaning(one) == _meaning(other)

    def filled(self) -> Filled:
        """The answers that count, and whatever is to be said of the others."""
        answers = dict(self.counts.answers)
        for question, found in self.beside.answers.items():
            if question not in self.differ:
                answers[question] = self._joined(question, found)
        taken = [one for one in self.hidden.said() if one not in self.said]
        cells = self.beside.cells.columns | self.counts.cells.columns
        cells |= {one: self.beside.cells.columns[one] for one in taken}
        evidence = {
            question: words
            for question, words in self.beside.evidence.items()
            if question not in self.differ
        }
        return replace(
            self.counts,
            answers=answers,
            cells=Cells(cells),
            evidence=evidence | self.counts.evidence,
            problems=(*self.counts.problems, *self._of_hidden(), *self._remarks(taken)),
        )

    def _joined(self, question: str, found: Answer) -> Answer:
        """The answer of a visible sheet, else of a hidden one, with what both note beside it."""
        mine = self.counts.answers.get(question, UNANSWERED)
        answer = mine if question in self.said else found
        notes = dict.fromkeys(one.note for one in (mine, found) if one.note)
        return replace(answer, note="\n".join(notes))

    def _of_hidden(self) -> Iterator[Problem]:
        """The problems of hidden cells, but for those that do not count."""
        laid = self.hidden.laid
        aside = {
            laid.name_of(place)
            for slot in laid.slots
            if slot.question.id in self.said
            for place in self.hidden.answering(slot)
        }
        return (one for one in self.beside.problems if one.source.cell not in aside)

    def _remarks(self, taken: Sequence[str]) -> Iterator[Problem]:
        places = self.hidden.said()
        for question in places:
            if question in self.differ:
                yield self._otherwise(question, places[question][0])
        asked = {slot.question.id for slot in self.seen.laid.slots}
        alone = [question for question in taken if question in asked]
        if alone:
            message = _("left open on visible sheets, taken from a hidden one: {questions}")
            said = message.format(questions=some_of(alone[:SHOWN], len(alone)))
            where = Source(self.file, cell=self.hidden.laid.name_of(places[alone[0]][0]))
            yield ProblemKind.HIDDEN_SHEET.at(where, said, warning=True)

    def _otherwise(self, question: str, place: int) -> Problem:
        message = _("{question}: {cell}, on a hidden sheet, says otherwise; it does not count")
        first = self.said[question][0]
        source = Source(self.file, cell=self.seen.laid.name_of(first))
        said = message.format(question=question, cell=self.hidden.laid.name_of(place))
        problem = ProblemKind.HIDDEN_DIFFERS.at(source, said, warning=True)
        found, expected = self.hidden.cell(place), self.seen.cell(first)
        return replace(problem, found=quoted(written(found)), expected=quoted(written(expected)))


def _meaning(answer: Answer | None) -> tuple[AnswerState, object] | None:
    return (answer.state, answer.value) if answer else None
