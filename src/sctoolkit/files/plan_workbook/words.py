"""The words of the workbook: headings, guides, and what the lists offer."""

from __future__ import annotations

from sctoolkit import wording
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, FindingStatus
from sctoolkit.model.severity import Severity


def statuses() -> dict[ActionStatus, str]:
    """Status to the word in the workbook."""
    return {
        ActionStatus.NOT_STARTED: _("Not started"),
        ActionStatus.IN_PROGRESS: _("In progress"),
        ActionStatus.SUBMITTED: _("Submitted for review"),
        ActionStatus.CLOSED: _("Closed - verified"),
        ActionStatus.DISPUTED: _("Disputed"),
        ActionStatus.NO_ACTION: _("No action (justified)"),
    }


def finding_statuses() -> dict[FindingStatus, str]:
    """Finding status to the word in the workbook."""
    return {
        FindingStatus.NEW: _("New"),
        FindingStatus.CARRIED_OVER: _("Carried over"),
        FindingStatus.REPEAT: _("Repeat"),
    }


def action_types() -> dict[str, str]:
    """Type of measure to the word in the workbook."""
    return {
        "policy": _("Policy or procedure"),
        "training": _("Training"),
        "consultancy": _("Consultancy"),
        "compensation": _("Compensation or restoration"),
        "investment": _("Investment or technology"),
        "other": _("Other"),
    }


def yes_no() -> tuple[str, str]:
    """The two words of yes-or-no columns."""
    return _("Yes"), _("No")


def _root_causes() -> tuple[str, ...]:
    return (
        _("No policy"),
        _("Policy not followed"),
        _("Lack of training"),
        _("Buying practices"),
        _("Recruitment agent"),
        _("Equipment or building"),
        _("Wage system"),
        _("Records"),
        _("Other"),
    )


def _remedies() -> tuple[str, ...]:
    return (
        _("None needed"),
        _("Repayment"),
        _("Reinstatement"),
        _("Child to school, with support"),
        _("Medical care"),
        _("Other"),
    )


def _verifications() -> tuple[str, ...]:
    return (
        _("Records"),
        _("Worker interviews"),
        _("Site visit"),
        _("Photo or video"),
        _("Third-party audit"),
    )


def offered() -> dict[str, tuple[str, ...]]:
    """What the list of each list column offers, by column key."""
    return {
        "severity": tuple(wording.severity(one) for one in Severity),
        "zero": yes_no(),
        "finding_status": tuple(finding_statuses().values()),
        "cause_type": _root_causes(),
        "remedy_type": _remedies(),
        "type": tuple(action_types().values()),
        "consulted": (*yes_no(), _("Planned")),
        "status": tuple(statuses().values()),
        "how_verified": _verifications(),
        "decision": (_("Pending"), _("Approved"), _("Declined")),
        "effort": ("XS", "S", "M", "L", "XL"),
    }


def titles() -> dict[str, str]:
    """The heading of each column, by key."""
    return {
        "id": _("Action ID"),
        "finding": _("Finding ref"),
        "site": _("Company / site"),
        "clauses": _("Code and clause"),
        "text": _("Finding"),
        "severity": _("Severity"),
        "zero": _("Zero tolerance"),
        "finding_status": _("Finding status"),
        "cause_type": _("Root cause type"),
        "cause": _("Root cause"),
        "immediate": _("Immediate correction"),
        "correct": _("Corrective action"),
        "prevent": _("Preventive action"),
        "remedy": _("Remedy for people harmed"),
        "remedy_type": _("Worker remedy"),
        "workers": _("Workers affected"),
        "amount": _("Amount repaid"),
        "currency": _("Currency"),
        "type": _("Action type"),
    } | _later_titles()


def _later_titles() -> dict[str, str]:
    return {
        "person": _("Responsible person"),
        "role": _("Role"),
        "email": _("E-mail"),
        "consulted": _("Workers or union consulted"),
        "start": _("Start"),
        "due": _("Due"),
        "status": _("Status"),
        "done": _("% done"),
        "how_verified": _("How verified"),
        "evidence": _("Evidence link or file"),
        "verified_by": _("Verified by"),
        "verified_on": _("Verified on"),
        "new_due": _("New due date asked for"),
        "new_due_reason": _("Reason for a new date"),
        "decision": _("Decision"),
        "consequence": _("If not done"),
        "cost": _("Cost"),
        "effort": _("Effort"),
        "comment_supplier": _("Comment of the site"),
        "comment_buyer": _("Comment of the buyer"),
        "overdue": _("Days overdue"),
    }


def guides() -> dict[str, str]:
    """One sentence on how to fill a column in, by key, for the Read me sheet."""
    return {
        "id": _("Names the action for good; leave it as it is."),
        "text": _("The question and the answer that was given."),
        "severity": _("Change it only with a reason in a comment."),
        "cause": _("Why did it come to this? Ask why again until you can act on it."),
        "immediate": _("What stops the harm today."),
        "correct": _("What closes the gap. Pre-filled; make it yours."),
        "prevent": _("What keeps it closed. It must answer the root cause."),
        "remedy": _("What to do for people who may have been harmed."),
        "workers": _("How many people; a whole number."),
        "currency": _("Three letters, for example EUR."),
        "person": _("A name, not a department."),
        "due": _("Pre-filled from your own deadlines, which are no official rule of any code."),
        "evidence": _("One on each line."),
        "verified_by": _("Someone other than the person responsible."),
        "consequence": _("What follows if the action is not done."),
    }
