"""All problems of many files in one workbook: problems.xlsx of a batch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from sctoolkit.files.saving import replacing
from sctoolkit.files.sheet import PROBLEMS, PROPERTY
from sctoolkit.files.sheets.grid import Column, Grid, Looks
from sctoolkit.files.sheets.leaf import ROW_BY_ROW
from sctoolkit.language import _
from sctoolkit.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Skip:
    """A file that could not be read, and why."""

    file: str
    because: str


def write_problems(problems: Iterable[Problem], skipped: Iterable[Skip], path: Path) -> None:
    """Writes all problems in their order, then the files that were skipped; raises OSError.

    Memory does not grow with their number; the file is there whole or not at all.
    """
    with replacing(path) as file, xlsxwriter.Workbook(file, ROW_BY_ROW) as book:
        book.set_custom_property(PROPERTY, PROBLEMS, "text")
        looks = Looks(book)
        add_problems(book, looks, problems)
        add_skipped(book, looks, skipped)


def add_problems(book: xlsxwriter.Workbook, looks: Looks, problems: Iterable[Problem]) -> None:
    """The sheet with the problems."""
    columns = [
        Column(_("File"), 34),
        Column(_("Sheet"), 16),
        Column(_("Cell"), 8),
        Column(_("Severity"), 10),
        Column(_("Code"), 8),
        Column(_("Value found"), 28, wrapped=True),
        Column(_("What is wrong"), 60, wrapped=True),
        Column(_("Expected"), 36, wrapped=True),
        Column(_("What to do"), 60, wrapped=True),
        Column(_("Repaired"), 10),
    ]
    Grid(book, looks, _("Problems"), columns).write(_cells(one) for one in problems)


def add_skipped(book: xlsxwriter.Workbook, looks: Looks, skipped: Iterable[Skip]) -> None:
    """The sheet with the files of which nothing could be read."""
    columns = [Column(_("File"), 50), Column(_("Why"), 80, wrapped=True)]
    Grid(book, looks, _("Skipped"), columns).write((one.file, one.because) for one in skipped)


def _cells(one: Problem) -> tuple[str | float | None, ...]:
    sheet, cell = one.source.parts
    return (
        one.source.file,
        sheet,
        cell or one.source.line,
        _("warning") if one.warning else _("error"),
        one.code,
        one.found,
        one.message,
        one.expected,
        one.hint,
        _("yes") if one.repaired else _("no"),
    )
