"""A supplier's workbook with all that a copy could lose, and problems in it."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from sctoolkit.files.annotated import annotate
from sctoolkit.files.reading import read_bytes
from sctoolkit.files.sheet import Book, CellValue
from sctoolkit.model.problem import Problem, Source

from ..office import reread  # noqa: TID252 - tests are no package of their own

YELLOW, RED = "FFFFF2AB", "FFF8B4AE"


def workbook(path: Path) -> Path:
    """Two sheets with formats, a formula, a comment, a list, a picture, a chart, a text box."""
    picture = path.with_name("logo.png")
    picture.write_bytes(png())
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("Labour"), book.add_worksheet("It's two")
        head = book.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"})
        framed = book.add_format({"border": 1, "bg_color": "#DDEEFF", "num_format": "0.0"})
        sheet.write_row("A1", ["Supplier", "Policy", "Workers", "Twice"], head)
        sheet.write_row("A2", ["Acme", "Mayby", 12.5], framed)
        sheet.write_formula("D2", "=C2*2", framed, 25)
        sheet.write_comment("A2", "Our own comment.", {"author": "Ann"})
        sheet.data_validation("B2:B9", {"validate": "list", "source": ["Yes", "No"]})
        sheet.conditional_format("C2:C9", {"type": "data_bar", "data_bar_2010": True})
        sheet.insert_image("F2", str(picture))
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Labour!$C$2:$D$2"})
        sheet.insert_chart("H2", chart)
        sheet.insert_textbox("F20", "A word to you")
        other.set_column("C:C", 12, framed)
        other.write("A1", "x")
        book.define_name("Total", "=Labour!$D$2")
    return path


def png() -> bytes:
    """A red square."""
    rows = b"".join(b"\0" + b"\xff\x00\x00" * 16 for _row in range(16))
    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def at(cell: str, *, warning: bool = True, message: str = "“Mayby” is no answer.") -> Problem:
    """A problem of a cell, as `Labour!B2`."""
    source = Source("acme.xlsx", cell=cell)
    return Problem(source, "F630", message, "Write Yes or No.", warning, "Mayby", "Yes; No")


def marked(source: Path | bytes, *problems: Problem) -> bytes:
    """The copy of a file."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    book = read(content)
    out = Path("copy.xlsx")
    annotate(content, book, problems, out)
    return out.read_bytes()


def read(content: bytes) -> Book:
    found = read_bytes("acme.xlsx", content)
    assert isinstance(found, Book), found
    return found


def values(content: bytes) -> list[tuple[str, Sequence[Sequence[CellValue]], bool]]:
    """All that is read of a file, but for our own list."""
    return [
        (one.name, one.rows, one.hidden) for one in read(content).sheets if not one.lists_problems
    ]


def opened(content: bytes) -> Workbook:
    Path("opened.xlsx").write_bytes(content)
    return reread(Path("opened.xlsx"))


def cell(content: bytes, sheet: str, place: str) -> Cell:
    found = opened(content)[sheet][place]
    assert isinstance(found, Cell)
    return found


def fill(one: Cell) -> str:
    return str(one.fill.fgColor.rgb) if one.fill.fill_type else ""


def comment(one: Cell) -> str:
    return one.comment.text if one.comment else ""


def members(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}
