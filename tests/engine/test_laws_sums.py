"""Laws of scoring, over generated cases: figures lie between their ends and add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.engine.outcomes import BREACHES
from sctoolkit.engine.rolls import counted
from sctoolkit.model.assessment import Answer, Unit
from sctoolkit.model.result import Part, PartKind, Why, of_kind
from sctoolkit.model.scoring import Method, Policy, Step, Total

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
    met_at = case.code.scoring.met_at
    result = case.result()
    for part in every(result.tree):
        for place, step in enumerate(part.steps if part.stages else ()):
            before = part.stages[place - 1] if place else 0.0
            made = after(step, part, before, met_at, first=not place)
            assert part.stages[place] == pytest.approx(made, abs=CLOSE)
        if part.stages:
            caps = result.caps if part is result.tree else ()
            held = [cap.figure for cap in caps if cap.figure is not None]
            assert part.point == min([part.stages[-1], *held])
        elif part.parts and part.steps:
            assert part.point is None


def after(step: Step, part: Part, before: float, met_at: float, *, first: bool) -> float:
    """The figure after a step, added up as a reader of the explanation would."""
    if not step.method.combines:
        return changed(step, before)
    counts = counted(step, part.parts)
    if not counts:
        return before
    points = [one.point or 0 for _weight, one in counts]
    earned = fsum(weight * (one.point or 0) for weight, one in counts)
    most = fsum(weight * one.full for weight, one in counts)
    breaches = [one for _weight, one in counts if one.outcome in BREACHES]
    if step.method is Method.DEDUCT:
        off = fsum(step.findings.get(one.severity, 0) for one in breaches if one.severity)
        return (step.start if first else before) - (off if step.findings else most - earned)
    met = [one.point is not None and one.point >= met_at * one.full - CLOSE for _, one in counts]
    return {
        Method.MEAN: fsum(points) / len(counts),
        Method.WEIGHTED_MEAN: earned / fsum(weight for weight, _one in counts),
        Method.SUM: earned,
        Method.MINIMUM: min(points),
        Method.MAXIMUM: max(points),
        Method.SHARE: earned / (step.maximum or most or 1),
        Method.CONFORMING: 1 - len(breaches) / len(counts),
        Method.PROGRESSIVE: [*met, False].index(False),
    }[step.method]


def changed(step: Step, before: float) -> float:
    """The figure after a step that looks at no parts."""
    if step.method is Method.SCALE:
        return step.start + before * (step.end - step.start)
    if step.method is Method.ADD:
        return before + step.points
    least = float("-inf") if step.at_least is None else step.at_least
    most = float("inf") if step.at_most is None else step.at_most
    return min(max(before, least), most)


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
