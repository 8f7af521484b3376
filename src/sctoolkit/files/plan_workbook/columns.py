"""The columns of the Actions sheet, in order, and the words that its lists offer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

from sctoolkit.files.plan_workbook.brief import Columns
from sctoolkit.files.plan_workbook.words import guides, offered, titles

SHEET = "Actions"
FIRST_ROW = 2
"""The first row of actions; row 1 holds the headings."""


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
    guide: str = ""
    """One sentence for the Read me sheet."""
    words: tuple[str, ...] = ()
    """What its list offers."""
    required: bool = False
    """Must be filled before the plan is submitted."""
    simple: bool = False
    """Shown to small suppliers."""
    standard: bool = True
    """Shown by default."""

    def shown(self, columns: Columns) -> bool:
        """Whether the column is shown in that profile."""
        if columns is Columns.ALL:
            return True
        return self.simple if columns is Columns.SIMPLE else self.standard


LAYOUT: tuple[tuple[str, Kind, int, str], ...] = (
    ("id", Kind.OURS, 24, "simple"),
    ("finding", Kind.OURS, 18, ""),
    ("site", Kind.OURS, 18, "simple"),
    ("clauses", Kind.OURS, 18, "simple"),
    ("text", Kind.OURS, 52, "simple"),
    ("severity", Kind.LIST, 13, "simple"),
    ("zero", Kind.LIST, 10, ""),
    ("finding_status", Kind.LIST, 12, ""),
    ("cause_type", Kind.LIST, 16, ""),
    ("cause", Kind.TEXT, 30, "simple required"),
    ("immediate", Kind.TEXT, 30, ""),
    ("correct", Kind.TEXT, 58, "simple required"),
    ("prevent", Kind.TEXT, 58, "simple"),
    ("remedy", Kind.TEXT, 46, ""),
    ("remedy_type", Kind.LIST, 16, ""),
    ("workers", Kind.WHOLE, 10, ""),
    ("amount", Kind.AMOUNT, 11, ""),
    ("currency", Kind.TEXT, 9, ""),
    ("type", Kind.LIST, 16, ""),
    ("person", Kind.TEXT, 18, "simple required"),
    ("role", Kind.TEXT, 16, ""),
    ("email", Kind.TEXT, 20, ""),
    ("consulted", Kind.LIST, 12, ""),
    ("start", Kind.DATE, 12, "hidden"),
    ("due", Kind.DATE, 12, "simple required"),
    ("status", Kind.LIST, 18, "simple"),
    ("done", Kind.SHARE, 8, ""),
    ("how_verified", Kind.LIST, 15, ""),
    ("evidence", Kind.TEXT, 28, "simple"),
    ("verified_by", Kind.TEXT, 16, ""),
    ("verified_on", Kind.DATE, 12, ""),
    ("new_due", Kind.DATE, 12, ""),
    ("new_due_reason", Kind.TEXT, 22, ""),
    ("decision", Kind.LIST, 11, ""),
    ("consequence", Kind.TEXT, 22, "hidden"),
    ("cost", Kind.AMOUNT, 10, "hidden"),
    ("effort", Kind.LIST, 8, "hidden"),
    ("comment_supplier", Kind.TEXT, 26, ""),
    ("comment_buyer", Kind.TEXT, 26, ""),
    ("overdue", Kind.FORMULA, 9, ""),
)
"""Left to right: key, kind, width in characters, and how it is shown."""


def columns() -> list[Column]:
    """All columns of the Actions sheet, left to right."""
    heading, guide, words = titles(), guides(), offered()
    return [
        Column(
            key=key,
            title=heading[key],
            kind=kind,
            width=width,
            guide=guide.get(key, ""),
            words=words.get(key, ()),
            required="required" in how,
            simple="simple" in how,
            standard="hidden" not in how,
        )
        for key, kind, width, how in LAYOUT
    ]


def letters(of: list[Column]) -> dict[str, str]:
    """Key to column letter."""
    return {column.key: get_column_letter(place) for place, column in enumerate(of, 1)}
