"""The tables of the Summary by site and by person; the sheet finds the names itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sctoolkit.files import styles
from sctoolkit.files.cached import Value
from sctoolkit.files.cells import Sheet, quoted
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import all_cells
from sctoolkit.files.plan_workbook.counts import name
from sctoolkit.files.plan_workbook.formulas import Terms, count
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus


@dataclass(frozen=True, slots=True)
class Group:
    """Actions by what stands in one column."""

    key: str
    known: Mapping[str, int]
    """The names at writing, and in how many rows each stands; empty where there is none yet."""
    nameless: str
    """What the line for rows without a name is called."""
    lines: int
    """How many more names are found and listed."""


def sites(brief: Brief) -> Group:
    """By company and site: ours, and what people add."""
    known = Counter({brief.subject(): 0})
    known.update(brief.subject(action.unit) for action in brief.plan.actions)
    return Group("site", known, _("No site given"), 3)


def owners() -> Group:
    """By responsible person."""
    return Group("person", {}, _("Nobody named yet"), 10)


def by_group(sheet: Sheet, brief: Brief, row: int, group: Group) -> int:
    """Rows without a name, the known names, then a line for each name found; last what is left."""
    terms = Terms(all_cells(brief))
    column, top, written = terms.at[group.key], row, len(brief.plan.actions)
    name(sheet, row, group.nameless)
    _counts(sheet, row, terms, terms.blank(group.key), 0 if group.known else written)
    for known, rows in group.known.items():
        row += 1
        name(sheet, row, known)
        _counts(sheet, row, terms, f"({column}=$A{row})", rows)
    for _line in range(group.lines):
        row += 1
        unseen = f'ISNA(MATCH({column},$A${top}:$A{row - 1},0))*({column}<>"")'
        _found(sheet, row, f'IFERROR(LOOKUP(2,1/({unseen}),{column}),"")')
        _counts(sheet, row, terms, f"({column}=$A{row})", None)
    row += 1
    rest = f"ISNA(MATCH({column},$A${top}:$A{row - 1},0))*{terms.given(group.key)}"
    others = quoted(_("Others"))
    _found(sheet, row, f'IF({count(terms.used(), rest)}>0,{others},"")')
    _counts(sheet, row, terms, rest, None)
    return row + 1


def _found(sheet: Sheet, row: int, formula: str) -> None:
    """A name that the sheet finds; none at writing."""
    cell = sheet.formula(row, 1, f"={formula}", "")
    cell.font, cell.alignment = styles.PLAIN, styles.NAME


def _counts(sheet: Sheet, row: int, terms: Terms, condition: str, written: int | None) -> None:
    """How many there are, still to be done, overdue, closed; blank while a line has no name."""
    to_do = (terms.to_do(), condition)
    columns = (
        (count(terms.used(), condition), written),
        (count(*to_do), written),
        (count(*to_do, terms.due("<TODAY()")), 0),
        (count(terms.used(), terms.status(ActionStatus.CLOSED), condition), 0),
    )
    cells = [sheet.put(row, 2, written)]
    for place, (formula, now) in enumerate(columns, 3):
        shown: Value = "" if written is None or now is None else now
        cells.append(sheet.formula(row, place, f'=IF($A{row}="","",{formula})', shown))
    for cell in cells:
        cell.font, cell.alignment = styles.PLAIN, styles.FIGURE
        if written is not None:
            cell.border = styles.UNDERLINED
