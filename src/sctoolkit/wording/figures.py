"""Figures and shares, as people read them."""

from __future__ import annotations

from math import floor

from sctoolkit.language import _
from sctoolkit.model.result import Part


def number(figure: float) -> str:
    """A number with all its digits: 1200000 rather than 1.2e+06."""
    return f"{figure:.15g}"


def figure(total: float | None) -> str:
    """A total to one place.

    Cut rather than rounded, so that 79.97 never reads as the 80 at which the next band begins.
    """
    if total is None:
        return "—"
    return f"{floor(total * 10 + 1e-9) / 10:.1f}".removesuffix(".0")


def part_figure(part: Part) -> str:
    """The figure of a part: in percent, or in its own units where its steps give it some."""
    if part.point is None or part.full == 1:
        return percent(part.point)
    return _("{figure} of {full}").format(figure=figure(part.point), full=number(part.full))


def percent(share: float | None) -> str:
    """A share in whole percent, cut rather than rounded; a dash for none.

    Cut, so that 49.6 never reads as the 50 that it did not reach, nor 99.7 as everything; but what
    is there never reads as nothing.
    """
    if share is None:
        return "—"
    whole = whole_percent(share)
    return _("under 1 %") if share > 0 and not whole else f"{whole} %"


def whole_percent(share: float) -> int:
    """The share in percent, cut to a whole number."""
    return floor(share * 100 + 1e-9)
