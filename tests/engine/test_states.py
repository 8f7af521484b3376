"""Answered, not applicable, don't know, prefers not to say, missing: never the same thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.result import Outcome, Why
from sctoolkit.model.scoring import Policies, Policy

from .building import (
    DONT_KNOW,
    MISSING,
    NOT_APPLICABLE,
    REFUSED,
    choice,
    clause,
    code,
    found,
    result,
)

WITHOUT_VALUE = [DONT_KNOW, REFUSED, NOT_APPLICABLE, MISSING]
"""Every state but answered."""
ASKED = [choice("good-one"), choice("other")]
"""Both test `wages`; the first is answered with full marks in each test."""


def point(state: AnswerState, **policy: Any) -> float | None:  # noqa: ANN401 - words or a figure
    """The score of two questions: one worth 1, the other in this state."""
    policies = replace(Policies(), **policy)
    against = code(clause("1", "wages"), policies=policies)
    return result(ASKED, against, {"good-one": "good", "other": state}).tree.point


def test_dont_know_counts_as_zero() -> None:
    assert point(DONT_KNOW) == 0.5


def test_preferring_not_to_say_counts_as_zero() -> None:
    assert point(REFUSED) == 0.5


def test_missing_answer_leaves_the_score() -> None:
    assert point(MISSING) == 1


def test_not_applicable_leaves_the_score() -> None:
    assert point(NOT_APPLICABLE) == 1


@pytest.mark.parametrize(
    ("policy", "expected"), [(Policy.ZERO, 0.5), (Policy.LEAVE, 1), (Policy.AS_MET, 1)]
)
@pytest.mark.parametrize(
    ("state", "name"),
    [
        (DONT_KNOW, "dont_know"),
        (REFUSED, "refused"),
        (NOT_APPLICABLE, "not_applicable"),
        (MISSING, "missing"),
    ],
)
def test_policy_of_a_code_decides_what_a_state_counts(
    state: AnswerState, name: str, policy: Policy, expected: float
) -> None:
    assert point(state, **{name: policy}) == expected


def test_as_met_counts_where_leaving_out_would_not() -> None:
    """Beside an answer worth 0: as met 0.5, left out 0."""
    against = code(clause("1", "wages"), policies=Policies(missing=Policy.AS_MET))
    assert result(ASKED, against, {"good-one": "bad"}).tree.point == 0.5


@pytest.mark.parametrize("state", WITHOUT_VALUE)
def test_policy_of_one_state_leaves_the_others_alone(state: AnswerState) -> None:
    names = {
        DONT_KNOW: "dont_know",
        REFUSED: "refused",
        NOT_APPLICABLE: "not_applicable",
        MISSING: "missing",
    }
    others = {name: Policy.AS_MET for other, name in names.items() if other is not state}
    assert point(state, **others) == point(state)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (DONT_KNOW, Why.DONT_KNOW),
        (REFUSED, Why.REFUSED),
        (NOT_APPLICABLE, Why.NOT_APPLICABLE),
        (MISSING, Why.MISSING),
    ],
)
def test_each_state_is_named_in_the_explanation(state: AnswerState, why: Why) -> None:
    tree = result(ASKED, clause("1", "wages"), {"other": state}).tree
    assert found(tree, "other").state is state
    assert found(tree, "other").why == (why,)


def test_missing_answer_lowers_coverage_not_score() -> None:
    scored = result(ASKED, clause("1", "wages"), {"good-one": "half"})
    assert (scored.tree.point, scored.shares.coverage) == (0.5, 0.5)


def test_not_applicable_lowers_no_coverage() -> None:
    scored = result(ASKED, clause("1", "wages"), {"good-one": "half", "other": NOT_APPLICABLE})
    assert (scored.tree.point, scored.shares.coverage) == (0.5, 1)


def test_dont_know_that_counts_as_zero_is_covered() -> None:
    scored = result(ASKED, clause("1", "wages"), {"good-one": "good", "other": DONT_KNOW})
    assert scored.shares.coverage == 1


@pytest.mark.parametrize("policy", [Policy.ZERO, Policy.AS_MET])
def test_missing_answer_is_uncovered_whatever_it_counts_as(policy: Policy) -> None:
    against = code(clause("1", "wages"), policies=Policies(missing=policy))
    assert result(ASKED, against, {"good-one": "good"}).shares.coverage == 0.5


def test_nothing_answered_is_not_assessed_and_neither_0_nor_100() -> None:
    scored = result(ASKED, clause("1", "wages"), {})
    assert (scored.tree.point, scored.tree.low, scored.tree.high) == (None, None, None)
    assert found(scored.tree, "1").outcome is Outcome.NOT_ASSESSED
    assert scored.shares.coverage == 0


def test_all_not_applicable_is_not_assessed_and_no_finding() -> None:
    given = {"good-one": NOT_APPLICABLE, "other": NOT_APPLICABLE}
    scored = result(ASKED, clause("1", "wages"), given)
    assert scored.tree.point is None
    assert found(scored.tree, "1").outcome is Outcome.NOT_APPLICABLE
    assert scored.findings == ()


def test_answer_that_does_not_fit_the_question_counts_as_missing() -> None:
    scored = result(ASKED, clause("1", "wages"), {"good-one": "good", "other": "no-such-option"})
    assert (scored.tree.point, scored.shares.coverage) == (1, 0.5)
