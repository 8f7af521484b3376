"""The words of the workbook: headings, guides, states."""

from __future__ import annotations

from sctoolkit.language import _
from sctoolkit.model.action_plan import ZeroTolerance
from sctoolkit.model.followed_plan import Field


def titles() -> dict[Field, str]:
    """The heading of each column, by key."""
    return {
        Field.ID: _("Action ID"),
        Field.FINDING: _("Finding ref"),
        Field.SITE: _("Company / site"),
        Field.CLAUSES: _("Code and clause"),
        Field.TEXT: _("Finding"),
        Field.SEVERITY: _("Severity"),
        Field.ZERO: _("Zero tolerance"),
        Field.STATE: _("State"),
        Field.FINDING_STATUS: _("Finding status"),
        Field.CAUSE_TYPE: _("Root cause type"),
        Field.CAUSE: _("Root cause"),
        Field.IMMEDIATE: _("Immediate correction"),
        Field.CORRECT: _("Corrective action"),
        Field.PREVENT: _("Preventive action"),
        Field.REMEDY: _("Remedy for people harmed"),
        Field.REMEDY_TYPE: _("Worker remedy"),
        Field.WORKERS: _("Workers affected"),
        Field.AMOUNT: _("Amount repaid"),
        Field.CURRENCY: _("Currency"),
        Field.TYPE: _("Action type"),
    } | _later_titles()


def _later_titles() -> dict[Field, str]:
    return {
        Field.PERSON: _("Responsible person"),
        Field.ROLE: _("Role"),
        Field.EMAIL: _("E-mail"),
        Field.CONSULTED: _("Workers or union consulted"),
        Field.START: _("Start"),
        Field.DUE: _("Due"),
        Field.STATUS: _("Status"),
        Field.DONE: _("Done in %"),
        Field.HOW_VERIFIED: _("How verified"),
        Field.EVIDENCE: _("Evidence link or file"),
        Field.VERIFIED_BY: _("Verified by"),
        Field.VERIFIED_ON: _("Verified on"),
        Field.NEW_DUE: _("New due date asked for"),
        Field.NEW_DUE_REASON: _("Reason for a new date"),
        Field.DECISION: _("Decision"),
        Field.CONSEQUENCE: _("If not done"),
        Field.COST: _("Cost"),
        Field.EFFORT: _("Effort"),
        Field.COMMENT_SUPPLIER: _("Comment of the site"),
        Field.COMMENT_BUYER: _("Comment of the buyer"),
        Field.OVERDUE: _("Days overdue"),
    }


def guides() -> dict[Field, str]:
    """One sentence on how to fill a column in, by key, for the Read me sheet."""
    return (
        {
            Field.ID: _("Names the action for good. Leave it empty in rows that you add."),
            Field.TEXT: _("The question and the answer that was given."),
            Field.CLAUSES: _(
                "Who asks for it. A question mark: the clause asks less than the question, so "
                "check whether it is breached at all."
            ),
            Field.SEVERITY: _("How grave it is. Change it only with a reason in a comment."),
            Field.ZERO: _(
                "Yes: people may be in immediate danger. Clarify: the finding is zero tolerance, "
                "and whether this gap is part of it must be found out first."
            ),
            Field.STATE: _(
                "Where the action stands today, in words. It follows the other columns."
            ),
            Field.CAUSE: _("Why did it come to this? Ask why again until you can act on it."),
            Field.CORRECT: _("What closes the gap. Pre-filled; make it yours."),
            Field.PERSON: _("A name, not a department."),
            Field.DUE: _(
                "Pre-filled from your own deadlines, which are no official rule of any code."
            ),
            Field.STATUS: _(
                "Not started, In progress; Submitted for review when you think it is done; "
                "Closed - verified when someone else checked it; Disputed if you think that the "
                "finding is wrong; No action (justified) with the reason in a comment, never for "
                "zero tolerance."
            ),
            Field.IMMEDIATE: _("What stops the harm today. Needed where it is critical or worse."),
            Field.PREVENT: _("What keeps it closed. It must answer the root cause."),
            Field.REMEDY: _("What to do for people who may have been harmed."),
            Field.HOW_VERIFIED: _("How someone will see that it is really done."),
            Field.EVIDENCE: _("What shows that it is done; one on each line."),
            Field.VERIFIED_BY: _("Someone other than the person responsible."),
            Field.VERIFIED_ON: _("The day on which it was checked."),
        }
        | _guides_to_facts()
        | _guides_to_progress()
    )


def _guides_to_facts() -> dict[Field, str]:
    return {
        Field.FINDING: _("The question behind it, by its id."),
        Field.SITE: _("Whom it is about."),
        Field.FINDING_STATUS: _(
            "New; Carried over from the last plan; Repeat: closed, but back; No longer found: the "
            "answers do not fall short any more, so verify and close it; No longer asked for: the "
            "code has no clause about it now, which proves nothing."
        ),
        Field.CAUSE_TYPE: _("The sort of root cause, so that causes can be counted."),
        Field.REMEDY_TYPE: _("The sort of remedy; None needed if nobody was harmed."),
        Field.WORKERS: _("How many people; a whole number."),
        Field.AMOUNT: _("What people got back, in all."),
        Field.CURRENCY: _("Three letters, for example EUR."),
        Field.TYPE: _("The sort of measure."),
        Field.ROLE: _("What the person responsible does in the company."),
        Field.EMAIL: _("Where the person responsible can be reached."),
        Field.CONSULTED: _("Whether the people concerned had a say in the action."),
    }


def _guides_to_progress() -> dict[Field, str]:
    return {
        Field.START: _("The day on which work begins; the timeline draws a bar from here."),
        Field.DONE: _("How far it is; your estimate."),
        Field.OVERDUE: _("Counted by the sheet while the action is not started or in progress."),
        Field.NEW_DUE: _("Ask here if the date cannot be kept; do not change Due itself."),
        Field.NEW_DUE_REASON: _("Why it takes longer."),
        Field.DECISION: _("The buyer's. Once it says Approved, the new date holds."),
        Field.CONSEQUENCE: _("What follows if the action is not done."),
        Field.COST: _("What it will cost; your estimate."),
        Field.EFFORT: _("From XS to XL; your estimate."),
        Field.COMMENT_SUPPLIER: _("What the site wants to say; also the reason for No action."),
        Field.COMMENT_BUYER: _("What the buyer wants to say."),
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
