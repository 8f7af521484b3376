"""One sheet of a workbook that is written row by row, from the top down: nothing of it is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

from sctoolkit.files.sheet import cell_name, column_letters
from sctoolkit.files.sheets import palette
from sctoolkit.files.sheets.heights import HIGHEST, height
from sctoolkit.files.sheets.looks import PLAIN, Formats, Look
from sctoolkit.files.sheets.text import LIVE, cell_text, not_held
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.text import visible

ROW_BY_ROW = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""How large workbooks are written: nothing is held in memory, and words stay words."""
ESCAPED = re.compile("[&<>_\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What cannot stand in XML as it is, and what begins the name of such a character there."""
DAY_ZERO = date(1899, 12, 30)
"""Office programs count days from here."""
A4 = 9
PIXELS = 7
"""A column has as many for each character of its width."""
INCHES = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.7}
USUAL = 15.0
"""Points of a row that nobody made higher."""
LONGEST_SUBJECT = 60
"""Characters in the footer."""


@dataclass(frozen=True, slots=True)
class Live:
    """One of our own formulas, with what it comes to at writing."""

    formula: str
    now: str | float


Cell: TypeAlias = CellBlankTuple | CellNumberTuple | CellStringTuple | CellFormulaTuple

Value = str | float | date | Live | None


def shown(value: Value) -> str | float | date | None:
    """What the cell shows at writing."""
    return value.now if isinstance(value, Live) else value


