"""Findings come before sums: every clause that falls short, gravest first."""

from __future__ import annotations

from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.engine.units import Givers
from sctoolkit.model.assessment import AnswerState, Assessment
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Why, placed
from sctoolkit.model.severity import Severity, gravest
from sctoolkit.model.text import Text


def clause_severity(clause: Clause, hub: CriteriaHub) -> Severity:
    """The severity that the code gives the clause, else the gravest of its criteria."""
    covered = [
        hub.criteria[cover.criterion] for cover in clause.covers if cover.criterion in hub.criteria
    ]
    return clause.severity or gravest([criterion.severity for criterion in covered])


def findings(tree: Part, code: Code, assessment: Assessment) -> tuple[Finding, ...]:
    """The findings, by severity, then outcome, then figure."""
    titles = {clause.id: clause.title for clause in code.clauses()}
    givers = Givers(assessment)
    found = [
        _finding(part, units, titles[part.id], code.scoring.met_at, givers)
        for units, part in placed(tree, PartKind.CLAUSE)
        if part.outcome is not None and part.outcome.is_finding
    ]
    order = {clause_id: place for place, clause_id in enumerate(titles)}
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
    part: Part, units: tuple[str, ...], title: Text, met_at: float, givers: Givers
) -> Finding:
    short = [
        givers.of(question.answered_by, inside)
        for inside, question in placed(part, PartKind.QUESTION, units)
        if question.share is not None and not reached(question.share, met_at)
    ]
    causes = tuple(dict.fromkeys(short))
    return Finding(
        clause=part.id,
        title=title,
        severity=part.severity or Severity.OBSERVATION,
        outcome=part.outcome or Outcome.NOT_ASSESSED,
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
