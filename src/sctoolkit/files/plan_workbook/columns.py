"""The columns of the Actions sheet, in order, and the words that its lists offer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

from sctoolkit import wording
from sctoolkit.files.plan_workbook.brief import Columns
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, FindingStatus
from sctoolkit.model.severity import Severity

SHEET = "Actions"
FIRST_ROW = 2
"""The first row of actions; row 1 holds the headings."""


class Kind(StrEnum):
    """What a column holds."""

    OURS = "ours"
    """Grey: written by sctoolkit, not to be changed."""
    TEXT = "text"
    LIST = "list"
    DATE = "date"
    WHOLE = "whole"
    SHARE = "share"
    AMOUNT = "amount"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    title: str
    kind: Kind
    width: int
    guide: str = ""
    """One sentence for the Read me sheet."""
    words: tuple[str, ...] = ()
    """What its list offers."""
    required: bool = False
    """Must be filled before the plan is submitted."""
    simple: bool = False
    """Shown to small suppliers."""
    standard: bool = True
    """Shown by default."""

    def shown(self, columns: Columns) -> bool:
        """Whether the column is shown in that profile."""
        if columns is Columns.ALL:
            return True
        return self.simple if columns is Columns.SIMPLE else self.standard


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


def columns() -> list[Column]:
    """All columns of the Actions sheet, left to right."""
    return [*_found(), *_cause(), *_who_and_when(), *_checked()]


def _found() -> list[Column]:
    severities = tuple(wording.severity(one) for one in Severity)
    return [
        Column(
            "id",
            _("Action ID"),
            Kind.OURS,
            24,
            _("Names the action for good; leave it as it is."),
            simple=True,
        ),
        Column("finding", _("Finding ref"), Kind.OURS, 18),
        Column("site", _("Company / site"), Kind.OURS, 18, simple=True),
        Column("clauses", _("Code and clause"), Kind.OURS, 18, simple=True),
        Column(
            "text",
            _("Finding"),
            Kind.OURS,
            52,
            _("The question and the answer that was given."),
            simple=True,
        ),
        Column(
            "severity",
            _("Severity"),
            Kind.LIST,
            13,
            _("Change it only with a reason in a comment."),
            severities,
            simple=True,
        ),
        Column("zero", _("Zero tolerance"), Kind.LIST, 10, "", yes_no()),
        Column(
            "finding_status",
            _("Finding status"),
            Kind.LIST,
            12,
            "",
            tuple(finding_statuses().values()),
        ),
    ]


def _cause() -> list[Column]:
    return [
        Column("cause_type", _("Root cause type"), Kind.LIST, 16, "", _root_causes()),
        Column(
            "cause",
            _("Root cause"),
            Kind.TEXT,
            30,
            _("Why did it come to this? Ask why again until you can act on it."),
            required=True,
            simple=True,
        ),
        Column(
            "immediate", _("Immediate correction"), Kind.TEXT, 30, _("What stops the harm today.")
        ),
        Column(
            "correct",
            _("Corrective action"),
            Kind.TEXT,
            58,
            _("What closes the gap. Pre-filled; make it yours."),
            required=True,
            simple=True,
        ),
        Column(
            "prevent",
            _("Preventive action"),
            Kind.TEXT,
            58,
            _("What keeps it closed. It must answer the root cause."),
            simple=True,
        ),
        Column(
            "remedy",
            _("Remedy for people harmed"),
            Kind.TEXT,
            46,
            _("What to do for people who may have been harmed."),
        ),
        Column("remedy_type", _("Worker remedy"), Kind.LIST, 16, "", _remedies()),
        Column(
            "workers", _("Workers affected"), Kind.WHOLE, 10, _("How many people; a whole number.")
        ),
        Column("amount", _("Amount repaid"), Kind.AMOUNT, 11),
        Column("currency", _("Currency"), Kind.TEXT, 9, _("Three letters, for example EUR.")),
        Column("type", _("Action type"), Kind.LIST, 16, "", tuple(action_types().values())),
    ]


def _who_and_when() -> list[Column]:
    planned = (*yes_no(), _("Planned"))
    return [
        Column(
            "person",
            _("Responsible person"),
            Kind.TEXT,
            18,
            _("A name, not a department."),
            required=True,
            simple=True,
        ),
        Column("role", _("Role"), Kind.TEXT, 16),
        Column("email", _("E-mail"), Kind.TEXT, 20),
        Column("consulted", _("Workers or union consulted"), Kind.LIST, 12, "", planned),
        Column("start", _("Start"), Kind.DATE, 12, standard=False),
        Column(
            "due",
            _("Due"),
            Kind.DATE,
            12,
            _("Pre-filled from your own deadlines, which are no official rule of any code."),
            required=True,
            simple=True,
        ),
        Column("status", _("Status"), Kind.LIST, 18, "", tuple(statuses().values()), simple=True),
        Column("done", _("% done"), Kind.SHARE, 8),
    ]


def _checked() -> list[Column]:
    decisions = (_("Pending"), _("Approved"), _("Declined"))
    return [
        Column("how_verified", _("How verified"), Kind.LIST, 15, "", _verifications()),
        Column(
            "evidence",
            _("Evidence link or file"),
            Kind.TEXT,
            28,
            _("One on each line."),
            simple=True,
        ),
        Column(
            "verified_by",
            _("Verified by"),
            Kind.TEXT,
            16,
            _("Someone other than the person responsible."),
        ),
        Column("verified_on", _("Verified on"), Kind.DATE, 12),
        Column("new_due", _("New due date asked for"), Kind.DATE, 12),
        Column("new_due_reason", _("Reason for a new date"), Kind.TEXT, 22),
        Column("decision", _("Decision"), Kind.LIST, 11, "", decisions),
        Column(
            "consequence",
            _("If not done"),
            Kind.TEXT,
            22,
            _("What follows if the action is not done."),
            standard=False,
        ),
        Column("cost", _("Cost"), Kind.AMOUNT, 10, standard=False),
        Column(
            "effort", _("Effort"), Kind.LIST, 8, "", ("XS", "S", "M", "L", "XL"), standard=False
        ),
        Column("comment_supplier", _("Comment of the site"), Kind.TEXT, 26),
        Column("comment_buyer", _("Comment of the buyer"), Kind.TEXT, 26),
        Column("overdue", _("Days overdue"), Kind.FORMULA, 9),
    ]


def letters(of: list[Column]) -> dict[str, str]:
    """Key to column letter."""
    return {column.key: get_column_letter(place) for place, column in enumerate(of, 1)}
