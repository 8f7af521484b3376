"""Laws of scoring, over generated cases: a better answer never makes anything worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from sctoolkit.engine.scoring.points import full, level_reached, points
from sctoolkit.model.assessment import Answer, AnswerState, Unit
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Outcome, Part, Result
from sctoolkit.model.scoring import Policy

from .building import every
from .forms import values
from .generating import SEEDS, Case, case_of, cases
from .profiles import GRADES

ORDER = [Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.REVIEW, Outcome.TOP_UP, Outcome.MET]
"""Worst first."""
WHOLE = ""
"""Stands for the answers of the whole where a unit could be meant."""


def as_counted(case: Case, asked: Question) -> Question:
    """The question with the points that the code gives its options."""
    table = case.code.scoring.points.get(asked.id, {})
    options = [replace(one, points=table.get(one.id, one.points)) for one in asked.options]
    return replace(asked, options=tuple(options))


def worth(case: Case, asked: Question, answer: Answer) -> tuple[float, int]:
    """What an answer is worth under this code by points and by level; nothing if unknown."""
    share = points(as_counted(case, asked), answer.value)
    level = level_reached(asked, answer.value, case.hub.criteria["age"])
    return share.worth if share else 0, case.hub.criteria["age"].level_rank(level) or 0


def with_answer(case: Case, holder: str, asked: Question, answer: Answer) -> Case:
    if holder == WHOLE:
        return replace(case, answers=case.answers | {asked.id: answer})
    return replace(case, units=tuple(answering(one, holder, asked, answer) for one in case.units))


def answering(unit: Unit, holder: str, asked: Question, answer: Answer) -> Unit:
    inside = tuple(answering(one, holder, asked, answer) for one in unit.units)
    own = unit.answers | ({asked.id: answer} if unit.id == holder else {})
    return replace(unit, answers=own, units=inside)


def holders(units: Sequence[Unit]) -> list[str]:
    return [name for one in units for name in (one.id, *holders(one.units))]


def band(case: Case, result: Result, *, before_cap: bool = False) -> int | None:
    """The place of the rating, 0 for the worst."""
    if result.rating is None:
        return None
    name = result.rating.before_cap if before_cap else result.rating.band
    return [one.id for one in case.code.scoring.bands].index(name)


def improved(random: Random, *, rated: bool) -> tuple[Case, Case]:
    """A case, and the same one with one answer of the whole or of a unit that is better."""
    case = case_of(random, rated=rated)
    better: list[tuple[Answer, Answer]] = []
    while not better:
        asked = random.choice(case.scored())
        better = steps_up(case, asked)
        case = case if better else case_of(random, rated=rated)
    first, second = random.choice(better)
    holder = random.choice([WHOLE, WHOLE, *holders(case.units)])
    return with_answer(case, holder, asked, first), with_answer(case, holder, asked, second)


def steps_up(case: Case, asked: Question) -> list[tuple[Answer, Answer]]:
    """All pairs of a worse and a better answer to the question."""
    answers = [Answer(AnswerState.ANSWERED, value) for value in values(asked)]
    if case.code.scoring.policies.dont_know is Policy.ZERO:
        answers.append(Answer(AnswerState.DONT_KNOW))
    by_worth = [(answer, worth(case, asked, answer)) for answer in answers]
    return [
        (first, second)
        for (first, low), (second, high) in product(by_worth, repeat=2)
        if low != high and low[0] <= high[0] and low[1] <= high[1]
    ]


def improvements(*, rated: bool = False) -> st.SearchStrategy[tuple[Case, Case]]:
    return SEEDS.map(lambda random: improved(random, rated=rated))


def pairs(one: Result, other: Result) -> Iterator[tuple[Part, Part]]:
    return zip(every(one.tree), every(other.tree), strict=True)


def at_most(before: float | None, after: float | None) -> bool:
    """Whether a figure did not fall; where a rule left no score before there may be one now."""
    if before is None or after is None:
        return before is None
    return before <= after + 1e-9 * max(1, abs(after))


@given(improvements())
def test_improving_an_answer_never_lowers_point_low_or_high(cases: tuple[Case, Case]) -> None:
    one, other = cases[0].result(), cases[1].result()
    for worse, better in pairs(one, other):
        for before, after in (
            (worse.point, better.point),
            (worse.low, better.low),
            (worse.high, better.high),
        ):
            assert at_most(before, after)
            if worse is not one.tree:
                assert (before is None) == (after is None)


@given(improvements(rated=True))
def test_improving_an_answer_never_lowers_the_rating(cases: tuple[Case, Case]) -> None:
    before, after = (case.result() for case in cases)
    for first in (False, True):
        worse = band(cases[0], before, before_cap=first)
        better = band(cases[1], after, before_cap=first)
        assert at_most(worse, better)


@given(improvements())
def test_improving_an_answer_never_worsens_an_outcome_or_a_grade_or_adds_a_finding(
    cases: tuple[Case, Case],
) -> None:
    before, after = (case.result() for case in cases)
    grades = ["", *(grade.id for grade in GRADES)]
    for worse, better in pairs(before, after):
        assert grades.index(worse.grade) <= grades.index(better.grade)
        if worse.outcome in ORDER:
            assert better.outcome in ORDER
            assert ORDER.index(worse.outcome) <= ORDER.index(better.outcome)
    clauses = [{(found.clause, found.unit) for found in one.findings} for one in (after, before)]
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
    assert 0 <= before.worth <= after.worth <= full(asked)
