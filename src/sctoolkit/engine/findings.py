"""Findings come before sums: every clause that falls short, gravest first."""

from __future__ import annotations

from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Why, of_kind
from sctoolkit.model.severity import Severity, gravest


def clause_severity(clause: Clause, hub: CriteriaHub) -> Severity:
    """The severity that the code gives the clause, else the gravest of its criteria."""
    covered = [
        hub.criteria[cover.criterion] for cover in clause.covers if cover.criterion in hub.criteria
    ]
    return clause.severity or gravest([criterion.severity for criterion in covered])


def findings(tree: Part, code: Code, hub: CriteriaHub) -> tuple[Finding, ...]:
    """The findings, by severity, then outcome, then figure."""
    clauses = {clause.id: clause for clause in code.clauses()}
    found = [
        _finding(part, clauses[part.id], hub, code.scoring.met_at)
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


def _finding(part: Part, clause: Clause, hub: CriteriaHub, met_at: float) -> Finding:
    short = [
        question.answered_by
        for question in of_kind(part, PartKind.QUESTION)
        if question.point is not None and not reached(question.point, met_at)
    ]
    return Finding(
        clause=clause.id,
        title=clause.title,
        severity=clause_severity(clause, hub),
        outcome=part.outcome or Outcome.NOT_ASSESSED,
        point=part.point or 0.0,
        causes=tuple(dict.fromkeys(short)),
        until_clarified=Why.CODE_ASKS_LESS in part.why and part.outcome is Outcome.NOT_MET,
    )
