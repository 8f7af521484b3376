"""Many plans in one workbook: figures by plan, what is overdue, and every action, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from sctoolkit import wording
from sctoolkit.engine.plans.status import Line, PlanStatus, Tally
from sctoolkit.files.plan_workbook.columns import LAST_PRINTED, LAYOUT
from sctoolkit.files.plan_workbook.states import StateWords, overdue_now
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.saving import replacing
from sctoolkit.files.sheet import PORTFOLIO, PROPERTY
from sctoolkit.files.sheets.grid import Column, Grid, Looks, Value
from sctoolkit.files.sheets.leaf import DAY_ZERO, ROW_BY_ROW
from sctoolkit.files.sheets.looks import DATE
from sctoolkit.language import _
from sctoolkit.model.followed_plan import Entry, Field, Kind
from sctoolkit.model.severity import Severity

SHARE = "0 %"
WIDE = 20
"""Characters from which on words go on on the next line."""


def write_plans(status: PlanStatus, path: Path) -> None:
    """Writes the workbook, streamed: its memory does not grow with the actions. Raises OSError."""
    with replacing(path) as file, xlsxwriter.Workbook(file, ROW_BY_ROW) as book:
        book.set_custom_property(PROPERTY, PORTFOLIO, "text")
        looks = Looks(book)
        for name, head, tallies in (
            (_("Plans"), _("Company / site"), status.by_plan),
            (_("By severity"), _("Severity"), status.by_severity),
            (_("By person"), _("Responsible person"), status.by_owner),
            (_("By clause"), _("Clause"), status.by_clause),
        ):
            grid = Grid(book, looks, name, [Column(head, 40), *_counts()])
            grid.write(_tally(one, severity=tallies is status.by_severity) for one in tallies)
        urgent = (*status.zero_tolerance, *status.overdue)
        grid = Grid(book, looks, _("First"), _columns())
        grid.write(_rows(urgent))
        grid = Grid(book, looks, _("Actions"), _columns())
        grid.write(_rows(status.lines))


def _counts() -> list[Column]:
    heads = (
        _("Open"),
        _("Overdue"),
        _("Due within 30 days"),
        _("Due in 31 to 60 days"),
        _("Due in 61 to 90 days"),
        _("Due later"),
        _("Without a date"),
        _("Waiting for a review, or disputed"),
        _("Closed with proof"),
        _("Closed without proof"),
        _("Set aside"),
    )
    return [Column(head, 12) for head in heads]


def _tally(one: Tally, *, severity: bool) -> tuple[Value, ...]:
    name = wording.severity(Severity(one.name)) if severity and one.name else one.name
    figures = (one.open, one.overdue, *one.within, one.later, one.undated, one.waiting)
    return name or "–", *figures, one.proven, one.unproven, one.set_aside


def _columns() -> list[Column]:
    heads = titles()
    looks = {Kind.DATE: DATE, Kind.SHARE: SHARE}
    printed = [field for field, *_rest in LAYOUT].index(LAST_PRINTED)
    found = [
        Column(
            heads[field],
            width,
            looks.get(field.kind, ""),
            wrapped=width > WIDE,
            printed=place <= printed,
        )
        for place, (field, width, _how) in enumerate(LAYOUT)
    ]
    return [Column(_("Plan"), 30), *found]


def _rows(lines: Sequence[Line]) -> Iterator[tuple[Value, ...]]:
    words, said = choices(), StateWords()
    order = [field for field, _width, _how in LAYOUT]
    for one in lines:
        cells: list[Value] = [one.plan.subject]
        for field in order:
            if field is Field.STATE:
                cells.append(said.now(one.at))
            elif field is Field.OVERDUE:
                cells.append(overdue_now(one.at))
            else:
                entry = one.action.value(field)
                offered = words.get(field)
                cells.append(offered.get(str(entry)) if offered else _cell(entry))
        yield tuple(cells)


def _cell(entry: Entry) -> Value:
    return (entry - DAY_ZERO).days if isinstance(entry, date) else entry
