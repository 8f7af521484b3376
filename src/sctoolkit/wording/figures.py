"""Figures and shares, as people read them."""

from __future__ import annotations

from math import floor

from sctoolkit.language import _, with_decimal_sign
from sctoolkit.model.result import Part


def digits(figure: float) -> str:
    """A number with all its digits, as programs and formulas take it: 1200000, never 1.2e+06."""
    return f"{figure:.15g}"


def number(figure: float) -> str:
    """A number with all its digits, with the decimal sign of the user's language."""
    return with_decimal_sign(digits(figure))


def figure(total: float | None) -> str:
    """A total to one place, cut; a dash for none."""
    return "—" if total is None else number(one_place(total))


def one_place(total: float) -> float:
    """A total cut to one place, so that 79.97 never reads as the 80 where the next band begins."""
    return floor(total * 10 + 1e-9) / 10


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
    return _("under 1 %") if share > 0 and not whole else in_percent(whole)


def in_percent(figure: float) -> str:
    """A figure with the sign of percent as the user's language sets it."""
    return _("{figure} %").format(figure=number(figure))


def whole_percent(share: float) -> int:
    """The share in percent, cut to a whole number."""
    return floor(share * 100 + 1e-9)
