"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from enum import Enum, auto

from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _, later
from sctoolkit.problem_kinds import ProblemKind

BEGINNING = 4096
"""Bytes that are looked at."""
TEXT_NAMES = (".csv", ".tsv", ".tab", ".txt", ".xls", ".xlsx", ".xlsm", ".prn")
"""Endings under which text is read as a table; some programs name tab-separated text .xls."""
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", later("a picture (JPEG)")),
    (b"\x89PNG", later("a picture (PNG)")),
    (b"GIF8", later("a picture (GIF)")),
    (b"II*\0", later("a picture (TIFF)")),
    (b"MM\0*", later("a picture (TIFF)")),
    (b"%PDF", later("a PDF")),
    (b"{\\rtf", later("a text document (RTF)")),
    (b"Rar!", later("a RAR archive")),
    (b"7z\xbc\xaf", later("a 7z archive")),
    (b"\x1f\x8b", later("a gzip archive")),
    (b"\x09\x00\x04\x00", later("a workbook of Excel 2")),
    (b"\x09\x02\x06\x00", later("a workbook of Excel 3")),
    (b"\x09\x04\x06\x00", later("a workbook of Excel 4")),
    (b"MIME-Version:", later("a web page (MHTML)")),
)
WEB = re.compile(rb"<!doctype html|<html|<table|<head|<body", re.IGNORECASE)
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Container(Enum):
    """What has to open a file."""

    ZIP = auto()
    """xlsx, xlsm, xlsb and ods; archives, too."""
    COMPOUND = auto()
    """xls, and whatever is encrypted."""
    TEXT = auto()


def container(name: str, content: bytes) -> Container:
    """What opens the content; refuses what is no spreadsheet, saying what it is instead."""
    head = content[:BEGINNING]
    if not content:
        raise RefusedError(ProblemKind.EMPTY_FILE, _("holds not a single byte"))
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Container.ZIP
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Container.COMPOUND
    if found := next((what for mark, what in OTHERS if head.startswith(mark)), None):
        raise not_a_spreadsheet(_(found))
    _refuse_marked_text(head)
    if b"\0" in head and not _wide(head):
        raise not_a_spreadsheet(_("bytes that belong to no kind of file known here"))
    if "." in name.rpartition("/")[2] and not name.lower().endswith(TEXT_NAMES):
        raise not_a_spreadsheet(_("text that is not named like a CSV file"))
    return Container.TEXT


def not_a_spreadsheet(what: str, hint: str = "") -> RefusedError:
    """The refusal of something else."""
    message = _("is {what}, not a spreadsheet").format(what=what)
    return RefusedError(ProblemKind.NOT_A_SPREADSHEET, message, hint)


def _refuse_marked_text(head: bytes) -> None:
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        hint = _("Open it in Excel and save it as an Excel workbook (.xlsx).")
        raise not_a_spreadsheet(_("a table in XML (Excel 2003)"), hint)
    if begins.startswith(b"<") and WEB.search(head):
        hint = _("Open it in Excel and save it as an Excel workbook (.xlsx).")
        raise not_a_spreadsheet(_("a web page (HTML)"), hint)
    if begins.startswith(b"<?xml"):
        raise not_a_spreadsheet(_("an XML file"))


def _wide(head: bytes) -> bool:
    """Whether it is UTF-16: by its mark, or because zeros stand in every other place only."""
    fewer, more = sorted((head[0::2].count(0), head[1::2].count(0)))
    return head.startswith(UTF16) or (more * 20 > len(head) and fewer * 8 < more)
