"""Cells with problems are filled and commented; whatever else is in the workbook stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter

from sctoolkit.files.annotated import annotate
from sctoolkit.files.reading.archive import open_archive, repacked
from sctoolkit.language import speaking
from sctoolkit.model.problem import Problem, Source

from .supplier import (
    RED,
    YELLOW,
    at,
    cell,
    comment,
    fill,
    marked,
    members,
    opened,
    read,
    values,
    workbook,
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return workbook(tmp_path / "acme.xlsx")


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with some bytes of one part replaced; both must be there to be changed."""
    parts: dict[str, bytes | None] = dict(members(content))
    before = parts[part]
    assert before is not None
    assert old in before
    parts[part] = before.replace(old, new)
    return repacked(open_archive(content), parts)


def test_warning_is_yellow_and_error_is_red_with_code_problem_and_remedy(source: Path) -> None:
    copy = marked(source, at("Labour!B2"), at("Labour!C2", warning=False))
    assert fill(cell(copy, "Labour", "B2")) == YELLOW
    assert fill(cell(copy, "Labour", "C2")) == RED
    said = "sctoolkit · F630: “Mayby” is no answer.\nWrite Yes or No."
    assert comment(cell(copy, "Labour", "B2")) == said


def test_all_problems_of_a_cell_are_in_its_comment_and_the_worst_colours_it(source: Path) -> None:
    copy = marked(source, at("Labour!B2"), at("Labour!B2", warning=False, message="Another one."))
    assert fill(cell(copy, "Labour", "B2")) == RED
    assert "no answer.\nWrite Yes or No.\n\nF630: Another one." in comment(
        cell(copy, "Labour", "B2")
    )


def test_cell_that_is_not_marked_keeps_its_look(source: Path) -> None:
    assert fill(cell(marked(source, at("Labour!B2")), "Labour", "A2")) == "FFDDEEFF"


def test_marked_cell_keeps_its_frame_and_number_format(source: Path) -> None:
    one = cell(marked(source, at("Labour!C2")), "Labour", "C2")
    assert (one.border.left.style, one.number_format) == ("thin", "0.0")


def test_white_letters_become_dark_on_our_fill(source: Path) -> None:
    one = cell(marked(source, at("Labour!A1")), "Labour", "A1")
    assert one.font.color is not None
    assert (one.font.color.rgb, one.font.bold) == ("FF1F2937", True)


def test_comment_that_was_there_stays_before_ours(source: Path) -> None:
    said = comment(cell(marked(source, at("Labour!A2")), "Labour", "A2"))
    assert said.startswith("Our own comment.\n\nsctoolkit · F630: ")


def test_comment_of_plain_words_is_added_to(source: Path) -> None:
    content = source.read_bytes()
    (old,) = re.findall(rb"<text>.*?</text>", members(content)["xl/comments1.xml"])
    plain = changed(content, "xl/comments1.xml", old, b"<text><t>Plain.</t></text>")
    said = comment(cell(marked(plain, at("Labour!A2")), "Labour", "A2"))
    assert said.startswith("Plain.\n\nsctoolkit · F630: ")


def test_cell_and_row_that_are_not_there_are_made(source: Path) -> None:
    copy = marked(source, at("Labour!E2"), at("Labour!B7"), at("Labour!H9"), at("It's two!B1"))
    found = opened(copy)
    assert [fill(found["Labour"][place]) for place in ("E2", "B7", "H9")] == [YELLOW] * 3
    assert fill(found["It's two"]["B1"]) == YELLOW
    assert values(copy) == values(source.read_bytes())


def test_made_cell_has_the_look_of_its_column(source: Path) -> None:
    one = cell(marked(source, at("It's two!C5")), "It's two", "C5")
    assert (one.number_format, fill(one)) == ("0.0", YELLOW)


def test_values_formulas_and_results_are_what_they_were(source: Path) -> None:
    copy = marked(source, at("Labour!D2"), at("Labour!B2"))
    assert values(copy) == values(source.read_bytes())
    assert cell(copy, "Labour", "D2").value == "=C2*2"
    assert b"<v>25</v>" in members(copy)["xl/worksheets/sheet1.xml"]


def test_every_part_that_need_not_change_is_the_same_byte_for_byte(source: Path) -> None:
    before, after = members(source.read_bytes()), members(marked(source, at("Labour!B2")))
    touched = {name for name in before if before[name] != after[name]}
    assert touched == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }


