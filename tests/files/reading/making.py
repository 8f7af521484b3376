"""Workbooks written by hand, part by part, so that each can be wrong in its own way."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from sctoolkit.files.reading import Skipped, read_bytes
from sctoolkit.files.sheet import Book, CellValue

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT_TYPES = (
    f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>'
)
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"


def relations(*targets: tuple[str, str]) -> str:
    """A part that relates to others: pairs of kind and target, with the ids r1, r2 and so on."""
    each = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def worksheet(rows: str, after: str = "", before: str = "") -> str:
    """The part of a worksheet with these rows."""
    data = f"<sheetData>{rows}</sheetData>"
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}{data}{after}</worksheet>'


def row(number: int, *cells: str) -> str:
    """A row of text cells written in place."""
    each = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{each}</row>'


def parts(rows: str = "", texts: str | None = None, book: str = "") -> dict[str, str | bytes]:
    """All the parts of a workbook of one sheet, "A"; `book` stands before its list of sheets."""
    targets = [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]
    if texts is not None:
        targets.append(("sharedStrings", "sharedStrings.xml"))
    sheets = '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>'
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(*targets),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        SHEET: worksheet(rows),
    }
    if texts is not None:
        made[TEXTS] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    return made


def zipped(made: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in made.items():
            archive.writestr(name, part)
    return out.getvalue()


def workbook(rows: str = "", texts: str | None = None, book: str = "") -> bytes:
    """An xlsx of one sheet, "A"."""
    return zipped(parts(rows, texts, book))


def read(content: bytes, name: str = "reply.xlsx") -> Book:
    """The book; the test fails where the file is skipped."""
    found = read_bytes(name, content)
    assert isinstance(found, Book), found
    return found


def rows_of(content: bytes, name: str = "reply.xlsx") -> list[list[CellValue]]:
    """The rows of the first sheet."""
    return [list(row) for row in read(content, name).sheets[0].rows]


def refused(content: bytes, name: str = "reply.xlsx") -> Skipped:
    """Why the file is skipped; the test fails where it is read."""
    found = read_bytes(name, content)
    assert isinstance(found, Skipped), found
    return found


def code_of(content: bytes, name: str = "reply.xlsx") -> str:
    """The code of the one problem for which the file is skipped."""
    [problem] = refused(content, name).problems
    assert problem.source.file == name
    assert problem.hint
    return problem.code


def record(kind: int, body: bytes) -> bytes:
    """A record of an xlsb part."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    length = bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])
    return head + length + body


def wide(text: str) -> bytes:
    """A text as xlsb has it."""
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def binary_workbook(cells: Mapping[tuple[int, int], float | str], errors: bytes = b"") -> bytes:
    """An xlsb of one sheet, "A", with these cells, and then more records in its last row."""
    rows = b""
    for at in sorted({place[0] for place in cells}):
        rows += record(0, struct.pack("<LLHBBBL", at, 0, 300, 0, 0, 0, 0))
        for (line, column), value in sorted(cells.items()):
            if line == at and isinstance(value, str):
                rows += record(6, struct.pack("<LL", column, 0) + wide(value))
            elif line == at:
                rows += record(5, struct.pack("<LLd", column, 0, value))
    body = record(148, struct.pack("<4L", 0, 9, 0, 9))
    body = record(129, b"") + body + record(145, b"") + rows + errors + record(146, b"")
    sheet = struct.pack("<LL", 0, 1) + wide("r1") + wide("A")
    book = record(131, b"") + record(143, b"") + record(156, sheet) + record(144, b"")
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": book + record(132, b""),
            "xl/_rels/workbook.bin.rels": relations(("worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": body + record(130, b""),
        }
    )


def open_document(rows: str, name: str = "A") -> bytes:
    """An ods of one sheet with these rows."""
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    body = f'<table:table table:name="{name}">{rows}</table:table>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f'<office:document-content {spaces} xmlns:calcext="urn:calcext">'
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def saved(folder: Path, name: str, content: bytes = b"a,b\n1,2\n") -> Path:
    """The content in a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
