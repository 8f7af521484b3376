"""From an answer that falls short to an action: what, how grave, until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sctoolkit.model.action_plan import (
    Gap,
    ZeroTolerance,
)
from sctoolkit.model.assessment import AskedOf
from sctoolkit.model.questionnaire import Recommendation
from sctoolkit.model.scoring import Policies, Policy
from sctoolkit.model.severity import Severity

from .building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    REFUSED,
    Given,
    answer,
    checklist,
    choice,
    clause,
    code,
    maturity,
    menu,
    none_of_these,
    option,
    partial,
    recommendation,
    words,
)
from .plans import action, planned


def test_answer_that_falls_short_has_one_action_that_says_what_to_do() -> None:
    one = action(choice("q"), "bad")
    assert (one.id, one.question, one.ask) == ("ACT-q-1", "q", words("q?"))
    assert (one.value, one.point, one.gap) == ("bad", 0, Gap.ABSENT)
    assert one.actions == recommendation("q").absent


def test_answer_that_is_good_enough_for_the_code_has_no_action() -> None:
    lenient = code(clause("1", "wages"), met_at=0.75)
    assert planned([maturity("q")], {"q": "3"}, lenient).actions == ()
    assert planned([maturity("q")], {"q": "4"}).actions == ()


@pytest.mark.parametrize("given", ["1", "2", "3"])
def test_half_and_more_is_partly_there_and_one_step_milder(given: str) -> None:
    one = action(maturity("q", severity=Severity.CRITICAL), given)
    absent = given == "1"
    assert one.gap is (Gap.ABSENT if absent else Gap.PARTIAL)
    assert one.severity is (Severity.CRITICAL if absent else Severity.MAJOR)
    assert one.actions == (recommendation("q").absent if absent else recommendation("q").partial)


@pytest.mark.parametrize(
    ("severity", "milder"),
    [
        (Severity.ZERO_TOLERANCE, Severity.CRITICAL),
        (Severity.MINOR, Severity.OBSERVATION),
        (Severity.OBSERVATION, Severity.OBSERVATION),
    ],
)
def test_partial_gap_of_any_severity_is_one_step_milder(
    severity: Severity, milder: Severity
) -> None:
    assert action(choice("q", severity=severity), "half").severity is milder


@pytest.mark.parametrize("state", [DONT_KNOW, REFUSED])
def test_unknown_answer_is_a_gap_of_its_own_and_as_grave_as_an_absent_one(state: Given) -> None:
    one = action(choice("q"), state)
    assert (one.gap, one.severity, one.value) == (Gap.UNKNOWN, Severity.MAJOR, None)
    assert one.actions == recommendation("q").absent


def test_answer_that_does_not_count_is_no_gap() -> None:
    lenient = code(clause("1", "wages"), policies=Policies(dont_know=Policy.LEAVE))
    assert planned([choice("q")], {"q": DONT_KNOW}, lenient).actions == ()
    assert planned([choice("q")], {"q": NOT_APPLICABLE}).actions == ()
    assert planned([choice("q")], {}).actions == ()


def test_missing_answer_is_an_unknown_gap_where_the_code_counts_it_as_zero() -> None:
    strict = code(clause("1", "wages"), policies=Policies(missing=Policy.ZERO))
    (one,) = planned([choice("q")], {}, strict).actions
    assert one.gap is Gap.UNKNOWN


@pytest.mark.parametrize(
    ("severity", "due"),
    [
        (Severity.ZERO_TOLERANCE, date(2026, 2, 1)),
        (Severity.CRITICAL, date(2026, 3, 2)),
        (Severity.MAJOR, date(2026, 4, 1)),
        (Severity.OBSERVATION, date(2026, 7, 30)),
    ],
)
def test_deadline_follows_the_severity(severity: Severity, due: date) -> None:
    assert action(choice("q", severity=severity), "bad").due == due


def test_deadline_of_a_partial_gap_is_that_of_the_milder_severity() -> None:
    assert action(choice("q", severity=Severity.CRITICAL), "half").due == date(2026, 4, 1)


def test_question_of_zero_tolerance_makes_its_action_one() -> None:
    grave = choice("q", severity=Severity.ZERO_TOLERANCE)
    assert action(grave, "bad").zero_tolerance is ZeroTolerance.YES
    assert action(grave, "half").zero_tolerance is ZeroTolerance.NO


@pytest.mark.parametrize("given", ["bad", "half", DONT_KNOW])
def test_gap_in_a_zero_tolerance_criterion_is_zero_tolerance_however_mild_the_question(
    given: Given,
) -> None:
    one = action(choice("q", "freedom", severity=Severity.MINOR), given, clause("1", "freedom"))
    assert one.zero_tolerance is ZeroTolerance.YES
    assert (one.severity, one.due) == (Severity.ZERO_TOLERANCE, date(2026, 2, 1))


def test_clause_that_asks_less_of_zero_tolerance_is_to_be_clarified_and_keeps_its_severity() -> (
    None
):
    asked = choice("q", "freedom", severity=Severity.CRITICAL)
    one = action(asked, "half", clause("1", partial("freedom")))
    assert one.zero_tolerance is ZeroTolerance.CLARIFY
    assert (one.severity, one.gap) == (Severity.CRITICAL, Gap.PARTIAL)


def test_milder_gap_under_a_zero_tolerance_clause_is_to_be_clarified() -> None:
    grave = clause("1", "wages", severity=Severity.ZERO_TOLERANCE)
    one = action(choice("q"), "bad", grave)
    assert (one.zero_tolerance, one.severity) == (ZeroTolerance.CLARIFY, Severity.MAJOR)


def test_zero_tolerance_under_one_code_is_not_outweighed_by_another() -> None:
    asked = choice("q", "freedom wages")
    codes = [code(clause("1", "wages"), name="mild"), code(clause("1", "freedom"), name="grave")]
    assert action(asked, "bad", *codes).zero_tolerance is ZeroTolerance.YES
    assert action(asked, "bad", *codes[::-1]).zero_tolerance is ZeroTolerance.YES


def test_action_carries_note_and_remedy() -> None:
    advice = recommendation("q")
    asked = choice("q", recommendation=Recommendation(advice.absent, advice.partial, words("Pay.")))
    one = action(asked, replace(answer("bad"), note="Since May."))
    assert (one.note, one.remedy) == ("Since May.", words("Pay."))


def test_questions_that_nobody_answered_are_counted_and_named() -> None:
    one = planned([choice("p"), choice("q"), choice("r")], {"p": "bad", "q": DONT_KNOW})
    assert (one.asked, one.open_questions) == (3, (AskedOf("r"),))


ITEMS = (option("a"), option("b"), option("c"), none_of_these())


def test_missing_items_of_a_checklist_are_listed() -> None:
    assert action(checklist("q", *ITEMS), ("b",)).missing == (words("A"), words("C"))
    assert action(checklist("q", *ITEMS), ("none",)).missing == (
        words("A"),
        words("B"),
        words("C"),
    )


def test_items_of_a_menu_are_not_missing_since_few_suffice() -> None:
    assert action(menu("q", *ITEMS, full_at=2), ("b",)).missing == ()
