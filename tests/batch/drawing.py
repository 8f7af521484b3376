"""Draws suppliers' files: sheets as tables, saved as a person or a form tool saves them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from files.layouts.sheets import sheet
from sctoolkit.files.sheet import CellValue, Lost

SAVED_AS = {Lost.FORMULA: "=1+1", Lost.ERROR: "#N/A"}
"""A formula that a library saved has no result."""


@dataclass(frozen=True)
class Page:
    """One sheet of a workbook that is drawn."""

    drawn: str
    name: str = "Sheet1"
    merged: tuple[str, ...] = ()
    hidden: bool = False


def workbook(*pages: Page | str) -> bytes:
    """An xlsx with these sheets; what looks like a formula in a table is text."""
    book = Workbook()
    book.remove(book["Sheet"])
    for page in [Page(one) if isinstance(one, str) else one for one in pages]:
        made = book.create_sheet(page.name)
        for row, cells in enumerate(sheet(page.drawn).rows, 1):
            for column, value in enumerate(cells, 1):
                _put(made, row, column, value)
        for area in page.merged:
            made.merge_cells(area)
        made.sheet_state = "hidden" if page.hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(page: Worksheet, row: int, column: int, value: CellValue) -> None:
    cell = page.cell(row, column)
    cell.value = SAVED_AS[value] if isinstance(value, Lost) else value
    if isinstance(value, str) and not isinstance(value, Lost):
        cell.data_type = "s"


def put(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Writes files; a text is saved as UTF-8."""
    for name, content in files.items():
        plain = dedent(content).lstrip("\n").encode() if isinstance(content, str) else content
        (folder / name).write_bytes(plain)
