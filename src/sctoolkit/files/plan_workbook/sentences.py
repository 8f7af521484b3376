"""What the plan holds and what it says nothing about, in a sentence each."""

from __future__ import annotations

from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.language import _, plural


def tally(brief: Brief) -> str:
    """How many actions there are for how many findings, which share them."""
    actions, findings = len(brief.plan.actions), len(brief.plan.findings)
    counts = _("{actions} for {findings}.").format(
        actions=plural("{count} action", "{count} actions", actions),
        findings=plural("{count} finding", "{count} findings", findings),
    )
    if not actions or findings < 2:  # noqa: PLR2004
        return counts
    return counts + " " + _("One action may answer several findings.")


def unanswered(brief: Brief) -> str:
    """How many questions are open; empty where none is."""
    still_open = len(brief.plan.open_questions)
    if not still_open:
        return ""
    return _(
        "{open} of {asked} questions are not answered. The plan says nothing about them; the sheet "
        "“Open questions” lists them."
    ).format(open=still_open, asked=brief.plan.asked)
