"""By when an action is due: hours, days and business days, of customers, codes and one's own."""

from __future__ import annotations

from datetime import date

import pytest

from sctoolkit.model.deadline import Deadlines, Policy, Term, TermUnit, WorkCalendar
from sctoolkit.model.severity import Severity

FRIDAY = date(2026, 4, 3)
OWN = dict.fromkeys(Severity, Term(60))


@pytest.mark.parametrize(
    ("term", "day"),
    [
        (Term(0), date(2026, 4, 3)),
        (Term(10), date(2026, 4, 13)),
        (Term(24, TermUnit.HOURS), date(2026, 4, 4)),
        (Term(25, TermUnit.HOURS), date(2026, 4, 5)),
        (Term(0, TermUnit.BUSINESS_DAYS), date(2026, 4, 3)),
        (Term(1, TermUnit.BUSINESS_DAYS), date(2026, 4, 7)),
        (Term(5, TermUnit.BUSINESS_DAYS), date(2026, 4, 13)),
    ],
)
def test_term_ends_on_a_day(term: Term, day: date) -> None:
    """Monday after Easter is a holiday."""
    calendar = WorkCalendar(holidays=frozenset({date(2026, 4, 6)}))
    assert calendar.after(FRIDAY, term) == day


def test_weekend_is_what_it_is_in_the_country() -> None:
    calendar = WorkCalendar(weekend=frozenset({4, 5}))
    assert calendar.after(FRIDAY, Term(1, TermUnit.BUSINESS_DAYS)) == date(2026, 4, 5)


def test_own_deadline_holds_where_nobody_else_sets_one() -> None:
    policy = Policy("Big Shop", {Severity.CRITICAL: Term(14)})
    (only,) = Deadlines(FRIDAY, OWN, (policy,)).wanted(Severity.MAJOR, frozenset())
    assert (only.name, only.term) == ("", Term(60))


def test_earliest_of_several_customers_comes_first() -> None:
    policies = (
        Policy("Big Shop", {Severity.MAJOR: Term(30)}),
        Policy("Good Shop", {Severity.MAJOR: Term(10, TermUnit.BUSINESS_DAYS)}),
    )
    found = Deadlines(FRIDAY, OWN, policies).wanted(Severity.MAJOR, frozenset({"eti"}))
    assert [(one.name, one.day) for one in found] == [
        ("Good Shop", date(2026, 4, 17)),
        ("Big Shop", date(2026, 5, 3)),
    ]


def test_policy_for_some_codes_is_about_their_actions_only() -> None:
    policy = Policy("Big Shop", {Severity.MAJOR: Term(1)}, ("sa8000",))
    deadlines = Deadlines(FRIDAY, OWN, (policy,))
    assert deadlines.wanted(Severity.MAJOR, frozenset({"eti"}))[0].name == ""
    assert deadlines.wanted(Severity.MAJOR, frozenset({"eti", "sa8000"}))[0].name == "Big Shop"
