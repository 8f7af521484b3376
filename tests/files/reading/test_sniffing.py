"""What a file is, is told by its bytes; whatever else it is, is said by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sctoolkit.files.reading import Input, Skipped, read_book

from .making import code_of, parts, read, refused, row, saved, workbook, zipped


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("form.xls", b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 99, "a picture (JPEG)"),
        ("form.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a picture (PNG)"),
        ("form.xlsx", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        ("form.xls", b"<html><table><tr><td>Q1</td></tr></table></html>", "a web page (HTML)"),
        ("form.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>\n<html>", "a web page (HTML)"),
        ("form.xls", b'<div>\n<table border="1">', "a web page (HTML)"),
        ("form.csv", b"<?xml version='1.0'?><a/>", "an XML file"),
        (
            "form.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "a table in XML (Excel 2003)",
        ),
        ("form.xls", b"MIME-Version: 1.0\nContent-Type: text/html", "a web page (MHTML)"),
        ("form.xlsx", b"Rar!\x1a\x07\x00", "a RAR archive"),
        ("form.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "a workbook of Excel 4"),
        ("form.csv", bytes(range(256)) * 9, "bytes that belong to no kind of file known here"),
        ("form.md", b"| a | b |\n", "text that is not named like a CSV file"),
        ("form.xlsx", zipped({"a.csv": "1,2"}), "an archive"),
        ("form.xlsx", zipped({"Index/Document.iwa": ""}), "a document of Apple Numbers"),
    ],
)
def test_other_kinds_of_files_are_called_what_they_are(
    name: str, content: bytes, said: str
) -> None:
    [problem] = refused(content, name).problems
    assert problem.code == "F611"
    assert problem.message == f"is {said}, not a spreadsheet"


@pytest.mark.parametrize(
    ("folder", "said"), [("word", "a Word document"), ("ppt", "a presentation")]
)
def test_other_office_documents_are_called_what_they_are(folder: str, said: str) -> None:
    made = parts()
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("xl/workbook.xml", f"{folder}/main.xml")
    made[f"{folder}/main.xml"] = "<main/>"
    [problem] = refused(zipped(made), "form.xlsx").problems
    assert problem.message == f"is {said}, not a spreadsheet"


@pytest.mark.parametrize("name", ["reply.xls", "reply.csv", "reply.pdf", "reply"])
def test_name_does_not_matter_to_a_workbook(name: str) -> None:
    assert read(workbook(row(1, "yes")), name).form == "xlsx"


def test_file_without_a_byte_is_an_empty_file() -> None:
    assert code_of(b"") == "F622"


def test_compound_file_that_is_cut_off_is_damaged() -> None:
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "reply.xls") == "F615"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "reply.xls") == "F615"


def test_path_that_cannot_be_opened_is_skipped(tmp_path: Path) -> None:
    found = read_book(tmp_path / "not there.xlsx")
    assert isinstance(found, Skipped)
    [problem] = found.problems
    assert problem.code == "F610"
    assert problem.message == "cannot be opened: No such file or directory"


def test_path_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.xlsx", workbook(row(1, "yes")))
    found = read_book(Input("as named.xlsx", path))
    assert not isinstance(found, Skipped)
    assert (found.file, found.sheets[0].rows) == ("as named.xlsx", [["yes"]])


def test_archive_with_a_password_says_so() -> None:
    content = bytearray(zipped(parts(row(1, "yes"))))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].flag_bits & 1
    assert code_of(bytes(content)) == "F613"
