"""What a plan has no action for: clauses with the reason, and answers that need none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sctoolkit.engine.findings import clause_severity
from sctoolkit.engine.outcomes import reached
from sctoolkit.model.action_plan import GoodPractice, NoActionReason, Reasoned
from sctoolkit.model.assessment import AnswerState, Assessment
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Outcome, Part, PartKind, Result, Why, of_kind
from sctoolkit.model.text import Text

NOT_ASKED = frozenset({Why.UNTESTED, Why.OUT_OF_SCOPE})


def without_action(code: Code, result: Result, hub: CriteriaHub) -> list[Reasoned]:
    """The clauses that are neither met nor findings, each with its reason."""
    clauses = {clause.id: clause for clause in code.clauses()}
    found = []
    for part in of_kind(result.tree, PartKind.CLAUSE):
        reason = _reason(part)
        if reason is not None and part.outcome is not None:
            clause = clauses[part.id]
            severity = clause_severity(clause, hub)
            because = _because(part, reason)
            found.append(
                Reasoned(code.id, clause.id, clause.title, severity, part.outcome, reason, because)
            )
    return found


def _reason(part: Part) -> NoActionReason | None:
    if part.outcome is Outcome.TOP_UP:
        return NoActionReason.TOP_UP
    if part.outcome is Outcome.NOT_APPLICABLE:
        return NoActionReason.NOT_APPLICABLE
    return _unassessed(part) if part.outcome is Outcome.NOT_ASSESSED else None


def _unassessed(part: Part) -> NoActionReason:
    if Why.OUTSIDE_HUB in part.why:
        return NoActionReason.OUTSIDE
    if any(NOT_ASKED.isdisjoint(cover.why) for cover in part.parts):
        return NoActionReason.NOT_ANSWERED
    larger = any(Why.OUT_OF_SCOPE in cover.why for cover in part.parts)
    return NoActionReason.LARGER_SCOPE if larger else NoActionReason.UNTESTED


def _because(part: Part, reason: NoActionReason) -> Text | None:
    """Notes on single criteria explain how a clause asks more; nothing else rests on them."""
    if reason is not NoActionReason.TOP_UP:
        return part.because
    more = (cover for cover in part.parts if Why.CODE_ASKS_MORE in cover.why)
    return next((cover.because for cover in more if cover.because), None)


def good_practice(
    questionnaire: Questionnaire,
    assessment: Assessment,
    results: Sequence[Result],
    gaps: Collection[str],
) -> list[GoodPractice]:
    """Answers worth full marks wherever they count."""
    full = {
        part.id: part
        for result in results
        for part in of_kind(result.tree, PartKind.QUESTION)
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
