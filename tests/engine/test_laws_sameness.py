"""Laws of scoring, over generated cases: what changes no figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.code import Clause
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Outcome, PartKind, Result, of_kind
from sctoolkit.model.scoring import Method, Policies, Policy, Step

from .building import choice, every, fact, unless
from .generating import Case, cases
from .same import assert_same

NO = Answer(AnswerState.ANSWERED, "no")
Part_ = TypeVar("Part_")


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
    profile = replace(case.code.scoring, steps=(Step(method, of=case.code.scoring.steps[0].of),))
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


@given(cases(), st.randoms(use_true_random=False))
def test_order_of_questions_answers_and_clauses_never_matters(case: Case, random: Random) -> None:
    assume(case.code.scoring.steps[0].method is not Method.PROGRESSIVE)  # that order has a meaning

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
    first = replace(profile.steps[0], of=shuffled(profile.steps[0].of))
    profile = replace(profile, steps=(first, *profile.steps[1:]), caps=shuffled(profile.caps))
    mixed = Case(
        replace(case.form, sections=(questions,)),
        replace(case.code, sections=sections, scoring=profile),
        case.hub,
        dict(shuffled(case.answers.items())),
    )
    assert_same(case.result(), mixed.result())
