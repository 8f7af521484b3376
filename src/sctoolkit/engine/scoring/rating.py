"""The rating that score, grades or findings lead to, held down by caps that name their reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from sctoolkit.engine.scoring.gates import cap
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.scoring.rolls import band_of
from sctoolkit.model.code import Code
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Rating, Why, of_kind
from sctoolkit.model.scoring import GradeCount, RatingBand, RatingBy, ScoringProfile, Total
from sctoolkit.model.severity import gravest

NO_FINDING = "none"
"""What stands for "no finding" where the gravest finding decides."""


def is_provisional(tree: Part, profile: ScoringProfile) -> bool:
    """Whether something was assessed, but too little for the result to be relied on."""
    if profile.total is Total.REFUSED or not _assessed(tree, profile):
        return False
    return not reached(tree.coverage or 0.0, profile.provisional_below)


def _assessed(tree: Part, profile: ScoringProfile) -> bool:
    if profile.total is not Total.RATING_ONLY or Why.VOID in tree.why:
        return tree.point is not None
    return any(clause.point is not None for clause in of_kind(tree, PartKind.CLAUSE))


def rating(before: Part, after: Part, code: Code, findings: Sequence[Finding]) -> Rating | None:
    """The rating of the total `before` and `after` caps on its figure; None where there is none.

    There is none where the code has none, or where too little was answered for one.
    """
    profile = code.scoring
    if not (profile.bands and _assessed(after, profile)) or is_provisional(after, profile):
        return None
    alone, held = _alone(before, profile, findings), _alone(after, profile, findings)
    if alone is None or held is None:
        return None
    order = [one.id for one in profile.bands]
    rules = [rule for rule in profile.caps if rule.to in order[: order.index(alone)]]
    caps = [found for rule in rules if (found := cap(rule, after)) is not None]
    caps.sort(key=lambda one: order.index(one.to))
    worst = min([held, *(one.to for one in caps)], key=order.index)
    band = profile.bands[order.index(worst)]
    return Rating(band.id, band.label, alone, tuple(caps), _to_be_closed(band, findings))


def _alone(tree: Part, profile: ScoringProfile, findings: Sequence[Finding]) -> str | None:
    match profile.rating_by:
        case RatingBy.FIGURE:
            return None if tree.point is None else band(profile, tree.point).id
        case RatingBy.GRADES:
            grades = Counter(part.grade for part in graded(tree))
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


def _to_be_closed(band: RatingBand, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The clauses with findings that must be closed before the rating holds."""
    found = (
        one.clause
        for one in findings
        if one.severity in band.if_closed and one.outcome is not Outcome.REVIEW
    )
    return tuple(dict.fromkeys(found))


def graded(part: Part) -> Iterator[Part]:
    """All parts with a grade, at any depth."""
    if part.grade:
        yield part
    for one in part.parts:
        yield from graded(one)


def grade(profile: ScoringProfile, part: Part) -> str:
    """The grade that its figure leads to; empty where there is none.

    That of its own steps, else of the grades of the code.
    """
    for step, before in zip(part.steps[1:], part.stages, strict=False):
        if step.graded:
            return band_of(step, before).grade
    if part.share is None or not profile.grades:
        return ""
    share = 100 * part.share
    found = (one.id for one in reversed(profile.grades) if reached(share, one.start))
    return next(found, profile.grades[0].id)


def band(profile: ScoringProfile, figure: float) -> RatingBand:
    """The band that a total falls into; below all, the lowest."""
    reachable = [one for one in profile.bands if one.start is not None]
    found = (one for one in reversed(reachable) if reached(figure, one.start or 0.0))
    return next(found, reachable[0])
