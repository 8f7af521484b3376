"""Action plans: what to do about each gap, who, until when, and how it will be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sctoolkit.model.assessment import AnswerState, AskedOf, Value
from sctoolkit.model.deadline import Deadline, Deadlines
from sctoolkit.model.questionnaire import GapActions
from sctoolkit.model.result import Finding, Outcome
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
    """Closed, and back again."""
    GONE = "gone"
    """The newest answers do not fall short any more; it is still to be verified and closed."""
    UNASKED = "unasked"
    """No clause of the codes as they are now asks for it: nobody knows whether it is settled."""


class ZeroTolerance(StrEnum):
    """Whether an action is about people in immediate danger."""

    YES = "yes"
    CLARIFY = "clarify"
    """Under a zero-tolerance finding, of which nobody knows yet whether this gap breaches it."""
    NO = "no"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(ZeroTolerance).index(self)


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """A clause of a code, as people cite it."""

    code: str
    clause: str
    review: bool = False
    """True where the clause asks less than the question: check whether it is breached at all."""
    unit: str = ""
    """The unit that the clause stands in, as in its finding."""


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """One row of the plan: a gap and what closes it."""

    id: str
    """ACT-<question>-<n>, or ACT-<unit>/<question>-<n>; never numbered anew."""
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
    deadlines: tuple[Deadline, ...]
    """By when it must be done, the earliest first: of each customer and code that says so."""
    remedy: Text | None = None
    """What to do for people who may have been harmed; None where nobody is."""
    missing: tuple[Text, ...] = ()
    """Checklist items that are not there yet."""
    note: str = ""
    zero_tolerance: ZeroTolerance = ZeroTolerance.NO
    status: ActionStatus = ActionStatus.NOT_STARTED
    finding_status: FindingStatus = FindingStatus.NEW
    unit: str = ""
    """The unit whose answer it is; empty for an answer of the whole."""

    @property
    def due(self) -> date:
        """The earliest deadline."""
        return self.deadlines[0].day

    @property
    def asked(self) -> AskedOf:
        """The question, as it was asked of the whole or of the unit."""
        return AskedOf(self.question, self.unit)


class NoActionReason(StrEnum):
    """Why a clause has no action."""

    TOP_UP = "top-up"
    """The clause asks more than was tested: its own question is to be answered first."""
    NOT_ANSWERED = "not-answered"
    """Its questions were asked, and not one of them has an answer that counts."""
    LARGER_SCOPE = "larger-scope"
    """Its questions belong to a larger scope of the questionnaire."""
    UNTESTED = "untested"
    """The questionnaire has no question about it."""
    NOT_APPLICABLE = "not-applicable"
    OUTSIDE = "outside"
    """No criterion covers it, so no question can."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A clause without an action, and why."""

    code: str
    clause: str
    title: Text
    severity: Severity
    outcome: Outcome
    reason: NoActionReason
    because: Text | None = None
    """What the code's file says about it; None where the reason says it all."""
    unit: str = ""
    """The unit that the clause stands in; empty where the reason is the same in all of them."""


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """An answer worth full marks."""

    question: str
    ask: Text
    value: Value
    evidence: tuple[str, ...]
    unit: str = ""
    """The unit whose answer it is."""


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """What one assessment calls for under one or more codes."""

    deadlines: Deadlines
    actions: tuple[CorrectiveAction, ...]
    """Gravest first."""
    findings: tuple[tuple[str, Finding], ...]
    """Code id and finding."""
    without_action: tuple[Reasoned, ...]
    good_practice: tuple[GoodPractice, ...]
    asked: int
    """How many questions the assessment asks of the whole and of its units."""
    open_questions: tuple[AskedOf, ...]
    """Those that nobody answered yet: the plan says nothing about them."""

    @property
    def made_on(self) -> date:
        """The day of the plan."""
        return self.deadlines.start
