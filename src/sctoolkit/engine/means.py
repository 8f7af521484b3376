"""How parts make a figure: weighted means and minima over those parts that have one."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from sctoolkit.model.result import Part
from sctoolkit.model.scoring import Method


def mean(figures: Sequence[tuple[float, float | None]]) -> float | None:
    """The weighted mean of (weight, figure); figures of None are left out, None where none is left.

    `fsum` makes the result independent of the order.
    """
    counted = [(weight, figure) for weight, figure in figures if figure is not None and weight > 0]
    total = fsum(weight for weight, _figure in counted)
    if not total:
        return None
    return fsum(weight * figure for weight, figure in counted) / total


def combine(
    method: Method, parts: Sequence[Part]
) -> tuple[float | None, float | None, float | None]:
    """Point, low and high of a node."""
    return (
        figure_of(method, [(part.weight, part.point) for part in parts]),
        figure_of(method, [(part.weight, part.low) for part in parts]),
        figure_of(method, [(part.weight, part.high) for part in parts]),
    )


def figure_of(method: Method, figures: Sequence[tuple[float, float | None]]) -> float | None:
    """The figure that (weight, figure) pairs make; None where none of them has one.

    What weighs nothing is not counted, whatever the method.
    """
    counted = [(weight, figure) for weight, figure in figures if weight > 0]
    if method is Method.MINIMUM:
        return min((figure for _weight, figure in counted if figure is not None), default=None)
    if method is Method.MEAN:
        counted = [(1.0, figure) for _weight, figure in counted]
    return mean(counted)


def coverage(parts: Sequence[Part]) -> float | None:
    """The weighted coverage of those parts that apply; None where none applies."""
    return mean([(part.weight, part.coverage) for part in parts])
