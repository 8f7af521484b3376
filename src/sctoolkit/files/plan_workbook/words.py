"""The words of the workbook: headings, guides, and what the lists offer."""

from __future__ import annotations

from sctoolkit import wording
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, FindingStatus, ZeroTolerance
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


def zero_tolerance() -> dict[ZeroTolerance, str]:
    """What the zero tolerance column says."""
    return {
        ZeroTolerance.YES: _("Yes"),
        ZeroTolerance.CLARIFY: _("Clarify"),
        ZeroTolerance.NO: _("No"),
    }


def decisions() -> tuple[str, str, str]:
    """What may become of a new due date: undecided, granted, refused."""
    return _("Pending"), _("Approved"), _("Declined")


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
        "zero": tuple(zero_tolerance().values()),
        "finding_status": tuple(finding_statuses().values()),
        "cause_type": _root_causes(),
        "remedy_type": _remedies(),
        "type": tuple(action_types().values()),
        "consulted": (_("Yes"), _("No"), _("Planned")),
        "status": tuple(statuses().values()),
        "how_verified": _verifications(),
        "decision": decisions(),
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
        "state": _("State"),
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
        "done": _("Done in %"),
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
    return (
        {
            "id": _("Names the action for good. Leave it empty in rows that you add."),
            "text": _("The question and the answer that was given."),
            "clauses": _(
                "Who asks for it. A question mark: the clause asks less than the question, so "
                "check whether it is breached at all."
            ),
            "severity": _("How grave it is. Change it only with a reason in a comment."),
            "zero": _(
                "Yes: people may be in immediate danger. Clarify: the finding is zero tolerance, "
                "and whether this gap is part of it must be found out first."
            ),
            "state": _("Where the action stands today, in words. It follows the other columns."),
            "cause": _("Why did it come to this? Ask why again until you can act on it."),
            "correct": _("What closes the gap. Pre-filled; make it yours."),
            "person": _("A name, not a department."),
            "due": _("Pre-filled from your own deadlines, which are no official rule of any code."),
            "status": _(
                "Not started, In progress; Submitted for review when you think it is done; "
                "Closed - verified when someone else checked it; Disputed if you think that the "
                "finding is wrong; No action (justified) with the reason in a comment."
            ),
            "immediate": _("What stops the harm today. Needed where it is critical or worse."),
            "prevent": _("What keeps it closed. It must answer the root cause."),
            "remedy": _("What to do for people who may have been harmed."),
            "how_verified": _("How someone will see that it is really done."),
            "evidence": _("What shows that it is done; one on each line."),
            "verified_by": _("Someone other than the person responsible."),
            "verified_on": _("The day on which it was checked."),
        }
        | _guides_to_facts()
        | _guides_to_progress()
    )


def _guides_to_facts() -> dict[str, str]:
    return {
        "finding": _("The question behind it, by its id."),
        "site": _("Whom it is about."),
        "finding_status": _("New; Carried over from the last plan; Repeat: closed, but back."),
        "cause_type": _("The sort of root cause, so that causes can be counted."),
        "remedy_type": _("The sort of remedy; None needed if nobody was harmed."),
        "workers": _("How many people; a whole number."),
        "amount": _("What people got back, in all."),
        "currency": _("Three letters, for example EUR."),
        "type": _("The sort of measure."),
        "role": _("What the person responsible does in the company."),
        "email": _("Where the person responsible can be reached."),
        "consulted": _("Whether the people concerned had a say in the action."),
    }


def _guides_to_progress() -> dict[str, str]:
    return {
        "start": _("The day on which work begins; the timeline draws a bar from here."),
        "done": _("How far it is; your estimate."),
        "overdue": _("Counted by the sheet while the action is not started or in progress."),
        "new_due": _("Ask here if the date cannot be kept; do not change Due itself."),
        "new_due_reason": _("Why it takes longer."),
        "decision": _("The buyer's. Once it says Approved, the new date holds."),
        "consequence": _("What follows if the action is not done."),
        "cost": _("What it will cost; your estimate."),
        "effort": _("From XS to XL; your estimate."),
        "comment_supplier": _("What the site wants to say; also the reason for No action."),
        "comment_buyer": _("What the buyer wants to say."),
    }


def states() -> dict[str, str]:
    """What the State column says."""
    return {
        "closed": _("closed"),
        "unproven": _("closed, proof missing"),
        "set aside": _("no action"),
        "overdue": _("overdue"),
        "soon": _("due soon"),
        "undated": _("no date"),
        "in time": _("in time"),
        "fill in": _("to fill in"),
    }


def zero_prefixes() -> dict[ZeroTolerance, str]:
    """What the State column begins with."""
    return {
        ZeroTolerance.YES: _("zero tolerance, "),
        ZeroTolerance.CLARIFY: _("zero tolerance to clarify, "),
        ZeroTolerance.NO: "",
    }
