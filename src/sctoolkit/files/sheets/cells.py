"""Puts people's text into cells so that it stays text, whole and readable."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.files.sheets.cached import Value
from sctoolkit.files.sheets.text import LIVE, cell_text, not_held
from sctoolkit.model.problem import Problem, Source


class Sheet:
    """A worksheet that takes text safely and remembers what it could not hold."""

    def __init__(self, sheet: Worksheet, file: str) -> None:
        self.sheet = sheet
        self._file = file
        self.problems: list[Problem] = []
        self.values: dict[str, Value] = {}
        """Cell to what its formula comes to at writing."""
        self.styles: dict[tuple[int, int, int], object] = {}
        """Styles in use, by what they are made of."""

    def put(self, row: int, column: int, value: object) -> Cell:
        """Writes a value; text never becomes a formula."""
        cell = self._cell(row, column)
        if isinstance(value, str):
            self._text(cell, value)
        else:
            cell.value = value  # type: ignore[assignment]
        return cell

    def formula(self, row: int, column: int, formula: str, now: Value) -> Cell:
        """Writes one of our own formulas, with what it comes to at writing."""
        cell = self._cell(row, column)
        cell.value = formula
        self.values[cell.coordinate] = now
        return cell

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)  # noqa: S101 - we never write into the rest of a merged cell
        return cell

    def _text(self, cell: Cell, text: str) -> None:
        source = Source(self._file, cell=f"{self.sheet.title}!{cell.coordinate}")
        self.problems += not_held(text, source)
        cell.value = clean = cell_text(text)
        cell.data_type = "s"  # also where openpyxl takes it for a formula, or for `#N/A`
        if clean.startswith(LIVE):
            cell.quotePrefix = True
