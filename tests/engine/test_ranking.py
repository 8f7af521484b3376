"""Ranks know ties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.engine.scoring.ranking import ranks

FIGURES = st.lists(st.none() | st.sampled_from([0.0, 0.1 + 0.2, 0.3, 50.0, -4.0]))


def test_equal_figures_share_a_place_and_the_next_one_counts_them() -> None:
    assert ranks([80, 90, 70, 80]) == [2, 1, 4, 2]


def test_what_has_no_figure_has_no_place_and_takes_none() -> None:
    assert ranks([None, 20, None, 10]) == [None, 1, None, 2]


def test_figures_that_only_sums_hold_apart_are_equal() -> None:
    assert ranks([0.3, 0.1 + 0.2]) == [1, 1]


def test_nothing_has_no_places() -> None:
    assert ranks([]) == []
    assert ranks([None]) == [None]


@given(FIGURES)
def test_place_is_one_more_than_there_are_better_figures(figures: list[float | None]) -> None:
    known = [one for one in figures if one is not None]
    for figure, place in zip(figures, ranks(figures), strict=True):
        if figure is None:
            assert place is None
        else:
            assert place == 1 + sum(other > figure + 1e-9 for other in known)
