"""The Read me sheet: who, what, how to fill it in, what the colours mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sctoolkit import wording
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import columns
from sctoolkit.files.plan_workbook.hidden import TEMPLATE
from sctoolkit.files.plan_workbook.words import states
from sctoolkit.files.sheets import palette
from sctoolkit.files.sheets.leaf import Leaf
from sctoolkit.files.sheets.looks import BOLD, PLAIN, READ, SUBTITLE, TITLE
from sctoolkit.language import _, labelled
from sctoolkit.model.deadline import Deadlines, Term
from sctoolkit.model.severity import Severity

LEFT, RIGHT = 30, 80
"""Widths of the two columns."""
BOLD_TAKES = 3
"""So much narrower is a column for bold letters."""


def write_read_me(sheet: Leaf, brief: Brief) -> None:
    """Fills the sheet."""
    sheet.width(1, LEFT)
    sheet.width(2, RIGHT)
    sheet.sheet.hide_gridlines(2)
    sheet.high(1, 26)
    sheet.put(1, 1, _("Corrective action plan"), TITLE)
    row = _pairs(sheet, _about(brief), 3)
    row = _heading(sheet, row + 1, _("How to fill it in"))
    row = _lines(sheet, _how(), row)
    row = _heading(sheet, row + 1, _("What the colours mean"))
    row = _lines(sheet, [_("The column “State” says the same in words.")], row)
    row = _colours(sheet, row)
    row = _heading(sheet, row + 1, _("The columns of the Actions sheet"))
    _pairs(sheet, [(column.title, column.guide) for column in columns()], row)
    sheet.print_on(brief.subject())


def _about(brief: Brief) -> list[tuple[str, str]]:
    codes = "\n".join(
        f"{one.code.title.to(brief.language)}, {one.code.edition}. "
        f"{one.code.basis.to(brief.language)}"
        for one in brief.measured
    )
    return [
        (_("For"), brief.name()),
        (_("Made on"), brief.plan.made_on.isoformat()),
        (_("From the answers in"), brief.file),
        (_("Questionnaire"), "\n".join(_editions(brief))),
        (_("Measured against"), codes),
        (_("Deadlines"), "\n".join(_deadlines(brief.plan.deadlines))),
        (_("Template"), f"{TEMPLATE}, {brief.tool}"),
    ]


def _deadlines(found: Deadlines) -> list[str]:
    """Your own, then those of customers and codes."""
    own = _("{days}. These are your own settings, not an official rule of any code.")
    lines = [own.format(days=_terms(found.terms))]
    lines += [labelled(policy.name, _terms(policy.terms)) for policy in found.policies]
    if found.policies:
        lines.append(_("Where several set a deadline, the earliest holds."))
    return lines


def _terms(terms: Mapping[Severity, Term]) -> str:
    return ", ".join(
        _("{severity} {term}").format(severity=wording.severity(one), term=wording.term(term))
        for one, term in terms.items()
    )


def _editions(brief: Brief) -> list[str]:
    made_of = zip(brief.questionnaire.made_of, brief.assessment.made_of, strict=True)
    return [
        f"{form.title.to(brief.language)} {form.version} ({one.scope})" for form, one in made_of
    ]


def _how() -> list[str]:
    steps = [
        _(
            "Work in the sheet “Actions”: one row is one action. Yellow cells must be filled in "
            "before you submit the plan."
        ),
        _(
            "Ask the people concerned first: workers, their representatives or trade union, and "
            "the site. Say so in “Workers or union consulted”."
        ),
        _(
            "Write the root cause before you change the action: an action that does not answer "
            "its cause will not last."
        ),
        _(
            "Set the status as you go on. “Closed - verified” needs evidence, and a person other "
            "than the one responsible who checked it."
        ),
        _(
            "If a date cannot be kept, do not change it: ask for a new one in the columns made "
            "for that."
        ),
        _(
            "You may sort, filter and hide. To add an action, copy a row, change it and empty its "
            "Action ID. Rows below the last one are counted too. They are printed once you widen "
            "the print area. Leave the grey columns as they are: they tell which row is which."
        ),
        _(
            "A finding is as grave as the clause that it breaches, an action as grave as the gap "
            "behind it, and one step milder where the practice is partly in place; so the two may "
            "differ. What may endanger people at once is not made milder."
        ),
        _(
            "A question mark behind a clause means that the code asks less than the question: "
            "check whether the clause is breached at all."
        ),
    ]
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]


def _pairs(sheet: Leaf, pairs: list[tuple[str, str]], row: int) -> int:
    for name, text in pairs:
        sheet.fit(row, [(name, LEFT - BOLD_TAKES), (text, RIGHT)])
        sheet.put(row, 1, name, replace(READ, bold=True))
        sheet.put(row, 2, text, READ)
        row += 1
    return row


def _lines(sheet: Leaf, lines: list[str], row: int) -> int:
    for line in lines:
        sheet.fit(row, [(line, LEFT + RIGHT)])
        sheet.across(row, 2, line, READ)
        row += 1
    return row


def _heading(sheet: Leaf, row: int, title: str) -> int:
    sheet.put(row, 1, title, SUBTITLE)
    return row + 1


def _colours(sheet: Leaf, row: int) -> int:
    said = states()
    meanings = [
        ("closed", said["closed"], _("closed with evidence that someone else verified")),
        ("doubtful", said["unproven"], _("without evidence, or nobody else verified it")),
        ("zero", _("Yes"), _("zero tolerance, not closed")),
        ("clarify", _("Clarify"), _("find out whether it is zero tolerance")),
        ("overdue", said["overdue"], _("the due date is past")),
        ("soon", said["soon"], _("due within 30 days")),
        ("needed", said["fill in"], _("must be filled in before the plan is submitted")),
        ("idle", said["set aside"], _("nothing to fill in as the row stands")),
    ]
    for name, word, meaning in meanings:
        light = replace(BOLD, colour=palette.WHITE)
        look = light if name == "zero" else PLAIN
        sheet.put(row, 1, word, replace(look, fill=palette.MARKS[name]))
        sheet.put(row, 2, meaning)
        row += 1
    sheet.put(row, 1, None, replace(PLAIN, fill=palette.GREY))
    sheet.put(row, 2, _("written by sctoolkit; please leave as it is"))
    return row + 1
