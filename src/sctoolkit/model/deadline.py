"""Deadlines: how long an action of each severity may take, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sctoolkit.model.severity import Severity

HOURS_A_DAY = 24
SATURDAY, SUNDAY = 5, 6


class TermUnit(StrEnum):
    """How a term is counted."""

    HOURS = "hours"
    """Around the clock; a plan knows days only, so it ends with the day in which it runs out."""
    DAYS = "days"
    BUSINESS_DAYS = "business-days"


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time."""

    count: int
    unit: TermUnit = TermUnit.DAYS


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days nobody works."""

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    """0 for Monday to 6 for Sunday."""
    holidays: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether people work on that day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def after(self, start: date, term: Term) -> date:
        """The day on which a term ends that begins on `start`."""
        if term.unit is TermUnit.HOURS:
            return start + timedelta(days=-(-term.count // HOURS_A_DAY))
        if term.unit is TermUnit.DAYS:
            return start + timedelta(days=term.count)
        day, left = start, term.count
        while left > 0:
            day += timedelta(days=1)
            left -= self.works(day)
        return day


@dataclass(frozen=True, slots=True)
class Policy:
    """Terms that a customer or a code sets."""

    name: str
    terms: Mapping[Severity, Term]
    codes: tuple[str, ...] = ()
    """Ids of the codes that it is about; empty for all."""

    def covers(self, codes: frozenset[str]) -> bool:
        """Whether it is about an action that these codes call for."""
        return not self.codes or not codes.isdisjoint(self.codes)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when somebody wants an action done."""

    day: date
    term: Term
    name: str = ""
    """Who says so; empty for the user's own setting."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By when actions are due, counted from the day of the plan."""

    start: date
    terms: Mapping[Severity, Term]
    """The user's own; no official rule of any code. They hold where no policy says anything."""
    policies: tuple[Policy, ...] = ()
    """Those of customers and of codes."""
    calendar: WorkCalendar = field(default_factory=WorkCalendar)

    def wanted(self, severity: Severity, codes: frozenset[str]) -> tuple[Deadline, ...]:
        """Every deadline of an action, the earliest first."""
        found = [
            Deadline(self.calendar.after(self.start, policy.terms[severity]), term, policy.name)
            for policy in self.policies
            if policy.covers(codes) and (term := policy.terms.get(severity))
        ]
        own = self.terms[severity]
        found = found or [Deadline(self.calendar.after(self.start, own), own)]
        return tuple(sorted(found, key=lambda one: (one.day, one.name)))