def test_drop_downs_and_conditional_formats_stay(source: Path) -> None:
    before, after = members(source.read_bytes()), members(marked(source, at("Labour!B2")))
    sheet = "xl/worksheets/sheet1.xml"
    behind = [one[sheet].partition(b"</sheetData>")[2] for one in (before, after)]
    assert behind[0] == behind[1]
    assert b"dataValidation" in behind[0]
    assert b"x14:dataBar" in behind[0]


def test_macros_stay(tmp_path: Path) -> None:
    (tmp_path / "vbaProject.bin").write_bytes(b"\xd0\xcf macros")
    with xlsxwriter.Workbook(tmp_path / "a.xlsm") as book:
        book.add_worksheet("Labour").write("A1", "x")
        book.add_vba_project(str(tmp_path / "vbaProject.bin"))
    copy = marked(tmp_path / "a.xlsm", at("Labour!A1"))
    assert members(copy)["xl/vbaProject.bin"] == b"\xd0\xcf macros"
    assert read(copy).form == "xlsm"


def test_sheet_with_prefixes_and_cells_without_places_is_marked(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Labour").write_row("A1", [1, 2, 3])
    content = (tmp_path / "a.xlsx").read_bytes()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join(f"<x:c><x:v>{one}</x:v></x:c>" for one in (1, 2, 3))
    rows = f"<x:sheetData><x:row>{cells}</x:row></x:sheetData>"
    xml = f'<?xml version="1.0"?><x:worksheet xmlns:x="{main}">{rows}</x:worksheet>'.encode()
    parts: dict[str, bytes | None] = dict(members(content))
    parts["xl/worksheets/sheet1.xml"] = xml
    copy = marked(repacked(open_archive(content), parts), at("Labour!B1"), at("Labour!E1"))
    assert values(copy) == [("Labour", [[1.0, 2.0, 3.0]], False)]
    assert [fill(opened(copy)["Labour"][one]) for one in ("A1", "B1", "E1")] == ["", YELLOW, YELLOW]


def test_part_in_utf_16_is_marked(source: Path) -> None:
    content = source.read_bytes()
    sheet = "xl/worksheets/sheet2.xml"
    xml = members(content)[sheet].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    parts: dict[str, bytes | None] = dict(members(content))
    parts[sheet] = xml.encode("utf-16")
    copy = marked(repacked(open_archive(content), parts), at("It's two!A1"))
    assert fill(cell(copy, "It's two", "A1")) == YELLOW


def test_workbook_without_styles_gets_some(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Labour").write("A1", "x")
    content = (tmp_path / "a.xlsx").read_bytes()
    relations = "xl/_rels/workbook.xml.rels"
    (old,) = re.findall(rb"<Relationship [^>]*styles.xml./>", members(content)[relations])
    bare = changed(content, relations, old, b"")
    kept = {name: one for name, one in members(bare).items() if name != "xl/styles.xml"}
    copy = marked(repacked(open_archive(bare), kept), at("Labour!A1"))
    assert fill(cell(copy, "Labour", "A1")) == YELLOW


def test_words_of_a_supplier_do_no_harm_in_a_comment(source: Path) -> None:
    message = '“<b>&"é漢🎉_x0041_\x07” is no answer.'
    said = comment(cell(marked(source, at("Labour!B2", message=message)), "Labour", "B2"))
    assert '“<b>&"é漢🎉' in said
    assert "\x07" not in said


def test_the_language_spoken_is_that_of_our_own_words(source: Path) -> None:
    with speaking("fr"):
        copy = marked(source, at("Labour!B2"))
    assert "Please look" not in opened(copy).sheetnames


def test_original_is_not_touched(source: Path) -> None:
    before = source.read_bytes()
    marked(source, at("Labour!B2"))
    assert source.read_bytes() == before


def test_nothing_is_left_behind_where_the_copy_cannot_be_written(source: Path) -> None:
    content = source.read_bytes()
    with pytest.raises(OSError, match="nowhere"):
        annotate(content, read(content), [at("Labour!B2")], Path("nowhere/copy.xlsx"))
    assert not Path("nowhere").exists()


def test_problem_of_a_whole_file_marks_no_cell_and_is_listed(source: Path) -> None:
    copy = marked(source, Problem(Source("acme.xlsx"), "F650", "No question was found."))
    rows = list(opened(copy)["Please look"].iter_rows(values_only=True))
    assert rows[-1][3] == "No question was found."
    assert members(copy)["xl/worksheets/sheet1.xml"].count(b"<c ") == 8
