"""Copies in LibreOffice: they open whole, marks and comments are there, formulas calculate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from sctoolkit.files.annotated import annotate
from sctoolkit.files.form_workbook import write_form
from sctoolkit.files.layouts.detection import Wishes, read_replies
from sctoolkit.files.layouts.filled import Filled
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.reading import read_bytes
from sctoolkit.files.sheet import Book
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

from .. import office  # noqa: TID252 - tests are no package of their own
from ..content import read as read_questionnaire  # noqa: TID252
from ..forms import FARM, blank, filled, rows  # noqa: TID252
from ..layouts.test_repairs import Understanding  # noqa: TID252
from ..office import reread, saved_as  # noqa: TID252
from .supplier import RED, YELLOW, at, fill, members, workbook

pytestmark = office.MISSING
WRONG = {"@site": "Porto", "people.count": "about 20", "people.housing": "Mayby"}
MARKS = (at("Labour!B2"), at("Labour!A2", warning=False), at("Labour!H9"), at("It's two!A1"))


@dataclass(frozen=True)
class Office:
    """Copies after LibreOffice opened, recalculated and saved them."""

    folder: Path
    books: Mapping[str, Workbook]
    results: Mapping[str, Workbook]
    """The same, with what formulas came to."""
    form: Questionnaire


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("annotated")
    farm = read_questionnaire(folder, FARM)
    write_form(blank(farm, "Mill"), folder / "blank.xlsx")
    sources = {
        "theirs": workbook(folder / "theirs.xlsx"),
        "form": filled(folder / "blank.xlsx", folder / "form.xlsx", WRONG),
    }
    first = folder / "first"
    (sources["office"],) = saved_as("xlsx", first, sources["theirs"])
    (sources["open"],) = saved_as("ods", first, sources["theirs"])
    (sources["old"],) = saved_as("xls", first, sources["theirs"])
    copies = []
    for name, source in sources.items():
        problems = replies(source, farm)[1] if name == "form" else MARKS
        content = source.read_bytes()
        annotate(content, book_of(source), problems, folder / f"{name}-copy.xlsx")
        copies.append(folder / f"{name}-copy.xlsx")
    made = dict(zip(sources, saved_as("xlsx", folder / "out", *copies), strict=True))
    books = {name: reread(path) for name, path in made.items()}
    return Office(
        folder, books, {name: reread(one, values=True) for name, one in made.items()}, farm
    )


def book_of(path: Path) -> Book:
    found = read_bytes(path.name, path.read_bytes())
    assert isinstance(found, Book)
    return found


def replies(path: Path, farm: Questionnaire) -> tuple[list[Filled], list[Problem]]:
    """What is read of a filled form, and all problems."""
    found = read_replies(book_of(path), Index(farm), Understanding(), Wishes())
    suppliers = list(found.suppliers)
    return suppliers, [*found.problems, *(one for filled in suppliers for one in filled.problems)]


@pytest.mark.parametrize("name", ["theirs", "office", "open", "old"])
def test_fills_and_comments_are_there(opened: Office, name: str) -> None:
    labour = opened.books[name]["Labour"]
    marks = {place: fill(labour[place]) for place in ("A2", "B2", "H9")}
    assert marks == {"A2": RED, "B2": YELLOW, "H9": YELLOW}
    assert "F630: “Mayby” is no answer." in labour["B2"].comment.text
    assert fill(opened.books[name]["It's two"]["A1"]) == YELLOW


@pytest.mark.parametrize("name", ["theirs", "office"])
def test_comment_of_the_supplier_is_still_there(opened: Office, name: str) -> None:
    text = opened.books[name]["Labour"]["A2"].comment.text
    assert text.startswith("Our own comment.")
    assert "F630" in text


@pytest.mark.parametrize("name", ["theirs", "office"])
def test_formulas_still_calculate(opened: Office, name: str) -> None:
    assert opened.books[name]["Labour"]["D2"].value == "=C2*2"
    assert opened.results[name]["Labour"]["D2"].value == 25


@pytest.mark.parametrize("name", ["theirs", "office"])
def test_picture_chart_text_box_and_drop_down_are_still_there(opened: Office, name: str) -> None:
    found = members((opened.folder / "out" / f"{name}-copy.xlsx").read_bytes())
    assert any(part.startswith("xl/media/") for part in found)
    assert any(part.startswith("xl/charts/") for part in found)
    assert b"A word to you" in found["xl/drawings/drawing1.xml"]
    assert opened.books[name]["Labour"].data_validations.dataValidation


def test_links_lead_to_the_cells(opened: Office) -> None:
    sheet = opened.books["theirs"]["Please look"]
    links = [one.hyperlink.location for row in sheet.iter_rows() for one in row if one.hyperlink]
    assert [str(link).replace("'", "").replace("$", "") for link in links] == [
        "Labour!B2",
        "Labour!A2",
        "Labour!H9",
        "Its two!A1",
    ]


def test_form_that_was_marked_still_says_what_is_missing(opened: Office) -> None:
    before = opened.folder / "form.xlsx"
    (alone,) = saved_as("xlsx", opened.folder / "alone", before)
    expected = reread(alone, values=True)
    for name in ("Questions", "Checker"):
        found = opened.results["form"][name]
        for row, other in zip(expected[name].iter_rows(), found.iter_rows(), strict=False):
            assert [one.value for one in row] == [one.value for one in other]


def test_form_that_comes_back_is_read_as_before(opened: Office) -> None:
    before = replies(opened.folder / "form.xlsx", opened.form)
    copy = opened.folder / "form-copy.xlsx"
    saved = opened.folder / "out" / "form-copy.xlsx"
    for path in (copy, saved):
        suppliers, problems = replies(path, opened.form)
        assert [one.answers for one in suppliers] == [one.answers for one in before[0]]
        assert [(one.code, one.source.cell) for one in problems] == [
            (one.code, one.source.cell) for one in before[1]
        ]


def test_form_that_comes_back_corrected_has_no_problem_and_no_mark_left(opened: Office) -> None:
    saved = opened.folder / "out" / "form-copy.xlsx"
    book = load_workbook(saved)
    page = book["Questions"]
    for row, key in rows(page).items():
        right = {"people.count": "20", "people.housing": "No"}
        if key in right:
            page.cell(row, 4).value = right[key]
    book.save(opened.folder / "corrected.xlsx")
    corrected = opened.folder / "corrected.xlsx"
    _suppliers, problems = replies(corrected, opened.form)
    out = opened.folder / "again.xlsx"
    annotate(corrected.read_bytes(), book_of(corrected), problems, out)
    assert problems == []
    filled_red = [
        one.coordinate
        for row in reread(out)["Questions"].iter_rows()
        for one in row
        if isinstance(one, Cell) and fill(one) in (YELLOW, RED)
    ]
    assert filled_red == []
