"""Laws of scoring, over generated cases: what changes no figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from sctoolkit.model.assessment import Answer, AnswerState, Unit
from sctoolkit.model.code import Clause, CodeSection
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Outcome, PartKind, Result, of_kind
from sctoolkit.model.scoring import Policy
from sctoolkit.model.steps import Method, Repeat, Step

from .building import choice, every, fact, unless
from .forms import reply
from .generating import SEEDS, Case, cases
from .same import assert_same

NO = Answer(AnswerState.ANSWERED, "no")
NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE)
Item = TypeVar("Item")


def weighed(case: Case, method: Method, weigh: Callable[[float], float]) -> Result:
    """The result with all figures made by `method`, and each weight put through `weigh`."""

    def means(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return (Step(method, over=steps[0].over, of=steps[0].of),) if steps else ()

    def repeat(one: Repeat | None) -> Repeat | None:
        return replace(one, steps=means(one.steps)) if one else None

    def clause(one: Clause) -> Clause:
        covers = tuple(replace(cover, weight=weigh(cover.weight)) for cover in one.covers)
        made = replace(one, weight=weigh(one.weight), covers=covers)
        return replace(made, steps=means(one.steps or USUAL), per=repeat(one.per))

    def section(one: CodeSection) -> CodeSection:
        made = replace(one, weight=weigh(one.weight), clauses=tuple(map(clause, one.clauses)))
        inner = tuple(map(section, one.sections))
        return replace(made, sections=inner, steps=means(one.steps or USUAL), per=repeat(one.per))

    def unit(one: Unit) -> Unit:
        return replace(one, size=weigh(one.size), units=tuple(map(unit, one.units)))

    profile = case.code.scoring
    named = {one for clause in case.code.clauses() for one in clause.questions}
    named |= {one.id for one in case.scored()}
    weights = {one: weigh(profile.weights.get(one, 1.0)) for one in named}
    profile = replace(profile, steps=means(profile.steps), each={}, weights=weights, weights_if=())
    sections = tuple(map(section, case.code.sections))
    made = replace(case.code, sections=sections, scoring=profile)
    return replace(case, code=made, units=tuple(map(unit, case.units))).result()


USUAL = (Step(Method.WEIGHTED_MEAN),)


@given(cases(), st.floats(0.01, 100))
def test_multiplying_all_weights_by_a_constant_changes_nothing(case: Case, factor: float) -> None:
    one = weighed(case, Method.WEIGHTED_MEAN, lambda weight: weight)
    other = weighed(case, Method.WEIGHTED_MEAN, lambda weight: weight * factor)
    assert_same(one, other)


@given(cases(), st.floats(0.01, 100))
def test_equal_weights_are_no_weights(case: Case, weight: float) -> None:
    """Where what does not apply passes its weight on, weights are not equal any more."""
    if case.code.scoring.policies.not_applicable is Policy.PASS_WEIGHT:
        case = with_left_out(case)
    one = weighed(case, Method.WEIGHTED_MEAN, lambda _weight: weight)
    other = weighed(case, Method.MEAN, lambda _weight: 1)
    assert_same(one, other)


def with_question(case: Case, asked: Question, **answers: Answer) -> Case:
    section = case.form.sections[0]
    longer = replace(section, questions=(*section.questions, asked))
    form = replace(case.form, sections=(longer,))
    return replace(case, form=form, answers=case.answers | answers)


def with_left_out(case: Case) -> Case:
    """What does not apply leaves the sum, and no weight is passed on."""
    policies = replace(case.code.scoring.policies, not_applicable=Policy.LEAVE)
    return case.with_profile(policies=policies)


def assume_tested(case: Case, tests: str) -> None:
    """Where something must not be left unasked, a question that does not apply ends that."""
    must_be_asked = case.uses(Method.PROGRESSIVE) or case.code.scoring.void_if
    tested = {one for asked in case.scored() for one in asked.criteria}
    assume(not must_be_asked or tested.issuperset(tests.split()))


@given(cases(), st.sampled_from(["wages", "hours wages"]))
def test_question_that_is_hidden_by_its_own_rule_changes_no_score(case: Case, tests: str) -> None:
    assume_tested(case, tests)
    case = with_question(with_left_out(case), fact("decides", "yes", "no"), decides=NO)
    hidden = choice("hidden", tests, ask_if=unless("decides", "no"))
    answer = Answer(AnswerState.ANSWERED, "good")
    assert scores(case.result()) == scores(with_question(case, hidden, hidden=answer).result())


@given(cases(), st.sampled_from(["wages", "hours wages"]))
def test_question_that_does_not_apply_changes_no_score(case: Case, tests: str) -> None:
    assume_tested(case, tests)
    case = with_left_out(case)
    more = with_question(case, choice("more", tests), more=NOT_APPLICABLE)
    assert scores(case.result()) == scores(more.result())


def scores(result: Result) -> list[tuple[str, float | None, float | None, float | None]]:
    """Point, low and high from the total down to the criteria."""
    return [
        (part.id, part.point, part.low, part.high)
        for part in every(result.tree)
        if part.kind is not PartKind.QUESTION
    ]


@given(cases(), st.sampled_from([Policy.LEAVE, Policy.PASS_WEIGHT]))
def test_all_not_applicable_is_not_assessed(case: Case, policy: Policy) -> None:
    def nothing(unit: Unit) -> Unit:
        answers = dict.fromkeys(unit.answers, NOT_APPLICABLE)
        return replace(unit, answers=answers, units=tuple(map(nothing, unit.units)))

    case = case.with_profile(policies=replace(case.code.scoring.policies, not_applicable=policy))
    answers = {one.id: NOT_APPLICABLE for one in case.form.questions()}
    units = tuple(map(nothing, case.units))
    result = replace(case, answers=answers, units=units).result()
    assert (result.tree.point, result.tree.low, result.tree.high) == (None, None, None)
    assert {part.outcome for part in of_kind(result.tree, PartKind.CLAUSE)} <= {
        Outcome.NOT_APPLICABLE,
        Outcome.NOT_ASSESSED,
    }
    assert (result.findings, result.rating, result.evidenced) == ((), None, None)


@given(cases(), SEEDS)
def test_order_of_questions_answers_clauses_and_units_never_matters(
    case: Case, random: Random
) -> None:
    assume(not case.uses(Method.PROGRESSIVE))  # there the order has a meaning

    def shuffled(parts: Iterable[Item]) -> tuple[Item, ...]:
        mixed = list(parts)
        random.shuffle(mixed)
        return tuple(mixed)

    def clause(one: Clause) -> Clause:
        return replace(one, covers=shuffled(one.covers), questions=shuffled(one.questions))

    def section(one: CodeSection) -> CodeSection:
        inner = shuffled(map(section, one.sections))
        return replace(one, sections=inner, clauses=shuffled(map(clause, one.clauses)))

    def unit(one: Unit) -> Unit:
        return replace(one, units=shuffled(map(unit, one.units)))

    mixed = replace(
        case.with_profile(caps=shuffled(case.code.scoring.caps)),
        answers=dict(shuffled(case.answers.items())),
        units=shuffled(map(unit, case.units)),
    )
    questions = replace(case.form.sections[0], questions=shuffled(case.form.questions()))
    sections = shuffled(map(section, case.code.sections))
    mixed = replace(
        mixed,
        form=replace(case.form, sections=(questions,)),
        code=replace(mixed.code, sections=sections),
    )
    assert_same(case.result(), mixed.result())


@given(cases(), SEEDS)
def test_supplier_scored_alone_scores_as_among_others(case: Case, random: Random) -> None:
    others = [
        replace(case, answers={one.id: reply(random, one) for one in case.form.questions()})
        for _supplier in range(2)
    ]
    scorer = case.scorer()
    together = [scorer.score(one.assessment()) for one in (*others, case)]
    assert together == [one.result() for one in (*others, case)]


@given(cases(), SEEDS)
def test_result_is_the_very_same_whatever_was_scored_before_it(case: Case, random: Random) -> None:
    """Suppliers whose answers are partly the same share parts of their results."""
    scorer = case.scorer()
    for _supplier in range(4):
        said = {
            one.id: reply(random, one) if random.random() < 0.4 else case.answers[one.id]
            for one in case.form.questions()
        }
        other = replace(case, answers=said, units=random.choice([(), case.units]))
        assert scorer.score(other.assessment()) == other.result()
