"""The Findings sheet: every finding with its actions, every other clause with the reason."""

from __future__ import annotations

from typing import assert_never

from sctoolkit import wording
from sctoolkit.files.plan_workbook.brief import Brief, Measured
from sctoolkit.files.plan_workbook.columns import SHEET, last_row
from sctoolkit.files.plan_workbook.sentences import tally
from sctoolkit.files.plan_workbook.tables import Head, table, whole
from sctoolkit.files.sheets.leaf import Leaf, Live, Value
from sctoolkit.files.sheets.looks import BOLD
from sctoolkit.files.sheets.text import quoted
from sctoolkit.language import _
from sctoolkit.model.action_plan import CorrectiveAction, NoActionReason, Reasoned
from sctoolkit.model.result import Finding, PartKind, placed

TOP = 2
"""The row of the headings; a sentence stands above them."""
SHOWN = 6
"""How many actions of one finding are named; the Actions sheet can be filtered for all."""
SHORTEST = 40
"""Characters of a question that are shown however long the id is."""
LINE = 90
"""Characters of a question and the id of its action that surely fit one line."""


def write_findings(sheet: Leaf, brief: Brief) -> None:
    """Fills the sheet."""
    sheet.put(1, 1, tally(brief), BOLD)
    actions = _actions(brief)
    rows = [
        _finding(brief, code, finding, actions.get((code, finding.clause, finding.unit), []))
        for code, finding in brief.plan.findings
    ]
    rows += [_reasoned(brief, one) for one in brief.plan.without_action]
    nothing = _("The codes that were chosen have no clauses.")
    table(sheet, _heads(), rows, nothing=nothing, top=TOP)
    sheet.print_on(brief.subject(), landscape=True)


def _heads() -> list[Head]:
    return [
        Head(_("Code"), 14),
        Head(_("Clause"), 9),
        Head(_("Title"), 36),
        Head(_("Severity"), 13),
        Head(_("Outcome"), 18),
        Head(_("Reached"), 9, "0 %"),
        Head(_("Covered"), 9, "0 %"),
        Head(_("Actions, or why there is none"), 78),
        Head(_("Go to"), 12, link=True),
    ]


def _finding(
    brief: Brief, code: str, finding: Finding, actions: list[CorrectiveAction]
) -> list[Value]:
    measured = brief.under(code)
    return [
        brief.cited(code),
        finding.clause,
        wording.finding_title(finding, brief.assessment, brief.language),
        wording.severity(finding.severity, measured.code.scoring.severity_words),
        wording.finding_outcome(finding),
        whole(finding.point),
        whole(_coverage(measured, finding.clause, finding.unit)),
        _in_words(brief, finding, actions),
        _link(brief, actions[0]) if actions else "",
    ]


def _coverage(measured: Measured, clause: str, unit: str) -> float | None:
    """How much of the clause was covered there; what is no matter of units is alike in all."""
    places = placed(measured.result.tree, PartKind.CLAUSE)
    found = [(units, part.coverage) for units, part in places if part.id == clause]
    return next((share for units, share in found if unit in units[-1:]), found[0][1])


def _actions(brief: Brief) -> dict[tuple[str, str, str], list[CorrectiveAction]]:
    """The actions that cite a clause of a code in a unit, gravest first."""
    found: dict[tuple[str, str, str], list[CorrectiveAction]] = {}
    for action in brief.plan.actions:
        for cited in dict.fromkeys((one.code, one.clause, one.unit) for one in action.clauses):
            found.setdefault(cited, []).append(action)
    return found


def _in_words(brief: Brief, finding: Finding, actions: list[CorrectiveAction]) -> str:
    if not actions:
        return _("No answer falls short by itself; see the explanation of the score.")
    lines = [_named(action.ask.to(brief.language), action.id) for action in actions[:SHOWN]]
    if len(actions) > SHOWN:
        more = _("… and {count} more: filter “Code and clause” in the Actions sheet for {clause}.")
        lines.append(more.format(count=len(actions) - SHOWN, clause=finding.clause))
    return "\n".join(lines)


def _named(question: str, name: str) -> str:
    """Enough of the question to know it again, in whole words, with the id of the action."""
    room = max(SHORTEST, LINE - len(name))
    if len(question) <= room:
        return f"{question} ({name})"
    cut = question[: room - 2]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,')} … ({name})"


def _link(brief: Brief, action: CorrectiveAction) -> Live:
    """To the gravest action, wherever sorting has put it."""
    found = f"MATCH({quoted(action.id)},{SHEET}!$A$1:$A${last_row(brief)},0)"
    words = _("first action")
    formula = f'=IF(ISNA({found}),"",HYPERLINK("#{SHEET}!A"&{found},{quoted(words)}))'
    return Live(formula, words)


def _reasoned(brief: Brief, one: Reasoned) -> list[Value]:
    measured = brief.under(one.code)
    return [
        brief.cited(one.code),
        one.clause,
        brief.in_unit(one.title.to(brief.language), one.unit),
        wording.severity(one.severity, measured.code.scoring.severity_words),
        wording.outcome(one.outcome),
        "",
        whole(_coverage(measured, one.clause, one.unit)),
        _why(brief, one),
        "",
    ]


def _why(brief: Brief, one: Reasoned) -> str:
    because = one.because.to(brief.language) if one.because else ""
    match one.reason:
        case NoActionReason.TOP_UP:
            text = _(
                "What was tested is met. The clause asks more, which its own question decides."
            )
            return f"{text} {because}".strip()
        case NoActionReason.NOT_ANSWERED:
            return _("Not answered: the questionnaire asks about it, see “Open questions”.")
        case NoActionReason.LARGER_SCOPE:
            text = _("Not asked in the scope “{scope}”; a larger scope asks about it.")
            return text.format(scope=brief.assessment.scope)
        case NoActionReason.UNTESTED:
            return _("Not tested.") + f" {_elsewhere(brief, one)}"
        case NoActionReason.NOT_APPLICABLE:
            return _("Does not apply, by the answers given.")
        case NoActionReason.OUTSIDE:
            return because
        case _:
            assert_never(one.reason)


def _elsewhere(brief: Brief, one: Reasoned) -> str:
    """What would say something about a clause that this questionnaire does not test."""
    rest = brief.under(one.code).elsewhere
    for name, clauses in rest.questionnaires.items():
        if one.clause in clauses:
            return _("The questionnaire “{name}” asks about it.").format(name=name)
    if one.clause in rest.facility:
        return _("Only an assessment of the sites themselves can tell.")
    return _("Nothing in your library asks about it.")
