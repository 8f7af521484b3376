"""The Checker sheet: what stops the plan from being submitted, with a way to each action."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit import wording
from sctoolkit.files import styles
from sctoolkit.files.cells import Sheet, quoted
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import ROW, SHEET, all_cells, last_row, letters
from sctoolkit.files.plan_workbook.formulas import REQUIRED, Terms, count
from sctoolkit.files.plan_workbook.tables import Head, table
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, CorrectiveAction
from sctoolkit.model.severity import Severity

FILLED = ("correct", "due")
"""Required, and filled in by us."""


def write_checker(sheet: Sheet, brief: Brief) -> None:
    """Fills the sheet: a row for each action, and one for all rows that people added."""
    title = titles()
    rows = [
        [one.id, wording.severity(one.severity), _at_writing(one, title), "", "", ""]
        for one in brief.plan.actions
    ]
    rows.append([_("Rows added without an ID"), "", "", "", "", ""])
    table(sheet, _heads(), rows, nothing="")
    live = _live(brief)
    for number, row in enumerate(rows[:-1], 2):
        for place, now in ((4, str(row[2])), (5, number), (6, _("the action"))):
            sheet.formula(number, place, live[place].replace(ROW, str(number)), now)
    sheet.formula(len(rows) + 1, 4, _added(brief), _("none"))
    styles.set_page(sheet.sheet, brief.subject(), landscape=True)


def _heads() -> list[Head]:
    return [
        Head(_("Action"), 34),
        Head(_("Severity"), 14),
        Head(_("Still to be filled in, at writing"), 42),
        Head(_("Now"), 42),
        Head(_("Row"), 8, "0"),
        Head(_("Go to"), 12, link=True),
    ]


def _at_writing(action: CorrectiveAction, title: Mapping[str, str]) -> str:
    wanted = [key for key in REQUIRED if key not in FILLED]
    grave = action.severity in (Severity.ZERO_TOLERANCE, Severity.CRITICAL)
    if grave and action.remedy is None:
        wanted.append("immediate")
    return "; ".join(title[key] for key in wanted)


def _live(brief: Brief) -> dict[int, str]:
    """By column, for any row: what is missing now, where the action stands now, a link to it."""
    found = f"MATCH($A{ROW},{SHEET}!$A$1:$A${last_row(brief)},0)"
    words = _("the action")
    link = f'HYPERLINK("#{SHEET}!A"&$E{ROW},{quoted(words)})'
    return {
        4: _still_missing(brief),
        5: f'=IF(ISNA({found}),"",{found})',
        6: f'=IF($E{ROW}="","",{link})',
    }


def _still_missing(brief: Brief) -> str:
    last = last_row(brief)
    terms = Terms(
        {
            key: f"INDEX({SHEET}!${letter}$1:${letter}${last},$E{ROW})"
            for key, letter in letters().items()
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
    acted = f"(1-{terms.status(ActionStatus.NO_ACTION)})"
    closed = terms.status(ActionStatus.CLOSED)
    same = f"{terms.given('verified_by')}*({terms.at['verified_by']}={terms.at['person']})"
    silent = f"{terms.blank('comment_supplier')}*{terms.blank('comment_buyer')}"
    return [
        *((f"{acted}*{terms.blank(key)}", title[key]) for key in REQUIRED),
        (
            f"{acted}*{terms.needs_immediate()}*{terms.blank('immediate')}",
            title["immediate"],
        ),
        (f"{closed}*{terms.blank('evidence')}", title["evidence"]),
        (f"{closed}*{terms.blank('verified_by')}", title["verified_by"]),
        (f"{closed}*{same}", _("Verified by someone else than the person responsible")),
        (f"(1-{acted})*{silent}", _("The reason for no action, in a comment")),
    ]


def _added(brief: Brief) -> str:
    terms = Terms(all_cells(brief))
    added = f"{terms.used()}*{terms.blank('id')}"
    rows = count(added)
    short = count(added, f"(1-{terms.status(ActionStatus.NO_ACTION)})", terms.missing())
    none, words = quoted(_("none")), quoted(_(" added, not complete: "))
    return f"=IF({rows}=0,{none},{rows}&{words}&{short})"
