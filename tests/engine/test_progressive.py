"""Levels of which each needs the one below it."""

from __future__ import annotations

import pytest

from adding_up import wrong_sums
from sctoolkit.model.result import Part
from sctoolkit.model.steps import Method, Step

from .building import DONT_KNOW, NOT_APPLICABLE, Given, choice, clause, code, found, result, section

LEVELS = ("one", "two", "three")


def level(*given: Given, partly: bool = False) -> Part:
    """What three levels come to where they are answered so."""
    rows = Step(Method.PROGRESSIVE, partly=partly)
    clauses = [clause(name, name) for name in LEVELS]
    against = code(section("S", *clauses), each={"sections": (rows,)})
    answers = {name: one for name, one in zip(LEVELS, given, strict=True) if one != ""}
    return found(result([choice(name, name) for name in LEVELS], against, answers).tree, "S")


@pytest.mark.parametrize(
    ("given", "whole", "begun"),
    [
        (("good", "good", "good"), 3, 3),
        (("good", "half", "good"), 1, 1.5),
        (("half", "good", "good"), 0, 0.5),
        (("good", "good", "bad"), 2, 2),
        (("bad", "good", "good"), 0, 0),
    ],
)
def test_level_counts_only_on_top_of_the_one_below(
    given: tuple[str, ...], whole: float, begun: float
) -> None:
    assert (level(*given).point, level(*given, partly=True).point) == (whole, begun)
    assert (level(*given).full, level(*given, partly=True).full) == (3, 3)


def test_level_without_an_answer_stands_in_the_way_and_one_that_does_not_apply_does_not() -> None:
    assert level("good", DONT_KNOW, "good", partly=True).point == 1
    assert level("good", "", "good", partly=True).point == 1
    assert level("good", NOT_APPLICABLE, "half", partly=True).point == 1.5


@pytest.mark.parametrize(("given", "reached"), [("good", 1), ("half", 0)])
def test_level_worth_less_than_nothing_at_best_is_reached_at_its_best_alone(
    given: Given, reached: float
) -> None:
    """A share of its best would be a higher bar than the best itself."""
    less = (Step(Method.WEIGHTED_MEAN), Step(Method.ADD, points=-3))
    rows = (Step(Method.PROGRESSIVE),)
    against = code(section("S", clause("1", "one", steps=less)), each={"sections": rows})
    one = result([choice("one", "one")], against, {"one": given})
    assert found(one.tree, "1").full == -2
    assert found(one.tree, "S").point == reached
    assert list(wrong_sums(one.tree, met_at=0.75)) == []
