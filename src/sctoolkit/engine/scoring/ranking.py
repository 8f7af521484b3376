"""Places in a comparison, the best figure first; equal figures share a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

TIE = 1e-9
"""Sums of shares that differ by less are the same figure."""


def ranks(figures: Sequence[float | None]) -> list[int | None]:
    """The place of each figure, 1 for the highest: 90, 80, 80, 70 are 1, 2, 2, 4.

    A figure of None has no place, and takes none from others.
    """
    places: list[int | None] = [None] * len(figures)
    known = [(figure, index) for index, figure in enumerate(figures) if figure is not None]
    known.sort(key=lambda one: -one[0])
    for place, (_figure, index) in zip(in_order(one for one, _at in known), known, strict=True):
        places[index] = place
    return places


def in_order(figures: Iterable[float]) -> Iterator[int]:
    """The places of figures that come highest first."""
    place, best = 1, 0.0
    for count, figure in enumerate(figures, 1):
        if count == 1 or figure < best - TIE:
            place, best = count, figure
        yield place
