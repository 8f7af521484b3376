"""Laws of scoring, over generated cases: figures lie between their ends and add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from adding_up import wrong_sums
from sctoolkit.model.assessment import Answer, Unit
from sctoolkit.model.result import PartKind, Why, of_kind
from sctoolkit.model.scoring import Policy, Total
from sctoolkit.model.steps import Method, Step

from .building import every
from .generating import Case, cases

CLOSE = 1e-9


@given(cases(), st.data())
def test_removing_an_answer_that_routes_nothing_never_raises_coverage(
    case: Case, data: st.DataObject
) -> None:
    """Removed from the whole and from all units: a unit takes from the whole what it lacks."""
    gone = data.draw(st.sampled_from(sorted(case.answers.keys() - case.routing())))

    def rest(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {name: answer for name, answer in answers.items() if name != gone}

    def without(unit: Unit) -> Unit:
        inside = tuple(map(without, unit.units))
        return replace(unit, answers=rest(unit.answers), units=inside)

    less = replace(case, answers=rest(case.answers), units=tuple(map(without, case.units)))
    before, after = case.result(), less.result()
    assert after.shares.coverage <= before.shares.coverage + CLOSE
    if before.tree.coverage:
        assert (after.tree.coverage or 0) <= before.tree.coverage + CLOSE


@given(cases())
def test_low_is_at_most_point_is_at_most_high(case: Case) -> None:
    for part in every(case.result().tree):
        assert part.coverage is None or 0 <= part.coverage <= 1 + CLOSE
        if part.point is None:
            assert (part.low, part.high) == (None, None)
        else:
            assert part.low is not None
            assert part.high is not None
            assert part.low <= part.point + CLOSE
            assert part.point <= part.high + CLOSE
            assert part.high <= part.full + CLOSE or may_be_above_full(case)


def may_be_above_full(case: Case) -> bool:
    """Whether the code gives more than a part can earn, or divides by less than that."""
    anchored = case.code.scoring.policies.not_applicable is Policy.ANCHOR
    return anchored or any(step.maximum is not None for step in case.steps())


@given(cases(), st.sampled_from([(0.0, 1.0), (-10.0, 110.0), (5.0, 6.0)]))
def test_total_held_within_its_range_never_leaves_it(case: Case, ends: tuple[float, float]) -> None:
    limit = Step(Method.LIMIT, at_least=ends[0], at_most=ends[1])
    total = Total.OWN_METHOD
    caps = tuple(replace(cap, figure=None) for cap in case.code.scoring.caps if cap.to)
    steps = (*case.code.scoring.steps, limit)
    tree = case.with_profile(steps=steps, range=ends, total=total, caps=caps).result().tree
    for figure in (tree.point, tree.low, tree.high):
        assert figure is None or ends[0] <= figure <= ends[1]


@given(cases())
def test_parts_of_every_explanation_add_up(case: Case) -> None:
    result = case.result()
    held = [cap.figure for cap in result.caps if cap.figure is not None]
    assert list(wrong_sums(result.tree, case.code.scoring.met_at, held)) == []
    for part in every(result.tree):
        if part.parts and part.steps and not part.stages:
            assert part.point is None


@given(cases())
def test_figure_without_documents_is_at_most_the_one_that_is_stated(case: Case) -> None:
    result = case.result()
    if result.evidenced is not None:
        assert result.tree.point is not None
        assert result.evidenced <= result.tree.point + CLOSE
    elif not case.code.scoring.void_if:
        assert result.tree.point is None


@given(cases())
def test_open_ends_belong_to_open_questions(case: Case) -> None:
    """A clause's high end is above its point only where a review is open; likewise below."""
    result = case.result()
    for part in of_kind(result.tree, PartKind.CLAUSE):
        assert part.high == part.point or part.id in result.reviews
        assert part.low == part.point or part.id in result.top_ups


@given(cases())
def test_result_with_bands_is_rated_or_provisional_or_not_assessed(case: Case) -> None:
    result = case.result()
    if result.rating is not None:
        assert case.code.scoring.bands
        assert not result.provisional
    elif case.code.scoring.bands and not result.provisional:
        assessed = any(one.point is not None for one in of_kind(result.tree, PartKind.CLAUSE))
        assert result.tree.point is None
        void = Why.VOID in result.tree.why
        assert result.total is not Total.RATING_ONLY or void or not assessed
