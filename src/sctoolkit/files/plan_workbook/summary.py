"""The Summary sheet: the scores, then counts at writing with what they are now beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sctoolkit import wording
from sctoolkit.files.plan_workbook.brief import Brief, Measured
from sctoolkit.files.plan_workbook.counts import (
    FIGURE,
    NAME,
    Figure,
    by_severity,
    deadlines,
    follow_up,
    heading,
    line,
    name,
)
from sctoolkit.files.plan_workbook.groups import Group, by_group, owners, sites
from sctoolkit.files.plan_workbook.pages import Pages
from sctoolkit.files.plan_workbook.sentences import tally, unanswered
from sctoolkit.files.plan_workbook.tables import whole
from sctoolkit.files.plans.choices import statuses
from sctoolkit.files.sheets import palette
from sctoolkit.files.sheets.heights import height
from sctoolkit.files.sheets.leaf import Leaf, Value
from sctoolkit.files.sheets.looks import BOLD, FAINT, PLAIN, TITLE, Look
from sctoolkit.language import _
from sctoolkit.model.result import Result
from sctoolkit.model.scoring import Total
from sctoolkit.model.severity import Severity, gravest

WIDTHS = (46, 11, 11, 11, 11, 12, 11, 11, 12)
COVERED = 8
"""The column of the share that is covered."""
CHART_ROWS = 13
CHART_COLOUR = "#4C7FB8"
SCALE = 70
"""Percent of full size at which the sheet is as wide as a page."""
PAGE = 1000.0
"""Points of rows that surely fit a page."""
BEGINNING = 120.0
"""Points that must be left for a long table to begin on a page."""


def write_summary(sheet: Leaf, brief: Brief) -> None:
    """Fills the sheet."""
    for place, width in enumerate(WIDTHS, 1):
        sheet.width(place, width)
    pages = Pages(sheet, PAGE)
    row = _scores(sheet, pages, brief, _title(sheet, brief) + 1)
    for table in (_severities, _deadlines, _follow_up, _owners, _sites):
        first, row = row + 1, table(sheet, brief, row + 1)
        pages.keep(first, row)
    _by_clause(sheet, pages, brief, row + 1)
    sheet.sheet.hide_gridlines(2)
    sheet.print_on(brief.subject(), percent=SCALE)


def _title(sheet: Leaf, brief: Brief) -> int:
    title = brief.subject()
    if brief.assessment.made_up:
        title = _("{name} (made-up company)").format(name=title)
    made = _("Action plan of {date}").format(date=brief.plan.made_on.isoformat())
    lines = height([(title, sum(WIDTHS) / 2)])
    _across(sheet, 1, title, TITLE)
    sheet.high(1, max(26, 1.8 * lines))
    _across(sheet, 2, made, FAINT)
    _across(sheet, 3, tally(brief), BOLD)
    if not (warning := unanswered(brief)):
        return 4
    _across(sheet, 4, warning, replace(BOLD, fill=palette.NOTICE))
    return 5


def _across(sheet: Leaf, row: int, text: str, look: Look) -> None:
    """A sentence over the width of the sheet."""
    sheet.fit(row, [(text, sum(WIDTHS))])
    sheet.across(row, len(WIDTHS), text, replace(look, wrapped=True, down="top"))


def _scores(sheet: Leaf, pages: Pages, brief: Brief, row: int) -> int:
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
    for one in brief.measured:
        first = row
        heading(sheet, row, titles, WIDTHS)
        cells = [_figure(one.result, total) for total in _totals(one.result)]
        values = [one.code.title.to(brief.language), *cells, *_standing(brief, one)]
        _score(sheet, row + 1, values)
        row += 2
        for note in one.notes:
            _across(sheet, row, note, PLAIN)
            row += 1
        pages.keep(first, row)
        row += 1
    return row - 1


def _totals(result: Result) -> tuple[float | None, ...]:
    return result.tree.point, result.tree.low, result.tree.high, result.evidenced


def _figure(result: Result, total: float | None) -> float | str:
    """A figure on the code's scale as a number, cut as everywhere else."""
    if result.total is Total.REFUSED:
        return _("none")
    return "—" if total is None else wording.one_place(total)


def _standing(brief: Brief, one: Measured) -> list[Value]:
    rating, tested = one.result.rating, one.result.tested
    band = wording.rating(rating, brief.language) if rating else "—"
    return [
        _("provisional, no rating") if one.result.provisional else band,
        rating.before_cap if rating else "—",
        whole(one.result.shares.coverage),
        _("{fully} of {total}").format(fully=len(tested.fully), total=tested.total),
    ]


