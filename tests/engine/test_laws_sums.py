"""Laws of scoring, over generated cases: figures lie between their ends and add up."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.engine.outcomes import BREACHES
from sctoolkit.engine.rolls import counted
from sctoolkit.model.result import Part, PartKind, of_kind
from sctoolkit.model.scoring import Method, Step

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
    met_at = case.code.scoring.met_at
    for part in every(case.result().tree):
        for place, step in enumerate(part.steps if part.stages else ()):
            before = part.stages[place - 1] if place else 0.0
            assert part.stages[place] == pytest.approx(after(step, part, before, met_at), abs=1e-9)
        if part.stages:
            assert part.point == part.stages[-1]
        elif part.parts and part.steps:
            assert part.point is None


def after(step: Step, part: Part, before: float, met_at: float) -> float:
    """The figure after a step, added up as a reader of the explanation would."""
    counts = counted(step, part.parts)
    if not counts:
        return before
    points = [one.point or 0 for _weight, one in counts]
    terms = [weight * (one.point or 0) for weight, one in counts]
    most = fsum(weight * one.full for weight, one in counts)
    weights = fsum(weight for weight, _one in counts)
    breaches = [one for _weight, one in counts if one.outcome in BREACHES]
    off = fsum(step.findings.get(one.severity, 0) for one in breaches if one.severity)
    met = [one.point is not None and one.point >= met_at * one.full - 1e-9 for _, one in counts]
    return {
        Method.SCALE: step.start + before * (step.end - step.start),
        Method.MEAN: fsum(points) / len(counts),
        Method.WEIGHTED_MEAN: fsum(terms) / weights,
        Method.SUM: fsum(terms),
        Method.MINIMUM: min(points),
        Method.MAXIMUM: max(points),
        Method.SHARE: fsum(terms) / (most or 1.0),
        Method.DEDUCT: before - off if step.findings else step.start - (most - fsum(terms)),
        Method.CONFORMING: 1 - len(breaches) / len(counts),
        Method.PROGRESSIVE: [*met, False].index(False),
    }[step.method]


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
