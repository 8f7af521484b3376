"""Whole and units: whose answer holds somewhere, and which questions are still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sctoolkit.engine.interview import Interview, Standing
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState, AskedOf, Assessment, Unit
from sctoolkit.model.questionnaire import Question, Questionnaire


class Givers:
    """Whose answer it is that holds in the units of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self._answers = {"": assessment.answers}
        self._answers |= {unit.id: unit.answers for unit in assessment.every_unit()}
        self._of_units = {name for unit in assessment.every_unit() for name in unit.answers}

    def of(self, question: str, units: Sequence[str]) -> AskedOf:
        """Who answers the question for a place that stands in these units, outermost first.

        The innermost that has an answer. Where none of them has, it is for the innermost unit to
        answer if any unit answers the question for itself, and else for the whole.
        """
        if question not in self._of_units:
            return AskedOf(question)
        around = ("", *units)
        having = (one for one in reversed(around) if self._has_answer(one, question))
        return AskedOf(question, next(having, around[-1]))

    def answer(self, asked: AskedOf) -> Answer:
        """What it answers itself."""
        return self._answers[asked.unit].get(asked.question, UNANSWERED)

    def _has_answer(self, unit: str, question: str) -> bool:
        return self.answer(AskedOf(question, unit)).state is not AnswerState.MISSING


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the whole and of its units: a question counts once for each that answers."""

    asked: tuple[AskedOf, ...]
    open: tuple[AskedOf, ...]
    """Those without an answer of any kind yet."""


def asking(questionnaire: Questionnaire, assessment: Assessment) -> Asking:
    """The questions that are asked now; of units only where one of them answers for itself."""
    interview = Interview(questionnaire, assessment.scope, assessment.answers)
    whole = _place("", interview, assessment.units)
    found = [one for question in questionnaire.questions() for one in _asked(whole, question)]
    still_open = tuple(asked for asked, answered in found if not answered)
    return Asking(tuple(asked for asked, _answered in found), still_open)


@dataclass(frozen=True, slots=True)
class _Place:
    unit: str
    interview: Interview
    told_inside: frozenset[str]
    """The questions that units in it answer for themselves."""
    inside: tuple[_Place, ...]


def _place(unit: str, interview: Interview, units: Sequence[Unit]) -> _Place:
    inside = tuple(_place(one.id, interview.within(one.answers), one.units) for one in units)
    told = frozenset(
        question
        for one in units
        for part in one.every_unit()
        for question, answer in part.answers.items()
        if answer.state is not AnswerState.MISSING
    )
    return _Place(unit, interview, told, inside)


def _asked(place: _Place, question: Question) -> Iterator[tuple[AskedOf, bool]]:
    """Who is asked the question in that place, and whether it is answered."""
    standing = place.interview.standing(question.id)
    if standing is Standing.OUT_OF_SCOPE:
        return
    asked = standing is Standing.ASKED
    if place.inside and (not asked or question.id in place.told_inside):
        for one in place.inside:
            yield from _asked(one, question)
    elif asked:
        yield AskedOf(question.id, place.unit), place.interview.is_answered(question.id)
