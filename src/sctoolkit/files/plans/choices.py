"""What the lists of the workbook offer: the keys that files keep, the words that people see."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit import wording
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, FindingStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Decision, Field, HowVerified
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
        FindingStatus.GONE: _("No longer found"),
        FindingStatus.UNASKED: _("No longer asked for"),
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


def decisions() -> dict[Decision, str]:
    """What may become of a new due date: undecided, granted, refused."""
    return {
        Decision.PENDING: _("Pending"),
        Decision.APPROVED: _("Approved"),
        Decision.DECLINED: _("Declined"),
    }


def _root_causes() -> dict[str, str]:
    return {
        "no-policy": _("No policy"),
        "not-followed": _("Policy not followed"),
        "no-training": _("Lack of training"),
        "buying-practices": _("Buying practices"),
        "recruitment-agent": _("Recruitment agent"),
        "equipment": _("Equipment or building"),
        "wage-system": _("Wage system"),
        "records": _("Records"),
        "other": _("Other"),
    }


def remedies() -> dict[str, str]:
    """Sort of remedy to the word in the workbook."""
    return {
        "none-needed": _("None needed"),
        "repayment": _("Repayment"),
        "reinstatement": _("Reinstatement"),
        "school": _("Child to school, with support"),
        "medical": _("Medical care"),
        "other": _("Other"),
    }


def _verifications() -> dict[HowVerified, str]:
    return {
        HowVerified.RECORDS: _("Records"),
        HowVerified.INTERVIEWS: _("Worker interviews"),
        HowVerified.VISIT: _("Site visit"),
        HowVerified.PHOTO: _("Photo or video"),
        HowVerified.AUDIT: _("Third-party audit"),
    }


def choices() -> dict[Field, Mapping[str, str]]:
    """What each list offers: by column, the key that files keep and the word that people see."""
    return {
        Field.SEVERITY: {one.value: wording.severity(one) for one in Severity},
        Field.ZERO: dict(zero_tolerance().items()),
        Field.FINDING_STATUS: dict(finding_statuses().items()),
        Field.CAUSE_TYPE: _root_causes(),
        Field.REMEDY_TYPE: remedies(),
        Field.TYPE: action_types(),
        Field.CONSULTED: {"yes": _("Yes"), "no": _("No"), "planned": _("Planned")},
        Field.STATUS: dict(statuses().items()),
        Field.HOW_VERIFIED: dict(_verifications().items()),
        Field.DECISION: dict(decisions().items()),
        Field.EFFORT: {size: size for size in ("XS", "S", "M", "L", "XL")},
    }