class Plain(Worksheet):  # type: ignore[misc]
    """A sheet written row by row whose words are all plain, and whose rows may grow.

    The library takes words in `<r>` for marked-up ones, and it fixes each height that it is told:
    then Excel would not make a row higher once somebody writes more. For each cell it also looks
    whether its place is written as `A1`, whether its formula names a new function, and whether
    numbers need escaping, which takes longer than all the rest: none of it is so here.
    """

    write_blank = Worksheet._write_blank  # noqa: SLF001 - the same, by numbers of row and column alone
    write_number = Worksheet._write_number  # noqa: SLF001
    write_string = Worksheet._write_string  # noqa: SLF001

    def write_formula(
        self, row: int, column: int, formula: str, look: Format, now: str | float
    ) -> None:
        """Writes a formula of functions that all office programs know."""
        self._write_number(row, column, 0, look)
        self.table[row][column] = CellFormulaTuple(formula.removeprefix("="), look, now)

    def _write_cell(self, row: int, column: int, cell: Cell) -> None:
        look = cell.format or self._look_of(column)
        style = f' s="{look._get_xf_index()}"' if look else ""  # noqa: SLF001 - the library's
        begun = f'<c r="{column_letters(column)}{row + 1}"{style}'
        match cell:
            case CellStringTuple(words):
                kept = ' xml:space="preserve"' if words != words.strip() else ""
                if ESCAPED.search(words):
                    words = self._escape_data(self._escape_control_characters(words))
                self.fh.write(f'{begun} t="inlineStr"><is><t{kept}>{words}</t></is></c>')
            case CellBlankTuple():
                self.fh.write(f"{begun}/>")
            case CellNumberTuple(number):
                self.fh.write(f"{begun}><v>{number:.16G}</v></c>")
            case CellFormulaTuple(formula, _, now) if not str(now).startswith("#"):
                kind = ' t="str"' if isinstance(now, str) else ""
                formula, now = self._escape_data(formula), self._escape_data(now)
                self.fh.write(f"{begun}{kind}><f>{formula}</f><v>{now}</v></c>")
            case _:
                super()._write_cell(row, column, cell)

    def _look_of(self, column: int) -> Format | None:
        """How a cell without a look of its own looks."""
        known = self.col_info.get(column)
        return known[1] if known else None

    def _xml_start_tag_unencoded(
        self, tag: str, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        kept = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


class Kept(Plain):
    """A plain sheet whose rows wait in memory, not in a file, to be packed; for small workbooks."""

    def _initialize(self, given: dict[str, object]) -> None:
        super()._initialize(given | {"constant_memory": False})  # which would open the file
        self.constant_memory = True
        self.row_data_fh = self.fh = StringIO()

    def _write_optimized_sheet_data(self) -> None:
        self._xml_start_tag("sheetData")
        self.fh.write(self.row_data_fh.getvalue())
        self._xml_end_tag("sheetData")


class Leaf:
    """A sheet that takes text safely and remembers what it could not hold.

    Rows and columns count from 1. A row is done once one below it is begun.
    """

    def __init__(
        self, book: xlsxwriter.Workbook, title: str, formats: Formats, file: str = ""
    ) -> None:
        self.book = book
        self.sheet: Worksheet = book.add_worksheet(title, Kept if book.in_memory else Plain)
        self.formats = formats
        self.problems: list[Problem] = []
        self._file = file
        self._breaks: list[int] = []

    def put(self, row: int, column: int, value: Value, look: Look = PLAIN) -> None:
        """Writes a value; text never becomes a formula."""
        at = (row - 1, column - 1)
        if value is None or value == "":
            self.sheet.write_blank(*at, None, self.formats.of(look))
        elif isinstance(value, str):
            self._text(row, column, value, look)
        elif isinstance(value, Live):
            formula, now = value.formula, value.now
            self.sheet.write_formula(*at, formula, self.formats.of(look), now)
        elif isinstance(value, date):
            self.sheet.write_number(*at, (value - DAY_ZERO).days, self.formats.of(look))
        else:
            self.sheet.write_number(*at, value, self.formats.of(look))

    def _text(self, row: int, column: int, text: str, look: Look) -> None:
        clean = cell_text(text)
        if clean != text:
            name = f"{self.sheet.name}!{cell_name(row - 1, column - 1)}"
            self.problems += not_held(text, Source(self._file, cell=name))
        form = self.formats.of(look, quoted=clean.startswith(LIVE))
        self.sheet.write_string(row - 1, column - 1, clean, form)

    def comment(self, row: int, column: int, text: str) -> None:
        """Leaves a comment at a cell."""
        self.sheet.write_comment(row - 1, column - 1, cell_text(text))

    def across(self, row: int, last: int, text: str, look: Look) -> None:
        """Writes over the first columns, up to the last."""
        self.sheet.merge_range(row - 1, 0, row - 1, last - 1, "", self.formats.of(look))
        self.put(row, 1, text, look)

    def width(self, column: int, characters: float, *, hidden: bool = False) -> None:
        """Makes the column so wide."""
        place, pixels = column - 1, round(characters * PIXELS)
        self.sheet.set_column_pixels(place, place, pixels, None, {"hidden": hidden})

    def high(self, row: int, points: float) -> None:
        """Makes the row so high, as far as a row can be."""
        self.sheet.set_row(row - 1, min(HIGHEST, points))

    def points(self, first: int, after: int) -> float:
        """How high the rows from the first up to another one are together."""
        known = self.sheet.row_sizes
        return sum(known[row - 1][0] if row - 1 in known else USUAL for row in range(first, after))

    def new_page(self, row: int) -> None:
        """The rows below this one begin a new page."""
        self._breaks.append(row)
        self.sheet.set_h_pagebreaks(self._breaks)

    def fit(self, row: int, texts: Sequence[tuple[object, float]]) -> None:
        """Makes the row as high as its longest text needs; `texts` are values with widths."""
        self.high(row, height(texts))

    def rule(self, cells: str, formula: str, fill: str, *, light: bool = False) -> None:
        """Fills those cells for which the formula holds; no rule after it applies to them."""
        look: dict[str, object] = {"bg_color": f"#{palette.MARKS[fill]}"}
        if light:
            look |= {"bold": True, "font_color": f"#{palette.WHITE}"}
        self.overlay(cells, formula, look, last=True)

    def overlay(
        self, cells: str, formula: str, look: dict[str, object], *, last: bool = False
    ) -> None:
        """Lays a look over those cells for which the formula holds; `last` where no other may."""
        options = {
            "type": "formula",
            "criteria": f"={formula}",
            "format": self.formats.marking(look),
            "stop_if_true": last,
            "multi_range": cells,
        }
        self.sheet.conditional_format(cells.split(maxsplit=1)[0], options)

    def print_on(self, subject: str, *, landscape: bool = False, percent: int = 0) -> None:
        """A4, as wide as the page or at a fixed scale; subject, sheet and page stand below."""
        page = self.sheet
        page.set_landscape() if landscape else page.set_portrait()
        page.set_paper(A4)
        page.set_margins(**INCHES)
        name = visible(subject[:LONGEST_SUBJECT]).replace("&", "&&")
        page.set_footer(f"&L{name}&R&A · &P / &N", {"margin": 0.35})
        if percent:
            page.set_print_scale(percent)
        else:
            page.fit_to_pages(1, 0)
