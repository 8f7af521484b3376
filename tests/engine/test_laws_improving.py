"""Laws of scoring, over generated cases: a better answer never makes anything worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from sctoolkit.engine.points import level_reached, points
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Outcome, Part, Result
from sctoolkit.model.scoring import Policy

from .building import every
from .forms import values
from .generating import Case, cases

ORDER = [Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.REVIEW, Outcome.TOP_UP, Outcome.MET]
"""Worst first."""


def worth(case: Case, asked: Question, answer: Answer) -> tuple[float, int]:
    """What an answer is worth by points and by level; nothing where nobody knows."""
    share = points(asked, answer.value)
    level = level_reached(asked, answer.value, case.hub.criteria["age"])
    return share.worth if share else 0, case.hub.criteria["age"].level_rank(level) or 0


def with_answer(case: Case, asked: Question, answer: Answer) -> Case:
    return replace(case, answers=case.answers | {asked.id: answer})


def band(case: Case, result: Result, *, before_cap: bool = False) -> int | None:
    """The place of the rating, 0 for the worst."""
    if result.rating is None:
        return None
    name = result.rating.before_cap if before_cap else result.rating.band
    return [one.id for one in case.code.scoring.bands].index(name)


@st.composite
def improvements(draw: st.DrawFn, *, rated: bool = False) -> tuple[Case, Case]:
    """A case, and the same one with one answer that is better."""
    case = draw(cases(rated=rated))
    asked = draw(st.sampled_from(case.scored()))
    answers = [Answer(AnswerState.ANSWERED, value) for value in values(asked)]
    if case.code.scoring.policies.dont_know is Policy.ZERO:
        answers.append(Answer(AnswerState.DONT_KNOW))
    by_worth = [(answer, worth(case, asked, answer)) for answer in answers]
    better = [
        (first, second)
        for (first, low), (second, high) in product(by_worth, repeat=2)
        if low != high and low[0] <= high[0] and low[1] <= high[1]
    ]
    assume(better)
    first, second = draw(st.sampled_from(better))
    return with_answer(case, asked, first), with_answer(case, asked, second)


def pairs(one: Result, other: Result) -> Iterator[tuple[Part, Part]]:
    return zip(every(one.tree), every(other.tree), strict=True)


@given(improvements())
def test_improving_an_answer_never_lowers_point_low_or_high(cases: tuple[Case, Case]) -> None:
    for worse, better in pairs(cases[0].result(), cases[1].result()):
        for before, after in (
            (worse.point, better.point),
            (worse.low, better.low),
            (worse.high, better.high),
        ):
            assert (before is None) == (after is None)
            assert before is None or after is None or before <= after


@given(improvements(rated=True))
def test_improving_an_answer_never_lowers_the_rating(cases: tuple[Case, Case]) -> None:
    before, after = (case.result() for case in cases)
    assert (before.rating is None) == (after.rating is None)
    for first in (False, True):
        worse = band(cases[0], before, before_cap=first)
        better = band(cases[1], after, before_cap=first)
        assert worse is None or better is None or worse <= better


@given(improvements())
def test_improving_an_answer_never_worsens_an_outcome_or_adds_a_finding(
    cases: tuple[Case, Case],
) -> None:
    before, after = (case.result() for case in cases)
    for worse, better in pairs(before, after):
        if worse.outcome in ORDER:
            assert better.outcome in ORDER
            assert ORDER.index(worse.outcome) <= ORDER.index(better.outcome)
    clauses = [{finding.clause for finding in one.findings} for one in (after, before)]
    assert clauses[0] <= clauses[1]


@given(cases(), st.data())
def test_ticking_one_more_good_item_never_lowers_an_answer(case: Case, data: st.DataObject) -> None:
    lists = [one for one in case.scored() if one.kind.many]
    assume(lists)
    asked = data.draw(st.sampled_from(lists))
    items = [one.id for one in asked.options if not one.exclusive and (one.points or 0) >= 0]
    assume(items)
    ticked = data.draw(st.lists(st.sampled_from(items), unique=True))
    before, after = points(asked, tuple(ticked)), points(asked, (*ticked, items[0]))
    assert before is not None
    assert after is not None
    assert 0 <= before.worth <= after.worth <= 1
