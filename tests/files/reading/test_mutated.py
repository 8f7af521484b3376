"""Workbooks that were changed at random are read whole or refused: never an error, never a loss."""

from __future__ import annotations

import io
import warnings
from random import Random

import openpyxl
import pytest

from sctoolkit.files.reading import Skipped, read_bytes
from sctoolkit.files.sheet import Book

from . import making
from .making import binary_workbook, open_document, parts, row, workbook, zipped
from .mutating import changed, mutated

ROUNDS = 150
ROW = '<table:table-row><table:table-cell office:value-type="string"><text:p>yes</text:p>'
SEEDS = {
    "reply.xlsx": workbook(
        "".join(row(at, f"question {at}", "yes") for at in range(1, 20))
        + '<row r="21"><c r="A21" t="s"><v>0</v></c><c r="B21"><f>1+1</f><v>2</v></c></row>',
        "<si><t>shared</t></si>",
    ),
    "reply.xlsb": binary_workbook({(at, 0): f"question {at}" for at in range(9)}),
    "reply.ods": open_document(f"{ROW}</table:table-cell></table:table-row>" * 5),
    "reply.csv": 'question;answer\n"Überstunden\nbezahlt?";ja\n'.encode("cp1252") * 5,
}


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("start", range(4))
def test_changed_file_is_read_or_refused(name: str, start: int) -> None:
    random = Random(start)  # noqa: S311 - nothing secret
    for _round in range(ROUNDS):
        found = read_bytes(name, mutated(SEEDS[name], random))
        assert isinstance(found, Book) or found.problems[0].code.startswith("F6")


@pytest.mark.parametrize("start", range(4))
def test_what_openpyxl_reads_of_a_changed_sheet_is_read_or_refused(start: int) -> None:
    random = Random(start)  # noqa: S311 - nothing secret
    cells = "".join(row(at, f"question {at}", "yes") for at in range(1, 20))
    for _round in range(ROUNDS):
        made = parts(cells)
        made[making.SHEET] = changed(str(made[making.SHEET]).encode(), random)
        content = zipped(made)
        found = read_bytes("reply.xlsx", content)
        theirs = by_openpyxl(content)
        if isinstance(found, Skipped) or theirs is None:
            continue
        ours = {(at, place): value for at, place, value in found.sheets[0].filled()}
        assert ours == theirs


def by_openpyxl(content: bytes) -> dict[tuple[int, int], object] | None:
    """The cells that openpyxl finds; None where it fails, in whatever way."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, IndexError):
        return None
    return {
        (cell.row - 1, cell.column - 1): cell.value
        for cells in book["A"].iter_rows()
        for cell in cells
        if cell.value is not None
    }
