"""Steps on any node: over what they go, and what of a clause they leave open."""

from __future__ import annotations

import pytest

from sctoolkit.model.result import Outcome
from sctoolkit.model.scoring import Policies, Policy
from sctoolkit.model.steps import Method, Step

from .building import (
    Given,
    choice,
    clause,
    code,
    cover,
    criterion,
    found,
    maturity,
    partial,
    result,
)

ASKED = [choice("a", "wages"), choice("b", "hours")]


def test_review_that_a_later_step_counts_is_open() -> None:
    """The first step looks at answers alone; what is taken off later may turn out smaller."""
    steps = (Step(Method.PROGRESSIVE, over="questions"), Step(Method.DEDUCT))
    one = result(ASKED, clause("1", partial("wages"), steps=steps), {"a": "half"})
    assert (one.reviews, one.tree.high) == (("1",), 0)


@pytest.mark.parametrize(
    ("given", "outcome"), [("bad", Outcome.REVIEW), ("half", Outcome.REVIEW), ("good", Outcome.MET)]
)
def test_better_answer_to_what_is_reviewed_never_ends_in_a_breach(
    given: Given, outcome: Outcome
) -> None:
    """Halves are good enough one by one, and too little together."""
    steps = (Step(Method.WEIGHTED_MEAN), Step(Method.DEDUCT))
    against = code(clause("1", partial("wages"), "hours", steps=steps), met_at=0.5)
    one = result(ASKED, against, {"a": given, "b": "good"})
    assert found(one.tree, "1").outcome is outcome


def test_shortfall_that_no_open_question_could_make_up_for_is_a_breach() -> None:
    """The clause counts answers and no criteria, so that its wider question decides nothing."""
    steps = (Step(Method.MINIMUM, over="questions"),)
    asks_less = clause("1", partial("wages"), "hours", steps=steps)
    one = result(ASKED, asks_less, {"a": "bad", "b": "good"})
    assert found(one.tree, "1").outcome is Outcome.NOT_MET


def test_unknown_answer_beside_levels_counts_as_a_share_whatever_the_points_are() -> None:
    asked = [maturity("a", "age"), maturity("b", "age")]
    table = {"b": {str(level): 10.0 * level for level in range(5)}}
    policies = Policies(missing=Policy.AS_MET)
    against = code(clause("1", cover("age", level="15")), points=table, policies=policies)
    tree = result(asked, against, {}, criterion("age", levels="14 15")).tree
    assert (found(tree, "b").point, found(tree, "age").full) == (1, 1)


def test_question_that_is_not_asked_leaves_as_much_open_as_it_weighs() -> None:
    against = code(clause("1", questions=("a", "unknown")), weights={"unknown": 3.0})
    assert result(ASKED, against, {"a": "good"}).tree.coverage == 0.25
