"""The columns of the Actions sheet, in order, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sctoolkit.engine.plans.standing import REQUIRED
from sctoolkit.files.plan_workbook.brief import Brief, Columns
from sctoolkit.files.plan_workbook.words import guides, titles
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.sheet import column_letters
from sctoolkit.model.followed_plan import Field, Kind

SHEET = "Actions"
FIRST_ROW = 2
"""The first row of actions; row 1 holds the headings."""
SPARE = 200
"""Empty rows below the last action that have dropdowns and colours and are counted too."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: Field
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


LAYOUT: tuple[tuple[Field, int, str], ...] = (
    (Field.ID, 14, "simple"),
    (Field.TEXT, 42, "simple"),
    (Field.CLAUSES, 14, "simple"),
    (Field.SEVERITY, 12, "simple"),
    (Field.ZERO, 10, ""),
    (Field.STATE, 14, "simple"),
    (Field.CAUSE, 24, "simple"),
    (Field.CORRECT, 44, "simple"),
    (Field.PERSON, 14, "simple"),
    (Field.DUE, 11, "simple"),
    (Field.STATUS, 12, "simple"),
    (Field.IMMEDIATE, 22, ""),
    (Field.PREVENT, 44, "simple"),
    (Field.REMEDY, 32, ""),
    (Field.HOW_VERIFIED, 12, ""),
    (Field.EVIDENCE, 20, "simple"),
    (Field.VERIFIED_BY, 13, ""),
    (Field.VERIFIED_ON, 11, ""),
    (Field.FINDING, 18, ""),
    (Field.SITE, 18, ""),
    (Field.FINDING_STATUS, 12, ""),
    (Field.CAUSE_TYPE, 16, ""),
    (Field.REMEDY_TYPE, 16, ""),
    (Field.WORKERS, 10, ""),
    (Field.AMOUNT, 11, ""),
    (Field.CURRENCY, 10, ""),
    (Field.TYPE, 16, ""),
    (Field.ROLE, 16, ""),
    (Field.EMAIL, 20, ""),
    (Field.CONSULTED, 13, ""),
    (Field.START, 12, ""),
    (Field.DONE, 9, ""),
    (Field.OVERDUE, 10, ""),
    (Field.NEW_DUE, 13, ""),
    (Field.NEW_DUE_REASON, 22, ""),
    (Field.DECISION, 11, ""),
    (Field.CONSEQUENCE, 22, "hidden"),
    (Field.COST, 10, "hidden"),
    (Field.EFFORT, 9, "hidden"),
    (Field.COMMENT_SUPPLIER, 26, ""),
    (Field.COMMENT_BUYER, 26, ""),
)
"""Left to right: key, width in characters, and how it is shown.

What is done about what, by whom and until when stands together and fills one printed page; what
prevents, repairs and proves it fills the next. The rest is for the screen.
"""
LETTERS: Mapping[Field, str] = {
    key: column_letters(place) for place, (key, *_rest) in enumerate(LAYOUT)
}
"""Key to column letter."""
ROW = "§"
"""Stands for the number of the row in formulas that are made once for all rows."""
FROZEN = Field.TEXT
"""Columns up to this one stay in sight and stand on every printed page."""
FIRST_PAGE = Field.STATUS
"""The last column of the first printed page across."""
LAST_PRINTED = Field.VERIFIED_ON


def columns() -> list[Column]:
    """All columns of the Actions sheet, left to right."""
    heading, guide, words = titles(), guides(), choices()
    return [
        Column(
            key=key,
            title=heading[key],
            kind=key.kind,
            width=width,
            guide=guide[key],
            words=tuple(words.get(key, {}).values()),
            required=key in REQUIRED,
            simple="simple" in how,
            standard="hidden" not in how,
        )
        for key, width, how in LAYOUT
    ]


def last_row(brief: Brief) -> int:
    """The last row that has dropdowns and colours and is counted."""
    return FIRST_ROW - 1 + len(brief.rows) + SPARE


def cells_of_row(row: int | str) -> dict[Field, str]:
    """Key to the cell of one row, for formulas in the sheet itself."""
    return {key: f"${letter}{row}" for key, letter in LETTERS.items()}


def all_cells(brief: Brief) -> dict[Field, str]:
    """Key to all cells below the heading, for formulas in other sheets."""
    last = last_row(brief)
    return {
        key: f"{SHEET}!${letter}${FIRST_ROW}:${letter}${last}" for key, letter in LETTERS.items()
    }
