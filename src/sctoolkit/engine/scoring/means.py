"""Weighted means over those figures that there are."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from sctoolkit.model.result import Part


def mean(figures: Sequence[tuple[float, float | None]]) -> float | None:
    """The weighted mean of (weight, figure); figures of None are left out, None where none is left.

    `fsum` makes the result independent of the order.
    """
    counted = [(weight, figure) for weight, figure in figures if figure is not None and weight > 0]
    total = fsum([weight for weight, _figure in counted])
    if not total:
        return None
    return fsum([weight * figure for weight, figure in counted]) / total


def coverage(parts: Sequence[Part]) -> float | None:
    """The weighted coverage of those parts that apply; None where none applies."""
    shares = {part.coverage for part in parts if part.weight > 0}
    if len(shares) == 1:
        return shares.pop()
    return mean([(part.weight, part.coverage) for part in parts])
