"""The plain list sheets: findings, good practice, checker; and the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from sctoolkit import wording
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook import styles
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import FIRST_ROW, SHEET, columns, letters
from sctoolkit.language import _
from sctoolkit.model.action_plan import NoActionReason
from sctoolkit.model.result import Finding
from sctoolkit.model.text import Text

WEEKS = 26


def table(
    sheet: Sheet, titles: Sequence[tuple[str, int]], rows: Sequence[Sequence[object]]
) -> None:
    """A heading row with widths, the rows, a filter, and pages that print across."""
    for place, (title, width) in enumerate(titles, 1):
        cell = sheet.put(1, place, title)
        cell.font, cell.fill = styles.HEADING, styles.HEAD
        cell.alignment, cell.border = styles.HEAD_ALIGNED, styles.BOX
        sheet.sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            cell = sheet.put(number, place, value)
            cell.font, cell.alignment, cell.border = styles.PLAIN, styles.WRAPPED, styles.BOX
        widths = [width for _title, width in titles]
        styles.fit_row(sheet.sheet, number, list(zip(row, widths, strict=False)))
    page = sheet.sheet
    page.row_dimensions[1].height = 24
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{len(rows) + 1}"
    page.print_title_rows = "1:1"
    styles.set_page(page, landscape=True)


def write_findings(sheet: Sheet, brief: Brief) -> None:
    """Every finding with its actions, and every clause without one with the reason."""
    titles = [
        (_("Code"), 14),
        (_("Clause"), 10),
        (_("Title"), 40),
        (_("Severity"), 14),
        (_("Outcome"), 26),
        (_("Reached"), 9),
        (_("Actions, or why there is none"), 70),
    ]
    rows = [_finding(brief, code, finding) for code, finding in brief.plan.findings]
    rows += [
        [
            one.code,
            one.clause,
            one.title.to(brief.language),
            "",
            *_reason(one.reason),
            _because(brief, one.because),
        ]
        for one in brief.plan.without_action
    ]
    table(sheet, titles, rows)


def _finding(brief: Brief, code: str, finding: Finding) -> list[object]:
    own = next(one.scoring.severity_words for one in brief.codes if one.id == code)
    outcome = wording.outcome(finding.outcome)
    if finding.until_clarified:
        outcome = _("{outcome} until clarified").format(outcome=outcome)
    actions = [
        action.id
        for action in brief.plan.actions
        if any((one.code, one.clause) == (code, finding.clause) for one in action.clauses)
    ]
    return [
        code,
        finding.clause,
        finding.title.to(brief.language),
        wording.severity(finding.severity, own),
        outcome,
        wording.percent(finding.point),
        "\n".join(actions)
        or _("No answer falls short by itself; see the explanation of the score."),
    ]


def _reason(reason: NoActionReason) -> tuple[str, str]:
    match reason:
        case NoActionReason.TOP_UP:
            return _("met so far"), ""
        case NoActionReason.NOT_ASSESSED:
            return _("not assessed"), ""


def _because(brief: Brief, because: Text | None) -> str:
    if because is None:
        return _("Nothing was tested or answered here.")
    return because.to(brief.language)


def write_good_practice(sheet: Sheet, brief: Brief) -> None:
    """What works: answers worth full marks, with their evidence."""
    titles = [(_("Question"), 60), (_("Answer"), 70), (_("Evidence"), 40), (_("Ref"), 28)]
    rows = [
        [
            one.ask.to(brief.language),
            wording.value(brief.question(one.question), one.value, brief.language),
            "\n".join(one.evidence),
            one.question,
        ]
        for one in brief.plan.good_practice
    ]
    table(sheet, titles, rows)


def write_checker(sheet: Sheet, brief: Brief) -> None:
    """What still has to be filled in before the plan is submitted, with a link to each row."""
    required = [column for column in columns() if column.required]
    at = letters(columns())
    titles = [
        (_("Action"), 34),
        (_("Severity"), 14),
        (_("Still to be filled in, at writing"), 50),
        (_("Now"), 14),
    ]
    filled = ("correct", "due")
    missing = ", ".join(column.title for column in required if column.key not in filled)
    rows = [
        [action.id, wording.severity(action.severity), missing] for action in brief.plan.actions
    ]
    table(sheet, titles, rows)
    for number in range(2, len(rows) + 2):
        link = sheet.put(number, 1, rows[number - 2][0])
        link.hyperlink = Hyperlink(link.coordinate, location=f"{SHEET}!A{number}")
        link.font = styles.LINK
        live = sheet.formula(number, 4, _still_blank([at[one.key] for one in required], number))
        live.font, live.border = styles.PLAIN, styles.BOX


def _still_blank(required: Sequence[str], number: int) -> str:
    """How many required cells are empty in the row of the action, wherever it was sorted to."""
    row = _row_of(number)
    blanks = "+".join(f'(INDEX({_cells(letter)},{row})="")' for letter in required)
    words = f'"{_("row is gone")}"', f'"{_("complete")}"'
    return f"=IF(ISNA({row}),{words[0]},IF({blanks}=0,{words[1]},{blanks}))"


def _cells(letter: str) -> str:
    return f"{SHEET}!${letter}${FIRST_ROW}:${letter}$5000"


def _row_of(number: int) -> str:
    """Where in the Actions sheet the action stands whose id is in column A of this row."""
    return f"MATCH($A{number},{_cells('A')},0)"


def write_timeline(sheet: Sheet, brief: Brief) -> None:
    """A row per action, a column per week; coloured from start to due, also said in words."""
    first = brief.plan.made_on - timedelta(days=brief.plan.made_on.weekday())
    weeks = [first + timedelta(weeks=week) for week in range(WEEKS)]
    titles = [
        (_("Action"), 30),
        (_("Severity"), 13),
        (_("Responsible person"), 18),
        (_("Start"), 11),
        (_("Due"), 11),
        (_("In words, at writing"), 24),
        *((_week(week), 5) for week in weeks),
    ]
    at = letters(columns())
    rows = [
        [
            action.id,
            wording.severity(action.severity),
            None,
            None,
            None,
            _span(brief.plan.made_on, action.due),
        ]
        for action in brief.plan.actions
    ]
    table(sheet, titles, rows)
    for number in range(2, len(rows) + 2):
        for place, key in ((3, "person"), (4, "start"), (5, "due")):
            cell = sheet.formula(number, place, _looked_up(at, key, number, brief.plan.made_on))
            cell.font, cell.border, cell.number_format = styles.PLAIN, styles.BOX, styles.DATE
    _week_colours(sheet, weeks, len(rows) + 1)


def _looked_up(at: dict[str, str], key: str, number: int, made_on: date) -> str:
    found = f"INDEX({_cells(at[key])},{_row_of(number)})"
    empty = f"DATE({made_on.year},{made_on.month},{made_on.day})" if key == "start" else '""'
    return f'=IF(ISNA({found}),"",IF({found}="",{empty},{found}))'


def _week(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year % 100:02d}-W{week:02d}"


def _span(start: date, due: date) -> str:
    def full(day: date) -> str:
        year, week, _weekday = day.isocalendar()
        return f"{year}-W{week:02d}"

    return _("{start} to {due}").format(start=full(start), due=full(due))


def _week_colours(sheet: Sheet, weeks: list[date], last: int) -> None:
    start = 7
    for place, week in enumerate(weeks, start):
        letter = get_column_letter(place)
        day = f"DATE({week.year},{week.month},{week.day})"
        cells = f"{letter}2:{letter}{max(last, 2)}"
        running = f'AND($D2<>"",$E2<>"",{day}+6>=$D2,{day}<=$E2)'
        today = f"AND(TODAY()>={day},TODAY()<={day}+6)"
        for formula, fill in ((today, "today"), (running, "bar")):
            sheet.sheet.conditional_formatting.add(cells, styles.colour_rule(formula, fill))
