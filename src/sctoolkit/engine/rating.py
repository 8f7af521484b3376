"""The rating that score, grades or findings lead to, held down by caps that name their reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.model.code import Code
from sctoolkit.model.result import Cap, Finding, Outcome, Part, PartKind, Rating, of_kind
from sctoolkit.model.scoring import CapRule, GradeCount, RatingBand, RatingBy, ScoringProfile, Total
from sctoolkit.model.severity import gravest

NO_FINDING = "none"
"""What stands for "no finding" where the gravest finding decides."""


def is_provisional(tree: Part, profile: ScoringProfile) -> bool:
    """Whether something was assessed, but too little for the result to be relied on."""
    if profile.total is Total.REFUSED or not _assessed(tree, profile):
        return False
    return not reached(tree.coverage or 0.0, profile.provisional_below)


def _assessed(tree: Part, profile: ScoringProfile) -> bool:
    if profile.total is not Total.RATING_ONLY:
        return tree.point is not None
    return any(clause.point is not None for clause in of_kind(tree, PartKind.CLAUSE))


def rating(tree: Part, code: Code, findings: Sequence[Finding]) -> Rating | None:
    """The rating; None where the code has none, or too little was answered for one."""
    profile = code.scoring
    if not (profile.bands and _assessed(tree, profile)) or is_provisional(tree, profile):
        return None
    before = _before_caps(tree, profile, findings)
    if before is None:
        return None
    order = [one.id for one in profile.bands]
    tighter = order[: order.index(before)]
    rules = [rule for rule in profile.caps if rule.to in tighter]
    caps = [cap for rule in rules if (cap := _cap(rule, tree, findings)) is not None]
    caps.sort(key=lambda cap: order.index(cap.to))
    after = profile.bands[order.index(caps[0].to if caps else before)]
    return Rating(after.id, after.label, before, tuple(caps), _open(after, findings))


def _before_caps(tree: Part, profile: ScoringProfile, findings: Sequence[Finding]) -> str | None:
    match profile.rating_by:
        case RatingBy.FIGURE:
            return None if tree.point is None else band(profile, tree.point).id
        case RatingBy.GRADES:
            grades = Counter(part.grade for part in of_kind(tree, PartKind.CLAUSE) if part.grade)
            return next((one.to for one in profile.counts if _holds(one, grades)), None)
        case RatingBy.WORST_FINDING:
            severities = [one.severity for one in findings if one.outcome is not Outcome.REVIEW]
            worst = gravest(severities).value if severities else NO_FINDING
            return profile.worst.get(worst)
        case _:
            assert_never(profile.rating_by)


def _holds(rule: GradeCount, grades: Counter[str]) -> bool:
    found = grades[rule.grade]
    return found >= rule.at_least if rule.below is None else found < rule.below


def _open(band: RatingBand, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The clauses with findings that must be closed before the rating holds."""
    return tuple(
        one.clause
        for one in findings
        if one.severity in band.if_closed and one.outcome is not Outcome.REVIEW
    )


def grade(profile: ScoringProfile, point: float | None) -> str:
    """The grade of a clause with this figure (0 to 1); empty where there is none."""
    if point is None or not profile.grades:
        return ""
    figure = 100 * point
    return next(one.id for one in reversed(profile.grades) if reached(figure, one.start))


def band(profile: ScoringProfile, share: float) -> RatingBand:
    """The band that a share (0 to 1) falls into on the code's scale; below all, the lowest."""
    start, end = profile.scale
    figure = start + share * (end - start)
    reachable = [one for one in profile.bands if one.start is not None]
    found = (one for one in reversed(reachable) if reached(figure, one.start or 0.0))
    return next(found, reachable[0])


def _cap(rule: CapRule, tree: Part, findings: Sequence[Finding]) -> Cap | None:
    triggers = _low(rule, tree) if rule.sections or rule.criteria else _found(rule, findings)
    if len(triggers) < rule.at_least:
        return None
    return Cap(rule.to, rule.because, tuple(triggers))


def _low(rule: CapRule, tree: Part) -> list[str]:
    """The sections below the floor, or the clauses with a criterion below it."""
    sections = [part.id for part in tree.parts if part.id in rule.sections and _under(rule, part)]
    clauses = of_kind(tree, PartKind.CLAUSE) if rule.criteria else []
    return sections + [
        clause.id
        for clause in clauses
        if any(part.id in rule.criteria and _criterion_under(rule, part) for part in clause.parts)
    ]


def _criterion_under(rule: CapRule, part: Part) -> bool:
    tested = part.parts if rule.weakest else (part,)
    return any(_under(rule, one) for one in tested)


def _under(rule: CapRule, part: Part) -> bool:
    return part.point is not None and not reached(part.point, rule.below)


def _found(rule: CapRule, findings: Sequence[Finding]) -> list[str]:
    """The clauses with a finding that is as grave as the rule says."""
    mildest = max((GRAVITY.index(one) for one in GRAVITY if one in rule.outcomes), default=-1)
    return [
        finding.clause
        for finding in findings
        if finding.severity in rule.severities and GRAVITY.index(finding.outcome) <= mildest
    ]
