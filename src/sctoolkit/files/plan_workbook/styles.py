"""How cells look: set once per column and copied, because styles are what makes a writer slow."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from math import ceil

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import DataBarRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

INK = "1F2937"
HEAD = PatternFill("solid", fgColor="1F3A5F")
GREY = PatternFill("solid", fgColor="EEF0F3")
SOFT = PatternFill("solid", fgColor="F7F9FB")
HAIR = Side(style="thin", color="D5DAE1")
BOX = Border(left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)

TITLE = Font(name="Calibri", size=18, bold=True, color=INK)
SUBTITLE = Font(name="Calibri", size=12, bold=True, color="1F3A5F")
PLAIN = Font(name="Calibri", size=10, color=INK)
BOLD = Font(name="Calibri", size=10, bold=True, color=INK)
FAINT = Font(name="Calibri", size=10, color="6B7280")
HEADING = Font(name="Calibri", size=10, bold=True, color="FFFFFF")
LINK = Font(name="Calibri", size=10, color="1D4ED8", underline="single")

WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(horizontal="center", vertical="top", wrap_text=True)
HEAD_ALIGNED = Alignment(wrap_text=True, vertical="center")

FILLS = {
    "closed": PatternFill("solid", bgColor="D9F2DF"),
    "doubtful": PatternFill("solid", bgColor="E6D9F5"),
    "zero": PatternFill("solid", bgColor="7F1D1D"),
    "overdue": PatternFill("solid", bgColor="F8C9C4"),
    "soon": PatternFill("solid", bgColor="FCE7B8"),
    "needed": PatternFill("solid", bgColor="FFF7A8"),
    "bar": PatternFill("solid", bgColor="4C7FB8"),
    "today": PatternFill("solid", bgColor="F4A261"),
}
DATE = "yyyy-mm-dd"


def colour_rule(formula: str, fill: str, font: Font | None = None) -> Rule:
    """Fills the cells for which the formula holds; no rule after it applies."""
    rule: Rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[formula], fill=FILLS[fill], font=font, stopIfTrue=True
    )
    return rule


def share_bar() -> Rule:
    """A bar in the cell for a share from 0 to 1."""
    rule: Rule = DataBarRule("num", 0, "num", 1, color="4C7FB8")  # type: ignore[no-untyped-call]
    return rule


def share_style(source: Cell, target: Cell) -> None:
    """Gives a cell the style of another: openpyxl's own way costs ten times as much."""
    target._style = copy(source._style)  # type: ignore[attr-defined]  # noqa: SLF001


def set_page(sheet: Worksheet, *, landscape: bool = False, wide: int = 1) -> None:
    """A4, `wide` pages across, as many down as needed, with sheet name and page number."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&A · &P / &N"  # type: ignore[union-attr]


class GrowingRow(RowDimension):
    """A row that is high enough for its text now, and that office programs may make higher later.

    Without a height LibreOffice shows one line; with a fixed one Excel would not grow it again.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Never fixed."""
        return False


def fit_row(sheet: Worksheet, row: int, texts: Sequence[tuple[object, float]]) -> None:
    """Makes the row as high as its longest text needs; `texts` are values with column widths."""
    lines = max((_lines(str(value), width) for value, width in texts if value), default=1)
    sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=min(400, lines * 13.2 + 3))


def _lines(text: str, width: float) -> int:
    room = max(4.0, width * 1.18)
    return sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))
