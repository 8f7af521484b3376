"""Where plans stand on a day, and what a scheduler is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sctoolkit.engine.plans.standing import Timing, standing
from sctoolkit.engine.plans.status import FailOn, PlanStatus, plan_status
from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, FollowedPlan

TODAY = date(2026, 6, 1)


def action(name: str, days: int | None = None, **entries: Entry) -> FollowedAction:
    """An action that is due in so many days."""
    due = None if days is None else TODAY + timedelta(days=days)
    typed = {Field(key): entry for key, entry in entries.items()}
    return FollowedAction(name, {Field.DUE: due, Field.SEVERITY: "major"}, typed, cites=("eti:1",))


def status(*actions: FollowedAction) -> PlanStatus:
    plan = FollowedPlan("p", ("a.yaml",), "Plant", "plant@1", ("eti@1",), TODAY, TODAY)
    return plan_status([replace(plan, actions=actions)], TODAY)


PROOF: dict[str, Entry] = {
    "status": "closed",
    "person": "Ana",
    "evidence": "a.pdf",
    "verified_by": "Eva",
}


def test_open_actions_are_counted_by_when_they_are_due() -> None:
    days = (-1, 0, 30, 31, 60, 61, 90, 91, None)
    total = status(*(action(f"A{day}", day) for day in days)).total
    assert (total.open, total.overdue, total.within) == (9, 1, (2, 2, 2))
    assert (total.later, total.undated) == (1, 1)


def test_closed_ones_count_with_and_without_proof() -> None:
    found = status(
        action("A", None, **PROOF),
        action("B", None, **{**PROOF, "evidence": None}),
        action("C", None, **{**PROOF, "verified_by": "ANA "}),
        action("D", status="no-action"),
        action("E", -5, status="submitted"),
    )
    total = found.total
    assert (total.proven, total.unproven, total.set_aside, total.waiting) == (1, 2, 1, 1)
    assert (total.open, total.overdue) == (1, 0)
    assert [one.action.id for one in found.unproven] == ["B", "C"]


def test_zero_tolerance_stands_first_and_by_itself() -> None:
    found = status(
        action("A", -90),
        action("B", 5, zero="clarify", severity="critical"),
        action("C", 5, zero="yes", severity="zero-tolerance"),
    )
    assert [one.action.id for one in found.zero_tolerance] == ["C", "B"]
    assert [one.action.id for one in found.overdue] == ["A"]


def test_zero_tolerance_stays_open_whatever_justified_no_action() -> None:
    found = status(
        action("A", -5, status="no-action", zero="yes"),
        action("B", -5, status="no-action", zero="clarify"),
    )
    total = found.total
    assert (total.open, total.overdue, total.set_aside) == (1, 1, 1)
    assert [one.action.id for one in found.zero_tolerance] == ["A"]
    assert found.fails(FailOn.OPEN_ZERO_TOLERANCE)
    assert found.fails(FailOn.OVERDUE_ZERO_TOLERANCE)


def test_approved_extension_is_the_deadline_that_counts() -> None:
    later = TODAY + timedelta(days=40)
    asked = action("A", -5, new_due=later)
    assert status(asked).total.overdue == 1
    approved = action("A", -5, new_due=later, decision="approved")
    assert status(approved).total.within == (0, 1, 0)


def test_groups_put_those_with_most_overdue_first() -> None:
    found = status(action("A", 5, person="Ana"), action("B", -5, person="Rui"), action("C", 5))
    assert [(one.name, one.open, one.overdue) for one in found.by_owner] == [
        ("Rui", 1, 1),
        ("", 1, 0),
        ("Ana", 1, 0),
    ]


@pytest.mark.parametrize(
    ("bar", "fails"),
    [
        (FailOn.OVERDUE, True),
        (FailOn.OVERDUE_MINOR, True),
        (FailOn.OVERDUE_MAJOR, True),
        (FailOn.OVERDUE_CRITICAL, False),
        (FailOn.OVERDUE_ZERO_TOLERANCE, False),
        (FailOn.OPEN_ZERO_TOLERANCE, False),
        (FailOn.UNPROVEN, False),
    ],
)
def test_scheduler_is_told_of_what_is_as_grave_as_it_wants(bar: FailOn, fails: bool) -> None:  # noqa: FBT001 - the expected outcome
    assert status(action("A", -1), action("B", 5, severity="critical")).fails(bar) is fails


def test_zero_tolerance_that_is_only_to_be_clarified_is_no_open_zero_tolerance() -> None:
    assert not status(action("A", 5, zero="clarify")).fails(FailOn.OPEN_ZERO_TOLERANCE)
    assert status(action("A", 5, zero="yes")).fails(FailOn.OPEN_ZERO_TOLERANCE)


@pytest.mark.parametrize(
    ("days", "timing"),
    [
        (-1, Timing.OVERDUE),
        (0, Timing.SOON),
        (30, Timing.SOON),
        (31, Timing.IN_TIME),
        (None, Timing.UNDATED),
    ],
)
def test_action_is_due_soon_from_thirty_days_before_to_its_last_day(
    days: int | None, timing: Timing
) -> None:
    assert standing(action("A", days), TODAY).timing is timing


def test_what_must_be_filled_in_is_more_for_a_grave_action() -> None:
    filled: dict[str, Entry] = {"cause": "No lock.", "correct": "Buy one.", "person": "Ana"}
    assert standing(action("A", 5, **filled), TODAY).missing == ()
    assert standing(action("A", None, person=""), TODAY).missing == (
        Field.CAUSE,
        Field.CORRECT,
        Field.PERSON,
        Field.DUE,
    )
    grave = action("A", 5, severity="critical", **filled)
    assert standing(grave, TODAY).missing == (Field.IMMEDIATE,)


def test_action_of_which_nobody_says_how_grave_it_is_stands_behind_all_others() -> None:
    found = status(
        action("A", -9, severity=None), action("B", -1, severity="observation"), action("C", -5)
    )
    assert [one.action.id for one in found.overdue] == ["C", "B", "A"]
    assert [one.name for one in found.by_severity] == ["major", "observation", ""]
