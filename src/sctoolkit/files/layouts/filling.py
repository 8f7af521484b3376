"""Turns the cells of one supplier into answers; the same for every layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sctoolkit.files.layouts.filled import Misread, Understanding
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Column
from sctoolkit.files.sheet import CellValue
from sctoolkit.language import _
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.problem_kinds import ProblemKind

Row = Sequence[CellValue]
NameOf = Callable[[int], str]
"""The name of a cell of the row as `Sheet!F6`, by its place."""
NOTHING: Mapping[object, Answer | Misread] = {}
REMEMBERED = 5_000
"""Different cells of one question whose meaning is kept in mind."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The places in a row that are about one question."""

    question: Question
    singles: tuple[int, ...] = ()
    """Each holds the whole answer."""
    ticks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Option to the places that say whether it is ticked: several where versions were merged."""
    comments: tuple[int, ...] = ()
    evidence: tuple[int, ...] = ()
    unite: bool = False
    """Several places hold one option each, as rows of a long table do."""

    alone: int | None = None
    """The place of the answer where nothing else is about the question: most slots are so."""

    @property
    def place(self) -> int:
        """Where its answer stands, or the first part of it."""
        ticks = [place for places in self.ticks.values() for place in places]
        return (*self.singles, *ticks, *self.comments, *self.evidence)[0]


@dataclass(slots=True)
class Given:
    """What a row gave."""

    answers: dict[str, Answer] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Places:
    """Gathers the places of each question while columns are gone through."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._of: dict[str, dict[str, list[int]]] = {}

    def add(self, column: Column, place: int) -> None:
        """Adds the place of a column that is about a question."""
        kept = self._of.setdefault(column.question, {})
        role = Role.COMMENT if column.role is Role.OTHER else column.role
        key = f"/{column.option}" if role is Role.OPTION else role.value
        kept.setdefault(key, []).append(place)

    def slots(self) -> list[Slot]:
        """The places of each question, in the order in which the questions came."""
        return [self._slot(self._index.questions[one], kept) for one, kept in self._of.items()]

    def _slot(self, question: Question, kept: dict[str, list[int]]) -> Slot:
        singles = tuple(kept.get(Role.ANSWER.value, ()))
        return Slot(
            question,
            singles,
            {key[1:]: tuple(places) for key, places in kept.items() if key[0] == "/"},
            tuple(kept.get(Role.COMMENT.value, ())),
            tuple(kept.get(Role.EVIDENCE.value, ())),
            alone=singles[0] if len(kept) == len(singles) == 1 else None,
        )


def slots_of(columns: Iterable[Column], index: Index) -> list[Slot]:
    """The places of each question, in the order of the columns."""
    places = Places(index)
    for column in columns:
        if column.question:
            places.add(column, column.place)
    return places.slots()


