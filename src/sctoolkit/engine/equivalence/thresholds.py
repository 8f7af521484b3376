"""Whether a comparison reaches a bar. The bar is the user's; reaching it accepts nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.engine.equivalence.declaring import Tally
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.model.equivalence import Comparison, Share
from sctoolkit.model.severity import Severity


class Bar(StrEnum):
    """What a threshold looks at."""

    EVERY = "every"
    """Every criterion is covered: the rule of the Sustainable Supply Chain Initiative (SSCI)."""
    SHARE = "share"
    """So much of the criteria is covered: AIM-PROGRESS names 85 per cent."""
    WEIGHTED = "weighted"
    """So much of them, weighed by severity."""
    NO_BLOCKING = "no-blocking"
    """No gap is as grave as the user's bar for blocking ones."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One bar."""

    bar: Bar
    share: float = 1.0
    """From 0 to 1, for the bars that are shares."""


USUAL = (Threshold(Bar.EVERY), Threshold(Bar.SHARE, 0.85))
"""The published ones."""


class Verdict(StrEnum):
    """Where a comparison stands at a bar."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    OPEN = "open"
    """What a person still has to check decides it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What bars look at."""

    plain: Share | None
    weighted: Share | None
    gap: bool
    """Whether something is missing for sure."""
    doubt: bool
    """Whether something may turn out to be missing."""
    blocking: bool
    doubt_blocks: bool
    """Whether what may turn out to be missing would block."""


def of_comparison(comparison: Comparison, blocking: Severity) -> Standing:
    """Where a comparison stands; clauses outside of the criteria are in doubt."""
    outside = comparison.outside()
    grave = any(one.severity.rank <= blocking.rank for one in outside)
    return Standing(
        comparison.plain,
        comparison.weighted,
        gap=bool(comparison.gaps()),
        doubt=bool(comparison.to_check() or outside),
        blocking=bool(comparison.blocking(blocking)),
        doubt_blocks=grave or bool(comparison.may_block(blocking)),
    )


def of_tally(tally: Tally) -> Standing:
    """Where a declaration stands; clauses on which nothing is said are in doubt."""
    return Standing(
        tally.plain,
        tally.weighted,
        gap=any(count and level.is_gap for level, count in tally.levels.items()),
        doubt=bool(tally.silent),
        blocking=bool(tally.blocking),
        doubt_blocks=bool(tally.may_block),
    )


def verdict(threshold: Threshold, found: Standing) -> Verdict:
    """Whether the bar is reached whatever the doubts turn out to be, or cannot be, or is open."""
    match threshold.bar:
        case Bar.NO_BLOCKING:
            sure = not found.blocking
            return _between(sure and not found.doubt_blocks, sure)
        case Bar.EVERY:
            return _between(not found.gap and not found.doubt, not found.gap)
        case Bar.SHARE | Bar.WEIGHTED:
            share = found.plain if threshold.bar is Bar.SHARE else found.weighted
            if share is None:
                return Verdict.OPEN
            at_least = reached(share.covered, threshold.share)
            return _between(at_least, reached(share.at_most, threshold.share))


def _between(surely: bool, perhaps: bool) -> Verdict:  # noqa: FBT001 - two ends of one answer
    if surely:
        return Verdict.REACHED
    return Verdict.OPEN if perhaps else Verdict.NOT_REACHED
