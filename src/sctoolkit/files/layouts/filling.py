"""Turns the cells of one supplier into answers; the same for every layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sctoolkit.files.layouts.bare import unboxed
from sctoolkit.files.layouts.filled import Meanings, Misread, Understanding
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.slots import Slot
from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding.misunderstood import quoted, written
from sctoolkit.files.understanding.repaired import Repaired, repaired
from sctoolkit.language import _
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.problem_kinds import ProblemKind

Row = Sequence[CellValue]
NameOf = Callable[[int], str]
"""The name of a cell of the row as `Sheet!F6`, by its place."""
REMEMBERED = 5_000
"""Different cells of one question whose meaning is kept in mind."""


@dataclass(slots=True)
class Given:
    """What a row gave."""

    answers: dict[str, Answer] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Here:
    """A row while it is read."""

    file: str
    row: Row
    name_of: NameOf
    given: Given

    def source(self, place: int) -> Source:
        """Where one of its cells stands."""
        return Source(self.file, cell=self.name_of(place))


class Filler:
    """Fills in answers, and keeps in mind what each different cell of a question means."""

    def __init__(self, file: str, index: Index, understanding: Understanding) -> None:
        self.file = file
        self.index = index
        self.understanding = understanding
        self._meanings: dict[str, Meanings] = {}
        self._ticked_meanings: dict[str, dict[object, Answer | Misread]] = {}

    def look(self, columns: Mapping[str, Sequence[CellValue]]) -> None:
        """Shows the cells of each question before any is read, and forgets what others meant."""
        self._meanings.clear()
        self._ticked_meanings.clear()
        self.understanding.look(columns)

    def fill(self, slots: Iterable[Slot], row: Row, name_of: NameOf) -> Given:
        """The answers of a row that is at least as long as the last place in the slots."""
        given = Given()
        here = Here(self.file, row, name_of, given)
        for slot in slots:
            answer: Answer | None = None
            if slot.alone is None:
                answer = self._answer(slot, here)
            elif (value := row[slot.alone]) is not None:
                key = value if type(value) is str else (type(value), value)
                known = self._known(slot.question).get(key)
                answer = known if type(known) is Answer else self._answer(slot, here)
            for place in slot.beside:
                if row[place] is not None:
                    answer = _noted(answer, slot, here)
                    break
            if answer is not None:
                given.answers[slot.question.id] = answer
        return given

    def _answer(self, slot: Slot, here: Here) -> Answer | None:
        if slot.alone is not None:
            value = here.row[slot.alone]
            if is_blank(value):
                return None
            meaning = self._with_reason(slot, value, self._one(slot, value), here.row)
            return _or_problem(slot.place, meaning, here)
        if slot.merged and self._contradicted(slot, here):
            return None
        return _settled(slot, self._all(slot, here), here)

    def _contradicted(self, slot: Slot, here: Here) -> bool:
        """Whether columns that were merged say different things of one option."""
        for option, places in slot.ticks.items():
            filled = [place for place in places if not is_blank(here.row[place])]
            meant = [self._ticked(slot, {option: here.row[place]}) for place in filled]
            for place, one in zip(filled[1:], meant[1:], strict=True):
                if one != meant[0]:
                    _refuse(slot, place, filled[0], here)
                    return True
        return False

    def _all(self, slot: Slot, here: Here) -> list[tuple[int, Answer]]:
        """What each place says of the question; what is no answer is reported."""
        row = here.row
        meant: list[tuple[int, Answer | Repaired | Misread]] = []
        ticked = {option: _filled(row, places) for option, places in slot.ticks.items()}
        if not all(is_blank(value) for value in ticked.values()):
            meant.append((next(iter(slot.ticks.values()))[0], self._ticks(slot, ticked)))
        filled = [place for place in slot.singles if not is_blank(row[place])]
        meant += [(place, self._one(slot, row[place])) for place in filled]
        answers = []
        for place, one in meant:
            answer = _or_problem(place, one, here)
            if answer is not None:
                answers.append((place, answer))
        return answers

    def _one(self, slot: Slot, value: CellValue) -> Answer | Repaired | Misread:
        known = self._known(slot.question)
        key = value if type(value) is str else (type(value), value)  # True is 1.0 to a dictionary
        meaning = known.get(key)
        if meaning is None:
            meaning = repaired(value, self.understanding.one(slot.question, value))
            if slot.question.kind is not QuestionKind.TEXT and len(known) < REMEMBERED:
                known[key] = meaning
        return meaning

    def _known(self, question: Question) -> Meanings:
        found = self._meanings.get(question.id)
        if found is None:
            found = self._meanings[question.id] = self.understanding.meanings(question)
        return found

    def _with_reason(
        self, slot: Slot, value: CellValue, meaning: Answer | Repaired | Misread, row: Row
    ) -> Answer | Repaired | Misread:
        """What a cell means together with the comment beside it, where it means nothing alone."""
        if isinstance(meaning, (Answer, Repaired)) or not slot.comments:
            return meaning
        reason = "\n".join(filter(None, (text_of(row[place]) for place in slot.comments)))
        return self.understanding.one(slot.question, value, reason) if reason else meaning

    def _ticks(self, slot: Slot, ticked: dict[str, CellValue]) -> Answer | Misread:
        known = self._ticked_meanings.setdefault(slot.question.id, {})
        key = tuple((type(value), value) for value in ticked.values())
        meaning = known.get(key)
        if meaning is None:
            meaning = self._ticked(slot, ticked)
            if len(known) < REMEMBERED:
                known[key] = meaning
        return meaning

    def _ticked(self, slot: Slot, ticked: dict[str, CellValue]) -> Answer | Misread:
        plain = {
            option: self._mark(slot.question, option, value) for option, value in ticked.items()
        }
        return self.understanding.ticks(slot.question, plain)

    def _mark(self, question: Question, option: str, value: CellValue) -> CellValue:
        """The mark of an option; its own name is one, unless a check box stands in front of it."""
        if not isinstance(value, str):
            return value
        box, words = unboxed(value)
        return (box or True) if self.index.option(question, words) == option else value


def _or_problem(place: int, meaning: Answer | Repaired | Misread, here: Here) -> Answer | None:
    if isinstance(meaning, Answer):
        return meaning
    here.given.problems.append(meaning.problem(here.source(place)))
    return meaning.answer if isinstance(meaning, Repaired) else None


def _settled(slot: Slot, said: list[tuple[int, Answer]], here: Here) -> Answer | None:
    """The one answer that all places agree on; where they differ, none."""
    if not said:
        return None
    said = [one for one in said if one[1].state is not AnswerState.MISSING] or said
    first_place, first = said[0]
    if slot.unite and slot.question.kind.many:
        return _united(slot.question, [answer for _place, answer in said])
    for place, answer in said[1:]:
        if (answer.state, answer.value) != (first.state, first.value):
            _refuse(slot, place, first_place, here)
            return None
    return first


def _refuse(slot: Slot, place: int, first: int, here: Here) -> None:
    """Reports a cell that contradicts another one."""
    message = _("{question}: another answer stands in {cell}")
    said = message.format(question=slot.question.id, cell=here.name_of(first))
    problem = ProblemKind.TWO_COLUMNS.at(here.source(place), said)
    found, expected = (quoted(written(here.row[one])) for one in (place, first))
    here.given.problems.append(replace(problem, found=found, expected=expected))


def _noted(answer: Answer | None, slot: Slot, here: Here) -> Answer | None:
    """The answer with what stands beside it as its note."""
    comments = [words for place in slot.comments if (words := text_of(here.row[place]))]
    evidence = [words for place in slot.evidence if (words := text_of(here.row[place]))]
    if evidence:
        here.given.evidence[slot.question.id] = "\n".join(evidence)
    note = "\n".join([*comments, *evidence])
    if answer and answer.state is AnswerState.NOT_APPLICABLE and not answer.reason:
        answer = replace(answer, reason="\n".join(comments))
    return (answer or UNANSWERED).noted(note) if note else answer


def cells_of(slots: Sequence[Slot], rows: Iterable[Row]) -> dict[str, list[CellValue]]:
    """The filled cells of each question."""
    found: dict[str, list[CellValue]] = {slot.question.id: [] for slot in slots}
    for row in rows:
        for slot in slots:
            filled = (row[place] for place in slot.singles if place < len(row))
            found[slot.question.id] += [cell for cell in filled if not is_blank(cell)]
    return found


def _united(question: Question, answers: list[Answer]) -> Answer:
    """Options that stand in rows of their own, as one answer in the order of the question."""
    chosen = [one for one in answers if one.state is AnswerState.ANSWERED]
    if not chosen:
        return answers[0]
    ids = {option for one in chosen if isinstance(one.value, tuple) for option in one.value}
    return replace(chosen[0], value=tuple(one.id for one in question.options if one.id in ids))


def _filled(row: Row, places: Sequence[int]) -> CellValue:
    """The first of the cells that is filled."""
    return next((row[place] for place in places if not is_blank(row[place])), None)


def is_blank(value: CellValue) -> bool:
    """Whether nothing stands there that can be seen."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


def text_of(value: CellValue) -> str:
    """A cell as words on one line: numbers without needless decimals, ids with their zeros."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
