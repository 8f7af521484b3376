"""Laws of scoring, over generated cases: figures lie between their ends and add up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from adding_up import wrong_sums
from sctoolkit.model.result import PartKind, of_kind
from sctoolkit.model.scoring import Method

from .building import every
from .generating import Case, cases


@given(cases(), st.data())
def test_removing_an_answer_that_routes_nothing_never_raises_coverage(
    case: Case, data: st.DataObject
) -> None:
    removable = sorted(case.answers.keys() - case.routing())
    gone = data.draw(st.sampled_from(removable))
    rest = {name: answer for name, answer in case.answers.items() if name != gone}
    before, after = case.result(), replace(case, answers=rest).result()
    assert after.shares.coverage <= before.shares.coverage
    assert (after.tree.coverage or 0) <= (before.tree.coverage or 0) or not before.tree.coverage


@given(cases())
def test_low_is_at_most_point_is_at_most_high_and_all_are_shares(case: Case) -> None:
    result = case.result()
    for part in every(result.tree):
        assert part.coverage is None or 0 <= part.coverage <= 1
        if part.point is None:
            assert (part.low, part.high) == (None, None)
        else:
            assert part.low is not None
            assert part.high is not None
            assert part.low <= part.point <= part.high <= part.full
            assert part.low >= 0 or any(step.method is Method.DEDUCT for step in part.steps)


@given(cases())
def test_parts_of_every_explanation_add_up(case: Case) -> None:
    tree = case.result().tree
    assert list(wrong_sums(tree, case.code.scoring.met_at)) == []
    for part in every(tree):
        if part.parts and part.steps and not part.stages:
            assert part.point is None


@given(cases())
def test_figure_without_documents_is_at_most_the_one_that_is_stated(case: Case) -> None:
    result = case.result()
    assert (result.evidenced is None) == (result.tree.point is None)
    if result.evidenced is not None and result.tree.point is not None:
        assert result.evidenced <= result.tree.point


@given(cases())
def test_open_ends_and_open_questions_belong_together(case: Case) -> None:
    """A clause's high end is above its point exactly where a review is open; likewise below."""
    result = case.result()
    for part in of_kind(result.tree, PartKind.CLAUSE):
        assert (part.high != part.point) == (part.id in result.reviews)
        assert (part.low != part.point) == (part.id in result.top_ups)


@given(cases())
def test_result_with_bands_is_rated_or_provisional_or_not_assessed(case: Case) -> None:
    result = case.result()
    reasons = [result.rating is not None, result.provisional, result.tree.point is None]
    if case.code.scoring.bands:
        assert reasons.count(True) == 1
    else:
        assert result.rating is None
