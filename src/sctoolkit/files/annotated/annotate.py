"""Writes the copy: the supplier's own workbook where it can be, else a fresh one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sctoolkit.files.annotated.fresh import fresh_copy
from sctoolkit.files.annotated.marks import listing, marks_of
from sctoolkit.files.annotated.workbook import marked_copy
from sctoolkit.files.reading.archive import open_archive
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.saving import replacing, write_atomically
from sctoolkit.files.sheet import Book
from sctoolkit.model.problem import Problem

OURS = ("xlsx", "xlsm")
"""What is changed part by part."""
ZIP = b"PK"


def annotate(content: bytes, book: Book, problems: Sequence[Problem], out: Path) -> None:
    """Writes a copy of the file whose bytes are `content`, to be sent back; raises OSError.

    Each cell with a problem is filled, yellow for warnings and red for errors, and has a comment
    with the code, what is wrong and what to do; a last sheet lists all problems with links to the
    cells. The words are those of the language that is spoken, as the problems' own are: within
    `language.speaking` a supplier gets both in theirs.

    An xlsx or xlsm stays what it is. Only the parts for styles, comments and the list of sheets and
    the sheets with marks are changed, in the places that must be; pictures, charts, formulas with
    their results, drop-downs, conditional formats, macros and whatever else is in the file are
    taken over byte for byte. Lost are: signatures of the whole file, which no change survives; the
    fill of a marked cell, and its colour of letters where that cannot be read on ours. A
    conditional format that colours a marked cell still wins over the mark. Where people talk in
    threads on a cell, Excel shows the thread and not our words; the list has them all the same.

    A copy that comes back and is marked again loses the marks that were settled, and its old list.

    Of xls, xlsb, ods, csv and encrypted files, and of an xlsx whose other parts make no sense, the
    copy is a fresh xlsx with the values as they were read; that its look, formulas and drop-downs
    are gone is said on the list.

    The copy is there whole or not at all.
    """
    if book.form in OURS and content.startswith(ZIP):
        try:
            copy = marked_copy(open_archive(content), book, problems)
        except RefusedError:
            pass
        else:
            write_atomically(out, copy)
            return
    with replacing(out) as file:
        fresh_copy(file, book, marks_of(problems), listing(book, problems, fresh=True))
