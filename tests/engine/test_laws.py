"""The laws of scoring, over generated questionnaires, codes and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product
from math import fsum
from random import Random
from typing import TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sctoolkit.engine.points import level_reached, points
from sctoolkit.engine.totals import BREACHES
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.code import Clause, Method, Policies, Policy
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Outcome, Part, PartKind, Result, counted_parts, of_kind

from .building import choice, every, fact, unless
from .forms import values
from .generating import Case, cases
from .same import assert_same

NO = Answer(AnswerState.ANSWERED, "no")
ORDER = [Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.REVIEW, Outcome.TOP_UP, Outcome.MET]
"""Worst first."""
Part_ = TypeVar("Part_")


def worth(case: Case, asked: Question, answer: Answer) -> tuple[float, int]:
    """What an answer is worth by points and by level; nothing where nobody knows."""
    share = points(asked, answer.value)
    level = level_reached(asked, answer.value, case.hub.criteria["age"])
    return share.share if share else 0, case.hub.criteria["age"].level_rank(level) or 0


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
    assert 0 <= before.share <= after.share <= 1


# Weights


def weighed(case: Case, method: Method, weigh: Callable[[float], float]) -> Result:
    """The result with each weight of the code put through `weigh`.

    Questions that a clause names itself weigh 1 each, so beside them the criteria keep theirs.
    """

    def clause(one: Clause) -> Clause:
        covers = tuple(
            cover if one.questions else replace(cover, weight=weigh(cover.weight))
            for cover in one.covers
        )
        return replace(one, weight=weigh(one.weight), covers=covers)

    sections = tuple(
        replace(one, weight=weigh(one.weight), clauses=tuple(map(clause, one.clauses)))
        for one in case.code.sections
    )
    profile = replace(case.code.scoring, method=method)
    return replace(case, code=replace(case.code, sections=sections, scoring=profile)).result()


@given(cases(), st.floats(0.01, 100))
def test_multiplying_all_weights_by_a_constant_changes_nothing(case: Case, factor: float) -> None:
    one = weighed(case, Method.WEIGHTED_MEAN, lambda weight: weight)
    other = weighed(case, Method.WEIGHTED_MEAN, lambda weight: weight * factor)
    assert_same(one, other)


@given(cases(), st.floats(0.01, 100))
def test_equal_weights_are_no_weights(case: Case, weight: float) -> None:
    one = weighed(case, Method.WEIGHTED_MEAN, lambda _weight: weight)
    other = weighed(case, Method.MEAN, lambda _weight: 1)
    assert_same(one, other)


# What does not apply


def with_question(case: Case, asked: Question, **answers: Answer) -> Case:
    section = case.form.sections[0]
    longer = replace(section, questions=(*section.questions, asked))
    form = replace(case.form, sections=(longer,))
    return replace(case, form=form, answers=case.answers | answers)


@given(cases(), st.sampled_from(["wages", "hours wages"]))
def test_question_that_is_hidden_by_its_own_rule_changes_no_score(case: Case, tests: str) -> None:
    case = with_question(case, fact("decides", "yes", "no"), decides=NO)
    hidden = choice("hidden", tests, ask_if=unless("decides", "no"))
    answer = Answer(AnswerState.ANSWERED, "good")
    assert scores(case.result()) == scores(with_question(case, hidden, hidden=answer).result())


@given(cases(), st.sampled_from(["wages", "hours wages"]))
def test_question_that_does_not_apply_changes_no_score(case: Case, tests: str) -> None:
    policies = replace(case.code.scoring.policies, not_applicable=Policy.LEAVE)
    case = with_policies(case, policies)
    more = with_question(case, choice("more", tests), more=Answer(AnswerState.NOT_APPLICABLE))
    assert scores(case.result()) == scores(more.result())


def scores(result: Result) -> list[tuple[str, float | None, float | None, float | None]]:
    """Point, low and high from the total down to the criteria."""
    return [
        (part.id, part.point, part.low, part.high)
        for part in every(result.tree)
        if part.kind is not PartKind.QUESTION
    ]


def with_policies(case: Case, policies: Policies) -> Case:
    profile = replace(case.code.scoring, policies=policies)
    return replace(case, code=replace(case.code, scoring=profile))


@given(cases())
def test_all_not_applicable_is_not_assessed(case: Case) -> None:
    case = with_policies(case, replace(case.code.scoring.policies, not_applicable=Policy.LEAVE))
    nothing = {one.id: Answer(AnswerState.NOT_APPLICABLE) for one in case.form.questions()}
    result = replace(case, answers=nothing).result()
    assert (result.tree.point, result.tree.low, result.tree.high) == (None, None, None)
    assert {part.outcome for part in of_kind(result.tree, PartKind.CLAUSE)} <= {
        Outcome.NOT_APPLICABLE,
        Outcome.NOT_ASSESSED,
    }
    assert (result.findings, result.rating, result.evidenced) == ((), None, None)


# Order


@given(cases(), st.randoms(use_true_random=False))
def test_order_of_questions_answers_and_clauses_never_matters(case: Case, random: Random) -> None:
    def shuffled(parts: Iterable[Part_]) -> tuple[Part_, ...]:
        mixed = list(parts)
        random.shuffle(mixed)
        return tuple(mixed)

    questions = replace(case.form.sections[0], questions=shuffled(case.form.questions()))
    sections = shuffled(
        replace(
            section,
            clauses=shuffled(
                replace(one, covers=shuffled(one.covers), questions=shuffled(one.questions))
                for one in section.clauses
            ),
        )
        for section in case.code.sections
    )
    profile = case.code.scoring
    profile = replace(profile, of=shuffled(profile.of), caps=shuffled(profile.caps))
    mixed = Case(
        replace(case.form, sections=(questions,)),
        replace(case.code, sections=sections, scoring=profile),
        case.hub,
        dict(shuffled(case.answers.items())),
    )
    assert_same(case.result(), mixed.result())


# Coverage, ends and sums


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
            assert part.low <= part.point <= part.high <= 1
            assert part.low >= 0 or case.code.scoring.deduct


@given(cases())
def test_parts_of_every_explanation_add_up(case: Case) -> None:
    for part in every(case.result().tree):
        counted = counted_parts(part)
        if part.parts:
            assert (part.point is None) == (not counted)
        if counted:
            assert part.point == pytest.approx(added_up(part, counted), abs=1e-9)


def added_up(part: Part, counted: list[Part]) -> float:
    return combined(part, counted) - part.deducted


def combined(part: Part, counted: list[Part]) -> float:
    points = [one.point or 0 for one in counted]
    if part.method == "conforming":
        return sum(one.outcome not in BREACHES for one in counted) / len(counted)
    if part.method == "minimum":
        return min(points)
    weights = [1.0 if part.method == "mean" else one.weight for one in counted]
    terms = [weight * point for weight, point in zip(weights, points, strict=True)]
    return fsum(terms) / fsum(weights)


@given(cases())
def test_figure_without_documents_is_at_most_the_one_that_is_stated(case: Case) -> None:
    result = case.result()
    counts_clauses = case.code.scoring.method is Method.CONFORMING
    assert (result.evidenced is None) == (result.tree.point is None or counts_clauses)
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
