"""What an assessment made under one code says already of another one, and what is left to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sctoolkit.engine.conditions import holds, remaining
from sctoolkit.engine.interview import Interview, Standing, in_scope
from sctoolkit.engine.units import asking
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Unit
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.condition import Condition
from sctoolkit.model.equivalence import ClauseMatch, Comparison
from sctoolkit.model.questionnaire import Question, Questionnaire

SAYS_SOMETHING = (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)
"""What can be recognised. Who did not know, or did not say, has evidenced nothing."""


@dataclass(frozen=True, slots=True)
class ClauseRecognised:
    """One clause of the code to be met: what is known of it."""

    match: ClauseMatch
    """What the code that the assessment was made under asks on the same criteria."""
    known: tuple[str, ...]
    """Questions that are answered already."""
    left: tuple[str, ...]
    """Questions that are still to be asked."""
    untested: tuple[str, ...]
    """Criteria, or the clause's own questions, that this questionnaire does not ask about."""

    @property
    def is_evidenced(self) -> bool:
        """Whether all that the questionnaire can ask about it is answered."""
        return bool(self.known) and not self.left and not self.untested


@dataclass(frozen=True, slots=True)
class Left:
    """A question that is left to ask, with what is left of its conditions."""

    question: Question
    ask_if: Condition | None = None
    not_applicable_if: Condition | None = None
    never_not_applicable: bool = False
    """What was answered rules out that it does not apply."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What is recognised of an assessment, and what is left."""

    recognised: Assessment
    """Only the answers that count, in the scope that was looked at."""
    clauses: tuple[ClauseRecognised, ...]
    left: tuple[Left, ...]
    """In the order of the questionnaire; with what decides whether others are asked."""
    not_again: tuple[str, ...]
    """Questions that the other code needs, and that are not asked again."""
    set_aside: tuple[str, ...]
    """Answers to what the other code needs that lie outside of the first code."""


def counting(code: Code, questionnaire: Questionnaire) -> frozenset[str]:
    """The ids of the questions that count for any clause of the code."""
    asked = {question.id for question in questionnaire.questions()}
    return frozenset(
        question
        for clause in code.clauses()
        for question in _counting(clause, questionnaire, asked)[0]
    )


def recognise(  # noqa: PLR0913 - two codes with how they compare, and what was answered
    questionnaire: Questionnaire,
    assessment: Assessment,
    own: Code,
    other: Code,
    compared: Comparison,
    *,
    beyond: bool = False,
) -> Recognition:
    """What an assessment made under `own` says of `other`, in the scope of the assessment.

    Answers count on what `own` asks for; with `beyond` all of them do. Facts that only decide which
    questions are asked count always.
    """
    facts = {one.id for one in questionnaire.questions() if not one.scored}
    needed = counting(other, questionnaire)
    under = counting(own, questionnaire) | facts
    recognised = _only(assessment, None if beyond else under)
    still_open = {one.question for one in asking(questionnaire, recognised).open}
    interview = Interview(questionnaire, recognised.scope, recognised.answers)
    left = _with_routing(needed & still_open, questionnaire, interview, still_open)
    asked = {one.question for one in asking(questionnaire, recognised).asked}
    known = (needed & asked) - still_open
    aside = {one.question for one, answer in assessment.every_answer() if _counts(answer)}
    order = [question.id for question in questionnaire.questions()]
    return Recognition(
        recognised,
        tuple(
            _clause(clause, match, questionnaire, known, needed & still_open)
            for clause, match in zip(other.clauses(), compared.clauses, strict=True)
        ),
        tuple(_left(one, interview, left) for one in questionnaire.questions() if one.id in left),
        tuple(one for one in order if one in known),
        tuple(one for one in order if one in aside & needed & still_open),
    )


def _counts(answer: Answer) -> bool:
    return answer.state in SAYS_SOMETHING


def _only(assessment: Assessment, questions: frozenset[str] | None) -> Assessment:
    """The assessment with only the answers that say something, to these questions; None = all."""

    def kept(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {
            name: one
            for name, one in answers.items()
            if _counts(one) and (questions is None or name in questions)
        }

    def inside(unit: Unit) -> Unit:
        return replace(unit, answers=kept(unit.answers), units=tuple(map(inside, unit.units)))

    units = tuple(map(inside, assessment.units))
    return replace(assessment, answers=kept(assessment.answers), units=units)


def _counting(
    clause: Clause, questionnaire: Questionnaire, asked: Iterable[str]
) -> tuple[list[str], list[str]]:
    """The questions that count for the clause, and what of it nobody asks about."""
    ids = set(asked)
    covers, direct = clause.tested_by(questionnaire, ids)
    scored = [question for question in questionnaire.questions() if question.scored]
    criteria = {cover.criterion for cover in covers}
    found = [one.id for one in scored if one.id in direct or criteria.intersection(one.criteria)]
    tested = {name for one in scored for name in one.criteria}
    untested = [one for one in criteria if one not in tested]
    return found, sorted(untested) + [one for one in direct if one not in ids]


def _clause(
    clause: Clause,
    match: ClauseMatch,
    questionnaire: Questionnaire,
    known: frozenset[str],
    still_open: frozenset[str],
) -> ClauseRecognised:
    asked = {question.id for question in questionnaire.questions()}
    found, untested = _counting(clause, questionnaire, asked)
    return ClauseRecognised(
        match,
        tuple(one for one in found if one in known),
        tuple(one for one in found if one in still_open),
        tuple(untested),
    )


def _with_routing(
    wanted: frozenset[str],
    questionnaire: Questionnaire,
    interview: Interview,
    still_open: set[str],
) -> set[str]:
    """The questions with those that decide whether they are asked, as far as these are open."""
    questions = {question.id: question for question in questionnaire.questions()}
    reach = in_scope(questionnaire, interview.scope)
    found: set[str] = set()
    pending = list(wanted)
    while pending:
        name = pending.pop()
        if name in found or name not in reach:
            continue
        found.add(name)
        rule = questions[name].not_applicable
        for condition in (questions[name].ask_if, rule.condition if rule else None):
            if condition is not None:
                pending += [one for one in condition.questions() if one in still_open]
    return found


def _left(question: Question, interview: Interview, left: set[str]) -> Left:
    def known(test: Condition) -> bool | None:
        if test.question in left:
            return None
        if interview.standing(test.question) is Standing.OUT_OF_SCOPE:
            return False
        return bool(holds(test, interview.answers.get, interview.hidden))

    rule = question.not_applicable
    ask_if = remaining(question.ask_if, known) if question.ask_if else True
    applies = remaining(rule.condition, known) if rule and rule.condition else True
    return Left(
        question,
        ask_if if isinstance(ask_if, Condition) else None,
        applies if isinstance(applies, Condition) else None,
        never_not_applicable=applies is False,
    )
