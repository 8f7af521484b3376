"""People at work in LibreOffice itself: macros sort, hide, move, insert, copy and delete."""

from __future__ import annotations

import subprocess
from pathlib import Path
from textwrap import dedent
from xml.sax.saxutils import escape

FORMS = ("xlsx", "ods", "csv")
PATIENCE = 300
"""Seconds; a macro with a mistake waits for somebody to read its message."""
START = """\
    Sub Work(source As String, target As String)
      Dim hidden(0) As New com.sun.star.beans.PropertyValue
      hidden(0).Name = "Hidden"
      hidden(0).Value = True
      book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
      sheet = book.Sheets.getByName("Actions")
      finder = sheet.createSearchDescriptor()
    """
END = """\
      Save(book, target & ".xlsx", "Calc MS Excel 2007 XML")
      Save(book, target & ".ods", "calc8")
      sheets = book.Sheets
      sheets.moveByName("Actions", 0)
      Save(book, target & ".csv", "Text - txt - csv (StarCalc)")
      book.close(True)
    End Sub

    Sub Save(book, target As String, filter As String)
      Dim how(1) As New com.sun.star.beans.PropertyValue
      how(0).Name = "FilterName"
      how(0).Value = filter
      how(1).Name = "FilterOptions"
      how(1).Value = "44,34,76"
      book.storeToURL(ConvertToURL(target), how())
    End Sub
    """
PERSON = """\
      finder.SearchString = "ACT-work.hours-1"
      row = sheet.findFirst(finder).CellAddress.Row
      sheet.getCellByPosition(8, row).setString("Ana")
    """
MUDDLED = (
    PERSON
    + """\
      Dim keys(0) As New com.sun.star.table.TableSortField
      keys(0).Field = 3
      keys(0).IsAscending = False
      Dim sorting(1) As New com.sun.star.beans.PropertyValue
      sorting(0).Name = "ContainsHeader"
      sorting(0).Value = True
      sorting(1).Name = "SortFields"
      sorting(1).Value = keys()
      sheet.getCellRangeByName("A1:AO5").sort(sorting())
      area = sheet.getCellRangeByName("A1:AO5")
      filter = area.createFilterDescriptor(True)
      filter.ContainsHeader = True
      Dim wanted(0) As New com.sun.star.sheet.TableFilterField
      wanted(0).Field = 3
      wanted(0).IsNumeric = False
      wanted(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
      wanted(0).StringValue = "Minor"
      filter.setFilterFields(wanted())
      area.filter(filter)
      sheet.Columns.getByIndex(12).IsVisible = False
      sheet.Columns.insertByIndex(0, 2)
      moved = sheet.getCellRangeByName("K1:L205").RangeAddress
      sheet.moveRange(sheet.getCellByPosition(0, 0).CellAddress, moved)
      sheet.Columns.removeByIndex(10, 2)
    """
)
"""The person is typed in, rows sorted and filtered, two columns moved to the front, one hidden."""
REWORKED = """\
      finder.SearchString = "ACT-work.age-1"
      row = sheet.findFirst(finder).CellAddress.Row
      sheet.Rows.insertByIndex(row, 1)
      sheet.getCellByPosition(1, row).setString("No exit")
      sheet.getCellByPosition(7, row).setString("Build one")
      finder.SearchString = "ACT-work.hours-1"
      row = sheet.findFirst(finder).CellAddress.Row
      copied = sheet.getCellRangeByPosition(0, row, 40, row).RangeAddress
      sheet.copyRange(sheet.getCellByPosition(0, 7).CellAddress, copied)
      sheet.getCellByPosition(8, 7).setString("Rui")
      finder.SearchString = "ACT-work.topics-1"
      row = sheet.findFirst(finder).CellAddress.Row
      sheet.Rows.removeByIndex(row, 1)
    """
"""A row is inserted and filled, one copied with its id and changed, one deleted."""


def worked_on(source: Path, name: str, work: str = "") -> dict[str, Path]:
    """The workbook after LibreOffice did this work, as it saved it in each format."""
    profile = source.parent / "macros"
    office = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    if not profile.exists():
        subprocess.run(
            [*office, "--terminate_after_init"], capture_output=True, check=False, timeout=PATIENCE
        )
    _put_macro(profile / "user" / "basic" / "Standard", work)
    target = source.with_name(name)
    macro = f'macro:///Standard.Edits.Work("{source}","{target}")'
    made = subprocess.run(
        [*office, macro], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    saved = {form: source.with_name(f"{name}.{form}") for form in FORMS}
    assert all(path.exists() for path in saved.values()), made.stdout + made.stderr
    return saved


def _put_macro(folder: Path, work: str) -> None:
    """Puts the module into the library that every profile has."""
    code = "".join(dedent(part) for part in (START, work, END))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    (folder / "Edits.xba").write_text(
        f'{head}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Edits" script:language="StarBasic">{escape(code)}</script:module>',
        "utf-8",
    )
    (folder / "script.xlb").write_text(
        f'{head}<library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Edits"/></library:library>',
        "utf-8",
    )
