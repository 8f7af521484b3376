"""Conditions over answers: they hold, they do not, or they are undecided."""

from __future__ import annotations

import pytest

from sctoolkit.engine.interview import Interview
from sctoolkit.model.condition import Condition, Operator

from .building import (
    DONT_KNOW,
    MISSING,
    NOT_APPLICABLE,
    REFUSED,
    Given,
    assessment,
    checklist,
    fact,
    none_of_these,
    number,
    option,
    questionnaire,
    unless,
    when,
)

FORM = questionnaire(
    fact("audits", "none", "own", "both"),
    checklist("goods", option("farm"), option("mine"), none_of_these()),
    number("workers", {0: 1}),
    fact("agents", "yes", "no"),
    fact("fees", "yes", "no", ask_if=when("agents", "yes")),
)
AT_LEAST_10 = Condition(Operator.AT_LEAST, "workers", number=10)
BELOW_10 = Condition(Operator.BELOW, "workers", number=10)


def holds(condition: Condition, **given: Given) -> bool | None:
    answers = assessment(given).answers
    return Interview(FORM, "full", answers).decide(condition)


def joined(operator: Operator, *parts: Condition) -> Condition:
    return Condition(operator, parts=parts)


def test_is_holds_for_one_of_its_values() -> None:
    assert holds(when("audits", "own", "both"), audits="both") is True
    assert holds(when("audits", "own", "both"), audits="none") is False


def test_is_not_holds_for_none_of_its_values() -> None:
    assert holds(unless("audits", "own", "both"), audits="none") is True
    assert holds(unless("audits", "own", "both"), audits="own") is False


def test_is_of_several_ticked_items_asks_for_any_of_them() -> None:
    assert holds(when("goods", "mine"), goods=("farm", "mine")) is True
    assert holds(when("goods", "mine"), goods=("farm",)) is False


def test_is_not_of_several_ticked_items_asks_that_none_is_ticked() -> None:
    assert holds(unless("goods", "mine"), goods=("farm", "mine")) is False
    assert holds(unless("goods", "mine"), goods=("farm",)) is True


@pytest.mark.parametrize(("workers", "at_least"), [(9.5, False), (10, True), (11, True)])
def test_bounds_include_at_least_and_exclude_below(workers: float, at_least: bool) -> None:  # noqa: FBT001
    assert holds(AT_LEAST_10, workers=workers) is at_least
    assert holds(BELOW_10, workers=workers) is not at_least


def test_above_excludes_its_bound() -> None:
    above_10 = Condition(Operator.ABOVE, "workers", number=10)
    assert [holds(above_10, workers=count) for count in (10, 10.5)] == [False, True]


@pytest.mark.parametrize("state", [DONT_KNOW, REFUSED, MISSING])
@pytest.mark.parametrize("condition", [when("audits", "own"), unless("audits", "own"), AT_LEAST_10])
def test_unknown_answer_leaves_a_condition_undecided(condition: Condition, state: Given) -> None:
    assert holds(condition, audits=state, workers=state) is None


def test_no_answer_leaves_a_condition_undecided() -> None:
    assert holds(when("audits", "own")) is None


def test_not_applicable_is_no_option_and_no_number() -> None:
    assert holds(when("audits", "own"), audits=NOT_APPLICABLE) is False
    assert holds(unless("audits", "own"), audits=NOT_APPLICABLE) is True
    assert holds(AT_LEAST_10, workers=NOT_APPLICABLE) is False
    assert holds(BELOW_10, workers=NOT_APPLICABLE) is True


@pytest.mark.parametrize("condition", [when("fees", "yes"), unless("fees", "no")])
def test_condition_on_a_hidden_question_does_not_hold(condition: Condition) -> None:
    """Nobody uses agents, so the old answer about fees opens nothing."""
    assert holds(condition, agents="no", fees="yes") is False
    assert holds(condition, agents="yes", fees="yes") is True


def test_all_fails_with_one_part_although_another_is_unknown() -> None:
    both = joined(Operator.ALL, when("audits", "own"), AT_LEAST_10)
    assert holds(both, audits="own", workers=10) is True
    assert holds(both, audits="own") is None
    assert holds(both, audits="none") is False


def test_any_holds_with_one_part_although_another_is_unknown() -> None:
    either = joined(Operator.ANY, when("audits", "own"), AT_LEAST_10)
    assert holds(either, audits="own") is True
    assert holds(either, audits="none") is None
    assert holds(either, audits="none", workers=9) is False


def test_not_turns_a_condition_round_and_leaves_the_unknown_unknown() -> None:
    other = joined(Operator.NOT, when("audits", "own"))
    assert holds(other, audits="own") is False
    assert holds(other, audits="none") is True
    assert holds(other, audits=DONT_KNOW) is None
