"""What stands between the sum and the score: no score at all, or a figure held down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.model.result import Cap, Finding, Part, PartKind, Why, every, of_kind
from sctoolkit.model.scoring import CapRule, ScoringProfile
from sctoolkit.model.text import Text


def gated(
    total: Part, profile: ScoringProfile, findings: Sequence[Finding]
) -> tuple[Part, tuple[Cap, ...]]:
    """The total after the gates, and the caps that held its figure down, the tightest first."""
    for rule in profile.void_if:
        clauses = [one for one in of_kind(total, PartKind.CLAUSE) if one.id in rule.clauses]
        outcomes = _as_grave(rule.outcomes)
        if any(one.outcome in outcomes for one in clauses):
            return _void(total, rule.because), ()
    if total.point is None or total.low is None or total.high is None:
        return total, ()
    caps = [
        (rule.figure, cap)
        for rule in profile.caps
        if rule.figure is not None
        and rule.figure < total.high
        and (cap := triggered(rule, total, findings)) is not None
    ]
    if not caps:
        return total, ()
    caps.sort(key=itemgetter(0))
    most, point = caps[0][0], total.point
    held = replace(
        total, point=min(point, most), low=min(total.low, most), high=min(total.high, most)
    )
    return held, tuple(cap for figure, cap in caps if not reached(figure, point))


def _as_grave(outcomes: Sequence[str]) -> list[str]:
    """The outcomes, and those that are graver than the mildest of them."""
    return [*outcomes, *GRAVITY[: _mildest(outcomes) + 1]]


def _mildest(outcomes: Sequence[str]) -> int:
    """The place of the mildest of the outcomes of findings; -1 where there is none."""
    return max((GRAVITY.index(one) for one in GRAVITY if one in outcomes), default=-1)


def _void(total: Part, because: Text) -> Part:
    return replace(
        total, point=None, low=None, high=None, stages=(), why=(Why.VOID,), because=because
    )


def triggered(rule: CapRule, total: Part, findings: Sequence[Finding]) -> Cap | None:
    """The cap with what triggered it; None where its condition does not hold."""
    by_floor = rule.sections or rule.criteria
    found = _low(rule, total) if by_floor else _found(rule, findings)
    if len(found) < rule.at_least:
        return None
    return Cap(rule.to, rule.because, tuple(dict.fromkeys(found)), rule.figure)


def _low(rule: CapRule, total: Part) -> list[str]:
    """The sections below the floor, or the clauses with a criterion below it."""
    sections = [
        part.id
        for part in every(total, PartKind.SECTION)
        if part.id in rule.sections and _under(rule, part)
    ]
    clauses = of_kind(total, PartKind.CLAUSE) if rule.criteria else []
    return sections + [
        clause.id
        for clause in clauses
        if any(_criterion_under(rule, part) for part in of_kind(clause, PartKind.CRITERION))
    ]


def _criterion_under(rule: CapRule, part: Part) -> bool:
    tested = part.parts if rule.weakest else (part,)
    return part.id in rule.criteria and any(_under(rule, one) for one in tested)


def _under(rule: CapRule, part: Part) -> bool:
    return part.point is not None and not reached(part.point, rule.below)


def _found(rule: CapRule, findings: Sequence[Finding]) -> list[str]:
    """The clauses with a finding that is as grave as the rule says."""
    mildest = _mildest(rule.outcomes)
    return [
        finding.clause
        for finding in findings
        if finding.severity in rule.severities and GRAVITY.index(finding.outcome) <= mildest
    ]
