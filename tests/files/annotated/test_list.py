"""The list of problems in a copy, and what happens when the copy comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from .supplier import YELLOW, at, cell, comment, fill, marked, members, opened, read, workbook


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return workbook(tmp_path / "acme.xlsx")


def listed(copy: bytes, name: str = "Please look") -> list[tuple[Any, ...]]:
    """The rows below the headings."""
    rows = list(opened(copy)[name].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "Sheet")
    return rows[head + 1 :]


def test_every_problem_is_listed_with_what_was_found_and_what_to_do(source: Path) -> None:
    (row,) = listed(marked(source, at("Labour!B2")))
    assert row == (
        "Labour",
        "B2",
        "Mayby",
        "“Mayby” is no answer.",
        "Yes; No",
        "Write Yes or No.",
        "F630",
    )


def test_list_links_to_the_cells(source: Path) -> None:
    copy = marked(source, at("Labour!B2"), at("It's two!A1"))
    sheet = opened(copy)["Please look"]
    links = [one.hyperlink.location for row in sheet.iter_rows() for one in row if one.hyperlink]
    assert links == ["'Labour'!B2", "'It''s two'!A1"]


def test_list_is_the_last_sheet_the_one_that_is_shown_and_the_only_one_selected(
    source: Path,
) -> None:
    found = opened(marked(source, at("Labour!B2")))
    assert found.sheetnames == ["Labour", "It's two", "Please look"]
    assert found.active is found["Please look"]
    assert [bool(sheet.sheet_view.tabSelected) for sheet in found] == [False, False, True]


def test_list_takes_a_name_that_is_free(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("PLEASE LOOK").write("A1", "x")
    found = opened(marked(tmp_path / "a.xlsx", at("PLEASE LOOK!A1")))
    assert found.sheetnames == ["PLEASE LOOK", "Please look 2"]


def test_copy_that_comes_back_is_marked_anew_with_one_list(source: Path) -> None:
    once = marked(source, at("Labour!B2"), at("Labour!C2"))
    twice = marked(once, at("Labour!B2", message="Still no answer."))
    assert opened(twice).sheetnames == ["Labour", "It's two", "Please look"]
    assert [row[3] for row in listed(twice)] == ["Still no answer."]
    assert fill(cell(twice, "Labour", "B2")) == YELLOW
    said = "sctoolkit · F630: Still no answer.\nWrite Yes or No."
    assert comment(cell(twice, "Labour", "B2")) == said


def test_mark_that_was_settled_goes_and_its_comment_says_so(source: Path) -> None:
    once = marked(source, at("Labour!A2"), at("Labour!B2"))
    twice = marked(once, at("Labour!B2"))
    assert fill(cell(twice, "Labour", "A2")) == ""
    said = "Our own comment.\n\nsctoolkit · This is understood now; nothing more need be done."
    assert comment(cell(twice, "Labour", "A2")) == said


def test_each_comment_has_one_box(source: Path) -> None:
    once = marked(source, at("Labour!A2"), at("Labour!B2"))
    twice = marked(once, at("Labour!A2"), at("Labour!D2"))
    boxes = members(twice)["xl/drawings/vmlDrawing1.vml"]
    assert boxes.count(b"<x:Row>") == 3
    assert boxes.count(b'id="_x0000_t202"') == 1
    numbers = [one.split(b'"')[0] for one in boxes.split(b'id="_x0000_s')[1:]]
    assert len(set(numbers)) == 3


def test_list_is_known_as_no_reply(source: Path) -> None:
    names = [one.name for one in read(marked(source, at("Labour!B2"))).sheets if one.lists_problems]
    assert names == ["Please look"]
