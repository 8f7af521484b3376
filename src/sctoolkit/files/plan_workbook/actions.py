"""The Actions sheet: one row per action, with dropdowns and colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from sctoolkit.engine.plans.standing import Standing
from sctoolkit.files.plan_workbook.brief import Brief, Columns
from sctoolkit.files.plan_workbook.colours import colour_rows
from sctoolkit.files.plan_workbook.columns import (
    FIRST_PAGE,
    FIRST_ROW,
    FROZEN,
    LAST_PRINTED,
    LAYOUT,
    ROW,
    Column,
    columns,
    last_row,
)
from sctoolkit.files.plan_workbook.states import StateWords, days_overdue, overdue_now, state
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.sheets import palette
from sctoolkit.files.sheets.leaf import Leaf, Live, Value, shown
from sctoolkit.files.sheets.looks import DATE, FAINT, HEAD, PLAIN, Edges, Look
from sctoolkit.language import _
from sctoolkit.model.followed_plan import Field, FollowedAction, Kind
from sctoolkit.problem_kinds import ProblemKind

NARROW = 15
LONGEST_TITLE = 32
"""Excel calls a workbook broken where the title of a message is longer."""
SCALE = 66
"""Percent of full size at which what belongs together fits the width of a page."""
FIRST_DAY = date(2000, 1, 1)


def write_actions(sheet: Leaf, brief: Brief) -> None:
    """Fills the sheet."""
    every = columns()
    needed = _needed(brief)
    shown_columns = [one for one in every if one.shown(brief.columns) or one.key in needed]
    _head(sheet, every, shown_columns)
    looks = [(column.key, _look(column)) for column in every]
    cells, notes = _Cells(), _notes(brief)
    at_writing = zip(brief.rows, brief.standings, strict=True)
    for row, (action, at) in enumerate(at_writing, FIRST_ROW):
        values = cells.of(action, at, row)
        sheet.fit(row, [(shown(values[one.key]), one.width) for one in shown_columns])
        for place, (key, look) in enumerate(looks, 1):
            sheet.put(row, place, values[key], look)
        for place, text in notes.get(action.id, {}).items():
            sheet.comment(row, place, text)
    if not brief.rows:
        _nothing(sheet)
    _lists(sheet, every, last_row(brief))
    colour_rows(sheet, brief)
    _page(sheet, brief)


def _needed(brief: Brief) -> set[Field]:
    """What a small supplier must see: columns to be filled in, and the remedy where one is due."""
    if brief.columns is not Columns.SIMPLE:
        return set()
    found = {key for one in brief.standings if not one.finished for key in one.missing}
    harmed = any(action.words(Field.REMEDY) for action in brief.rows)
    return found | {Field.REMEDY} if harmed else found


def _notes(brief: Brief) -> dict[str, dict[int, str]]:
    """The comments that people left, by action and column; those of no column at its id."""
    places = {key.value: place for place, (key, *_rest) in enumerate(LAYOUT, 1)}
    found: dict[str, dict[int, str]] = {}
    for one in brief.followed.kept if brief.followed else ():
        if one.because == ProblemKind.CELL_NOTE.code:
            at = found.setdefault(one.action, {})
            place = places.get(one.column, 1)
            at[place] = "\n".join(filter(None, (at.get(place), one.text)))
    return found


def _nothing(sheet: Leaf) -> None:
    """Says in the State column that there is no action, until someone writes one there."""
    words = _("No answer calls for an action.")
    formula = state(words).replace(ROW, str(FIRST_ROW))
    sheet.put(FIRST_ROW, _place(Field.STATE), Live(formula, words))
    sheet.high(FIRST_ROW, 48)


def _place(key: Field) -> int:
    """The column, counted from 1."""
    return [one for one, *_rest in LAYOUT].index(key) + 1


def _head(sheet: Leaf, every: Sequence[Column], seen: Sequence[Column]) -> None:
    sheet.fit(1, [(column.title, column.width - 3) for column in every])
    for place, column in enumerate(every, 1):
        sheet.put(1, place, column.title, HEAD)
        sheet.width(place, column.width, hidden=column not in seen)


def _look(column: Column) -> Look:
    """How all cells of the column look."""
    ours = column.kind is Kind.OURS
    forms = {Kind.DATE: DATE, Kind.SHARE: "0%"}
    words = ours or column.kind is Kind.TEXT or column.width > NARROW
    return replace(
        FAINT if ours and column.key != FROZEN else PLAIN,
        edges=Edges.BOX,
        across="" if words else "center",
        down="top",
        wrapped=True,
        fill=palette.GREY if ours else "",
        form=forms.get(column.kind, ""),
    )


class _Cells:
    """What stands in the cells of an action, in the words of the workbook."""

    def __init__(self) -> None:
        self._words = choices()
        self._said = StateWords()
        self._state = state()
        self._overdue = days_overdue()

    def of(self, action: FollowedAction, at: Standing, row: int) -> dict[Field, Value]:
        """By column; formulas speak of the row."""
        found: dict[Field, Value] = dict.fromkeys(Field) | action.entries()
        for column, listed in self._words.items():
            key = action.words(column)
            found[column] = listed.get(key, key)
        number = str(row)
        found[Field.STATE] = Live(self._state.replace(ROW, number), self._said.now(at))
        found[Field.OVERDUE] = Live(self._overdue.replace(ROW, number), overdue_now(at))
        return found


def _lists(sheet: Leaf, every: Sequence[Column], last: int) -> None:
    for place, column in enumerate(every):
        rule = _validation(column)
        if rule is not None:
            title = {"error_title": column.title[:LONGEST_TITLE]}
            sheet.sheet.data_validation(FIRST_ROW - 1, place, last - 1, place, rule | title)


def _validation(column: Column) -> dict[str, object] | None:
    match column.kind:
        case Kind.LIST:
            error = _("Please choose one of the words in the list.")
            return {"validate": "list", "source": f"=list_{column.key}", "error_message": error}
        case Kind.DATE:
            return _least("date", FIRST_DAY, _("Please write a date, for example 2026-12-31."))
        case Kind.WHOLE:
            return _least("integer", 0, _("Please write a whole number."))
        case Kind.SHARE:
            error = _("Please write a number from 0 to 100 %.")
            between = {"criteria": "between", "minimum": 0, "maximum": 1}
            return between | {"validate": "decimal", "error_message": error}
        case Kind.AMOUNT:
            return _least("decimal", 0, _("Please write a number."))
        case Kind.OURS | Kind.TEXT | Kind.FORMULA:
            return None
        case _:
            assert_never(column.kind)


def _least(kind: str, least: float | date, error: str) -> dict[str, object]:
    return {"validate": kind, "criteria": ">=", "value": least, "error_message": error}


def _page(sheet: Leaf, brief: Brief) -> None:
    page, last = sheet.sheet, max(FIRST_ROW, len(brief.rows) + 1)
    page.freeze_panes(FIRST_ROW - 1, _place(FROZEN))
    page.autofilter(0, 0, last - 1, len(LAYOUT) - 1)
    page.repeat_rows(0)
    page.repeat_columns(0, _place(FROZEN) - 1)
    page.print_area(0, 0, last - 1, _place(LAST_PRINTED) - 1)
    page.set_v_pagebreaks([_place(FIRST_PAGE)])
    page.print_across()
    sheet.print_on(brief.subject(), landscape=True, percent=SCALE)
