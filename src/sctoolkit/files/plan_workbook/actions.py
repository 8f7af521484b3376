"""The Actions sheet: one row per action, with dropdowns and colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from sctoolkit.files import styles
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_choices import choices
from sctoolkit.files.plan_workbook.brief import Brief, Columns
from sctoolkit.files.plan_workbook.colours import colour_rows
from sctoolkit.files.plan_workbook.columns import (
    FIRST_PAGE,
    FIRST_ROW,
    FROZEN,
    LAST_PRINTED,
    ROW,
    Column,
    columns,
    last_row,
    letters,
)
from sctoolkit.files.plan_workbook.states import days_overdue, overdue_now, state, state_now
from sctoolkit.files.plan_workbook.tables import head
from sctoolkit.language import _
from sctoolkit.model.followed_plan import Field, FollowedAction, Kind

NARROW = 15
LONGEST_TITLE = 32
"""Excel calls a workbook broken where the title of a message is longer."""
SCALE = 66
"""Percent of full size at which what belongs together fits the width of a page."""


def write_actions(sheet: Sheet, brief: Brief) -> None:
    """Fills the sheet."""
    every = columns()
    _head(sheet, every, brief.columns)
    live = {Field.STATE: state(), Field.OVERDUE: days_overdue()}
    pattern = _Pattern(_first_row(sheet, every), live)
    shown = [column for column in every if column.shown(brief.columns)]
    words = choices()
    for row, action in enumerate(brief.rows, FIRST_ROW):
        values = _values(action, brief.plan.made_on, words)
        _row(sheet, row, values, pattern)
        styles.fit_row(sheet.sheet, row, [(values.get(one.key), one.width) for one in shown])
    if not brief.rows:
        _nothing(sheet)
    _lists(sheet, every, last_row(brief))
    colour_rows(sheet, brief)
    _page(sheet, brief)


def _nothing(sheet: Sheet) -> None:
    """Says in the State column that there is no action, until someone writes one there."""
    words = _("No answer calls for an action.")
    place = list(letters()).index(Field.STATE) + 1
    sheet.formula(FIRST_ROW, place, state(words).replace(ROW, str(FIRST_ROW)), words)
    sheet.sheet.row_dimensions[FIRST_ROW].height = 48


def _head(sheet: Sheet, every: Sequence[Column], shown: Columns) -> None:
    for place, column in enumerate(every, 1):
        head(sheet, 1, place, column.title, styles.HEAD_ALIGNED)
        dimension = sheet.sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        dimension.hidden = not column.shown(shown)
    styles.fit_row(sheet.sheet, 1, [(column.title, column.width - 3) for column in every])


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What all rows have in common, by column key."""

    styled: Mapping[Field, Cell]
    live: Mapping[Field, str]
    """Formulas, with `ROW` for the number of the row."""


def _first_row(sheet: Sheet, every: Sequence[Column]) -> dict[Field, Cell]:
    """Styles the first row and gives its cells, whose styles all other rows share."""
    found = {}
    for place, column in enumerate(every, 1):
        cell = sheet.put(FIRST_ROW, place, None)
        ours = column.kind is Kind.OURS
        cell.font = styles.FAINT if ours and column.key != FROZEN else styles.PLAIN
        cell.border = styles.BOX
        text = ours or column.kind is Kind.TEXT or column.width > NARROW
        cell.alignment = styles.WRAPPED if text else styles.CENTRED
        if ours:
            cell.fill = styles.GREY
        if column.kind is Kind.DATE:
            cell.number_format = styles.DATE
        if column.kind is Kind.SHARE:
            cell.number_format = "0%"
        found[column.key] = cell
    return found


def _row(sheet: Sheet, row: int, values: Mapping[Field, object], pattern: _Pattern) -> None:
    for place, (key, styled) in enumerate(pattern.styled.items(), 1):
        if formula := pattern.live.get(key):
            now = values[key]
            assert isinstance(now, str | int)  # noqa: S101 - both columns are ours
            cell = sheet.formula(row, place, formula.replace(ROW, str(row)), now)
        else:
            cell = sheet.put(row, place, values.get(key))
        styles.share_style(styled, cell)


def _values(
    action: FollowedAction, today: date, words: Mapping[Field, Mapping[str, str]]
) -> dict[Field, object]:
    """What stands in each column, in the words of the workbook."""
    found: dict[Field, object] = {column: action.value(column) for column in Field}
    for column, listed in words.items():
        key = action.words(column)
        found[column] = listed.get(key, key) or None
    found[Field.STATE] = state_now(action, today)
    found[Field.OVERDUE] = overdue_now(action, today)
    return found


def _lists(sheet: Sheet, every: Sequence[Column], last: int) -> None:
    for place, column in enumerate(every, 1):
        letter = get_column_letter(place)
        rule = _validation(column)
        if rule is not None:
            rule.showErrorMessage = True
            rule.errorTitle = column.title[:LONGEST_TITLE]
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
            sheet.sheet.add_data_validation(rule)


def _validation(column: Column) -> DataValidation | None:
    match column.kind:
        case Kind.LIST:
            return _checked(
                _("Please choose one of the words in the list."), "list", f"list_{column.key}"
            )
        case Kind.DATE:
            return _checked(_("Please write a date, for example 2026-12-31."), "date", "36526")
        case Kind.WHOLE:
            return _checked(_("Please write a whole number."), "whole", "0")
        case Kind.SHARE:
            return _checked(_("Please write a number from 0 to 100 %."), "decimal", "0", "1")
        case Kind.AMOUNT:
            return _checked(_("Please write a number."), "decimal", "0")
        case Kind.OURS | Kind.TEXT | Kind.FORMULA:
            return None
        case _:
            assert_never(column.kind)


def _checked(error: str, kind: str, least: str, most: str | None = None) -> DataValidation:
    operator = "greaterThanOrEqual" if most is None else "between"
    return DataValidation(
        kind,  # type: ignore[arg-type]
        operator=None if kind == "list" else operator,  # type: ignore[arg-type]
        formula1=least,
        formula2=most,
        allow_blank=True,
        error=error,
    )


def _page(sheet: Sheet, brief: Brief) -> None:
    page, at = sheet.sheet, letters()
    places = list(at)
    last = max(FIRST_ROW, len(brief.rows) + 1)
    after_frozen = get_column_letter(places.index(FROZEN) + 2)
    page.freeze_panes = f"{after_frozen}{FIRST_ROW}"
    page.auto_filter.ref = f"A1:{at[places[-1]]}{last}"
    page.print_title_rows, page.print_title_cols = "1:1", f"A:{at[FROZEN]}"
    page.print_area = f"A1:{at[LAST_PRINTED]}{last}"
    page.col_breaks.append(Break(id=places.index(FIRST_PAGE) + 1))
    styles.set_page(page, brief.subject(), landscape=True)
    styles.set_scale(page, SCALE)
    page.page_setup.pageOrder = "overThenDown"
