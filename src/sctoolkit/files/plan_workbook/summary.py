"""The Summary sheet: the scores, then counts at writing with what they are now beside them."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.pagebreak import Break

from sctoolkit import wording
from sctoolkit.files import styles
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_choices import statuses
from sctoolkit.files.plan_workbook.brief import Brief, Measured
from sctoolkit.files.plan_workbook.counts import (
    Figure,
    by_severity,
    deadlines,
    follow_up,
    heading,
    line,
    name,
)
from sctoolkit.files.plan_workbook.groups import by_group, owners, sites
from sctoolkit.files.plan_workbook.sentences import tally, unanswered
from sctoolkit.files.plan_workbook.tables import whole
from sctoolkit.language import _
from sctoolkit.model.result import Result
from sctoolkit.model.scoring import Total
from sctoolkit.model.severity import Severity, gravest

WIDTHS = (46, 11, 11, 11, 11, 12, 11, 11, 12)
CHART_ROWS = 13
CODES_A_PAGE = 2
SCALE = 92
"""Percent of full size at which the sheet is as wide as a page."""


def write_summary(sheet: Sheet, brief: Brief) -> None:
    """Fills the sheet."""
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.sheet.column_dimensions[letter].width = width
    row = _title(sheet, brief)
    row = _scores(sheet, brief, row + 1)
    row = _severities(sheet, brief, row + 1)
    row = _figures(sheet, row + 1, _("Deadlines of actions still to be done"), deadlines(brief))
    row = _figures(sheet, row + 1, _("To follow up"), follow_up(brief))
    _new_page(sheet, row)
    for title, group in (
        (_("By responsible person"), owners(brief)),
        (_("By company and site"), sites(brief)),
    ):
        heading(sheet, row + 1, [title, *_counted()], WIDTHS)
        row = by_group(sheet, brief, row + 2, group)
    _new_page(sheet, row)
    _by_clause(sheet, brief, row + 1)
    sheet.sheet.sheet_view.showGridLines = False
    styles.set_page(sheet.sheet, brief.subject(), landscape=True)
    styles.set_scale(sheet.sheet, SCALE)


def _new_page(sheet: Sheet, row: int) -> None:
    """The rows below this one begin a new page."""
    sheet.sheet.row_breaks.append(Break(id=row))


def _title(sheet: Sheet, brief: Brief) -> int:
    title = brief.subject()
    if brief.assessment.made_up:
        title = _("{name} (made-up company)").format(name=title)
    made = _("Action plan of {date}").format(date=brief.plan.made_on.isoformat())
    _across(sheet, 1, title).font = styles.TITLE
    styles.fit_row(sheet.sheet, 1, [(title, sum(WIDTHS) / 2)])
    sheet.sheet.row_dimensions[1].height = max(26, 1.8 * (sheet.sheet.row_dimensions[1].ht or 0))
    _across(sheet, 2, made).font = styles.FAINT
    _across(sheet, 3, tally(brief)).font = styles.BOLD
    if not (warning := unanswered(brief)):
        return 4
    cell = _across(sheet, 4, warning)
    cell.font, cell.fill = styles.BOLD, styles.NOTICE
    return 5


def _across(sheet: Sheet, row: int, text: str) -> Cell:
    """A sentence over the width of the sheet."""
    cell = sheet.put(row, 1, text)
    cell.font, cell.alignment = styles.FAINT, styles.WRAPPED
    sheet.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDTHS))
    styles.fit_row(sheet.sheet, row, [(text, sum(WIDTHS))])
    return cell


def _scores(sheet: Sheet, brief: Brief, row: int) -> int:
    titles = [
        _("Code"),
        _("Score"),
        _("Lowest"),
        _("Highest"),
        _("With documents"),
        _("Rating"),
        _("Before cap"),
        _("Covered"),
        _("Clauses tested"),
    ]
    for place, one in enumerate(brief.measured):
        if place and place % CODES_A_PAGE == 0:
            _new_page(sheet, row - 1)
        heading(sheet, row, titles, WIDTHS)
        cells = [_figure(one.result, total) for total in _totals(one.result)]
        values = [one.code.title.to(brief.language), *cells, *_standing(brief, one)]
        _score(sheet, row + 1, values)
        row += 2
        for note in one.notes:
            _across(sheet, row, note).font = styles.PLAIN
            row += 1
        row += 1
    return row - 1


def _totals(result: Result) -> tuple[float | None, ...]:
    return result.tree.point, result.tree.low, result.tree.high, result.evidenced


def _figure(result: Result, total: float | None) -> float | str:
    """A figure on the code's scale as a number, cut as everywhere else."""
    if result.total is Total.REFUSED:
        return _("none")
    return "—" if total is None else float(wording.figure(total))


