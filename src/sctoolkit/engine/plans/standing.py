"""Where an action of a plan stands on a day: what is overdue, proven, still to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Field, FollowedAction
from sctoolkit.model.severity import Severity

SOON = 30
"""Days before its deadline from which on an action is due soon."""
REQUIRED = (Field.CAUSE, Field.CORRECT, Field.PERSON, Field.DUE)
"""Must be filled in before the plan is submitted."""
GRAVE = (Severity.ZERO_TOLERANCE, Severity.CRITICAL)
"""What stops such a harm at once must be said as well."""
FINISHED = (ActionStatus.CLOSED, ActionStatus.NO_ACTION)
WAITING = (ActionStatus.SUBMITTED, ActionStatus.DISPUTED)


class Timing(StrEnum):
    """How an action stands to its deadline."""

    OVERDUE = "overdue"
    SOON = "soon"
    UNDATED = "undated"
    IN_TIME = "in time"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one action stands."""

    status: ActionStatus
    zero: ZeroTolerance
    proven: bool
    """Closed with evidence that someone other than the person responsible checked."""
    timing: Timing
    days: int | None
    """Until the deadline, below 0 once it is over; None without one."""
    missing: tuple[Field, ...]
    """What must still be filled in."""

    @property
    def finished(self) -> bool:
        """Closed, or set aside with a reason."""
        return self.status in FINISHED

    @property
    def to_do(self) -> bool:
        """Waits for the person responsible rather than for a review or for nothing."""
        return self.status not in (*FINISHED, *WAITING)

    @property
    def overdue(self) -> bool:
        """Still to be done after its deadline."""
        return self.to_do and self.timing is Timing.OVERDUE


def standing(action: FollowedAction, today: date) -> Standing:
    """Where the action stands today."""
    due = action.due
    days = (due - today).days if due else None
    return Standing(
        status=action.status,
        zero=action.zero_tolerance,
        proven=action.status is ActionStatus.CLOSED and not unproven(action),
        timing=_timing(days),
        days=days,
        missing=_missing(action),
    )


def unproven(action: FollowedAction) -> tuple[Field, ...]:
    """What the proof of closure lacks: evidence, or a name other than the person responsible."""
    lacks = [column for column in (Field.EVIDENCE, Field.VERIFIED_BY) if not action.value(column)]
    if same_person(action):
        lacks.append(Field.VERIFIED_BY)
    return tuple(lacks)


def same_person(action: FollowedAction) -> bool:
    """Whether the person responsible verified the own work."""
    by, person = _name(action, Field.VERIFIED_BY), _name(action, Field.PERSON)
    return bool(by) and by == person


def _name(action: FollowedAction, column: Field) -> str:
    return " ".join(action.words(column).casefold().split())


def _timing(days: int | None) -> Timing:
    if days is None:
        return Timing.UNDATED
    if days < 0:
        return Timing.OVERDUE
    return Timing.SOON if days <= SOON else Timing.IN_TIME


def _missing(action: FollowedAction) -> tuple[Field, ...]:
    wanted = list(REQUIRED)
    if action.severity in GRAVE:
        wanted.append(Field.IMMEDIATE)
    return tuple(column for column in wanted if action.value(column) in (None, ""))
