"""A fresh workbook with the values of a file as they were read, and with the marks on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sctoolkit.files.annotated.geometry import LETTERS, LINE, WIDTH
from sctoolkit.files.annotated.marks import (
    AUTHOR,
    FILLS,
    MOST_LINKS,
    Listing,
    Look,
    Marks,
    free_name,
)
from sctoolkit.files.sheet import PROBLEM_LIST, Book, CellValue, Lost, Sheet
from sctoolkit.files.sheets.grid import MOST_ROWS, Looks, fitting
from sctoolkit.files.sheets.leaf import ROW_BY_ROW, Plain

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
WIDEST, NARROWEST = 60, 9
LOOKED_AT = 200
"""Rows by which the width of a column is chosen."""
MOST_COLUMNS = 16_384
DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


def fresh_copy(file: BinaryIO, book: Book, marks: Mapping[str, Marks], listing: Listing) -> None:
    """Writes the workbook; what lies beyond the last row or column of an xlsx is left out."""
    options = ROW_BY_ROW | {"default_date_format": DAY}
    with xlsxwriter.Workbook(file, options) as copy:
        looks = _Looks(copy)
        names: dict[str, str] = {}
        for sheet in book.sheets:
            if not sheet.lists_problems:
                names[sheet.name] = _name(sheet.name, names.values())
                worksheet = copy.add_worksheet(names[sheet.name], Plain)
                _fill(worksheet, sheet, marks.get(sheet.name, {}), looks)
        _list(copy, listing, names, looks)


def _name(name: str, taken: Iterable[str]) -> str:
    """The name of a sheet as xlsx allows it."""
    return free_name(name.translate(FORBIDDEN).strip("'") or "-", taken)


class _Looks:
    """The formats of the copy: one for each fill and kind of value."""

    def __init__(self, copy: xlsxwriter.Workbook) -> None:
        self._copy = copy
        self._known: dict[tuple[Look | None, str], Format] = {}
        self.shared = Looks(copy)
        self.listed = copy.add_format({"font_size": 10, "valign": "top", "text_wrap": True})
        self.title = copy.add_format({"bold": True, "font_size": 16})
        link = {"font_color": "#1D4ED8", "underline": 1, "font_size": 10, "valign": "top"}
        self.link = {
            look: copy.add_format(link | {"bg_color": f"#{fill}"}) for look, fill in FILLS.items()
        }

    def of(self, look: Look | None, form: str = "") -> Format:
        """The format of a cell that is marked, or not; `form` is that of its figures."""
        key = look, form
        if key not in self._known:
            said = {"valign": "top", "text_wrap": True}
            said |= {"bg_color": f"#{FILLS[look]}"} if look in FILLS else {}
            said |= {"num_format": form} if form else {}
            self._known[key] = self._copy.add_format(said)
        return self._known[key]


def _fill(worksheet: Worksheet, sheet: Sheet, marks: Marks, looks: _Looks) -> None:
    """All values of a sheet, with the marks on them."""
    if sheet.hidden:
        worksheet.hide()
    for column, width in enumerate(_widths(sheet)):
        worksheet.set_column(column, column, width)
    marked: dict[int, list[int]] = {}
    for row, column in marks:
        marked.setdefault(row, []).append(column)
    last = max(len(sheet.rows), *(row + 1 for row in marked)) if marked else len(sheet.rows)
    for row in range(min(last, MOST_ROWS)):
        cells = sheet.rows[row] if row < len(sheet.rows) else []
        width = max(len(cells), *(column + 1 for column in marked.get(row, [0])))
        for column in range(min(width, MOST_COLUMNS)):
            mark = marks.get((row, column))
            _put(
                worksheet, (row, column), sheet.at(row, column), looks, mark.look if mark else None
            )
            if mark:
                size = {"x_scale": WIDTH / 128, "y_scale": _height(mark.text) / 74}
                worksheet.write_comment(row, column, mark.text, size | {"author": AUTHOR})


def _put(
    worksheet: Worksheet,
    place: tuple[int, int],
    value: CellValue,
    looks: _Looks,
    look: Look | None,
) -> None:
    """One value as what it is; an error or a lost result as #N/A, which is read as no answer."""
    match value:
        case None if look is None:
            return
        case None:
            worksheet.write_blank(*place, None, looks.of(look))
        case Lost():
            worksheet.write_formula(*place, "=NA()", looks.of(look), "#N/A")
        case bool():
            worksheet.write_boolean(*place, value, looks.of(look))
        case float():
            worksheet.write_number(*place, value, looks.of(look))
        case datetime():
            worksheet.write_datetime(*place, value, looks.of(look, MOMENT))
        case date():
            worksheet.write_datetime(*place, value, looks.of(look, DAY))
        case str():
            worksheet.write_string(*place, fitting(value), looks.of(look))


def _widths(sheet: Sheet) -> list[float]:
    """A width for each column: that of its longest words, within reason."""
    widths: list[float] = []
    for row in sheet.rows[:LOOKED_AT]:
        widths += [NARROWEST] * (len(row) - len(widths))
        for column, value in enumerate(row):
            longest = max(map(len, str(value).split("\n"))) if value is not None else 0
            widths[column] = max(widths[column], min(WIDEST, longest + 2))
    return widths[:MOST_COLUMNS]


def _height(text: str) -> int:
    return LINE * sum(1 + len(line) // LETTERS for line in text.split("\n")) + 14


def _list(
    copy: xlsxwriter.Workbook, listing: Listing, names: Mapping[str, str], looks: _Looks
) -> None:
    """The list of problems, in front of everything else when the copy is opened."""
    sheet = copy.add_worksheet(free_name(listing.title, names.values()), Plain)
    sheet.activate()
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(listing.widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.write_string(0, 0, PROBLEM_LIST)
    sheet.write_string(1, 0, listing.title, looks.title)
    for row, text in enumerate(listing.about, 2):
        sheet.write_string(row, 0, text)
    head = len(listing.about) + 3
    for column, text in enumerate(listing.heads):
        sheet.write_string(head, column, text, looks.shared.head)
    sheet.freeze_panes(head + 1, 0)
    lines = listing.lines[: MOST_ROWS - head - 1]
    for row, line in enumerate(lines, head + 1):
        sheet.set_row(row, listing.height(line))
        for column, text in enumerate(line.cells):
            if column == listing.linked and line.place and row <= MOST_LINKS:
                target = "internal:" + line.link(names[line.cells[0]])
                sheet.write_url(row, column, target, looks.link[line.look], text)
            elif text:
                sheet.write_string(row, column, fitting(text), looks.listed)
    sheet.autofilter(head, 0, head + max(len(lines), 1), len(listing.heads) - 1)
