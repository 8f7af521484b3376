"""Findings come before sums: every clause that falls short, gravest first."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.engine.scoring.outcomes import GRAVITY, reached
from sctoolkit.engine.units import Givers
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.code import Clause, CriteriaHub
from sctoolkit.model.result import Finding, Outcome, Placed, Why
from sctoolkit.model.severity import Severity, gravest


def clause_severity(clause: Clause, hub: CriteriaHub) -> Severity:
    """The severity that the code gives the clause, else the gravest of its criteria."""
    covered = [
        hub.criteria[cover.criterion] for cover in clause.covers if cover.criterion in hub.criteria
    ]
    return clause.severity or gravest([criterion.severity for criterion in covered])


def rank(found: Finding, place: int) -> tuple[int, int, float, int]:
    """Findings stand by severity, then outcome, then figure, then place in the code."""
    return found.severity.rank, GRAVITY.index(found.outcome), found.point, place


def finding(
    clause: Placed, asked: Sequence[Placed], met_at: float, givers: Givers
) -> Finding | None:
    """The finding that a clause of which this was asked is; None where it is none."""
    units, part = clause
    if part.outcome is None or part.title is None or not part.outcome.is_finding:
        return None
    short = [
        givers.of(question.answered_by, inside)
        for inside, question in asked
        if question.share is not None and not reached(question.share, met_at)
    ]
    causes = tuple(dict.fromkeys(short))
    return Finding(
        clause=part.id,
        title=part.title,
        severity=part.severity or Severity.OBSERVATION,
        outcome=part.outcome,
        point=part.share or 0.0,
        causes=causes,
        until_clarified=Why.CODE_ASKS_LESS in part.why and part.outcome is Outcome.NOT_MET,
        unknown=_unknown([givers.answer(cause).state for cause in causes]),
        unit=units[-1] if units else "",
    )


def _unknown(states: list[AnswerState]) -> tuple[AnswerState, ...]:
    """The states of the causes, each once, where none of them says anything about the practice."""
    if any(state in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE) for state in states):
        return ()
    return tuple(dict.fromkeys(states))
