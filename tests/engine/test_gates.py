"""What stands between the sum and the score: no score at all, and figures held down."""

from __future__ import annotations

import pytest

from sctoolkit.model.result import Outcome, Why
from sctoolkit.model.scoring import CapRule, RatingBy, Total, VoidRule
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Trigger

from .building import Given, bands, choice, clause, code, exceeds, partial, result, words

PLAN = VoidRule(("plan",), (Outcome.PARTLY_MET,), words("No plan, no score."))


@pytest.mark.parametrize(("given", "total"), [("good", 1), ("half", None), ("bad", None)])
def test_no_score_where_a_clause_has_the_outcome_or_a_graver_one(
    given: Given, total: float | None
) -> None:
    against = code(clause("plan", "wages"), void_if=(PLAN,))
    tree = result([choice("q")], against, {"q": given}).tree
    assert (tree.point, tree.low, tree.high) == (total, total, total)
    assert (Why.VOID in tree.why) == (total is None)


def test_only_the_clauses_that_a_rule_names_leave_no_score() -> None:
    against = code(clause("plan", "wages"), clause("other", "hours"), void_if=(PLAN,))
    asked = [choice("a", "wages"), choice("b", "hours")]
    assert result(asked, against, {"a": "good", "b": "bad"}).tree.point == 0.5


def test_breach_leaves_a_score_where_only_silence_takes_it() -> None:
    silence = VoidRule(("plan",), (Outcome.NOT_ASSESSED,), words("No answer, no score."))
    against = code(clause("plan", "wages"), clause("other", "hours"), void_if=(silence,))
    asked = [choice("a", "wages"), choice("b", "hours")]
    assert result(asked, against, {"a": "bad", "b": "good"}).tree.point == 0.5
    assert result(asked, against, {"b": "good"}).tree.point is None


def held(*given: Given, figure: float = 0.5) -> tuple[float | None, float | None, int]:
    """Point, high end and number of caps: `two` asks less than its question and weighs 3.

    The cap hangs on any finding that is not met.
    """
    rule = CapRule("", words("Held."), Trigger(tuple(Severity), (Outcome.NOT_MET,)), figure)
    against = code(
        clause("one", "wages"),
        clause("two", partial("hours"), weight=3),
        clause("three", "age"),
        caps=(rule,),
    )
    asked = [choice("a", "wages"), choice("b", "hours"), choice("c", "age")]
    one = result(asked, against, dict(zip("abc", given, strict=True)))
    return one.tree.point, one.tree.high, len(one.caps)


def test_cap_holds_the_figure_and_its_high_end_down() -> None:
    assert held("bad", "half", "good", figure=0.2) == (0.2, 0.2, 1)


def test_cap_leaves_a_low_end_that_is_lower() -> None:
    rule = CapRule("", words("Held."), Trigger(tuple(Severity), (Outcome.NOT_MET,)), 0.5)
    against = code(clause("one", "wages"), clause("two", exceeds("hours"), weight=3), caps=(rule,))
    asked = [choice("a", "wages"), choice("b", "hours")]
    tree = result(asked, against, {"a": "bad", "b": "good"}).tree
    assert (tree.low, tree.point, tree.high) == (0, 0.5, 0.5)


def test_cap_that_holds_only_the_high_end_down_does_so_and_is_not_named() -> None:
    assert held("bad", "bad", "good") == (0.2, 0.5, 0)


def test_cap_at_the_figure_itself_is_not_named_however_it_was_summed() -> None:
    point, _high, caps = held("bad", "half", "good", figure=0.5 - 1e-12)
    assert point == pytest.approx(0.5)
    assert caps == 0


def test_better_answer_that_brings_a_figure_up_to_its_cap_leaves_the_high_end() -> None:
    assert held("bad", "bad", "good")[1] == held("bad", "good", "good")[1]


def test_no_rating_either_where_there_is_no_score() -> None:
    against = code(
        clause("plan", "wages"),
        void_if=(PLAN,),
        total=Total.RATING_ONLY,
        rating_by=RatingBy.WORST_FINDING,
        bands=bands(B=0, A=50),
        worst={"none": "A", "major": "B"},
    )
    one = result([choice("q")], against, {"q": "bad"})
    assert (one.rating, one.provisional) == (None, False)
