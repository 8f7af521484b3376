"""The Timeline sheet: a row per action, a column per week, also said in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

from sctoolkit import wording
from sctoolkit.files import styles
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import SHEET, last_row, letters
from sctoolkit.files.plan_workbook.tables import Head, table
from sctoolkit.language import _
from sctoolkit.model.followed_plan import Field, FollowedAction

FEWEST, MOST = 26, 53
"""Weeks shown: half a year, or up to a year where deadlines are later."""
TODAY = Side(style="thin", color="F4A261")


def write_timeline(sheet: Sheet, brief: Brief) -> None:
    """Fills the sheet. The bar begins where someone wrote a start; else only the end is marked."""
    heads, weeks = _heads(), _weeks(brief)
    rows = [_row(action) for action in brief.rows]
    columns = [*heads, *(Head(_week(day)[2:], 3.6) for day in weeks)]
    blank = [""] * len(weeks)
    table(sheet, columns, [[*row, *blank] for row in rows], nothing=_("There are no actions yet."))
    for number, action in enumerate(brief.rows, 2):
        _look_up(sheet, brief, number, action)
    for place in range(len(heads) + 1, len(columns) + 1):
        sheet.sheet.cell(1, place).alignment = styles.UPRIGHT
    sheet.sheet.row_dimensions[1].height = 44
    sheet.sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(2, len(rows) + 1)}"
    sheet.sheet.freeze_panes = "C2"
    _week_colours(sheet, weeks, max(2, len(rows) + 1))
    styles.set_page(sheet.sheet, brief.subject(), landscape=True)


def _heads() -> list[Head]:
    return [
        Head(_("Action"), 18),
        Head(_("Question"), 46),
        Head(_("Severity"), 12),
        Head(_("Responsible person"), 16),
        Head(_("Start"), 11, styles.DATE),
        Head(_("Due"), 11, styles.DATE),
        Head(_("In words, at writing"), 14),
    ]


def _row(action: FollowedAction) -> list[object]:
    what = action.words(Field.TEXT) or action.words(Field.CORRECT)
    return [
        action.id,
        what.partition("\n")[0],
        wording.severity(action.severity) if action.severity else "",
        "",
        "",
        "",
        _in_words(action),
    ]


def _in_words(action: FollowedAction) -> str:
    start, due = action.day(Field.START), action.due
    if start and due:
        return _("{first} to {last}").format(first=_week(start), last=_week(due))
    return _("due in {week}").format(week=_week(due)) if due else _("no date")


def _look_up(sheet: Sheet, brief: Brief, number: int, action: FollowedAction) -> None:
    """Person and dates as they stand in the Actions sheet now, wherever sorting put the row."""
    at, last = letters(), last_row(brief)
    row = f"MATCH($A{number},{SHEET}!$A$1:$A${last},0)"
    now = (
        (4, Field.PERSON, action.words(Field.PERSON)),
        (5, Field.START, _serial(action.day(Field.START))),
        (6, Field.DUE, _serial(action.day(Field.DUE))),
    )
    for place, key, value in now:
        found = f"INDEX({SHEET}!${at[key]}$1:${at[key]}${last},{row})"
        formula = f'=IF(ISNA({found}),"",IF({found}="","",{found}))'
        sheet.formula(number, place, formula, value)


def _serial(day: date | None) -> int | str:
    return (day - date(1899, 12, 30)).days if day else ""


def _weeks(brief: Brief) -> list[date]:
    """The Mondays of the weeks, from that of the plan's day to that of the last deadline."""
    first = brief.plan.made_on - timedelta(days=brief.plan.made_on.weekday())
    last = max((action.due for action in brief.rows if action.due), default=first)
    wanted = (last - first).days // 7 + 1
    return [first + timedelta(weeks=week) for week in range(min(MOST, max(FEWEST, wanted)))]


def _week(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def _week_colours(sheet: Sheet, weeks: Sequence[date], last: int) -> None:
    """The week of the deadline, the weeks before it from the start, and lines around this week."""
    rules = sheet.sheet.conditional_formatting
    for place, monday in enumerate(weeks, len(_heads()) + 1):
        letter = get_column_letter(place)
        day = f"DATE({monday.year},{monday.month},{monday.day})"
        cells = f"{letter}2:{letter}{last}"
        now = f"AND(TODAY()>={day},TODAY()<={day}+6)"
        ends = f'AND($F2<>"",$F2>={day},$F2<={day}+6)'
        runs = f'AND($E2<>"",$F2<>"",$E2<={day}+6,$F2>={day})'
        rules.add(f"{letter}1", styles.colour_rule(now, "today"))
        lines = Border(left=TODAY, right=TODAY)
        rules.add(cells, FormulaRule(formula=[now], border=lines))  # type: ignore[no-untyped-call]
        rules.add(cells, styles.colour_rule(ends, "due"))
        rules.add(cells, styles.colour_rule(runs, "bar"))
