"""What the plan holds and what it says nothing about, in a sentence each."""

from __future__ import annotations

from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.language import _, plural


def tally(brief: Brief) -> str:
    """How many actions there are for how many findings, which share them, and how many besides."""
    actions, findings = len(brief.plan.actions), len(brief.plan.findings)
    counts = _("{actions} for {findings}.").format(
        actions=plural("{count} action", "{count} actions", actions),
        findings=plural("{count} finding", "{count} findings", findings),
    )
    if actions and findings > 1:
        counts += " " + _("One action may answer several findings.")
    more = len(brief.rows) - actions
    return f"{counts} {_besides(more)}" if more > 0 else counts


def _besides(count: int) -> str:
    return plural(
        "{count} more action was added by people, is no longer found, or belongs to other codes.",
        "{count} more actions were added by people, are no longer found, or belong to other codes.",
        count,
    )


def unanswered(brief: Brief) -> str:
    """How many questions are open; empty where none is."""
    still_open = len(brief.plan.open_questions)
    if not still_open:
        return ""
    return _(
        "{open} of {asked} questions are not answered. The plan says nothing about them; the sheet "
        "“Open questions” lists them."
    ).format(open=still_open, asked=brief.plan.asked)
