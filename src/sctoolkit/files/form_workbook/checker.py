"""The Checker sheet: how far the form is, and what is still missing, with a way to each place."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell.cell import Cell

from sctoolkit import asking
from sctoolkit.files.form_workbook import looks
from sctoolkit.files.form_workbook.places import Layout
from sctoolkit.files.form_workbook.stamp import Line, Stamp
from sctoolkit.files.form_workbook.states import State, words
from sctoolkit.files.sheets import styles
from sctoolkit.files.sheets.cached import Value
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.files.sheets.text import quoted
from sctoolkit.language import _

WIDTHS = (2.5, 7.0, 64.0, 46.0, 12.0, 16.0, 14.0)
AT, NUMBER, WHAT, DO, ROW, SHEET, LINK = range(1, 8)
SECTIONS = 4
HEIGHT = 28
"""Room for two lines, because any question may come to stand in any line."""


def write_checker(sheet: Sheet, layout: Layout, stamp: Stamp) -> None:
    """Fills the sheet."""
    looks.columns(sheet, WIDTHS)
    sheet.put(1, NUMBER, asking.checker_title()).font = styles.TITLE
    sheet.sheet.row_dimensions[1].height = 30
    filled = 1 if layout.form.organisation else 0
    done, left = _("All is answered. Please send the file back."), asking.still_missing()
    number = f"COUNT({stamp.column('open')})"
    verdict = f"=IF({number}=0,{quoted(done)},{quoted(left)}&{number})"
    sheet.formula(2, NUMBER, verdict, f"{left}{asking.to_fill(layout.form)}").font = styles.SUBTITLE
    row = _sections(sheet, layout, stamp)
    _missing(sheet, stamp, row + 1, filled)
    styles.set_page(sheet.sheet, layout.form.questionnaire.name, landscape=True)


def _sections(sheet: Sheet, layout: Layout, stamp: Stamp) -> int:
    """A line for each section; gives the row after them."""
    _heads(sheet, SECTIONS, {NUMBER: "", WHAT: _("Section"), DO: _("Answered or not needed")})
    done = [quoted(words()[state]) for state in (State.DONE, State.NOT_NEEDED)]
    row = SECTIONS + 1
    for part in layout.form.parts:
        mine = f"({stamp.column('section')}={quoted(part.section.id)})"
        either = "+".join(f"({stamp.column('state')}={word})" for word in done)
        count = f"SUMPRODUCT({mine}*({either}))"
        of = _(" of {count}").format(count=len(part.asked))
        looks.dress(sheet, sheet.put(row, NUMBER, str(part.number)), styles.FAINT, looks.MIDDLE)
        title = part.section.title.to(layout.form.language)
        looks.dress(sheet, sheet.put(row, WHAT, title), styles.PLAIN, looks.MIDDLE)
        cell = sheet.formula(row, DO, f"={count}&{quoted(of)}", f"0{of}")
        looks.dress(sheet, cell, styles.PLAIN, looks.MIDDLE)
        row += 1
    return row


def _missing(sheet: Sheet, stamp: Stamp, top: int, filled: int) -> None:
    """What is missing, without gaps: line n shows the n-th open place, and is empty if none is."""
    titles = {NUMBER: asking.heads()["number"], WHAT: _("Still missing"), DO: _("What to do")}
    titles |= {ROW: _("Row"), SHEET: _("Sheet"), LINK: _("Go to")}
    _heads(sheet, top, titles)
    sheet.sheet.print_title_rows = f"{top}:{top}"
    still_open = stamp.lines[filled:]
    for place in range(len(stamp.lines)):
        row, line = top + 1 + place, still_open[place] if place < len(still_open) else None
        at = f"$A${row}"
        found = f'=IFERROR(MATCH({place + 1},{stamp.column("open")},0),"")'
        sheet.formula(row, AT, found, place + 1 + filled if line else "").font = looks.ID
        shown = {NUMBER: "number", WHAT: "ask", DO: "do", ROW: "row", SHEET: "sheet"}
        for (column, key), value in zip(shown.items(), _now(line), strict=True):
            text = "" if column == ROW else '&""'
            formula = f'=IF({at}="","",INDEX({stamp.column(key)},{at}){text})'
            _cell(sheet.formula(row, column, formula, value))
        cell = _link(sheet, row, at, stamp, shown=line is not None)
        _cell(cell).font = styles.LINK
        styles.set_height(sheet.sheet, row, HEIGHT)


def _now(line: Line | None) -> Sequence[Value]:
    """What a line of the list shows at writing; blanks where there is none."""
    if line is None:
        return "", "", "", "", ""
    return line.number, line.ask, _("Please answer"), line.row, line.sheet


def _link(sheet: Sheet, row: int, at: str, stamp: Stamp, *, shown: bool) -> Cell:
    words_shown = _("go there")
    where = f'"#\'"&$F${row}&"\'!"&INDEX({stamp.column("column")},{at})&$E${row}'
    formula = f'=IF({at}="","",HYPERLINK({where},{quoted(words_shown)}))'
    return sheet.formula(row, LINK, formula, words_shown if shown else "")


def _cell(cell: Cell) -> Cell:
    cell.font, cell.alignment, cell.border = styles.PLAIN, looks.LEFT, styles.UNDERLINED
    return cell


def _heads(sheet: Sheet, row: int, titles: dict[int, str]) -> None:
    for place, title in titles.items():
        cell = sheet.put(row, place, title)
        looks.dress(sheet, cell, styles.HEADING, styles.HEAD_ALIGNED, styles.HEAD)
