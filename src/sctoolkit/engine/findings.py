"""Findings come before sums: every clause that falls short, gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Why, of_kind
from sctoolkit.model.severity import Severity, gravest
from sctoolkit.model.text import Text


def clause_severity(clause: Clause, hub: CriteriaHub) -> Severity:
    """The severity that the code gives the clause, else the gravest of its criteria."""
    covered = [
        hub.criteria[cover.criterion] for cover in clause.covers if cover.criterion in hub.criteria
    ]
    return clause.severity or gravest([criterion.severity for criterion in covered])


def findings(tree: Part, code: Code, answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
    """The findings, by severity, then outcome, then figure."""
    titles = {clause.id: clause.title for clause in code.clauses()}
    found = [
        _finding(part, unit, titles[part.id], code.scoring.met_at, answers)
        for unit, part in _clauses(tree, "")
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


def _clauses(part: Part, unit: str) -> Iterator[tuple[str, Part]]:
    """Every clause with the innermost unit that it stands in; empty where in none."""
    if part.kind is PartKind.CLAUSE:
        yield unit, part
        return
    for one in part.parts:
        yield from _clauses(one, one.id if one.kind is PartKind.UNIT else unit)


def _finding(
    part: Part, unit: str, title: Text, met_at: float, answers: Mapping[str, Answer]
) -> Finding:
    short = [
        question.answered_by
        for question in of_kind(part, PartKind.QUESTION)
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
        unknown=_unknown([answers.get(cause, UNANSWERED).state for cause in causes]),
        unit=unit,
    )


def _unknown(states: list[AnswerState]) -> tuple[AnswerState, ...]:
    """The states of the causes, each once, where none of them says anything about the practice."""
    if any(state in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE) for state in states):
        return ()
    return tuple(dict.fromkeys(states))
