"""The tables of the Summary by site and by person; the sheet finds the names itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sctoolkit.engine.plans.standing import Standing
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import all_cells
from sctoolkit.files.plan_workbook.counts import FIGURE, NAME, name
from sctoolkit.files.plan_workbook.formulas import Terms, count
from sctoolkit.files.sheets.leaf import Leaf, Live
from sctoolkit.files.sheets.looks import Edges
from sctoolkit.files.sheets.text import quoted
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.followed_plan import Field


@dataclass(frozen=True, slots=True)
class Group:
    """Actions by what stands in one column."""

    key: Field
    known: tuple[str, ...]
    """The names at writing; empty where there is none yet."""
    nameless: str
    """What the line for rows without a name is called."""
    lines: int
    """How many more names are found and listed."""


def sites(brief: Brief) -> Group:
    """By company and site: ours, and what people add."""
    return Group(Field.SITE, (brief.subject(), *_names(brief, Field.SITE)), _("No site given"), 3)


def owners(brief: Brief) -> Group:
    """By responsible person."""
    return Group(Field.PERSON, _names(brief, Field.PERSON), _("Nobody named yet"), 10)


def _names(brief: Brief, column: Field) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(one.words(column) for one in brief.rows) if name)


def by_group(sheet: Leaf, brief: Brief, row: int, group: Group) -> int:
    """Rows without a name, the known names, then a line for each name found; last what is left."""
    terms = Terms(all_cells(brief))
    column, top = terms.at[group.key], row
    standings = _standings(brief, group.key)
    name(sheet, row, group.nameless)
    _counts(sheet, row, terms, terms.blank(group.key), standings.get("", ()))
    for known in dict.fromkeys(group.known):
        row += 1
        name(sheet, row, known)
        _counts(sheet, row, terms, f"({column}=$A{row})", standings.get(known, ()))
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


def _found(sheet: Leaf, row: int, formula: str) -> None:
    """A name that the sheet finds; none at writing."""
    sheet.put(row, 1, Live(f"={formula}", ""), replace(NAME, edges=Edges.NONE))


def _standings(brief: Brief, column: Field) -> dict[str, list[Standing]]:
    """Where the actions stand at writing, by what their column says."""
    found: dict[str, list[Standing]] = {}
    for action, at in zip(brief.rows, brief.standings, strict=True):
        found.setdefault(action.words(column), []).append(at)
    return found


def _counts(
    sheet: Leaf, row: int, terms: Terms, condition: str, at: Sequence[Standing] | None
) -> None:
    """How many there are, still to be done, overdue, closed; blank while a line has no name."""
    to_do = (terms.to_do(), condition)
    closed = terms.status(ActionStatus.CLOSED)
    columns = (
        (count(terms.used(), condition), lambda _one: True),
        (count(*to_do), lambda one: one.to_do),
        (count(*to_do, terms.due("<TODAY()")), lambda one: one.overdue),
        (
            count(terms.used(), closed, condition),
            lambda one: one.status is ActionStatus.CLOSED,
        ),
    )
    look = FIGURE if at is not None else replace(FIGURE, edges=Edges.NONE)
    sheet.put(row, 2, None if at is None else len(at), look)
    for place, (formula, counts) in enumerate(columns, 3):
        shown: str | int = "" if at is None else sum(map(counts, at))
        sheet.put(row, place, Live(f'=IF($A{row}="","",{formula})', shown), look)
