"""The columns of the Actions sheet, in order, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

from sctoolkit.files.plan_workbook.brief import Brief, Columns
from sctoolkit.files.plan_workbook.words import guides, offered, titles

SHEET = "Actions"
FIRST_ROW = 2
"""The first row of actions; row 1 holds the headings."""
SPARE = 200
"""Empty rows below the last action that have dropdowns and colours and are counted too."""


class Kind(StrEnum):
    """What a column holds."""

    OURS = "ours"
    """Grey: written by sctoolkit, not to be changed."""
    TEXT = "text"
    LIST = "list"
    DATE = "date"
    WHOLE = "whole"
    SHARE = "share"
    AMOUNT = "amount"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    title: str
    kind: Kind
    width: int
    guide: str
    """One sentence for the Read me sheet."""
    words: tuple[str, ...]
    """What its list offers; empty where it has none."""
    required: bool
    """Must be filled before the plan is submitted."""
    simple: bool
    """Shown to small suppliers."""
    standard: bool
    """Shown by default."""

    def shown(self, columns: Columns) -> bool:
        """Whether the column is shown in that profile."""
        if columns is Columns.ALL:
            return True
        return self.simple if columns is Columns.SIMPLE else self.standard


LAYOUT: tuple[tuple[str, Kind, int, str], ...] = (
    ("id", Kind.OURS, 14, "simple"),
    ("text", Kind.OURS, 42, "simple"),
    ("clauses", Kind.OURS, 14, "simple"),
    ("severity", Kind.LIST, 12, "simple"),
    ("zero", Kind.LIST, 10, ""),
    ("state", Kind.FORMULA, 14, "simple"),
    ("cause", Kind.TEXT, 24, "simple required"),
    ("correct", Kind.TEXT, 44, "simple required"),
    ("person", Kind.TEXT, 14, "simple required"),
    ("due", Kind.DATE, 11, "simple required"),
    ("status", Kind.LIST, 12, "simple"),
    ("immediate", Kind.TEXT, 22, ""),
    ("prevent", Kind.TEXT, 44, "simple"),
    ("remedy", Kind.TEXT, 32, ""),
    ("how_verified", Kind.LIST, 12, ""),
    ("evidence", Kind.TEXT, 20, "simple"),
    ("verified_by", Kind.TEXT, 13, ""),
    ("verified_on", Kind.DATE, 11, ""),
    ("finding", Kind.OURS, 18, ""),
    ("site", Kind.OURS, 18, ""),
    ("finding_status", Kind.LIST, 12, ""),
    ("cause_type", Kind.LIST, 16, ""),
    ("remedy_type", Kind.LIST, 16, ""),
    ("workers", Kind.WHOLE, 10, ""),
    ("amount", Kind.AMOUNT, 11, ""),
    ("currency", Kind.TEXT, 10, ""),
    ("type", Kind.LIST, 16, ""),
    ("role", Kind.TEXT, 16, ""),
    ("email", Kind.TEXT, 20, ""),
    ("consulted", Kind.LIST, 13, ""),
    ("start", Kind.DATE, 12, ""),
    ("done", Kind.SHARE, 9, ""),
    ("overdue", Kind.FORMULA, 10, ""),
    ("new_due", Kind.DATE, 13, ""),
    ("new_due_reason", Kind.TEXT, 22, ""),
    ("decision", Kind.LIST, 11, ""),
    ("consequence", Kind.TEXT, 22, "hidden"),
    ("cost", Kind.AMOUNT, 10, "hidden"),
    ("effort", Kind.LIST, 9, "hidden"),
    ("comment_supplier", Kind.TEXT, 26, ""),
    ("comment_buyer", Kind.TEXT, 26, ""),
)
"""Left to right: key, kind, width in characters, and how it is shown.

What is done about what, by whom and until when stands together and fills one printed page; what
prevents, repairs and proves it fills the next. The rest is for the screen.
"""
ROW = "§"
"""Stands for the number of the row in formulas that are made once for all rows."""
FROZEN = "text"
"""Columns up to this one stay in sight and stand on every printed page."""
FIRST_PAGE = "status"
"""The last column of the first printed page across."""
LAST_PRINTED = "verified_on"


def columns() -> list[Column]:
    """All columns of the Actions sheet, left to right."""
    heading, guide, words = titles(), guides(), offered()
    return [
        Column(
            key=key,
            title=heading[key],
            kind=kind,
            width=width,
            guide=guide[key],
            words=words.get(key, ()),
            required="required" in how,
            simple="simple" in how,
            standard="hidden" not in how,
        )
        for key, kind, width, how in LAYOUT
    ]


def letters() -> dict[str, str]:
    """Key to column letter."""
    return {key: get_column_letter(place) for place, (key, *_rest) in enumerate(LAYOUT, 1)}


def last_row(brief: Brief) -> int:
    """The last row that has dropdowns and colours and is counted."""
    return FIRST_ROW - 1 + len(brief.plan.actions) + SPARE


def cells_of_row(row: int | str) -> dict[str, str]:
    """Key to the cell of one row, for formulas in the sheet itself."""
    return {key: f"${letter}{row}" for key, letter in letters().items()}


def all_cells(brief: Brief) -> dict[str, str]:
    """Key to all cells below the heading, for formulas in other sheets."""
    last = last_row(brief)
    return {
        key: f"{SHEET}!${letter}${FIRST_ROW}:${letter}${last}" for key, letter in letters().items()
    }
