"""The figure as its publisher would round it, to compare with what was published."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from sctoolkit.model.result import Result
from sctoolkit.model.scoring import Rounding, RoundingMode

MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
}
DIGITS = 12
"""A sum of shares is off by less than the last of these digits; a half must stay a half."""


def published(result: Result) -> float | None:
    """The total as its publisher would round it; None where it does not say how, or is none."""
    if result.tree.point is None or result.rounding is None:
        return None
    return rounded(result.tree.point, result.rounding)


def rounded(figure: float, rounding: Rounding) -> float:
    """The figure as published: 0.5 rounds up under `half-up`, however it was summed."""
    exact = Decimal(repr(round(figure, DIGITS)))
    return float(exact.quantize(Decimal(1).scaleb(-rounding.decimals), MODES[rounding.mode]))
