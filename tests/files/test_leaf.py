"""What our sheets ask of the writing library beyond what it promises: each update must keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter

from sctoolkit.files.reading import read_bytes
from sctoolkit.files.sheet import Book
from sctoolkit.files.sheets.leaf import ROW_BY_ROW, Leaf, Live
from sctoolkit.files.sheets.looks import Formats


@contextmanager
def leaf(path: Path, *, in_memory: bool = False) -> Iterator[Leaf]:
    """A sheet of a workbook that is then written."""
    with xlsxwriter.Workbook(path, ROW_BY_ROW) as book:
        book.in_memory = in_memory
        yield Leaf(book, "Sheet", Formats(book))


def part(path: Path) -> str:
    """The sheet as it stands in the file."""
    with ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def first(path: Path) -> object:
    """The first cell as we read it."""
    book = read_bytes("own.xlsx", path.read_bytes())
    assert isinstance(book, Book)
    return book.sheets[0].at(0, 0)


def test_row_is_as_high_as_it_was_told_and_may_still_grow(tmp_path: Path) -> None:
    with leaf(tmp_path / "own.xlsx") as sheet:
        sheet.put(1, 1, "two lines")
        sheet.high(1, 31)
    (row,) = re.findall("<row [^>]*>", part(tmp_path / "own.xlsx"))
    assert 'ht="31"' in row
    assert "customHeight" not in row


def test_words_between_the_marks_of_a_run_stay_words(tmp_path: Path) -> None:
    words = "<r>a & b</r>"
    with leaf(tmp_path / "own.xlsx") as sheet:
        sheet.put(1, 1, words)
    assert first(tmp_path / "own.xlsx") == words


def test_formula_that_comes_to_no_words_has_that_as_its_result(tmp_path: Path) -> None:
    with leaf(tmp_path / "own.xlsx") as sheet:
        sheet.put(1, 1, Live('=IF(B1=1,"one","")', ""))
        sheet.put(1, 2, 0)
    assert first(tmp_path / "own.xlsx") in (None, "")
    assert 't="str"><f>IF(B1=1,"one","")</f><v></v>' in part(tmp_path / "own.xlsx")


def test_formula_is_written_as_it_is_even_where_it_ends_in_an_array(tmp_path: Path) -> None:
    with leaf(tmp_path / "own.xlsx") as sheet:
        sheet.put(1, 1, Live("=1*{2}", 2))
    assert "<f>1*{2}</f>" in part(tmp_path / "own.xlsx")


def test_sheet_that_waits_in_memory_is_the_one_that_waits_in_a_file(tmp_path: Path) -> None:
    for name, in_memory in (("file.xlsx", False), ("memory.xlsx", True)):
        with leaf(tmp_path / name, in_memory=in_memory) as sheet:
            sheet.put(1, 1, "Größe & <Gewicht> _x0041_")
            sheet.put(2, 2, 1.5)
            sheet.put(3, 1, Live("=B2*2", 3.0))
    assert part(tmp_path / "memory.xlsx") == part(tmp_path / "file.xlsx")
    assert first(tmp_path / "memory.xlsx") == "Größe & <Gewicht> _x0041_"
