"""Dates as cells hold them: real ones, day numbers, and text in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding.misunderstood import Misunderstood, quoted, written
from sctoolkit.files.understanding.plain import bare
from sctoolkit.files.understanding.words import DateOrder, Words
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

NUMBERS = re.compile(r"(\d{1,4})([-/. ]) ?(\d{1,2})\2 ?(\d{1,4})\.?")
"""03/04/2026, 2026-04-03, 3. 4. 2026"""
EAST = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º)?[-/. ]*(?:de |of )?([^\d\s./,-]+)"
    r"\.?[-/., ]*(?:de |del )?(\d{4}|\d{2})"
)
MONTH_FIRST = re.compile(r"([^\d\s./,-]+)\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4})")
CLOCK = re.compile(
    r"[t ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?([ap]\.?m\.?)?"
    r" ?(?:z|utc|gmt|(?:utc|gmt)?[-+]\d{1,2}(?::?\d{2})?)?$"
)
"""A time behind the date, with a zone that is left out."""
SERIALS = range(20_000, 80_000)
"""Day numbers that can be meant as dates: 1954 to 2119."""
YEARS = range(1900, 2200)
THAI_YEARS = range(2443, 2700)
"""The years that Thailand counts, 543 ahead."""
AHEAD = 543
FIRST_DAY, FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - cells know no zone


def read_date(value: CellValue, words: Words, asked: str) -> datetime | Misunderstood | None:
    """The moment that a cell holds, midnight where it has no time; None where it is blank.

    `asked` is what the date is of, for the message. Zones are left out. `words.dates` says what
    comes first in 03/04/2026; where nobody knows it, that is a problem.
    """
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, float) and value // 1 in SERIALS:
        first = FIRST_DAY_1904 if words.since_1904 else FIRST_DAY
        return first + timedelta(seconds=round(value * 86400))
    cell = bare(written(value))
    if not cell:
        return None
    day, clock = _without_clock(cell)
    found = _day(day, words)
    if isinstance(found, date) and clock is not None:
        return datetime.combine(found, clock)
    return _unknown(cell, asked, found)


def date_order(values: Iterable[CellValue]) -> DateOrder | None:
    """What comes first in the dates of a column: decided by any number above 12.

    None where no cell decides, or where they disagree.
    """
    found = set()
    for value in values:
        match = (
            NUMBERS.fullmatch(_without_clock(bare(value))[0]) if isinstance(value, str) else None
        )
        if match and len(match[1]) <= 2:  # noqa: PLR2004 - no year first
            if int(match[1]) > 12:  # noqa: PLR2004 - no month
                found.add(DateOrder.DAY)
            if int(match[3]) > 12:  # noqa: PLR2004
                found.add(DateOrder.MONTH)
    return found.pop() if len(found) == 1 else None


def _without_clock(cell: str) -> tuple[str, time | None]:
    """The day, and the time behind it; None for a time that cannot be."""
    match = CLOCK.search(cell)
    if match is None:
        return cell, time()
    hour, minute, second = (int(match[place] or 0) for place in (1, 2, 3))
    half = (match[4] or "")[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    good = hour < 24 and minute < 60 and second < 60  # noqa: PLR2004 - a clock
    return cell[: match.start()], time(hour, minute, second) if good else None


def _day(text: str, words: Words) -> date | list[date]:
    """The day, or all days that can be meant; an empty list where there is none."""
    if match := EAST.fullmatch(text):
        return _one([_date(int(match[1]), int(match[2]), int(match[3]))])
    if match := NAMED.fullmatch(text):
        return _one([_date(_year(match[3]), words.months.get(match[2], 0), int(match[1]))])
    if match := MONTH_FIRST.fullmatch(text):
        return _one([_date(_year(match[3]), words.months.get(match[1], 0), int(match[2]))])
    match = NUMBERS.fullmatch(text)
    if match is None or (len(match[1]) > 2 and len(match[4]) > 2):  # noqa: PLR2004 - two years
        return []
    one, two, three = match[1], int(match[3]), match[4]
    if len(one) > 2:  # noqa: PLR2004 - a year
        return _one([_date(_year(one), two, int(three))])
    by_day = _date(_year(three), two, int(one))
    by_month = _date(_year(three), int(one), two)
    order = {DateOrder.DAY: [by_day], DateOrder.MONTH: [by_month], None: [by_day, by_month]}
    return _one(order[words.dates])


def _one(days: list[date | None]) -> date | list[date]:
    found = list(dict.fromkeys(day for day in days if day))
    return found[0] if len(found) == 1 else found


def _year(written_year: str) -> int:
    """Two figures are a year from 1969 to 2068, as POSIX has it; Thai years become ours."""
    year = int(written_year)
    if len(written_year) <= 2:  # noqa: PLR2004 - two figures
        return year + (2000 if year < 69 else 1900)  # noqa: PLR2004 - POSIX
    return year - AHEAD if year in THAI_YEARS else year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _unknown(cell: str, asked: str, days: date | list[date]) -> Misunderstood:
    if isinstance(days, list) and len(days) > 1:
        both = _(" or ").join(day.isoformat() for day in days)
        message = _("“{found}” can be {days} ({asked}).")
        message = message.format(found=quoted(cell), days=both, asked=asked)
        return Misunderstood(ProblemKind.DATE_ORDER, quoted(cell), _("a date"), message)
    message = _("“{found}” is not a date ({asked}).").format(found=quoted(cell), asked=asked)
    return Misunderstood(ProblemKind.NO_DATE, quoted(cell), _("a date"), message)
