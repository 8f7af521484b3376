"""Puts the sheets of a plan together and writes the file in one piece."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook.actions import write_actions
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import SHEET
from sctoolkit.files.plan_workbook.front import LISTS, write_lists, write_meta, write_read_me
from sctoolkit.files.plan_workbook.lists import (
    write_checker,
    write_findings,
    write_good_practice,
    write_timeline,
)
from sctoolkit.files.plan_workbook.summary import write_summary
from sctoolkit.files.printable import printable
from sctoolkit.files.saving import write_atomically
from sctoolkit.model.problem import Problem

SHEETS: list[tuple[str, Callable[[Sheet, Brief], None]]] = [
    ("Read me", write_read_me),
    ("Summary", write_summary),
    (SHEET, write_actions),
    ("Findings", write_findings),
    ("Timeline", write_timeline),
    ("Good practice", write_good_practice),
    ("Checker", write_checker),
]


def write_plan(brief: Brief, path: Path) -> list[Problem]:
    """Writes the workbook; gives warnings for text that a cell could not hold. Raises OSError."""
    book = Workbook()
    book.remove(book.worksheets[0])
    problems: list[Problem] = []
    for title, fill in SHEETS:
        sheet = Sheet(book.create_sheet(title), str(path))
        fill(sheet, brief)
        problems += sheet.problems
    write_lists(book, Sheet(book.create_sheet(LISTS), str(path)))
    write_meta(book, Sheet(book.create_sheet("Meta"), str(path)), brief)
    book.active = 2
    book.properties.title = printable(brief.subject())
    book.properties.creator = brief.tool
    raw = io.BytesIO()
    book.save(raw)
    write_atomically(path, raw.getvalue())
    return problems
