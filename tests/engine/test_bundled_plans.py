"""Plans for random answers to the bundled questionnaire, under all bundled codes."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sctoolkit.content.library import Library
from sctoolkit.engine.interview import Interview, Standing
from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.action_plan import ActionPlan
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Value
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.result import PartKind, of_kind

from .plans import DEADLINES

STATES = [AnswerState.ANSWERED] * 16 + list(AnswerState)


class Bundled:
    """The bundled questionnaire, and its plan for the answers that a seed gives."""

    def __init__(self, form: Questionnaire, codes: list[Code], hub: CriteriaHub) -> None:
        self.form = form
        self.codes = codes
        self.hub = hub

    def assessment(self, seed: int) -> Assessment:
        random = Random(seed)  # noqa: S311 - no secret, but the same answers for the same seed
        scope = random.choice(self.form.scopes).id
        answers = {}
        for asked in self.form.questions():
            state = random.choice(STATES)
            value = random_value(asked, random) if state is AnswerState.ANSWERED else None
            answers[asked.id] = Answer(state, value)
        return Assessment("random", self.form.name, scope, answers=answers)

    def plan(self, seed: int) -> tuple[Assessment, list[Scored], ActionPlan]:
        given = self.assessment(seed)
        scored = [Scored(one, score(self.form, given, one, self.hub, "test")) for one in self.codes]
        return given, scored, plan(self.form, given, scored, self.hub, DEADLINES)


def random_value(asked: Question, random: Random) -> Value:
    if asked.kind is QuestionKind.NUMBER:
        return float(random.choice([0, 1, 10, 50, 100]))
    ids = [one.id for one in asked.options] or ["some words"]
    if not asked.kind.many:
        return random.choice(ids)
    items = [one.id for one in asked.options if not one.exclusive]
    ticked = tuple(sorted(random.sample(items, random.randint(0, len(items))), key=ids.index))
    return ticked or (random.choice(ids),)


@pytest.fixture(scope="session")
def bundled(library: Library, comply_chain: Questionnaire, hub: CriteriaHub) -> Bundled:
    codes = [library.code(name) for name in ("comply-chain", "eti", "oecd", "sa8000")]
    return Bundled(comply_chain, codes, hub)


SEEDS = st.integers(0, 2**32)
FEWER = settings(max_examples=max(30, settings().max_examples // 40))
"""A bundled plan takes three times as long as a small generated one."""


@FEWER
@given(seed=SEEDS)
def test_every_finding_has_an_action_or_stands_without_one(bundled: Bundled, seed: int) -> None:
    _given, scored, planned = bundled.plan(seed)
    cited = {(ref.code, ref.clause) for action in planned.actions for ref in action.clauses}
    reasoned = {(one.code, one.clause) for one in planned.without_action}
    for one in scored:
        for finding in one.result.findings:
            assert (one.code.id, finding.clause) in cited | reasoned
    assert not cited & reasoned


@FEWER
@given(seed=SEEDS)
def test_every_gap_has_exactly_one_action_with_every_clause(bundled: Bundled, seed: int) -> None:
    _given, scored, planned = bundled.plan(seed)
    gaps = {
        (question.answered_by, one.code.id, clause.id)
        for one in scored
        for clause in of_kind(one.result.tree, PartKind.CLAUSE)
        for question in of_kind(clause, PartKind.QUESTION)
        if question.point is not None and question.point < one.code.scoring.met_at - 1e-9
    }
    acted = Counter(
        (action.question, reference.code, reference.clause)
        for action in planned.actions
        for reference in action.clauses
    )
    assert acted == Counter(gaps)
    assert len({action.id for action in planned.actions}) == len(planned.actions)


@FEWER
@given(seed=SEEDS)
def test_every_action_is_about_an_answer_to_a_question_that_was_asked(
    bundled: Bundled, seed: int
) -> None:
    given, _scored, planned = bundled.plan(seed)
    interview = Interview(bundled.form, given.scope, given.answers)
    good = {practice.question for practice in planned.good_practice}
    for action in planned.actions:
        assert interview.standing(action.question) is Standing.ASKED
        assert action.question not in good
        assert action.due == DEADLINES.wanted(action.severity, frozenset())[0].day


@FEWER
@given(seed=SEEDS)
def test_actions_stand_gravest_first_then_widest_gap(bundled: Bundled, seed: int) -> None:
    _given, _scored, planned = bundled.plan(seed)
    order = [(action.severity.rank, action.point) for action in planned.actions]
    assert order == sorted(order)
