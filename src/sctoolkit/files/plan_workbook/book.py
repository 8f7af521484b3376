"""Puts the sheets of a plan together and writes the file in one piece."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sctoolkit.files.cached import with_values
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook.actions import write_actions
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.checker import write_checker
from sctoolkit.files.plan_workbook.columns import SHEET
from sctoolkit.files.plan_workbook.findings import write_findings
from sctoolkit.files.plan_workbook.front import write_read_me
from sctoolkit.files.plan_workbook.hidden import (
    LISTS,
    META,
    SENT,
    write_lists,
    write_meta,
    write_sent,
)
from sctoolkit.files.plan_workbook.proposals import followed
from sctoolkit.files.plan_workbook.questions import write_good_practice, write_open_questions
from sctoolkit.files.plan_workbook.summary import write_summary
from sctoolkit.files.plan_workbook.timeline import write_timeline
from sctoolkit.files.saving import write_atomically
from sctoolkit.language import _, later
from sctoolkit.model.problem import Problem

SHEETS: list[tuple[str, Callable[[Sheet, Brief], None]]] = [
    (later("Read me"), write_read_me),
    (later("Summary"), write_summary),
    (SHEET, write_actions),
    (later("Findings"), write_findings),
    (later("Timeline"), write_timeline),
    (later("Good practice"), write_good_practice),
    (later("Open questions"), write_open_questions),
    (later("Checker"), write_checker),
]


def write_plan(brief: Brief, path: Path) -> list[Problem]:
    """Writes the workbook; gives warnings for text that a cell could not hold. Raises OSError."""
    brief = brief if brief.followed else replace(brief, followed=followed(brief, None))
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = []
    for title, fill in SHEETS:
        sheet = Sheet(book.create_sheet(_(title)), str(path))
        fill(sheet, brief)
        sheets.append(sheet)
    write_lists(book, Sheet(book.create_sheet(LISTS), str(path)))
    write_meta(book, Sheet(book.create_sheet(META), str(path)), brief)
    write_sent(Sheet(book.create_sheet(SENT), str(path)), brief)
    book.active = list(dict(SHEETS)).index(SHEET)
    book.properties.title = brief.subject()
    book.properties.creator = brief.tool
    raw = io.BytesIO()
    book.save(raw)
    values = {
        f"xl/worksheets/sheet{number}.xml": sheet.values for number, sheet in enumerate(sheets, 1)
    }
    write_atomically(path, with_values(raw.getvalue(), values))
    return [problem for sheet in sheets for problem in sheet.problems]
