"""A sheet with a head, a filter, and colours by the words in one column."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sheet import COMPARISON, PROPERTY
from sctoolkit.files.sheets import styles
from sctoolkit.model.text import visible


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    head: str
    width: float
    choices: tuple[str, ...] = ()
    """What a dropdown offers; empty where anything may be typed."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str | float]]
    colours: Mapping[str, str] = field(default_factory=dict)
    """A word that a cell of a column with it holds, to the name of a fill."""
    note: str = ""
    """Stands over the head."""


HEAD_ROW = 3
"""The note stands in the first row."""


def save_book(grids: Sequence[Grid], path: Path, subject: str) -> None:
    """Writes the workbook as a whole or not at all; raises CannotSaveError."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        _sheet(book.create_sheet(grid.name), grid, subject)
    mark = StringProperty(name=PROPERTY, value=COMPARISON)
    book.custom_doc_props.append(mark)  # type: ignore[attr-defined]
    raw = io.BytesIO()
    book.save(raw)
    with saving(path):
        write_atomically(path, raw.getvalue())


def _sheet(sheet: Worksheet, grid: Grid, subject: str) -> None:
    sheet.sheet_view.showGridLines = False
    _put(sheet, 1, 1, grid.note).font = styles.FAINT
    for place, column in enumerate(grid.columns, 1):
        cell = _put(sheet, HEAD_ROW, place, column.head)
        cell.font, cell.fill, cell.alignment = styles.HEADING, styles.HEAD, styles.HEAD_ALIGNED
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        _choices(sheet, column, place, grid)
    for row, values in enumerate(grid.rows, HEAD_ROW + 1):
        for place, value in enumerate(values, 1):
            cell = _put(sheet, row, place, value)
            cell.font, cell.alignment, cell.border = styles.PLAIN, styles.WRAPPED, styles.BOX
            fill = grid.colours.get(str(value))
            if fill is not None and not grid.columns[place - 1].choices:
                cell.fill = styles.painted(fill)
        texts = [(value, one.width) for value, one in zip(values, grid.columns, strict=True)]
        styles.fit_row(sheet, row, texts)
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    last = get_column_letter(len(grid.columns))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + max(len(grid.rows), 1)}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    styles.set_page(sheet, subject, landscape=True)


def _choices(sheet: Worksheet, column: Column, place: int, grid: Grid) -> None:
    """The dropdown of a column, and colours that follow what is chosen."""
    if not column.choices or not grid.rows:
        return
    offered = DataValidation(
        type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True
    )
    letter, first = get_column_letter(place), HEAD_ROW + 1
    area = f"{letter}{first}:{letter}{HEAD_ROW + len(grid.rows)}"
    offered.add(area)
    sheet.add_data_validation(offered)
    for word, fill in grid.colours.items():
        rule = styles.colour_rule(f'{letter}{first}="{word}"', fill)
        sheet.conditional_formatting.add(area, rule)


def _put(sheet: Worksheet, row: int, place: int, value: str | float) -> Cell:
    """The cell with the value; text that looks like a formula stays text."""
    cell = cast("Cell", sheet.cell(row, place))
    if isinstance(value, str):
        cell.value = visible(value)
        cell.data_type = "s"
        if value.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True
    else:
        cell.value = value
    return cell