class Filler:
    """Fills in answers, and keeps in mind what each different cell of a question means."""

    def __init__(self, file: str, index: Index, understanding: Understanding) -> None:
        self.file = file
        self.index = index
        self.understanding = understanding
        self._meanings: dict[str, dict[object, Answer | Misread]] = {}

    def look(self, columns: Mapping[str, Sequence[CellValue]]) -> None:
        """Shows the cells of each question before any is read, and forgets what others meant."""
        self._meanings.clear()
        self.understanding.look(columns)

    def fill(self, slots: Iterable[Slot], row: Row, name_of: NameOf) -> Given:
        """The answers of a row that is at least as long as the last place in the slots."""
        given = Given()
        for slot in slots:
            if slot.alone is not None:
                value = row[slot.alone]
                if value is None:
                    continue
                known = self._meanings.get(slot.question.id, NOTHING).get(
                    value if type(value) is str else (type(value), value)
                )
                if type(known) is Answer:
                    given.answers[slot.question.id] = known
                    continue
            answer = self._answer(slot, row, name_of, given)
            if slot.comments or slot.evidence:
                answer = self._noted(answer, slot, row, given)
            if answer is not None:
                given.answers[slot.question.id] = answer
        return given

    def _answer(self, slot: Slot, row: Row, name_of: NameOf, given: Given) -> Answer | None:
        if len(slot.singles) == 1 and not slot.ticks:
            value = row[slot.singles[0]]
            if is_blank(value):
                return None
            meaning = self._with_reason(slot, value, self._one(slot, value), row)
            return self._or_problem(slot.place, meaning, name_of, given)
        return self._settled(slot, self._all(slot, row, name_of, given), name_of, given)

    def _all(self, slot: Slot, row: Row, name_of: NameOf, given: Given) -> list[tuple[int, Answer]]:
        """What each place says of the question; what is no answer is reported."""
        meant: list[tuple[int, Answer | Misread]] = []
        ticked = {option: _filled(row, places) for option, places in slot.ticks.items()}
        if not all(is_blank(value) for value in ticked.values()):
            meant.append((next(iter(slot.ticks.values()))[0], self._ticks(slot, ticked)))
        filled = [place for place in slot.singles if not is_blank(row[place])]
        meant += [(place, self._one(slot, row[place])) for place in filled]
        answers = []
        for place, one in meant:
            answer = self._or_problem(place, one, name_of, given)
            if answer is not None:
                answers.append((place, answer))
        return answers

    def _one(self, slot: Slot, value: CellValue) -> Answer | Misread:
        known = self._meanings.setdefault(slot.question.id, {})
        key = value if type(value) is str else (type(value), value)  # True is 1.0 to a dictionary
        meaning = known.get(key)
        if meaning is None:
            meaning = self.understanding.one(slot.question, value)
            if slot.question.kind is not QuestionKind.TEXT and len(known) < REMEMBERED:
                known[key] = meaning
        return meaning

    def _with_reason(
        self, slot: Slot, value: CellValue, meaning: Answer | Misread, row: Row
    ) -> Answer | Misread:
        """What a cell means together with the comment beside it, where it means nothing alone."""
        if isinstance(meaning, Answer) or not slot.comments:
            return meaning
        reason = "\n".join(filter(None, (text_of(row[place]) for place in slot.comments)))
        return self.understanding.one(slot.question, value, reason) if reason else meaning

    def _ticks(self, slot: Slot, ticked: dict[str, CellValue]) -> Answer | Misread:
        known = self._meanings.setdefault(f"{slot.question.id}/", {})
        key = tuple((type(value), value) for value in ticked.values())
        meaning = known.get(key)
        if meaning is None:
            plain = {
                option: True if self._names(slot.question, option, value) else value
                for option, value in ticked.items()
            }
            meaning = self.understanding.ticks(slot.question, plain)
            if len(known) < REMEMBERED:
                known[key] = meaning
        return meaning

    def _names(self, question: Question, option: str, value: CellValue) -> bool:
        """Whether the cell repeats the name of its own option."""
        return isinstance(value, str) and self.index.option(question, value) == option

    def _or_problem(
        self, place: int, meaning: Answer | Misread, name_of: NameOf, given: Given
    ) -> Answer | None:
        if isinstance(meaning, Answer):
            return meaning
        given.problems.append(meaning.problem(Source(self.file, cell=name_of(place))))
        return None

    def _settled(
        self, slot: Slot, said: list[tuple[int, Answer]], name_of: NameOf, given: Given
    ) -> Answer | None:
        """The one answer that all places agree on; where they differ, none."""
        if not said:
            return None
        said = [one for one in said if one[1].state is not AnswerState.MISSING] or said
        first_place, first = said[0]
        if slot.unite and slot.question.kind.many:
            return _united(slot.question, [answer for _place, answer in said])
        for place, answer in said[1:]:
            if (answer.state, answer.value) != (first.state, first.value):
                message = _("{question}: another answer stands in {cell}").format(
                    question=slot.question.id, cell=name_of(first_place)
                )
                source = Source(self.file, cell=name_of(place))
                given.problems.append(ProblemKind.TWO_COLUMNS.at(source, message))
                return None
        return first

    def _noted(self, answer: Answer | None, slot: Slot, row: Row, given: Given) -> Answer | None:
        """The answer with what stands beside it as its note."""
        comments = [words for place in slot.comments if (words := text_of(row[place]))]
        evidence = [words for place in slot.evidence if (words := text_of(row[place]))]
        if evidence:
            given.evidence[slot.question.id] = "\n".join(evidence)
        note = "\n".join([*comments, *evidence])
        if answer and answer.state is AnswerState.NOT_APPLICABLE and not answer.reason:
            answer = replace(answer, reason="\n".join(comments))
        return replace(answer or UNANSWERED, note=note) if note else answer


def cells_of(slots: Iterable[Slot], rows: Sequence[Row]) -> dict[str, list[CellValue]]:
    """The filled cells of each question."""
    return {
        slot.question.id: [
            row[place]
            for row in rows
            for place in slot.singles
            if place < len(row) and not is_blank(row[place])
        ]
        for slot in slots
    }


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
