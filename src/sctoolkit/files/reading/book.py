"""Reads one supplier's file into a book, or says why it is skipped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.archive import Archive, open_archive
from sctoolkit.files.reading.compound import Compound
from sctoolkit.files.reading.delimited import read_delimited
from sctoolkit.files.reading.encrypted import opened_with
from sctoolkit.files.reading.inputs import Input, Open, of_bytes
from sctoolkit.files.reading.memory import limited_to
from sctoolkit.files.reading.ods import KIND, read_ods
from sctoolkit.files.reading.outline import ROOT, main_part
from sctoolkit.files.reading.own import own_kind
from sctoolkit.files.reading.skipped import RefusedError, Skipped
from sctoolkit.files.reading.sniffing import BEGINNING, Container, container, not_a_spreadsheet
from sctoolkit.files.reading.xls import read_xls
from sctoolkit.files.reading.xlsb import read_xlsb
from sctoolkit.files.reading.xlsx import read_xlsx
from sctoolkit.files.sheet import Book
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

ENCRYPTED_PACKAGE = "EncryptedPackage"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


NONE: frozenset[str] = frozenset()


def read_book(
    given: Input | Path,
    passwords: Sequence[str] = (),
    in_memory: int = limits.IN_MEMORY,
    unread: frozenset[str] = NONE,
) -> Book | Skipped:
    """What a file holds, whatever its name says; of a file that cannot be read, the reason.

    Passwords are tried one after the other where a file is encrypted. A file that would cost far
    more than a reply does is refused before it is unpacked. Of a text of more than `in_memory`
    bytes the rows stay in the file: going through them may still raise ChangedError. Sheets of
    these names in an xlsx file are taken for empty: who does not need them saves their reading.
    What this does not see coming can still end the process: `batch.apart` stands against that.
    """
    input_ = Input(str(given), given) if isinstance(given, Path) else given
    try:
        content = _content(input_, in_memory)
        if content is None:
            return _text(input_.file, input_.opened, in_memory)
    except RefusedError as error:
        return error.of(input_.file)
    except MemoryError:
        return _takes_too_much(input_.file)
    return read_bytes(input_.file, content, passwords, unread)


def read_within(
    given: Input, passwords: Sequence[str] = (), memory: int = limits.MEMORY
) -> Book | Skipped:
    """As `read_book`, with so many more bytes of memory for this process, where that can be held.

    More for a file that honestly declares more. What goes beyond it may end the process.
    """
    with limited_to(memory, given):
        return read_book(given, passwords)


def _content(given: Input, in_memory: int) -> bytes | None:
    """All bytes of a file; None of a large text."""
    with given.opened() as found:
        if found.size > in_memory:
            head = found.stream.read(BEGINNING)
            if container(given.file, head) is Container.TEXT:
                return None
            found.stream.seek(0)
        return found.stream.read()


def _text(file: str, open_: Open, in_memory: int = limits.IN_MEMORY) -> Book:
    sheet, problems = read_delimited(open_, file, in_memory)
    return Book(file, (sheet,), "csv", problems)


def read_bytes(
    file: str, content: bytes, passwords: Sequence[str] = (), unread: frozenset[str] = NONE
) -> Book | Skipped:
    """As `read_book`, of bytes that stand in no file of their own."""
    try:
        return _read(file, content, passwords, unread)
    except RefusedError as error:
        return error.of(file)
    except MemoryError:
        return _takes_too_much(file)


def _takes_too_much(file: str) -> Skipped:
    return RefusedError(ProblemKind.DIED, _("takes more memory than there is")).of(file)


def _read(file: str, content: bytes, passwords: Sequence[str], unread: frozenset[str]) -> Book:
    match container(file, content):
        case Container.TEXT:
            return _text(file, of_bytes(content), len(content))
        case Container.COMPOUND:
            return _compound(file, content, passwords, unread)
        case Container.ZIP:
            return _zipped(file, open_archive(content), unread)


def _compound(file: str, content: bytes, passwords: Sequence[str], unread: frozenset[str]) -> Book:
    compound = Compound(content)
    if ENCRYPTED_PACKAGE in compound.entries:
        return _read(file, opened_with(content, passwords), (), unread)
    try:
        return Book(file, read_xls(content, compound), "xls")
    except RefusedError as error:
        if error.kind is not ProblemKind.PASSWORD:
            raise
    clear = opened_with(content, passwords)
    return Book(file, read_xls(clear, Compound(clear)), "xls")


def _zipped(file: str, archive: Archive, unread: frozenset[str]) -> Book:
    if KIND in archive.members:
        return _open_document(file, archive)
    if ROOT not in archive.members:
        raise not_a_spreadsheet(*_other_archive(archive))
    main = main_part(archive)
    if main.endswith(".bin"):
        return Book(file, read_xlsb(archive, main), "xlsb")
    if "word/" in main:
        raise not_a_spreadsheet(_("a Word document"))
    if "ppt/" in main:
        raise not_a_spreadsheet(_("a presentation"))
    macros = any(one.lower().endswith("vbaproject.bin") for one in archive.members)
    form = "xlsm" if macros else "xlsx"
    return Book(file, read_xlsx(archive, main, unread), form, own=own_kind(archive))


def _open_document(file: str, archive: Archive) -> Book:
    kind = archive.part(KIND) if archive.members[KIND].file_size < 1000 else b""  # noqa: PLR2004
    if not kind.startswith(OPEN_DOCUMENT):
        raise not_a_spreadsheet(_("another kind of OpenDocument file"))
    return Book(file, read_ods(archive), "ods", own=own_kind(archive))


def _other_archive(archive: Archive) -> tuple[str, str]:
    if any(one.endswith(".iwa") for one in archive.members):
        return _("a document of Apple Numbers"), _("Export it as Excel, and send that.")
    return _("an archive"), _("Unpack it and give its files.")
