"""500 plans for 500 suppliers, against a straightforward openpyxl script with the same features."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from measuring import seconds
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.proxy import StyleProxy
from openpyxl.worksheet.worksheet import Worksheet
from plans import large

from sctoolkit.files.plan_workbook import Brief, write_plan

SUPPLIERS = 500
ACTIONS = 30


@dataclass(frozen=True)
class Piece:
    """Some of the workbooks, for one process."""

    brief: Brief
    places: range
    folder: Path


def ours(piece: Piece) -> None:
    """Writes a piece as `plan write` and `batch --plans` do."""
    for place in piece.places:
        write_plan(piece.brief, piece.folder / f"{place}.xlsx")


def both_cores(brief: Brief, count: int, folder: Path) -> None:
    """All workbooks, by as many processes as there are cores."""
    cores = os.cpu_count() or 1
    pieces = [Piece(brief, range(first, count, cores), folder) for first in range(cores)]
    with multiprocessing.Pool(cores) as pool:
        pool.map(ours, pieces)


Looks = tuple[StyleProxy, StyleProxy, StyleProxy, StyleProxy, str]


class Script:
    """The same workbook as people write it: cell by cell, with looks that are kept as constants."""

    def __init__(self, model: Workbook) -> None:
        self._model = model
        self._looks: dict[int, Looks] = {}

    def write_all(self, folder: Path, count: int) -> None:
        """Writes it so many times."""
        for place in range(count):
            self._write(folder / f"plain-{place}.xlsx")

    def _write(self, path: Path) -> None:
        book = Workbook()
        book.remove(book.worksheets[0])
        for sheet in self._model.worksheets:
            self._sheet(sheet, book.create_sheet(sheet.title))
        for name, defined in self._model.defined_names.items():
            book.defined_names[name] = copy(defined)
        book.save(path)

    def _sheet(self, model: Worksheet, sheet: Worksheet) -> None:
        for row in model.iter_rows():
            for cell in row:
                if isinstance(cell, Cell):
                    self._cell(cell, sheet[cell.coordinate])
        for letter, width in model.column_dimensions.items():
            sheet.column_dimensions[letter].width = width.width
            sheet.column_dimensions[letter].hidden = width.hidden
        for number, height in model.row_dimensions.items():
            sheet.row_dimensions[number].height = height.height
        for merged in model.merged_cells.ranges:
            sheet.merge_cells(str(merged))
        for rule in model.data_validations.dataValidation:
            sheet.add_data_validation(copy(rule))
        for area in model.conditional_formatting:
            for found in area.rules:
                sheet.conditional_formatting.add(str(area.sqref), copy(found))
        sheet.freeze_panes, sheet.auto_filter.ref = model.freeze_panes, model.auto_filter.ref
        sheet.sheet_state = model.sheet_state

    def _cell(self, model: Cell, cell: Cell) -> None:
        cell.value = model.value
        looks = self._looks.get(model.style_id) or self._copied(model)
        cell.font, cell.fill, cell.border, cell.alignment = looks[:-1]  # type: ignore[assignment]
        cell.number_format = looks[-1]

    def _copied(self, model: Cell) -> Looks:
        found = copy(model.font), copy(model.fill), copy(model.border), copy(model.alignment)
        return self._looks.setdefault(model.style_id, (*found, model.number_format))


def main() -> None:
    """Prints workbooks in a second of both; how many are written may be named."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SUPPLIERS
    brief, _plan = large(ACTIONS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_plan(brief, folder / "model.xlsx")
        script = Script(load_workbook(folder / "model.xlsx"))
        few = max(1, count // 10)
        by_hand = seconds(lambda: script.write_all(folder, few))
        quick = seconds(lambda: both_cores(brief, count, folder))
        by_hand_each, each = by_hand / few, quick / count
        print(f"\n{count} plans of {ACTIONS} actions")
        print(f"  {'straightforward openpyxl':<28} {1 / by_hand_each:7.2f} in a second")
        print(f"  {'ours, both cores':<28} {1 / each:7.2f} in a second")
        print(f"  {by_hand_each / each:.1f} times as fast")


if __name__ == "__main__":
    main()
