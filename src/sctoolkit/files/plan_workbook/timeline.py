"""The Timeline sheet: a row per action, a column per week, also said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import LETTERS, ROW, SHEET, last_row
from sctoolkit.files.plan_workbook.tables import Head, table
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.sheet import column_letters
from sctoolkit.files.sheets import palette
from sctoolkit.files.sheets.leaf import DAY_ZERO, Leaf, Live, Value
from sctoolkit.files.sheets.looks import DATE, HEAD
from sctoolkit.language import _
from sctoolkit.model.followed_plan import Field, FollowedAction

FEWEST, MOST = 26, 53
"""Weeks shown: half a year, or up to a year where deadlines are later."""
WEEK_WIDTH = 3.6
UPRIGHT = replace(HEAD, across="center", down="", wrapped=False, upright=True)
HEAD_HEIGHT = 44
"""Points that the name of a week needs upright."""
HAIR = f"#{palette.HAIR}"
BOX: dict[str, object] = {
    **dict.fromkeys(("top", "bottom", "right"), 1),
    **dict.fromkeys(("top_color", "bottom_color", "right_color"), HAIR),
}
"""Without a left line, which would lie over the right one of the week before."""
SIDES: dict[str, object] = {
    **BOX,
    "left": 1,
    **dict.fromkeys(("left_color", "right_color"), f"#{palette.NOW}"),
}


def write_timeline(sheet: Leaf, brief: Brief) -> None:
    """Fills the sheet. The bar begins where someone wrote a start; else only the end is marked."""
    heads, weeks = _heads(), _weeks(brief)
    for place, day in enumerate(weeks, len(heads) + 1):
        sheet.width(place, WEEK_WIDTH)
        sheet.put(1, place, _week(day)[2:], UPRIGHT)
    last = table(sheet, heads, _rows(brief), nothing=_("There are no actions yet."))
    sheet.sheet.freeze_panes(1, 2)
    _week_colours(sheet, weeks, last)
    sheet.print_on(brief.subject(), landscape=True)


def _heads() -> list[Head]:
    return [
        Head(_("Action"), 24, tall=HEAD_HEIGHT),
        Head(_("Question"), 42),
        Head(_("Severity"), 12),
        Head(_("Responsible person"), 16),
        Head(_("Start"), 11, DATE),
        Head(_("Due"), 11, DATE),
        Head(_("In words, at writing"), 14),
    ]


def _rows(brief: Brief) -> Iterator[list[Value]]:
    live, severities = _looked_up(brief), choices()[Field.SEVERITY]
    for number, action in enumerate(brief.rows, 2):
        row = {key: formula.replace(ROW, str(number)) for key, formula in live.items()}
        yield _row(action, row, severities)


def _row(
    action: FollowedAction, live: Mapping[Field, str], severities: Mapping[str, str]
) -> list[Value]:
    what = action.words(Field.TEXT) or action.words(Field.CORRECT)
    now: dict[Field, str | int] = {
        Field.PERSON: action.words(Field.PERSON),
        Field.START: _serial(action.day(Field.START)),
        Field.DUE: _serial(action.day(Field.DUE)),
    }
    return [
        action.id,
        what.partition("\n")[0],
        severities.get(action.words(Field.SEVERITY), ""),
        *(Live(live[key], value) for key, value in now.items()),
        _in_words(action),
    ]


def _in_words(action: FollowedAction) -> str:
    start, due = action.day(Field.START), action.due
    if start and due:
        return _("{first} to {last}").format(first=_week(start), last=_week(due))
    return _("due in {week}").format(week=_week(due)) if due else _("no date")


def _looked_up(brief: Brief) -> dict[Field, str]:
    """Person and dates as they stand in the Actions sheet now, wherever sorting put the row."""
    last = last_row(brief)
    row = f"MATCH($A{ROW},{SHEET}!$A$1:$A${last},0)"
    found = {
        key: f"INDEX({SHEET}!${LETTERS[key]}$1:${LETTERS[key]}${last},{row})"
        for key in (Field.PERSON, Field.START, Field.DUE)
    }
    return {key: f'=IF(ISNA({cell}),"",IF({cell}="","",{cell}))' for key, cell in found.items()}


def _serial(day: date | None) -> int | str:
    return (day - DAY_ZERO).days if day else ""


def _weeks(brief: Brief) -> list[date]:
    """The Mondays of the weeks, from that of the plan's day to that of the last deadline."""
    first = brief.plan.made_on - timedelta(days=brief.plan.made_on.weekday())
    last = max((action.due for action in brief.rows if action.due), default=first)
    wanted = (last - first).days // 7 + 1
    return [first + timedelta(weeks=week) for week in range(min(MOST, max(FEWEST, wanted)))]


def _week(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def _week_colours(sheet: Leaf, weeks: Sequence[date], last: int) -> None:
    """The week of the deadline, the weeks before it from the start, and lines around this week.

    One rule at most applies to a cell, of one range: some office programs lay no second one over
    it, nor one of another range.
    """
    first, end = (column_letters(len(_heads()) + place) for place in (0, len(weeks) - 1))
    day = f"({_serial(weeks[0])}+7*(COLUMN()-{len(_heads()) + 1}))"
    now = f"(TODAY()>={day})*(TODAY()<={day}+6)"
    ends = f'($F2<>"")*($F2>={day})*($F2<={day}+6)'
    runs = f'($E2<>"")*($F2<>"")*($E2<={day}+6)*($F2>={day})'
    sheet.rule(f"{first}1:{end}1", now, "today")
    grid = f"{first}2:{end}{last}"
    for condition, fill in ((ends, "due"), (runs, "bar"), ('($A2<>"")', "")):
        look = {"bg_color": f"#{palette.MARKS[fill]}"} if fill else {}
        sheet.overlay(grid, f"{condition}*{now}", SIDES | look, last=True)
        sheet.overlay(grid, condition, BOX | look, last=True)
