"""Findings come before sums: every clause that falls short, gravest first."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit.engine.answers import UNANSWERED
from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Why, of_kind
from sctoolkit.model.severity import Severity, gravest


def clause_severity(clause: Clause, hub: CriteriaHub) -> Severity:
    """The severity that the code gives the clause, else the gravest of its criteria."""
    covered = [
        hub.criteria[cover.criterion] for cover in clause.covers if cover.criterion in hub.criteria
    ]
    return clause.severity or gravest([criterion.severity for criterion in covered])


def findings(
    tree: Part, code: Code, hub: CriteriaHub, answers: Mapping[str, Answer]
) -> tuple[Finding, ...]:
    """The findings, by severity, then outcome, then figure."""
    clauses = {clause.id: clause for clause in code.clauses()}
    found = [
        _finding(part, clauses[part.id], hub, code.scoring.met_at, answers)
        for part in of_kind(tree, PartKind.CLAUSE)
        if part.outcome is not None and part.outcome.is_finding
    ]
    order = {clause_id: place for place, clause_id in enumerate(clauses)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.severity.rank,
                GRAVITY.index(one.outcome),
                one.point,
                order[one.clause],
            ),
        )
    )


def _finding(
    part: Part, clause: Clause, hub: CriteriaHub, met_at: float, answers: Mapping[str, Answer]
) -> Finding:
    short = [
        question.answered_by
        for question in of_kind(part, PartKind.QUESTION)
        if question.point is not None and not reached(question.point, met_at)
    ]
    causes = tuple(dict.fromkeys(short))
    return Finding(
        clause=clause.id,
        title=clause.title,
        severity=clause_severity(clause, hub),
        outcome=part.outcome or Outcome.NOT_ASSESSED,
        point=part.point or 0.0,
        causes=causes,
        until_clarified=Why.CODE_ASKS_LESS in part.why and part.outcome is Outcome.NOT_MET,
        unknown=_unknown([answers.get(cause, UNANSWERED).state for cause in causes]),
    )


def _unknown(states: list[AnswerState]) -> tuple[AnswerState, ...]:
    """The states of the causes, each once, where none of them says anything about the practice."""
    if any(state in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE) for state in states):
        return ()
    return tuple(dict.fromkeys(states))
