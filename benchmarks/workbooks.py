"""What a workbook is held against: the same cells written plain with openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook


def same_cells(path: Path) -> Callable[[], None]:
    """Writes the values of the workbook at `path`, row by row and without looks."""
    values = {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in load_workbook(path).worksheets
    }

    def plain() -> None:
        book = Workbook()
        for title, rows in values.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(io.BytesIO())

    return plain
