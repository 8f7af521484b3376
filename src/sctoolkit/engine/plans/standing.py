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
    finished: bool
    """Closed, or set aside."""
    set_aside: bool
    proven: bool
    """Closed with evidence that someone other than the person responsible checked."""
    timing: Timing
    days: int | None
    """Until the deadline, below 0 once it is over; None without one."""
    missing: tuple[Field, ...]
    """What must still be filled in."""

    @property
    def to_do(self) -> bool:
        """Waits for the person responsible rather than for a review or for nothing."""
        return not self.finished and self.status not in WAITING

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
        finished=finished(action),
        set_aside=set_aside(action),
        proven=action.status is ActionStatus.CLOSED and not unproven(action),
        timing=_timing(days),
        days=days,
        missing=_missing(action),
    )


def finished(action: FollowedAction) -> bool:
    """Whether nothing is left to be done about it: closed, or set aside."""
    return action.status is ActionStatus.CLOSED or set_aside(action)


def set_aside(action: FollowedAction) -> bool:
    """Whether no action was justified. Zero tolerance stays open, whatever justified it."""
    return (
        action.status is ActionStatus.NO_ACTION and action.zero_tolerance is not ZeroTolerance.YES
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
