"""Puts people's text into cells so that it stays text, whole and readable."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.files.cached import Value
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.text import visible
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

LONGEST = 32_767
"""UTF-16 units that a cell holds; openpyxl would cut the rest without a word."""
LIVE = ("=", "+", "-", "@")
"""What office programs may take for the start of a formula."""


def quoted(text: str) -> str:
    """The text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


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
        clean = cell_text(text)
        if visible(text) != text:
            self._report(cell, ProblemKind.CONTROL_CHARACTERS, _("holds control characters"))
        if _units(visible(text)) > LONGEST:
            message = _("{count} characters are more than a cell holds").format(count=len(text))
            self._report(cell, ProblemKind.TEXT_CUT, message)
        cell.value = clean
        cell.data_type = "s"  # also where openpyxl takes it for a formula, or for `#N/A`
        if clean.startswith(LIVE):
            cell.quotePrefix = True

    def _report(self, cell: Cell, kind: ProblemCode, message: str) -> None:
        source = Source(self._file, cell=f"{self.sheet.title}!{cell.coordinate}")
        self.problems.append(kind.at(source, message, warning=True))


def cell_text(text: str) -> str:
    """The text as a cell holds it: without what cannot be shown, and cut where it is too long."""
    clean = visible(text)
    if _units(clean) <= LONGEST:
        return clean
    mark = _(" … [cut: the whole text is in the assessment file]")
    return _beginning(clean, LONGEST - _units(mark)) + mark


def _units(text: str) -> int:
    """How long office programs say that the text is: an emoji counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _beginning(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
