"""Whether a comparison reaches a bar. The bar is the user's; reaching it accepts nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.engine.outcomes import reached
from sctoolkit.model.equivalence import Comparison
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


def verdict(threshold: Threshold, comparison: Comparison, blocking: Severity) -> Verdict:
    """Whether the bar is reached whatever the checks by hand bring, or cannot be, or is open."""
    match threshold.bar:
        case Bar.NO_BLOCKING:
            sure = not comparison.blocking(blocking)
            return _between(sure and not comparison.may_block(blocking), sure)
        case Bar.EVERY:
            sure = not comparison.gaps()
            return _between(sure and not comparison.to_check() and not comparison.outside(), sure)
        case Bar.SHARE | Bar.WEIGHTED:
            found = comparison.plain if threshold.bar is Bar.SHARE else comparison.weighted
            if found is None:
                return Verdict.OPEN
            at_least = reached(found.covered, threshold.share)
            return _between(at_least, reached(found.at_most, threshold.share))


def _between(surely: bool, perhaps: bool) -> Verdict:  # noqa: FBT001 - two ends of one answer
    if surely:
        return Verdict.REACHED
    return Verdict.OPEN if perhaps else Verdict.NOT_REACHED
