"""The colours of the Actions sheet. The first rule that holds for a cell wins."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit.engine.plans.standing import REQUIRED, SOON
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import (
    FIRST_ROW,
    LETTERS,
    cells_of_row,
    last_row,
)
from sctoolkit.files.plan_workbook.formulas import Terms
from sctoolkit.files.plans.choices import remedies
from sctoolkit.files.sheets import palette
from sctoolkit.files.sheets.leaf import Leaf
from sctoolkit.files.sheets.text import quoted
from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Field

DATES = (Field.ID, Field.STATE, Field.DUE, Field.OVERDUE)
GRAVE = (Field.ID, Field.SEVERITY, Field.ZERO, Field.STATE)
"""Not the whole row: what must be filled in is to be seen in grave rows too."""

SHARE_BAR = {
    "type": "data_bar",
    "min_type": "num",
    "min_value": 0,
    "min_length": 0,
    "max_type": "num",
    "max_value": 1,
    "max_length": 100,
    "bar_color": f"#{palette.BAR}",
}
"""A bar for a share from 0 to 1; none for 0."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A colour for some columns where a condition holds."""

    fill: str
    columns: tuple[Field, ...]
    """Empty for all."""
    condition: str
    light: bool = False
    """Whether words are white on it."""


def colour_rows(sheet: Leaf, brief: Brief) -> None:
    """Adds all rules, in the order in which they win."""
    terms = Terms(cells_of_row(FIRST_ROW))
    last = last_row(brief)
    for rule in [*_by_state(terms), *_needed(terms), *_idle(terms)]:
        sheet.rule(_cells(rule.columns, last), rule.condition, rule.fill, light=rule.light)
    sheet.sheet.conditional_format(_cells((Field.DONE,), last), SHARE_BAR)


def _cells(keys: tuple[Field, ...], last: int) -> str:
    spans = [(LETTERS[key], LETTERS[key]) for key in keys] or [("A", list(LETTERS.values())[-1])]
    return " ".join(f"{first}{FIRST_ROW}:{end}{last}" for first, end in spans)


def _by_state(terms: Terms) -> list[_Rule]:
    """Dates are judged in any row: Excel lets people edit rules up to 255 characters only."""
    zero, clarify = (
        f"{terms.unfinished()}*{terms.zero(one)}"
        for one in (ZeroTolerance.YES, ZeroTolerance.CLARIFY)
    )
    return [
        _Rule("closed", (), terms.proven()),
        _Rule("doubtful", (), terms.unproven()),
        _Rule("zero", GRAVE, zero, light=True),
        _Rule("clarify", GRAVE, clarify),
        _Rule("overdue", DATES, f"{terms.not_done()}*{terms.due('<TODAY()')}"),
        _Rule("soon", DATES, f"{terms.not_done()}*{terms.due(f'<=TODAY()+{SOON}')}"),
    ]


def _needed(terms: Terms) -> list[_Rule]:
    rules = [
        _Rule("needed", (key,), f"{terms.unfinished()}*{terms.blank(key)}") for key in REQUIRED
    ]
    grave = f"{terms.unfinished()}*{terms.needs_immediate()}*{terms.blank(Field.IMMEDIATE)}"
    return [*rules, _Rule("needed", (Field.IMMEDIATE,), grave)]


def _idle(terms: Terms) -> list[_Rule]:
    """Grey where the state of the row leaves nothing to fill in."""
    none_needed = f"({terms.at[Field.REMEDY_TYPE]}={quoted(remedies()['none-needed'])})"
    nobody = f"{none_needed}+{terms.blank(Field.REMEDY_TYPE)}*{terms.blank(Field.REMEDY)}"
    proof = (Field.HOW_VERIFIED, Field.VERIFIED_BY, Field.VERIFIED_ON)
    harm = (Field.WORKERS, Field.AMOUNT, Field.CURRENCY)
    later = (Field.NEW_DUE_REASON, Field.DECISION)
    return [
        _Rule("idle", (), f"{terms.used()}*{terms.set_aside()}"),
        _Rule("idle", proof, f"{terms.used()}*{terms.status(ActionStatus.NOT_STARTED)}"),
        _Rule("idle", harm, f"{terms.used()}*({nobody}>0)"),
        _Rule(
            "idle",
            later,
            f"{terms.used()}*{terms.blank(Field.NEW_DUE)}",
        ),
    ]
