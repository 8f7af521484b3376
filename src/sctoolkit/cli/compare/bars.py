"""The bars that a comparison is held against, and the exit code that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sctoolkit.engine.equivalence.thresholds import (
    USUAL,
    Bar,
    Standing,
    Threshold,
    Verdict,
    verdict,
)
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.severity import Severity

_BAR = re.compile(r"(weighted:)?(\d{1,3}(?:\.\d+)?)\s?%?")


@dataclass(frozen=True, slots=True)
class Bars:
    """What a comparison is held against."""

    thresholds: tuple[Threshold, ...]
    """Empty where the user gave none: then the published ones are shown and bar nothing."""
    blocking: Severity
    """From which severity on a gap blocks."""

    @property
    def shown(self) -> tuple[Threshold, ...]:
        """The bars that are shown."""
        return self.thresholds or USUAL


def read_thresholds(typed: Sequence[str]) -> tuple[Threshold, ...]:
    """The bars that the user typed; raises SctoolkitError for one that is none."""
    return tuple(_threshold(one.strip().lower()) for one in typed)


def _threshold(typed: str) -> Threshold:
    if typed in (Bar.EVERY, Bar.NO_BLOCKING):
        return Threshold(Bar(typed))
    found = _BAR.fullmatch(typed)
    percent = float(found[2]) if found else 0.0
    if not found or not 0 < percent <= 100:  # noqa: PLR2004 - percent
        message = _("“{typed}” is no threshold.").format(typed=typed)
        raise SctoolkitError(message, _("Use every, no-blocking, 85 or weighted:85."))
    return Threshold(Bar.WEIGHTED if found[1] else Bar.SHARE, percent / 100)


def held_against(bars: Bars, standing: Standing) -> int:
    """The exit code: 4 where a bar of the user is open, 3 where one is not reached."""
    stands = [verdict(one, standing) for one in bars.thresholds]
    if Verdict.OPEN in stands:
        return Exit.INCOMPLETE
    return Exit.BELOW_BAR if Verdict.NOT_REACHED in stands else Exit.DONE
