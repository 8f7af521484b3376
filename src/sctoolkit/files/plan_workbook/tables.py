"""Plain tables: headings, rows that are high enough, a filter, pages that print across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from sctoolkit import wording
from sctoolkit.files import styles
from sctoolkit.files.cells import Sheet


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column."""

    title: str
    width: float
    number_format: str = ""
    """Of figures and dates; empty for text."""
    link: bool = False


def whole(share: float | None) -> float | str:
    """A share as a figure that shows whole percents, cut as everywhere else; a dash for none."""
    return "—" if share is None else wording.whole_percent(share) / 100


def head(sheet: Sheet, row: int, place: int, title: str, aligned: Alignment) -> Cell:
    """Writes one heading."""
    cell = sheet.put(row, place, title)
    cell.font, cell.fill = styles.HEADING, styles.HEAD
    cell.alignment, cell.border = aligned, styles.BOX
    return cell


def table(
    sheet: Sheet,
    heads: Sequence[Head],
    rows: Sequence[Sequence[object]],
    *,
    nothing: str,
    top: int = 1,
) -> None:
    """The table from row `top`; `nothing` is said where there are no rows."""
    for place, one in enumerate(heads, 1):
        head(sheet, top, place, one.title, styles.HEAD_ALIGNED)
        sheet.sheet.column_dimensions[get_column_letter(place)].width = one.width
    styles.fit_row(sheet.sheet, top, [(one.title, one.width - 2) for one in heads])
    pattern: dict[int, Cell] = {}
    for number, row in enumerate(rows, top + 1):
        for place, (one, value) in enumerate(zip(heads, row, strict=True), 1):
            cell = sheet.put(number, place, value)
            if number == top + 1:
                _dress(cell, one)
            styles.share_style(pattern.setdefault(place, cell), cell)
        styles.fit_row(sheet.sheet, number, [(v, h.width) for h, v in zip(heads, row, strict=True)])
    if not rows:
        sheet.put(top + 1, 1, nothing).font = styles.FAINT
    page = sheet.sheet
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(heads))}{top + max(1, len(rows))}"
    page.print_title_rows = f"{top}:{top}"
    page.freeze_panes = f"A{top + 1}"


def _dress(cell: Cell, one: Head) -> None:
    """The looks of a column, on its first cell."""
    cell.font = styles.LINK if one.link else styles.PLAIN
    cell.border = styles.BOX
    cell.alignment = styles.CENTRED if one.number_format else styles.WRAPPED
    if one.number_format:
        cell.number_format = one.number_format
