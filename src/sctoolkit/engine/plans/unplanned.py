"""What a plan has no action for: clauses with the reason, and answers that need none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.units import Givers
from sctoolkit.model.action_plan import GoodPractice, NoActionReason, Reasoned
from sctoolkit.model.assessment import Answer, AnswerState, AskedOf
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Outcome, Part, PartKind, Result, Why, covering, placed
from sctoolkit.model.text import Text

NOT_ASKED = frozenset({Why.UNTESTED, Why.OUT_OF_SCOPE})
BY_ANSWERS = frozenset(
    {NoActionReason.TOP_UP, NoActionReason.NOT_ANSWERED, NoActionReason.NOT_APPLICABLE}
)
"""The reasons that may differ from unit to unit."""


def without_action(code: Code, result: Result, hub: CriteriaHub) -> list[Reasoned]:
    """The clauses that are neither met nor findings, each with its reason."""
    clauses = {clause.id: clause for clause in code.clauses()}
    found: dict[tuple[str, str], Reasoned] = {}
    for units, part in placed(result.tree, PartKind.CLAUSE):
        reason = _reason(part)
        if reason is None or part.outcome is None:
            continue
        clause = clauses[part.id]
        unit = units[-1] if units and reason in BY_ANSWERS else ""
        found[clause.id, unit] = Reasoned(
            code.id,
            clause.id,
            clause.title,
            clause_severity(clause, hub),
            part.outcome,
            reason,
            _because(part, reason),
            unit,
        )
    return list(found.values())


def _reason(part: Part) -> NoActionReason | None:
    if part.outcome is Outcome.TOP_UP:
        return NoActionReason.TOP_UP
    if part.outcome is Outcome.NOT_APPLICABLE:
        return NoActionReason.NOT_APPLICABLE
    return _unassessed(part) if part.outcome is Outcome.NOT_ASSESSED else None


def _unassessed(part: Part) -> NoActionReason:
    if Why.OUTSIDE_HUB in part.why:
        return NoActionReason.OUTSIDE
    covers = [cover for _units, cover in covering(part)]
    if any(NOT_ASKED.isdisjoint(cover.why) for cover in covers):
        return NoActionReason.NOT_ANSWERED
    larger = any(Why.OUT_OF_SCOPE in cover.why for cover in covers)
    return NoActionReason.LARGER_SCOPE if larger else NoActionReason.UNTESTED


def _because(part: Part, reason: NoActionReason) -> Text | None:
    """Notes on single criteria explain how a clause asks more; nothing else rests on them."""
    if reason is not NoActionReason.TOP_UP:
        return part.because
    more = (cover for _units, cover in covering(part) if Why.CODE_ASKS_MORE in cover.why)
    return next((cover.because for cover in more if cover.because), None)


def good_practice(
    questionnaire: Questionnaire,
    givers: Givers,
    results: Sequence[Result],
    gaps: Collection[AskedOf],
) -> list[GoodPractice]:
    """Answers worth full marks wherever they count, of the whole or of a unit."""
    full: dict[str, dict[AskedOf, Answer]] = {}
    for result in results:
        for units, part in placed(result.tree, PartKind.QUESTION):
            asked = givers.of(part.id, units)
            if _is_full(part) and asked not in gaps:
                full.setdefault(part.id, {})[asked] = givers.answer(asked)
    return [
        GoodPractice(
            question.id,
            question.ask,
            answer.value,
            tuple(piece.where for piece in answer.evidence),
            asked.unit,
        )
        for question in questionnaire.questions()
        for asked, answer in full.get(question.id, {}).items()
    ]


def _is_full(part: Part) -> bool:
    return (
        part.state is AnswerState.ANSWERED and part.share is not None and reached(part.share, 1.0)
    )
