"""Whether a mapping can be about a file at all: one folder may hold files of several shapes."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.files.layouts.bare import bare
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.sheet import Book, Sheet
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

LOOKED_AT = 400
"""Rows of a sheet among which one of the headings stands."""


def misfit(mapping: Mapping, book: Book) -> Problem | None:
    """Why the file is read without the mapping; None where it may be about the file."""
    sheets = [one for one in book.sheets if mapping.sheet in ("", one.name)]
    if not sheets:
        message = _("the mapping is about a sheet “{sheet}”; this file is read without it")
        return _aside(book, message.format(sheet=mapping.sheet))
    if mapping.columns and not any(_has_one(sheet, mapping) for sheet in sheets):
        return _aside(book, _("none of the headings in the mapping; it is read without it"))
    return None


def _aside(book: Book, message: str) -> Problem:
    hint = _("Nothing need be done where the mapping is for other files.")
    return ProblemKind.MAPPING_COLUMN.at(Source(book.file), message, hint, warning=True)


def _has_one(sheet: Sheet, mapping: Mapping) -> bool:
    rows: Sequence[Sequence[object]] = sheet.rows[:LOOKED_AT]
    return any(bare(cell) in mapping.columns for row in rows for cell in row if type(cell) is str)
