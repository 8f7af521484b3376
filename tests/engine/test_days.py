"""Days as they are written to be shared."""

from __future__ import annotations

import pytest

from sctoolkit.engine.sharing.days import is_day


@pytest.mark.parametrize("day", ["2027-02-28", "2028-02-29", "0001-01-01", "9999-12-31"])
def test_days_of_the_calendar_are_days(day: str) -> None:
    assert is_day(day)


@pytest.mark.parametrize(
    "day", ["", "2027-02-29", "2027-02-31", "0000-01-01", "20270228", "2027-W08-7", "2027-02-2８"]
)
def test_anything_else_is_none(day: str) -> None:
    assert not is_day(day)
