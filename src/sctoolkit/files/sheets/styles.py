"""How cells look: set once per column and copied, because styles are what makes a writer slow."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.files.sheets.heights import HIGHEST, height
from sctoolkit.model.text import visible

INK = "1F2937"
HEAD = PatternFill("solid", fgColor="1F3A5F")
GREY = PatternFill("solid", fgColor="EEF0F3")
HAIR = Side(style="thin", color="D5DAE1")
BOX = Border(left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)
UNDERLINED = Border(bottom=HAIR)

TITLE = Font(name="Calibri", size=18, bold=True, color=INK)
SUBTITLE = Font(name="Calibri", size=12, bold=True, color="1F3A5F")
PLAIN = Font(name="Calibri", size=10, color=INK)
BOLD = Font(name="Calibri", size=10, bold=True, color=INK)
FAINT = Font(name="Calibri", size=10, color="6B7280")
HEADING = Font(name="Calibri", size=10, bold=True, color="FFFFFF")
LINK = Font(name="Calibri", size=10, color="1D4ED8", underline="single")

WRAPPED = Alignment(wrap_text=True, vertical="top")
NAME = Alignment(vertical="center", wrap_text=True)
FIGURE = Alignment(horizontal="right", vertical="center", wrap_text=True)
HEAD_ALIGNED = Alignment(wrap_text=True, vertical="center")
UPRIGHT = Alignment(text_rotation=90, horizontal="center", vertical="bottom")

FILLS = {
    "closed": PatternFill("solid", bgColor="D9F2DF"),
    "doubtful": PatternFill("solid", bgColor="E6D9F5"),
    "zero": PatternFill("solid", bgColor="7F1D1D"),
    "clarify": PatternFill("solid", bgColor="F2C3A7"),
    "overdue": PatternFill("solid", bgColor="F8C9C4"),
    "soon": PatternFill("solid", bgColor="FCE7B8"),
    "needed": PatternFill("solid", bgColor="FFF7A8"),
    "idle": PatternFill("solid", bgColor="D3D7DE"),
    "bar": PatternFill("solid", bgColor="9DBBDD"),
    "due": PatternFill("solid", bgColor="1F3A5F"),
    "today": PatternFill("solid", bgColor="F4A261"),
}
"""The fills of colour rules; a rule shows `bgColor`."""
NOTICE = PatternFill("solid", fgColor="FFF7A8")
WHITE = Font(bold=True, color="FFFFFF")
DATE = "yyyy-mm-dd"
PERCENT = '0" %"'
"""For whole percents, as they are shown everywhere else."""


def colour_rule(formula: str, fill: str, font: Font | None = None) -> Rule:
    """Fills the cells for which the formula holds; no rule after it applies."""
    rule: Rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[formula], fill=FILLS[fill], font=font, stopIfTrue=True
    )
    return rule


def painted(name: str) -> PatternFill:
    """The colour of a rule as the fill of a cell."""
    return PatternFill("solid", fgColor=FILLS[name].bgColor.rgb)


def set_page(sheet: Worksheet, subject: str, *, landscape: bool = False) -> None:
    """A4, as wide as the page, as many pages down as needed; name, sheet and page below."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins = PageMargins(
        left=0.4, right=0.4, top=0.5, bottom=0.7, header=0.3, footer=0.35
    )
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    below = sheet.oddFooter
    below.left.text = visible(subject[:60]).replace("&", "&&")  # type: ignore[union-attr]
    below.right.text = "&A · &P / &N"  # type: ignore[union-attr]


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
    set_height(sheet, row, height(texts))


def set_height(sheet: Worksheet, row: int, points: float) -> None:
    """Makes the row so high, as far as a row can be."""
    sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=min(HIGHEST, points))
