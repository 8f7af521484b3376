"""The Checker sheet: what stops the plan from being submitted, with a way to each action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from sctoolkit.engine.plans.standing import REQUIRED, same_person, standing
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import LETTERS, ROW, SHEET, all_cells, last_row
from sctoolkit.files.plan_workbook.formulas import Terms, count
from sctoolkit.files.plan_workbook.tables import Head, table
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.sheets.leaf import Leaf, Live, Value
from sctoolkit.files.sheets.text import quoted
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.followed_plan import Field, FollowedAction


def write_checker(sheet: Leaf, brief: Brief) -> None:
    """Fills the sheet: a row for each action, and one for all rows that people added."""
    added: list[Value] = [
        _("Rows added without an ID"),
        "",
        "",
        Live(_added(brief), _("none")),
        "",
        "",
    ]
    table(sheet, _heads(), chain(_rows(brief), [added]), nothing="")
    sheet.print_on(brief.subject(), landscape=True)


def _rows(brief: Brief) -> Iterator[list[Value]]:
    title, severities = titles(), choices()[Field.SEVERITY]
    live, complete, words = _live(brief), _("complete"), _("the action")
    for number, action in enumerate(brief.rows, 2):
        missing = _at_writing(action, title)
        formulas = [formula.replace(ROW, str(number)) for formula in live]
        now: tuple[str | int, ...] = (missing or complete, number, words)
        yield [
            action.id,
            severities.get(action.words(Field.SEVERITY), ""),
            missing,
            *map(Live, formulas, now),
        ]


def _heads() -> list[Head]:
    return [
        Head(_("Action"), 34),
        Head(_("Severity"), 14),
        Head(_("Still to be filled in, at writing"), 42),
        Head(_("Now"), 42),
        Head(_("Row"), 8, "0"),
        Head(_("Go to"), 12, link=True),
    ]


def _at_writing(action: FollowedAction, title: Mapping[Field, str]) -> str:
    """What is missing, in the words and the order of the formula."""
    at = standing(action, date.min)
    wanted: list[str] = []
    if at.set_aside:
        silent = not (action.words(Field.COMMENT_SUPPLIER) or action.words(Field.COMMENT_BUYER))
        wanted += [_reason()] if silent else []
    else:
        wanted += [_never_aside()] if at.status is ActionStatus.NO_ACTION else []
        wanted += [title[key] for key in at.missing]
    if at.status is ActionStatus.CLOSED:
        proof = (Field.EVIDENCE, Field.VERIFIED_BY)
        wanted += [title[key] for key in proof if not action.value(key)]
        wanted += [_someone_else()] if same_person(action) else []
    return "; ".join(wanted)


def _reason() -> str:
    return _("The reason for no action, in a comment")


def _never_aside() -> str:
    return _("Another status: zero tolerance is never set aside")


def _someone_else() -> str:
    return _("Verified by someone else than the person responsible")


def _live(brief: Brief) -> tuple[str, str, str]:
    """For any row: what is missing now, where the action stands now, a link to it."""
    found = f"MATCH($A{ROW},{SHEET}!$A$1:$A${last_row(brief)},0)"
    words = _("the action")
    link = f'HYPERLINK("#{SHEET}!A"&$E{ROW},{quoted(words)})'
    return (
        _still_missing(brief),
        f'=IF(ISNA({found}),"",{found})',
        f'=IF($E{ROW}="","",{link})',
    )


def _still_missing(brief: Brief) -> str:
    last = last_row(brief)
    terms = Terms(
        {
            key: f"INDEX({SHEET}!${letter}$1:${letter}${last},$E{ROW})"
            for key, letter in LETTERS.items()
        }
    )
    missing = "&".join(
        f'IF({condition},{quoted("; " + what)},"")' for condition, what in _wanted(terms)
    )
    complete, gone = quoted(_("complete")), quoted(_("this row is gone"))
    return f'=IF($E{ROW}="",{gone},IF({missing}="",{complete},MID({missing},3,999)))'


def _wanted(terms: Terms) -> list[tuple[str, str]]:
    """What may be missing: the condition under which it is, and its name."""
    title = titles()
    acted = f"(1-{terms.set_aside()})"
    none = terms.status(ActionStatus.NO_ACTION)
    closed = terms.status(ActionStatus.CLOSED)
    same = f"{terms.given(Field.VERIFIED_BY)}*{terms.same_person()}"
    silent = f"{terms.blank(Field.COMMENT_SUPPLIER)}*{terms.blank(Field.COMMENT_BUYER)}"
    return [
        (f"{acted}*{none}", _never_aside()),
        *((f"{acted}*{terms.blank(key)}", title[key]) for key in REQUIRED),
        (
            f"{acted}*{terms.needs_immediate()}*{terms.blank(Field.IMMEDIATE)}",
            title[Field.IMMEDIATE],
        ),
        (f"{closed}*{terms.blank(Field.EVIDENCE)}", title[Field.EVIDENCE]),
        (f"{closed}*{terms.blank(Field.VERIFIED_BY)}", title[Field.VERIFIED_BY]),
        (f"{closed}*{same}", _someone_else()),
        (f"{terms.set_aside()}*{silent}", _reason()),
    ]


def _added(brief: Brief) -> str:
    terms = Terms(all_cells(brief))
    added = f"{terms.used()}*{terms.blank(Field.ID)}"
    rows = count(added)
    short = count(added, f"(1-{terms.set_aside()})", terms.missing())
    none, words = quoted(_("none")), quoted(_(" added, not complete: "))
    return f"=IF({rows}=0,{none},{rows}&{words}&{short})"
