"""The Summary sheet: the score, counts as values with a live column beside, and a chart."""

from __future__ import annotations

from collections import Counter

from openpyxl.chart import BarChart, Reference

from sctoolkit import wording
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook import styles
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import FIRST_ROW, SHEET, columns, letters
from sctoolkit.files.plan_workbook.words import statuses, yes_no
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.code import Code, Total
from sctoolkit.model.result import Result
from sctoolkit.model.severity import Severity


def write_summary(sheet: Sheet, brief: Brief) -> None:
    """Fills the sheet."""
    for letter, width in zip("ABCDEFGH", (62, 12, 22, 12, 14, 12, 12, 12), strict=True):
        sheet.sheet.column_dimensions[letter].width = width
    title = brief.subject() or _("Action plan")
    if brief.assessment.made_up:
        title = _("{name} (made-up company)").format(name=title)
    sheet.put(1, 1, title).font = styles.TITLE
    made = _("Action plan of {date}").format(date=brief.plan.made_on.isoformat())
    sheet.put(2, 1, made).font = styles.FAINT
    row = _scores(sheet, brief, 4)
    row = _by_severity(sheet, brief, row + 1)
    row = _deadlines(sheet, brief, row + 1)
    _by_clause(sheet, brief, row + 1)
    sheet.sheet.sheet_view.showGridLines = False
    styles.set_page(sheet.sheet)


def _scores(sheet: Sheet, brief: Brief, row: int) -> int:
    _heading(
        sheet,
        row,
        [_("Code"), _("Score"), _("Rating"), _("Before cap"), _("With evidence"), _("Answered")],
    )
    for code, result in zip(brief.codes, brief.results, strict=True):
        row += 1
        for column, text in enumerate(_score(brief, code, result), 1):
            sheet.put(row, column, text).font = styles.BOLD if column < 3 else styles.PLAIN  # noqa: PLR2004
        row += 1
        note = sheet.put(row, 1, f"{wording.official(result)}. {result.because.to(brief.language)}")
        note.font, note.alignment = styles.FAINT, styles.WRAPPED
        sheet.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=8)
        styles.fit_row(sheet.sheet, row, [(note.value, 140)])
    return row + 1


def _score(brief: Brief, code: Code, result: Result) -> list[str]:
    rating = result.rating
    total = (
        _("no total")
        if result.total is Total.REFUSED
        else wording.figure(result, result.tree.point)
    )
    if result.provisional:
        total = _("{figure} provisional").format(figure=total)
    return [
        f"{code.title.to(brief.language)} ({code.version})",
        total,
        f"{rating.band} {rating.label.to(brief.language)}" if rating else "—",
        rating.before_cap if rating else "—",
        wording.figure(result, result.evidenced),
        wording.percent(result.shares.coverage),
    ]


def _heading(sheet: Sheet, row: int, titles: list[str]) -> None:
    for column, title in enumerate(titles, 1):
        cell = sheet.put(row, column, title)
        cell.font, cell.fill = styles.HEADING, styles.HEAD
        cell.alignment = styles.HEAD_ALIGNED


def _column(key: str) -> str:
    letter = letters(columns())[key]
    return f"{SHEET}!${letter}${FIRST_ROW}:${letter}$5000"


def _by_severity(sheet: Sheet, brief: Brief, row: int) -> int:
    """Actions by severity and status: our count at writing, and what the sheet counts now."""
    titles = [_("Actions by severity"), _("At writing"), _("Now"), _("Open now"), _("Closed now")]
    _heading(sheet, row, titles)
    counts = Counter(action.severity for action in brief.plan.actions)
    first = row + 1
    closed = statuses()[ActionStatus.CLOSED]
    for severity in Severity:
        row += 1
        word = wording.severity(severity)
        sheet.put(row, 1, word).font = styles.PLAIN
        sheet.put(row, 2, counts[severity]).font = styles.PLAIN
        both = f"{_column('severity')},A{row}"
        sheet.formula(row, 3, f"=COUNTIFS({both})").font = styles.PLAIN
        done = f'COUNTIFS({both},{_column("status")},"{closed}")'
        sheet.formula(row, 4, f"=C{row}-{done}").font = styles.PLAIN
        sheet.formula(row, 5, f"={done}").font = styles.PLAIN
    _chart(sheet, first, row)
    row += 1
    sheet.put(row, 1, _("All")).font = styles.BOLD
    sheet.put(row, 2, len(brief.plan.actions)).font = styles.BOLD
    for column, letter in ((3, "C"), (4, "D"), (5, "E")):
        sheet.formula(row, column, f"=SUM({letter}{first}:{letter}{row - 1})").font = styles.BOLD
    return _by_status(sheet, brief, row + 2)


