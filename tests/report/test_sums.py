"""The lines under a figure: what a reader needs to add it up, and no more."""

from __future__ import annotations

import pytest

from sctoolkit.model.result import Marks, Part, PartKind
from sctoolkit.model.steps import Method, Step
from sctoolkit.report.sums import marks_line, number, sum_lines


def part(name: str, point: float | None, *parts: Part, weight: float = 1, full: float = 1) -> Part:
    kind = PartKind.SECTION if parts else PartKind.CLAUSE
    return Part(kind, name, point, point, point, 1.0, weight=weight, full=full, parts=parts)


def lines(method: Method, figure: float, *parts: Part, over: str = "") -> list[str]:
    whole = part("S", figure, *parts)
    whole.steps = (Step(method, over=over, start=110),)
    whole.stages = (figure,)
    return sum_lines(whole)


@pytest.mark.parametrize(
    ("figure", "words"),
    [(1, "1"), (0.0, "0"), (-0.00001, "0"), (100, "100"), (2 / 3, "0.6667"), (None, "—")],
)
def test_figure_has_four_places_where_it_needs_them(figure: float | None, words: str) -> None:
    assert number(figure) == words


def test_weights_are_printed_where_one_of_them_is_not_1() -> None:
    alike, unlike = (part("1", 1), part("2", 0.5)), (part("1", 1), part("2", 0.5, weight=3))
    assert lines(Method.WEIGHTED_MEAN, 0.75, *alike) == ["(1 + 0.5) ÷ 2"]
    assert lines(Method.WEIGHTED_MEAN, 0.625, *unlike) == ["(1×1 + 3×0.5) ÷ 4"]


def test_figure_of_the_only_part_needs_no_sum() -> None:
    assert lines(Method.MEAN, 0.5, part("1", 0.5)) == []


def test_only_one_of_several_parts_that_counts_is_named() -> None:
    found = lines(Method.MEAN, 0.5, part("1", None), part("2", 0.5))
    assert found == ["the figure of 2, the only one"]


def test_parts_that_do_not_stand_directly_below_are_named() -> None:
    inner = part("A", 0.9, part("1", 0.8), part("2", 1))
    assert lines(Method.MEAN, 0.9, inner, over="clauses") == [
        "(0.8\N{NO-BREAK SPACE}[1] + 1\N{NO-BREAK SPACE}[2]) ÷ 2"
    ]


def test_what_lacks_nothing_is_not_taken_off() -> None:
    found = lines(Method.DEDUCT, 107, part("1", 0.4, weight=5), part("2", 1, weight=3))
    assert found == ["110 − 5×0.6"]


@pytest.mark.parametrize(
    ("marks", "most", "line"),
    [
        (Marks((3, 2), 6), 1, "(3 + 2) ÷ 6"),
        (Marks((1, 1, 1), 5), 1, "3 ÷ 5"),
        (Marks((0.25, 0.25), 5), 1, "2×0.25 ÷ 5"),
        (Marks((), 5), 1, "0 ÷ 5"),
        (Marks((1, 1, 1), 2), 1, "3 ÷ 2, at most 1"),
        (Marks((2, -3), 4), 1, "(2 + -3) ÷ 4, at least 0"),
        (Marks((3, 1), None), 4, "3 + 1"),
        (Marks((3, 2), None), 4, "3 + 2, at most 4"),
    ],
)
def test_ticked_items_are_added_up(marks: Marks, most: float, line: str) -> None:
    assert marks_line(marks, most) == line
