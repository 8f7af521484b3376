"""The rating: the band of the score, held down by caps that name their reason."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.engine.outcomes import GRAVITY, reached
from sctoolkit.model.code import CapRule, Code, RatingBand, ScoringProfile
from sctoolkit.model.result import Cap, Finding, Part, Rating


def rating(tree: Part, code: Code, findings: Sequence[Finding]) -> Rating | None:
    """The rating; None where there is no score, the code has no bands, or coverage is too low."""
    profile = code.scoring
    if tree.point is None or not profile.bands:
        return None
    if not reached(tree.coverage or 0.0, profile.provisional_below):
        return None
    before = band(profile, tree.point)
    order = [one.id for one in profile.bands]
    tighter = order[: order.index(before.id)]
    rules = [rule for rule in profile.caps if rule.to in tighter]
    caps = [cap for rule in rules if (cap := _cap(rule, tree, findings)) is not None]
    caps.sort(key=lambda cap: order.index(cap.to))
    after = caps[0].to if caps else before.id
    label = next(one.label for one in profile.bands if one.id == after)
    return Rating(after, label, before.id, tuple(caps))


def band(profile: ScoringProfile, share: float) -> RatingBand:
    """The band that a share (0 to 1) falls into on the code's scale."""
    start, end = profile.scale
    figure = start + share * (end - start)
    return next(one for one in reversed(profile.bands) if reached(figure, one.start))


def _cap(rule: CapRule, tree: Part, findings: Sequence[Finding]) -> Cap | None:
    if rule.sections:
        triggers = [
            part.id
            for part in tree.parts
            if part.id in rule.sections
            and part.point is not None
            and not reached(part.point, rule.below)
        ]
    else:
        mildest = max((GRAVITY.index(one) for one in GRAVITY if one in rule.outcomes), default=-1)
        triggers = [
            finding.clause
            for finding in findings
            if finding.severity in rule.severities and GRAVITY.index(finding.outcome) <= mildest
        ]
    if len(triggers) < rule.at_least:
        return None
    return Cap(rule.to, rule.because, tuple(triggers))
