"""Every figure explains itself: the parts of the tree add up."""

from __future__ import annotations

from math import fsum

import pytest

from sctoolkit.engine.scoring.rolls import counted_parts
from sctoolkit.model.result import Part, PartKind, Result, Why, of_kind
from sctoolkit.model.steps import Method

from .building import (
    DONT_KNOW,
    choice,
    clause,
    code,
    cover,
    every,
    exceeds,
    found,
    partial,
    result,
    section,
    words,
)

ASKED = [choice("a", "a"), choice("a-too", "a"), choice("b", "b"), choice("c", "c")]
GIVEN = {"a": "good", "a-too": DONT_KNOW, "b": "half", "c": "bad"}


def scored(method: Method, *of: str) -> Result:
    first = clause("1", cover("a", weight=3), partial("b"), weight=2)
    second = clause("2", exceeds("b"), "leave")
    sections = (
        section("S1", first, second, weight=2),
        section("S2", clause("3", "c")),
        section("S3", clause("4", "leave")),
        section("S4", clause("5", "c"), weight=0),
    )
    return result(ASKED, code(*sections, method=method, of=of), GIVEN)


def mean(parts: list[Part]) -> float:
    return fsum(one.weight * (one.point or 0) for one in parts) / fsum(one.weight for one in parts)


@pytest.mark.parametrize("of", [(), ("1", "3"), ("S1", "5")])
def test_every_figure_is_the_weighted_mean_of_its_counted_parts(of: tuple[str, ...]) -> None:
    for part in every(scored(Method.WEIGHTED_MEAN, *of).tree):
        if part.parts and part.point is not None:
            assert part.steps[0].method is Method.WEIGHTED_MEAN
            assert part.point == pytest.approx(mean(counted_parts(part)), abs=1e-12)


def test_total_by_mean_is_the_mean_of_its_counted_parts() -> None:
    tree = scored(Method.MEAN).tree
    points = [one.point for one in counted_parts(tree)]
    assert points == [found(tree, "S1").point, 0]
    assert tree.point == fsum(point or 0 for point in points) / 2


def test_total_by_minimum_is_the_lowest_of_its_counted_parts() -> None:
    tree = scored(Method.MINIMUM, "S1", "1").tree
    assert [one.id for one in counted_parts(tree)] == ["S1", "1"]
    assert tree.point == min(one.point or 0 for one in counted_parts(tree))


def test_part_without_a_figure_or_weight_is_not_counted() -> None:
    tree = scored(Method.MEAN).tree
    assert [one.id for one in counted_parts(tree)] == ["S1", "S2"]
    assert [one.id for one in counted_parts(found(tree, "2"))] == ["b"]


def test_tree_leads_from_the_total_to_the_answers() -> None:
    tree = scored(Method.MEAN).tree
    kinds = [PartKind.TOTAL, PartKind.SECTION, PartKind.CLAUSE, PartKind.CRITERION]
    here = tree
    for kind in kinds:
        assert here.kind is kind
        here = here.parts[0]
    assert (here.kind, here.id, here.value, here.point) == (PartKind.QUESTION, "a", "good", 1)


def test_every_part_bears_its_title() -> None:
    tree = scored(Method.MEAN).tree
    titles = {part.id: part.title for part in every(tree)}
    assert (tree.id, titles["own"]) == ("own", words("own"))
    assert (titles["S1"], titles["1"]) == (words("Section S1"), words("Clause 1"))
    assert (titles["leave"], titles["a-too"]) == (words("leave"), words("a-too?"))


def test_part_without_a_figure_says_why() -> None:
    for part in every(scored(Method.MEAN).tree):
        assert part.point is not None or part.why


def test_criterion_says_how_the_clause_relates_to_it() -> None:
    tree = scored(Method.MEAN).tree
    first, second = (found(tree, name).parts for name in ("1", "2"))
    assert [one.relation for one in first] == ["equivalent", "partial"]
    assert first[1].why == (Why.CODE_ASKS_LESS,)
    assert second[0].why == (Why.CODE_ASKS_MORE,)
    assert second[0].because is not None


def test_answer_stands_under_each_clause_that_asks_for_it() -> None:
    tree = scored(Method.MEAN).tree
    assert [part.id for part in of_kind(tree, PartKind.QUESTION)] == [
        *("a", "a-too", "b"),
        "b",
        "c",
        "c",
    ]
