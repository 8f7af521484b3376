"""How the form looks: where to write is yellow, what is not needed is grey."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from sctoolkit.files.form_workbook.states import State, words
from sctoolkit.files.sheets import styles
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.files.sheets.text import quoted

ID = Font(name="Calibri", size=6, color="C9CED6")
HIDDEN_HEAD = Font(name="Calibri", size=6, color="FFFFFF")
SECTION = Font(name="Calibri", size=12, bold=True, color="1F3A5F")
BAND = PatternFill("solid", fgColor="DCE6F1")
INPUT = PatternFill("solid", fgColor="FFFBE0")
ITEM = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=2)
MIDDLE = Alignment(wrap_text=True, vertical="center")
LEFT = Alignment(wrap_text=True, horizontal="left", vertical="center")
WRITING = Alignment(wrap_text=True, horizontal="left", vertical="top")
CLIPPED = Alignment(vertical="top", horizontal="fill")
"""Ids stay within their narrow column."""
UNSEEN = ";;;"
"""A number format that shows nothing: rows to tick carry the state of their question unseen."""

GREYED = PatternFill("solid", bgColor="E5E7EB")
DIM = Font(color="9CA3AF")
DONE = PatternFill("solid", bgColor="E3F4E6")
WRONG = PatternFill("solid", bgColor="F8C9C4")
WRITTEN = PatternFill("solid", bgColor="FFFFFF")


def columns(sheet: Sheet, widths: Sequence[float]) -> None:
    """Sets the widths."""
    for place, width in enumerate(widths, 1):
        sheet.sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.sheet.sheet_view.showGridLines = False


def dress(
    sheet: Sheet, cell: Cell, font: Font, alignment: Alignment, fill: PatternFill | None = None
) -> None:
    """A cell of the table, of constants. Cells that look alike share a style, slow to make."""
    quoted_text = cell.quotePrefix
    look = (id(font), id(alignment), id(fill))
    known = sheet.styles.get(look)
    if known is not None:
        cell._style = copy(known)  # type: ignore[attr-defined]  # noqa: SLF001 - as openpyxl copies it
    else:
        cell.font, cell.alignment, cell.border = font, alignment, styles.BOX
        if fill is not None:
            cell.fill = fill
        sheet.styles[look] = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001
    if cell.quotePrefix != quoted_text:
        cell.quotePrefix = quoted_text


def span(sheet: Sheet, cells: str) -> None:
    """Makes one cell of several that are dressed; openpyxl's own way would dress them anew."""
    sheet.sheet.merged_cells.add(cells)


@dataclass(frozen=True, slots=True)
class Area:
    """Rows of a table, whose state stands in column E."""

    first: int
    last: int

    def columns(self, left: str, right: str = "") -> str:
        """These columns of it."""
        return f"{left}{self.first}:{right or left}{self.last}"


def colour(sheet: Sheet, area: Area, table: str, answers: str, reasons: str = "") -> None:
    """Colours for a table by its state; `table` is its first and last column."""
    rules = [
        (area.columns(*table), GREYED, DIM, [State.NOT_NEEDED]),
        (area.columns("E"), DONE, None, [State.DONE]),
        (area.columns("E"), WRONG, None, [State.CHECK, State.REASON]),
        (area.columns(answers), WRONG, None, [State.CHECK]),
        (area.columns(answers), WRITTEN, None, [State.DONE, State.REASON]),
    ]
    if reasons:
        rules.append((area.columns(reasons), WRONG, None, [State.REASON]))
    for cells, fill, font, states in rules:
        rule = _rule(area.first, states, fill, font)
        sheet.sheet.conditional_formatting.add(cells, rule)


def _rule(row: int, states: Sequence[State], fill: PatternFill, font: Font | None) -> Rule:
    tests = [f"$E{row}={quoted(words()[state])}" for state in states]
    rule: Rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f"OR({','.join(tests)})"], fill=fill, font=font, stopIfTrue=True
    )
    return rule
