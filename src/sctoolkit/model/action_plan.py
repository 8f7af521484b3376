"""Action plans: what to do about each gap, who, until when, and how it will be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sctoolkit.model.assessment import AnswerState, Value
from sctoolkit.model.questionnaire import GapActions
from sctoolkit.model.result import Finding
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text


class Gap(StrEnum):
    """How far an answer falls short."""

    ABSENT = "absent"
    """Worth less than 0.5."""
    PARTIAL = "partial"
    """Worth 0.5 or more, below what the code counts as met."""
    UNKNOWN = "unknown"
    """Nobody knows, or nobody says."""


class ActionStatus(StrEnum):
    """Where an action stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    SUBMITTED = "submitted"
    CLOSED = "closed"
    """Verified, with evidence, by someone other than the person responsible."""
    DISPUTED = "disputed"
    NO_ACTION = "no-action"
    """Justified in writing."""


class FindingStatus(StrEnum):
    """Whether a gap was there last time."""

    NEW = "new"
    CARRIED_OVER = "carried-over"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """A clause of a code, as people cite it."""

    code: str
    clause: str
    review: bool = False
    """True where the clause asks less than the question: check whether it is breached at all."""


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """One row of the plan: a gap and what closes it."""

    id: str
    """ACT-<question>-<n>; never numbered anew."""
    question: str
    ask: Text
    state: AnswerState
    value: Value
    gap: Gap
    point: float
    """What the answer is worth, 0 to 1."""
    severity: Severity
    clauses: tuple[ClauseRef, ...]
    actions: GapActions
    due: date
    remedy: Text | None = None
    """What to do for people who may have been harmed; None where nobody is."""
    missing: tuple[Text, ...] = ()
    """Checklist items that are not there yet."""
    note: str = ""
    zero_tolerance: bool = False
    status: ActionStatus = ActionStatus.NOT_STARTED
    finding_status: FindingStatus = FindingStatus.NEW


class NoActionReason(StrEnum):
    """Why a finding has no action of its own."""

    TOP_UP = "top-up"
    """The clause asks more than was tested: its own question is to be answered first."""
    NOT_ASSESSED = "not-assessed"
    """Nothing was tested or answered, so there is nothing to correct yet."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A clause without an action, and why."""

    code: str
    clause: str
    title: Text
    reason: NoActionReason
    because: Text | None = None


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """An answer worth full marks."""

    question: str
    ask: Text
    value: Value
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """What one assessment calls for under one or more codes."""

    made_on: date
    actions: tuple[CorrectiveAction, ...]
    """Gravest first."""
    findings: tuple[tuple[str, Finding], ...]
    """Code id and finding."""
    without_action: tuple[Reasoned, ...]
    good_practice: tuple[GoodPractice, ...]
    deadlines: dict[Severity, int]
    """Days per severity, as configured."""
