"""Days as they are written to be shared."""

from __future__ import annotations

import re
from datetime import date

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, as YYYY-MM-DD: 2027-02-31 is none."""
    try:
        return bool(WRITTEN.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
