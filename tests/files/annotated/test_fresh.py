"""Copies of files that cannot be changed as they are: a fresh workbook with the same values."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sctoolkit.files.annotated import annotate
from sctoolkit.files.reading import read_bytes
from sctoolkit.files.sheet import Book, Lost, Sheet
from sctoolkit.model.problem import Problem, Source

from .supplier import RED, YELLOW, at, cell, comment, fill, opened, values


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def fresh(book: Book, *problems: Problem) -> bytes:
    annotate(b"not a zip", book, problems, Path("copy.xlsx"))
    return Path("copy.xlsx").read_bytes()


def one_sheet(*cells: object, name: str = "Labour", form: str = "ods") -> Book:
    return Book(f"acme.{form}", (Sheet(name, [list(cells)]),), form)  # type: ignore[arg-type]


def test_values_are_those_that_were_read() -> None:
    book = one_sheet("=1+1", 2.5, True, date(2026, 3, 4), datetime(2026, 3, 4, 5, 6), None, "x")  # noqa: DTZ001
    assert values(fresh(book)) == [("Labour", book.sheets[0].rows, False)]


def test_words_between_the_marks_of_a_run_stay_words() -> None:
    book = one_sheet("<r>a & b</r>")
    copy = fresh(book, at("Labour!A1", message="<r>x</r>"))
    assert values(copy) == [("Labour", book.sheets[0].rows, False)]
    listed = [
        cell for row in opened(copy)["Please look"].iter_rows(values_only=True) for cell in row
    ]
    assert "<r>x</r>" in listed


def test_lost_values_come_back_as_lost() -> None:
    copy = fresh(one_sheet("q", Lost.FORMULA, Lost.ERROR), at("Labour!B1"))
    assert values(copy) == [("Labour", [["q", Lost.ERROR, Lost.ERROR]], False)]


def test_marks_and_comments_are_the_same() -> None:
    copy = fresh(one_sheet("Acme", "Mayby"), at("Labour!B1"), at("Labour!D3", warning=False))
    assert fill(cell(copy, "Labour", "B1")) == YELLOW
    assert fill(cell(copy, "Labour", "D3")) == RED
    assert comment(cell(copy, "Labour", "B1")).startswith("sctoolkit · F630: “Mayby”")


def test_list_says_that_the_look_of_the_file_is_gone() -> None:
    words = [
        row[0] for row in opened(fresh(one_sheet("x")))["Please look"].iter_rows(values_only=True)
    ]
    assert any("made anew from acme.ods" in str(one) for one in words)


def test_names_that_xlsx_does_not_allow_are_changed_and_linked_to() -> None:
    copy = fresh(one_sheet("x", name="Q1/Q2: [all]"), at("Q1/Q2: [all]!A1"))
    found = opened(copy)
    assert found.sheetnames == ["Q1-Q2- -all-", "Please look"]
    links = [
        one.hyperlink.location
        for row in found["Please look"].iter_rows()
        for one in row
        if one.hyperlink
    ]
    assert links == ["'Q1-Q2- -all-'!A1"]


def test_hidden_sheet_stays_hidden() -> None:
    sheets = (Sheet("A", [["x"]]), Sheet("B", [["y"]], hidden=True))
    copy = fresh(Book("acme.xls", sheets, "xls"))
    assert opened(copy)["B"].sheet_state == "hidden"


def test_csv_is_marked_too() -> None:
    content = b"Supplier,Policy\nAcme,Mayby\n"
    book = read_bytes("acme.csv", content)
    assert isinstance(book, Book)
    problem = Problem(Source("acme.csv", cell="csv!B2"), "F630", "No answer.", warning=True)
    annotate(content, book, [problem], Path("copy.xlsx"))
    assert fill(cell(Path("copy.xlsx").read_bytes(), "csv", "B2")) == YELLOW


def test_old_list_is_not_taken_over() -> None:
    copy = fresh(one_sheet("x"), at("Labour!A1"))
    book = read_bytes("acme.ods", copy)
    assert isinstance(book, Book)
    assert opened(fresh(book)).sheetnames == ["Labour", "Please look"]