def _score(sheet: Leaf, row: int, values: Sequence[Value]) -> None:
    sheet.fit(row, list(zip(values, WIDTHS, strict=True)))
    for place, value in enumerate(values, 1):
        look = replace(NAME if place == 1 else FIGURE, bold=place in (1, 2, 6))
        sheet.put(row, place, value, replace(look, form="0 %") if place == COVERED else look)


def _severities(sheet: Leaf, brief: Brief, row: int) -> int:
    """The table, and its chart below it."""
    titles = [_("Actions by severity"), _("At writing"), _("Now"), *statuses().values()]
    heading(sheet, row, titles, WIDTHS)
    end = by_severity(sheet, brief, row + 1)
    if not brief.rows:
        return end
    _chart(sheet, row + 1, row + len(Severity), f"A{end + 2}")
    return end + CHART_ROWS + 2


def _chart(sheet: Leaf, first: int, last: int, anchor: str) -> None:
    chart = sheet.book.add_chart({"type": "bar"})
    title = sheet.sheet.name.replace("'", "''")
    names, figures = (f"='{title}'!${place}${first}:${place}${last}" for place in "AB")
    fill = {"color": CHART_COLOUR}
    chart.add_series({"categories": names, "values": figures, "fill": fill, "gap": 60})
    chart.set_title({"name": _("Actions by severity, at writing")})
    chart.set_legend({"none": True})
    plain = {"major_gridlines": {"visible": False}}
    chart.set_y_axis(plain | {"reverse": True})
    chart.set_x_axis(plain)
    chart.set_size({"width": 907, "height": 238})
    sheet.sheet.insert_chart(anchor, chart)


def _deadlines(sheet: Leaf, brief: Brief, row: int) -> int:
    title = _("Deadlines of actions still to be done")
    return _figures(sheet, row, title, deadlines(brief))


def _follow_up(sheet: Leaf, brief: Brief, row: int) -> int:
    return _figures(sheet, row, _("To follow up"), follow_up(brief))


def _figures(sheet: Leaf, row: int, title: str, figures: Sequence[Figure]) -> int:
    heading(sheet, row, [title, _("At writing"), _("Now")], WIDTHS)
    for figure in figures:
        row += 1
        line(sheet, row, figure)
    return row + 1


def _owners(sheet: Leaf, brief: Brief, row: int) -> int:
    return _group(sheet, brief, row, (_("By responsible person"), owners(brief)))


def _sites(sheet: Leaf, brief: Brief, row: int) -> int:
    return _group(sheet, brief, row, (_("By company and site"), sites(brief)))


def _group(sheet: Leaf, brief: Brief, row: int, titled: tuple[str, Group]) -> int:
    title, group = titled
    counted = [_("At writing"), _("Now"), _("Still to be done"), _("Overdue"), _("Closed")]
    heading(sheet, row, [title, *counted], WIDTHS)
    return by_group(sheet, brief, row + 1, group)


def _by_clause(sheet: Leaf, pages: Pages, brief: Brief, row: int) -> None:
    """At writing, gravest first; each page that it stands on has the headings."""
    found: dict[tuple[str, str], list[Severity]] = {}
    for action in brief.plan.actions:
        for cited in dict.fromkeys((one.code, one.clause) for one in action.clauses):
            found.setdefault(cited, []).append(action.severity)
    if not found:
        return
    titles = [_("By clause, gravest first"), _("At writing"), _("Gravest")]
    begun = False
    for (code, clause), severities in sorted(found.items(), key=lambda one: _order(one[1])):
        text = f"{brief.cited(code)} {clause}  {_clause_title(brief, code, clause)}"
        worst = wording.severity(gravest(severities))
        needed = height([(text, WIDTHS[0]), (worst, WIDTHS[2])])
        full = pages.left(row) < (needed if begun else BEGINNING)
        if full:
            pages.begin(row)
        if full or not begun:
            heading(sheet, row, titles, WIDTHS)
            row, begun = row + 1, True
        sheet.high(row, needed)
        name(sheet, row, text)
        sheet.put(row, 2, len(severities), FIGURE)
        sheet.put(row, 3, worst, FIGURE)
        row += 1


def _order(severities: list[Severity]) -> tuple[int, int]:
    """Gravest first, and of those alike the one with more actions."""
    return gravest(severities).rank, -len(severities)


def _clause_title(brief: Brief, code: str, clause: str) -> str:
    clauses = brief.under(code).code.clauses()
    return next(one.title.to(brief.language) for one in clauses if one.id == clause)
