"""From results to an action plan: one action per gap, whichever codes call for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sctoolkit.engine.plans.unplanned import good_practice, without_action
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.units import Givers, asking
from sctoolkit.model.action_plan import (
    ActionPlan,
    ClauseRef,
    CorrectiveAction,
    Gap,
    ZeroTolerance,
)
from sctoolkit.model.assessment import Answer, AnswerState, AskedOf, Assessment, Value
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.deadline import Deadlines
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.result import (
    Finding,
    Outcome,
    Part,
    PartKind,
    Result,
    Why,
    covering,
    of_kind,
    placed,
)
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
    hub: CriteriaHub,
    deadlines: Deadlines,
) -> ActionPlan:
    """The plan for every gap that at least one of the codes covers, gravest first."""
    questions = {question.id: question for question in questionnaire.questions()}
    order = {question_id: place for place, question_id in enumerate(questions)}
    givers = Givers(assessment)
    gaps = _gaps(scored, hub, givers)
    actions = [
        _action(questions[asked.question], asked.unit, givers.answer(asked), gap, deadlines)
        for asked, gap in gaps.items()
        if questions[asked.question].recommendation is not None
    ]
    actions.sort(key=lambda action: (action.severity.rank, action.point, order[action.question]))
    places = asking(questionnaire, assessment)
    results = [one.result for one in scored]
    return ActionPlan(
        deadlines=deadlines,
        actions=tuple(actions),
        findings=tuple((one.code.id, found) for one in scored for found in one.result.findings),
        without_action=tuple(
            reasoned for one in scored for reasoned in without_action(one.code, one.result, hub)
        ),
        good_practice=tuple(good_practice(questionnaire, givers, results, gaps)),
        asked=len(places.asked),
        open_questions=places.open,
    )


@dataclass(frozen=True, slots=True)
class _Short:
    """An answer that falls short, with the clauses that ask for more."""

    point: float
    """What the answer is worth where it is worth least."""
    clauses: dict[tuple[str, str, str], ClauseRef]
    zero_tolerance: ZeroTolerance = ZeroTolerance.NO
    """The gravest that any of the clauses makes of it."""

    def also(self, point: float, reference: ClauseRef, zero: ZeroTolerance) -> _Short:
        """With one more clause that asks for it; a review only if it is one wherever it counts."""
        key = (reference.code, reference.clause, reference.unit)
        known = self.clauses.get(key, reference)
        merged = replace(reference, review=known.review and reference.review)
        return _Short(
            min(self.point, point),
            self.clauses | {key: merged},
            min(self.zero_tolerance, zero, key=lambda one: one.rank),
        )


def _gaps(scored: Sequence[Scored], hub: CriteriaHub, givers: Givers) -> dict[AskedOf, _Short]:
    """Every answer that falls short under some code, with all clauses that ask for it."""
    found: dict[AskedOf, _Short] = {}
    for one in scored:
        met_at = one.code.scoring.met_at
        findings = {(finding.clause, finding.unit): finding for finding in one.result.findings}
        for units, clause in placed(one.result.tree, PartKind.CLAUSE):
            unit = units[-1] if units else ""
            finding = findings.get((clause.id, unit))
            for inside, cover in covering(clause, units):
                review = Why.CODE_ASKS_LESS in cover.why
                reference = ClauseRef(one.code.id, clause.id, review, unit)
                zero = _zero_tolerance(finding, cover, hub, met_at)
                for question, worth in _falling_short(cover, met_at):
                    asked = givers.of(question, inside)
                    known = found.get(asked, _Short(worth, {}))
                    found[asked] = known.also(worth, reference, zero)
    return found


def _falling_short(cover: Part, met_at: float) -> list[tuple[str, float]]:
    """The questions with answers worth too little, and what these are worth."""
    return [
        (part.answered_by, part.share)
        for part in of_kind(cover, PartKind.QUESTION)
        if part.share is not None and not reached(part.share, met_at)
    ]


def _zero_tolerance(
    finding: Finding | None, cover: Part, hub: CriteriaHub, met_at: float
) -> ZeroTolerance:
    """What the finding makes of the gaps under one of its criteria."""
    if finding is None:
        return ZeroTolerance.NO
    criterion = hub.criteria.get(cover.id)
    certain = finding.outcome is not Outcome.REVIEW and not finding.until_clarified
    short = cover.share is not None and not reached(cover.share, met_at)
    if criterion and criterion.severity is Severity.ZERO_TOLERANCE and short and certain:
        return ZeroTolerance.YES
    grave = finding.severity is Severity.ZERO_TOLERANCE
    return ZeroTolerance.CLARIFY if grave else ZeroTolerance.NO


def _action(
    question: Question, unit: str, answer: Answer, gap: _Short, deadlines: Deadlines
) -> CorrectiveAction:
    recommendation = question.recommendation
    assert recommendation is not None  # noqa: S101 - the caller chose such questions only
    degree = _degree(answer, gap.point)
    severity = _severity(question, degree, gap.zero_tolerance)
    grave = severity is Severity.ZERO_TOLERANCE
    return CorrectiveAction(
        id=f"ACT-{AskedOf(question.id, unit)}-1",
        question=question.id,
        ask=question.ask,
        state=answer.state,
        value=answer.value,
        gap=degree,
        point=gap.point,
        severity=severity,
        clauses=tuple(gap.clauses.values()),
        actions=recommendation.partial if degree is Gap.PARTIAL else recommendation.absent,
        deadlines=deadlines.wanted(severity, frozenset(one.code for one in gap.clauses.values())),
        remedy=recommendation.remedy,
        missing=_missing(question, answer.value),
        note=answer.note,
        zero_tolerance=ZeroTolerance.YES if grave else gap.zero_tolerance,
        unit=unit,
    )


def _severity(question: Question, degree: Gap, zero: ZeroTolerance) -> Severity:
    """The question's; milder where the practice is partly there and nobody may be in danger."""
    if zero is ZeroTolerance.YES:
        return Severity.ZERO_TOLERANCE
    milder = degree is Gap.PARTIAL and zero is ZeroTolerance.NO
    return question.severity.milder() if milder else question.severity


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
