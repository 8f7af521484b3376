"""Weights that only hold for some: by what a fact says."""

from __future__ import annotations

import pytest

from sctoolkit.model.scoring import WeightsRule
from sctoolkit.model.steps import Method

from .building import (
    DONT_KNOW,
    Given,
    choice,
    clause,
    code,
    fact,
    found,
    result,
    section,
    when,
    words,
)

FARMS = WeightsRule(when("sector", "farm"), {"1.1": 3.0}, words("Farms."))
SHOPS = WeightsRule(when("sector", "shop"), {"2": 0.0, "a": 3.0}, words("Shops."))
AGAINST = code(
    section("1", clause("1.1", "wages"), clause("1.2", "hours")),
    section("2", clause("2.1", "age")),
    method=Method.WEIGHTED_MEAN,
    weights_if=(FARMS, SHOPS),
)
ASKED = [
    fact("sector", "farm", "shop", "other"),
    choice("a", "wages"),
    choice("b", "wages"),
    choice("c", "hours"),
    choice("d", "age"),
]
SAID: dict[str, Given] = {"a": "good", "b": "bad", "c": "bad", "d": "good"}


@pytest.mark.parametrize(
    ("sector", "first", "total"),
    [
        ("other", 0.5 / 2, (0.25 + 1) / 2),
        ("farm", 3 * 0.5 / 4, (0.375 + 1) / 2),
        ("shop", 0.75 / 2, 0.375),
        (DONT_KNOW, 0.5 / 2, (0.25 + 1) / 2),
    ],
)
def test_rule_that_holds_gives_the_weights(sector: Given, first: float, total: float) -> None:
    tree = result(ASKED, AGAINST, {**SAID, "sector": sector}).tree
    assert found(tree, "1").point == pytest.approx(first)
    assert tree.point == pytest.approx(total)


@pytest.mark.parametrize(
    ("sector", "why"), [("other", None), ("farm", "Farms."), ("shop", "Shops.")]
)
def test_result_says_whose_weights_hold(sector: str, why: str | None) -> None:
    because = result(ASKED, AGAINST, {**SAID, "sector": sector}).weights_because
    assert (because and because.to("en")) == why
