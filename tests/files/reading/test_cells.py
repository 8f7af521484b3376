"""Each cell where it stands, with its value; what cannot be read is marked as lost."""

from __future__ import annotations

import zipfile
from datetime import date, datetime

import pytest

from sctoolkit.files.sheet import Lost

from . import making
from .making import (
    binary_workbook,
    open_document,
    parts,
    read,
    record,
    row,
    rows_of,
    workbook,
    worksheet,
    zipped,
)


def test_cells_stand_where_they_stood_and_the_empty_tail_is_cut() -> None:
    rows = '<row r="3"><c r="C3"><v>5</v></c><c r="E3" s="1"/></row><row r="9"><c r="A9"/></row>'
    assert rows_of(workbook(rows)) == [[], [], [None, None, 5.0]]


def test_cells_that_do_not_say_where_they_stand_follow_each_other() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert rows_of(workbook(rows)) == [[1.0, 2.0], [3.0]]


def test_shared_and_own_texts_numbers_and_truths() -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>own</t></is></c>'
        '<c r="C1"><v>1200.5</v></c><c r="D1" t="b"><v>1</v></c>'
        '<c r="E1" t="str"><f>A1&amp;"x"</f><v>worked out</v></c></row>'
    )
    texts = "<si><t>zero</t></si><si><r><t xml:space='preserve'>one </t></r>"
    texts += "<r><t>&amp; rich</t></r></si>"
    assert rows_of(workbook(rows, texts)) == [["one & rich", "own", 1200.5, True, "worked out"]]


def test_formulas_without_results_and_errors_are_marked_as_lost() -> None:
    rows = (
        '<row r="2"><c r="B2"><f>1+1</f></c><c r="C2"><f>1+1</f><v></v></c>'
        '<c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="F2" t="str"><f>""</f><v></v></c><c r="G2"><f>1+1</f><v>2</v></c></row>'
    )
    assert rows_of(workbook(rows)) == [
        [],
        [None, Lost.FORMULA, Lost.FORMULA, Lost.ERROR, Lost.ERROR, None, 2.0],
    ]


def test_sheet_of_nothing_but_lost_cells_has_them_all() -> None:
    assert rows_of(workbook('<row r="2"><c r="B2"><f>1+1</f></c></row>')) == [
        [],
        [None, Lost.FORMULA],
    ]


@pytest.mark.parametrize(
    ("book", "expected"), [("", date(2026, 3, 4)), ('<workbookPr date1904="1"/>', date(2030, 3, 5))]
)
def test_dates_follow_the_system_of_the_workbook(book: str, expected: date) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>46085</v></c></row>'
    assert rows_of(workbook(rows, book=book)) == [[expected]]


def test_strict_workbook_is_read_with_its_dates() -> None:
    made = parts(
        '<row r="1"><c r="A1" t="d"><v>2026-03-04T00:00:00</v></c>'
        '<c r="B1" t="d"><v>2026-03-04T09:30:00Z</v></c><c r="C1"><v>3</v></c></row>'
    )
    strict = {
        name: str(part)
        .replace(making.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(making.OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in made.items()
    }
    assert rows_of(zipped(strict)) == [
        [date(2026, 3, 4), datetime.fromisoformat("2026-03-04T09:30"), 3.0]
    ]


def test_elements_with_a_prefix_are_read_all_the_same() -> None:
    made = parts()
    made[making.SHEET] = (
        f'<x:worksheet xmlns:x="{making.MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v>'
        '</x:c><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert rows_of(zipped(made)) == [[1.0, Lost.ERROR]]


def test_validation_of_a_style_that_the_standard_does_not_know_keeps_nobody_out() -> None:
    made = parts()
    wrong = '<dataValidations count="1"><dataValidation errorStyle="error" sqref="A1"/>'
    made[making.SHEET] = worksheet(row(1, "yes"), after=f"{wrong}</dataValidations>")
    assert rows_of(zipped(made)) == [["yes"]]


def test_dimension_that_is_understated_loses_no_row() -> None:
    made = parts()
    rows = "".join(row(at, f"answer {at}") for at in range(1, 201))
    made[making.SHEET] = worksheet(rows, before='<dimension ref="A1:A2"/>')
    assert len(rows_of(zipped(made))) == 200


def test_texts_of_nothing_but_spaces_are_blank() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    rows += '<c r="C1" t="s"><v>2</v></c><c r="D1"><v>4</v></c></row>'
    texts = '<si><t/></si><si><t xml:space="preserve">  </t></si><si><t>x</t></si>'
    assert rows_of(workbook(rows, texts)) == [[None, None, "x", 4.0]]


def test_hidden_sheets_are_read_and_marked() -> None:
    made = parts(row(1, "seen"))
    made["xl/worksheets/sheet2.xml"] = worksheet(row(1, "unseen"))
    made["xl/worksheets/sheet3.xml"] = worksheet(row(1, "never seen"))
    made["xl/_rels/workbook.xml.rels"] = making.relations(
        *(("worksheet", f"worksheets/sheet{at}.xml") for at in (1, 2, 3))
    )
    sheets = '<sheet name="B" sheetId="2" state="hidden" r:id="r2"/>'
    sheets += '<sheet name="C" sheetId="3" state="veryHidden" r:id="r3"/></sheets>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</sheets>", sheets)
    found = read(zipped(made)).sheets
    assert [(one.name, one.hidden) for one in found] == [("A", False), ("B", True), ("C", True)]
    assert found[2].rows == [["never seen"]]


def test_workbook_with_macros_is_an_xlsm_and_they_are_never_looked_at() -> None:
    made = parts(row(1, "yes")) | {"xl/vbaProject.bin": b"not even that"}
    assert read(zipped(made)).form == "xlsm"


def test_two_hundred_thousand_styled_blank_rows_are_an_empty_tail() -> None:
    rows = row(1, "yes") + "".join(
        f'<row r="{at}" s="1" customFormat="1"><c r="A{at}" s="1"/></row>'
        for at in range(2, 200_002)
    )
    assert rows_of(workbook(rows)) == [["yes"]]


def test_xlsb_has_texts_numbers_and_lost_cells() -> None:
    error = record(3, b"\x03\0\0\0" + b"\0\0\0\0" + b"\x2a")
    content = binary_workbook({(2, 1): "yes", (2, 2): 5.0}, error)
    assert read(content).form == "xlsb"
    assert rows_of(content) == [[], [], [None, "yes", 5.0, Lost.ERROR]]


def test_ods_has_repeated_cells_and_lost_ones() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>yes</text:p></table:table-cell>'
    error = '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
    error += 'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="2"/>{cell}'
        f'{error}</table:table-cell><table:table-cell table:formula="of:=1+1"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = open_document(rows)
    assert read(content).form == "ods"
    assert rows_of(content) == [[], [], [None, None, "yes", Lost.ERROR, Lost.FORMULA]]


def test_workbook_that_was_never_packed_is_read() -> None:
    assert rows_of(zipped(parts(row(1, "yes")), zipfile.ZIP_STORED)) == [["yes"]]
