"""The clock: the day where the user is, and the time as it stands in files."""

from __future__ import annotations

from datetime import UTC, date, datetime


def this_day() -> date:
    """The day where the user is."""
    return date.today()  # noqa: DTZ011 - no other zone is the user's own


def day_given(given: datetime | None) -> date:
    """The day that an option names; this day where it names none."""
    return given.date() if given else this_day()


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