def _by_status(sheet: Sheet, brief: Brief, row: int) -> int:
    _heading(sheet, row, [_("Actions by status"), _("At writing"), _("Now")])
    counts = Counter(action.status for action in brief.plan.actions)
    for status, name in statuses().items():
        row += 1
        sheet.put(row, 1, name).font = styles.PLAIN
        sheet.put(row, 2, counts[status]).font = styles.PLAIN
        sheet.formula(row, 3, f"=COUNTIFS({_column('status')},A{row})").font = styles.PLAIN
    return row + 1


def _chart(sheet: Sheet, first: int, last: int) -> None:
    chart = BarChart()
    chart.type, chart.style = "bar", 10
    chart.title = _("Actions by severity, at writing")
    chart.add_data(Reference(sheet.sheet, min_col=2, min_row=first, max_row=last))
    chart.set_categories(Reference(sheet.sheet, min_col=1, min_row=first, max_row=last))
    chart.legend = None
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.height, chart.width = 6.5, 13
    chart.gapWidth = 60
    chart.series[0].graphicalProperties.solidFill = "4C7FB8"
    sheet.sheet.add_chart(chart, f"G{first - 1}")


def _deadlines(sheet: Sheet, brief: Brief, row: int) -> int:
    """What is due when; the date is today's wherever the workbook is opened."""
    _heading(sheet, row, [_("Deadlines of open actions"), _("At writing"), _("Now")])
    for name, value, rule in [*_spans(brief), *_others(brief)]:
        row += 1
        sheet.put(row, 1, name).font = styles.PLAIN
        sheet.put(row, 2, value).font = styles.PLAIN
        sheet.formula(row, 3, f"=COUNTIFS({rule})").font = styles.PLAIN
    return row + 1


def _spans(brief: Brief) -> list[tuple[str, int, str]]:
    """Name, count at writing, and rule of each span of days in which open actions are due."""
    due = _column("due")
    is_open = f'{_column("id")},"<>",{_column("status")},"<>{statuses()[ActionStatus.CLOSED]}"'
    spans = [
        (_("Overdue"), None, 0, f'{due},"<"&TODAY()'),
        (_("Due within 30 days"), 0, 30, f'{due},">="&TODAY(),{due},"<="&TODAY()+30'),
        (_("Due in 31 to 60 days"), 31, 60, f'{due},">"&TODAY()+30,{due},"<="&TODAY()+60'),
        (_("Due in 61 to 90 days"), 61, 90, f'{due},">"&TODAY()+60,{due},"<="&TODAY()+90'),
        (_("Due later"), 91, None, f'{due},">"&TODAY()+90'),
    ]
    return [
        (name, _due_between(brief, start, end), f"{is_open},{rule}")
        for name, start, end, rule in spans
    ]


def _others(brief: Brief) -> list[tuple[str, int, str]]:
    closed = statuses()[ActionStatus.CLOSED]
    actions = brief.plan.actions
    return [
        (
            _("Open zero tolerance"),
            sum(one.zero_tolerance for one in actions),
            f'{_column("zero")},"{yes_no()[0]}",{_column("status")},"<>{closed}"',
        ),
        (
            _("Closed with evidence"),
            0,
            f'{_column("status")},"{closed}",{_column("evidence")},"<>"',
        ),
        (
            _("Without a responsible person"),
            len(actions),
            f'{_column("id")},"<>",{_column("person")},""',
        ),
    ]


def _due_between(brief: Brief, start: int | None, end: int | None) -> int:
    days = [(action.due - brief.plan.made_on).days for action in brief.plan.actions]
    if start is None:
        return sum(day < 0 for day in days)
    return sum(day >= start and (end is None or day <= end) for day in days)


def _by_clause(sheet: Sheet, brief: Brief, row: int) -> int:
    _heading(sheet, row, [_("Actions by clause"), _("Actions"), _("Gravest")])
    found: dict[str, list[Severity]] = {}
    for action in brief.plan.actions:
        for clause in action.clauses:
            found.setdefault(f"{clause.code} {clause.clause}", []).append(action.severity)
    titles = {
        f"{code.id} {clause.id}": clause.title.to(brief.language)
        for code in brief.codes
        for clause in code.clauses()
    }
    for name, severities in sorted(found.items(), key=lambda one: -len(one[1])):
        row += 1
        sheet.put(row, 1, f"{name}  {titles.get(name, '')}").font = styles.PLAIN
        sheet.put(row, 2, len(severities)).font = styles.PLAIN
        gravest = min(severities, key=lambda one: one.rank)
        sheet.put(row, 3, wording.severity(gravest)).font = styles.PLAIN
    return row + 1