def _standing(brief: Brief, one: Measured) -> list[object]:
    rating, tested = one.result.rating, one.result.tested
    band = wording.rating(rating, brief.language) if rating else "—"
    return [
        _("provisional, no rating") if one.result.provisional else band,
        rating.before_cap if rating else "—",
        whole(one.result.shares.coverage),
        _("{fully} of {total}").format(fully=len(tested.fully), total=tested.total),
    ]


def _score(sheet: Sheet, row: int, values: Sequence[object]) -> None:
    for place, value in enumerate(values, 1):
        cell = sheet.put(row, place, value)
        cell.font = styles.BOLD if place in (1, 2, 6) else styles.PLAIN
        cell.border = styles.UNDERLINED
        cell.alignment = styles.NAME if place == 1 else styles.FIGURE
        if place == 8:  # noqa: PLR2004 - the share that is covered
            cell.number_format = "0 %"
    styles.fit_row(sheet.sheet, row, list(zip(values, WIDTHS, strict=True)))


def _severities(sheet: Sheet, brief: Brief, row: int) -> int:
    titles = [_("Actions by severity"), _("At writing"), _("Now"), *statuses().values()]
    heading(sheet, row, titles, WIDTHS)
    end = by_severity(sheet, brief, row + 1)
    if not brief.rows:
        return end
    _new_page(sheet, end)
    _chart(sheet, row + 1, row + len(Severity), f"A{end + 2}")
    return end + CHART_ROWS + 2


def _chart(sheet: Sheet, first: int, last: int, anchor: str) -> None:
    chart = BarChart()
    chart.type, chart.style = "bar", 10
    chart.title = _("Actions by severity, at writing")
    chart.add_data(Reference(sheet.sheet, min_col=2, min_row=first, max_row=last))
    chart.set_categories(Reference(sheet.sheet, min_col=1, min_row=first, max_row=last))
    chart.legend = None
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.height, chart.width = 6.3, 24
    chart.gapWidth = 60
    chart.series[0].graphicalProperties.solidFill = "4C7FB8"
    sheet.sheet.add_chart(chart, anchor)


def _figures(sheet: Sheet, row: int, title: str, figures: Sequence[Figure]) -> int:
    heading(sheet, row, [title, _("At writing"), _("Now")], WIDTHS)
    for figure in figures:
        row += 1
        line(sheet, row, figure)
    return row + 1


def _counted() -> list[str]:
    return [_("At writing"), _("Now"), _("Still to be done"), _("Overdue"), _("Closed")]


def _by_clause(sheet: Sheet, brief: Brief, row: int) -> None:
    """At writing, gravest first."""
    found: dict[tuple[str, str], list[Severity]] = {}
    for action in brief.plan.actions:
        for cited in dict.fromkeys((one.code, one.clause) for one in action.clauses):
            found.setdefault(cited, []).append(action.severity)
    if not found:
        return
    heading(sheet, row, [_("By clause, gravest first"), _("At writing"), _("Gravest")], WIDTHS)
    order = sorted(found.items(), key=lambda one: (gravest(one[1]).rank, -len(one[1])))
    for (code, clause), severities in order:
        row += 1
        text = f"{brief.cited(code)} {clause}  {_clause_title(brief, code, clause)}"
        name(sheet, row, text)
        styles.fit_row(sheet.sheet, row, [(text, WIDTHS[0])])
        for place, value in ((2, len(severities)), (3, wording.severity(gravest(severities)))):
            cell = sheet.put(row, place, value)
            cell.font, cell.border = styles.PLAIN, styles.UNDERLINED
            cell.alignment = styles.FIGURE


def _clause_title(brief: Brief, code: str, clause: str) -> str:
    clauses = brief.under(code).code.clauses()
    return next(one.title.to(brief.language) for one in clauses if one.id == clause)
