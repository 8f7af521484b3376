"""From results to an action plan: one action per gap, whichever codes call for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sctoolkit.engine.outcomes import reached
from sctoolkit.model.action_plan import (
    ActionPlan,
    ClauseRef,
    CorrectiveAction,
    Gap,
    GoodPractice,
    NoActionReason,
    Reasoned,
)
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Value
from sctoolkit.model.code import Code
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.result import Outcome, Part, PartKind, Result, Why, of_kind
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text

HALF = 0.5
"""Below it a practice counts as absent, from it on as partly there."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A code and the result under it."""

    code: Code
    result: Result


def plan(
    questionnaire: Questionnaire,
    assessment: Assessment,
    scored: Sequence[Scored],
    deadlines: Mapping[Severity, int],
    today: date,
) -> ActionPlan:
    """The plan for every gap that at least one of the codes covers, gravest first.

    `deadlines` are days per severity from the user's configuration; `today` is the plan's date.
    """
    questions = {question.id: question for question in questionnaire.questions()}
    order = {question_id: place for place, question_id in enumerate(questions)}
    gaps = _gaps(scored)
    actions = [
        _action(questions[question_id], assessment, gap, deadlines, today)
        for question_id, gap in gaps.items()
        if questions[question_id].recommendation is not None
    ]
    actions.sort(key=lambda action: (action.severity.rank, action.point, order[action.question]))
    return ActionPlan(
        made_on=today,
        actions=tuple(actions),
        findings=tuple((one.code.id, found) for one in scored for found in one.result.findings),
        without_action=tuple(_without_action(scored)),
        good_practice=tuple(_good_practice(questionnaire, assessment, scored, gaps)),
        deadlines=dict(deadlines),
    )


@dataclass(frozen=True, slots=True)
class _Short:
    """An answer that falls short, with the clauses that ask for more."""

    point: float
    """What the answer is worth where it is worth least."""
    clauses: dict[tuple[str, str], ClauseRef]

    def also(self, point: float, reference: ClauseRef) -> _Short:
        """With one more clause that asks for it; a review only if it is one wherever it counts."""
        key = (reference.code, reference.clause)
        known = self.clauses.get(key, reference)
        merged = replace(reference, review=known.review and reference.review)
        return _Short(min(self.point, point), self.clauses | {key: merged})


def _gaps(scored: Sequence[Scored]) -> dict[str, _Short]:
    """Every answer that falls short under some code, with all clauses that ask for it."""
    found: dict[str, _Short] = {}
    for one in scored:
        for clause in of_kind(one.result.tree, PartKind.CLAUSE):
            for cover in clause.parts:
                reference = ClauseRef(one.code.id, clause.id, Why.CODE_ASKS_LESS in cover.why)
                for part in of_kind(cover, PartKind.QUESTION):
                    if part.point is not None and not reached(part.point, one.code.scoring.met_at):
                        known = found.get(part.answered_by, _Short(part.point, {}))
                        found[part.answered_by] = known.also(part.point, reference)
    return found


def _action(
    question: Question,
    assessment: Assessment,
    gap: _Short,
    deadlines: Mapping[Severity, int],
    today: date,
) -> CorrectiveAction:
    recommendation = question.recommendation
    assert recommendation is not None  # noqa: S101 - the caller chose such questions only
    answer = assessment.answers.get(question.id) or Answer(AnswerState.MISSING)
    degree = _degree(answer, gap.point)
    severity = question.severity.milder() if degree is Gap.PARTIAL else question.severity
    actions = recommendation.partial if degree is Gap.PARTIAL else recommendation.absent
    return CorrectiveAction(
        id=f"ACT-{question.id}-1",
        question=question.id,
        ask=question.ask,
        state=answer.state,
        value=answer.value,
        gap=degree,
        point=gap.point,
        severity=severity,
        clauses=tuple(gap.clauses.values()),
        actions=actions,
        due=today + timedelta(days=deadlines[severity]),
        remedy=recommendation.remedy,
        missing=_missing(question, answer.value),
        note=answer.note,
        zero_tolerance=severity is Severity.ZERO_TOLERANCE,
    )


def _degree(answer: Answer, point: float) -> Gap:
    if answer.state is not AnswerState.ANSWERED:
        return Gap.UNKNOWN
    return Gap.PARTIAL if reached(point, HALF) else Gap.ABSENT


def _missing(question: Question, value: Value) -> tuple[Text, ...]:
    """The items of a checklist that are not ticked; of a menu none, since few of them suffice."""
    if question.kind is not QuestionKind.CHECKLIST or not isinstance(value, tuple):
        return ()
    return tuple(
        option.label
        for option in question.options
        if option.id not in value and not option.exclusive
    )


def _without_action(scored: Sequence[Scored]) -> list[Reasoned]:
    found = []
    for one in scored:
        for part in of_kind(one.result.tree, PartKind.CLAUSE):
            reason = _reason(part)
            if reason is not None and part.title is not None:
                because = next((cover.because for cover in part.parts if cover.because), None)
                found.append(
                    Reasoned(one.code.id, part.id, part.title, reason, part.because or because)
                )
    return found


def _reason(part: Part) -> NoActionReason | None:
    if part.outcome is Outcome.TOP_UP:
        return NoActionReason.TOP_UP
    return NoActionReason.NOT_ASSESSED if part.outcome is Outcome.NOT_ASSESSED else None


def _good_practice(
    questionnaire: Questionnaire,
    assessment: Assessment,
    scored: Sequence[Scored],
    gaps: Collection[str],
) -> list[GoodPractice]:
    """Answers worth full marks wherever they count."""
    full = {
        part.id: part
        for one in scored
        for part in of_kind(one.result.tree, PartKind.QUESTION)
        if part.state is AnswerState.ANSWERED
        and part.point is not None
        and reached(part.point, 1.0)
    }
    return [
        GoodPractice(
            question.id,
            question.ask,
            full[question.id].value,
            tuple(piece.where for piece in assessment.answers[question.id].evidence),
        )
        for question in questionnaire.questions()
        if question.id in full and question.id not in gaps
    ]
