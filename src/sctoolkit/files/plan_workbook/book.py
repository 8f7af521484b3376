"""Puts the sheets of a plan together and writes the file row by row, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import xlsxwriter

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
from sctoolkit.files.saving import replacing
from sctoolkit.files.sheets.leaf import ROW_BY_ROW, Leaf
from sctoolkit.files.sheets.looks import Formats
from sctoolkit.language import _, later
from sctoolkit.model.problem import Problem

SHEETS: list[tuple[str, Callable[[Leaf, Brief], None]]] = [
    (later("Read me"), write_read_me),
    (later("Summary"), write_summary),
    (SHEET, write_actions),
    (later("Findings"), write_findings),
    (later("Timeline"), write_timeline),
    (later("Good practice"), write_good_practice),
    (later("Open questions"), write_open_questions),
    (later("Checker"), write_checker),
]
"""In order. The sheet of the actions is called alike in every language: formulas speak of it."""

FEW = 500
"""Actions; the parts of a workbook of so many wait in memory, not in files, to be packed."""


def write_plan(brief: Brief, path: Path) -> list[Problem]:
    """Writes the workbook; gives warnings for text that a cell could not hold. Raises OSError."""
    brief = brief if brief.followed else replace(brief, followed=followed(brief, None))
    with replacing(path) as file, xlsxwriter.Workbook(file, ROW_BY_ROW) as book:
        book.in_memory = len(brief.rows) <= FEW  # as an option, it would hold all cells as well
        formats = Formats(book)
        sheets = []
        for title, fill in SHEETS:
            name = title if title == SHEET else _(title)
            sheet = Leaf(book, name, formats, str(path))
            fill(sheet, brief)
            sheets.append(sheet)
        write_lists(Leaf(book, LISTS, formats))
        write_meta(Leaf(book, META, formats), brief)
        write_sent(Leaf(book, SENT, formats), brief)
        sheets[list(dict(SHEETS)).index(SHEET)].sheet.activate()
        book.set_properties({"title": brief.subject(), "author": brief.tool})
    return [problem for sheet in sheets for problem in sheet.problems]
