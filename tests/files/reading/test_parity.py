"""The same list as xlsx, xls, ods and csv comes to the same cells."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sctoolkit.files.reading import Input, Skipped, gather, read_book
from sctoolkit.files.sheet import CellValue, Lost

from ..office import MISSING, saved_as  # noqa: TID252 - tests are no package of their own

ROOT = Path(__file__).parents[3]
CASES = Path(os.environ.get("SCTOOLKIT_CASES") or ROOT.parent / "shared" / "cases")
LIST: list[list[CellValue]] = [
    [],
    ["Supplier", "Since", "Workers", "Répond", "工厂"],
    ["001", date(2026, 3, 4), 1200.0, "yes", "é à ü"],
    ["two\nlines", None, 0.5, None, "=SUM(1)"],
    [],
    [None, None, Lost.ERROR, "“quoted”"],
]


def rows_in(path: Path) -> list[list[CellValue]]:
    found = read_book(path)
    assert not isinstance(found, Skipped), found
    return [list(row) for row in found.sheets[0].rows]


def written(value: CellValue) -> str | None:
    """A cell as CSV has it."""
    if value is Lost.ERROR:
        return "#N/A"
    return f"{value:g}" if isinstance(value, float) else value if value is None else str(value)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, cells in enumerate(LIST, 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column, "#N/A" if value is Lost.ERROR else value)
            if value == "=SUM(1)":
                cell.data_type = "s"
    path = tmp_path_factory.mktemp("list") / "list.xlsx"
    book.save(path)
    return path


def test_xlsx_has_the_list(original: Path) -> None:
    assert rows_in(original) == LIST


@MISSING
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_office_saves_it_in_another_form_and_it_is_the_same(
    original: Path, tmp_path: Path, form: str
) -> None:
    [path] = saved_as(form, tmp_path / "out", original)
    assert rows_in(path) == LIST


@MISSING
def test_office_saves_it_as_csv_and_it_is_the_same_in_text(original: Path, tmp_path: Path) -> None:
    [path] = saved_as("csv:Text - txt - csv (StarCalc):44,34,76", tmp_path / "out", original)
    assert rows_in(path) == [[written(value) for value in row] for row in LIST]


@pytest.mark.skipif(not CASES.exists(), reason="the published cases are not beside the project")
def test_published_list_is_the_same_in_three_forms() -> None:
    """Its CSV has two columns more, and letters with accents that were spoilt earlier."""
    folder = CASES / "facility_lists"
    plain = rows_in(folder / "12.csv")
    for name in ("osh_facility_list_12.xls", "osh_facility_list_12.xlsx"):
        found = rows_in(folder / name)
        assert len(found) == len(plain)
        for ours, theirs in zip(found, plain, strict=True):
            for one, other in zip(ours, theirs, strict=False):
                assert _text(one) == _text(other) or not _text(other).isascii()


def _text(value: CellValue) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value).strip()


@pytest.mark.skipif(not CASES.exists(), reason="the published cases are not beside the project")
def test_every_published_form_opens_or_is_refused_by_name() -> None:
    found = Counter[str]()
    for one in gather([str(CASES / "xlsform")]):
        result = read_book(one) if isinstance(one, Input) else one
        found[result.problems[0].code if isinstance(result, Skipped) else result.form] += 1
    assert set(found) == {"xls", "xlsx", "csv", "F612"}
