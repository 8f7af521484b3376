"""Where plans stand on a day: what is open, overdue, due soon, closed with and without proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from sctoolkit.engine.plans.standing import WAITING, Standing, standing
from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan
from sctoolkit.model.severity import Severity

SPANS = ((0, 30), (31, 60), (61, 90))
"""Days until the deadline, first and last."""
NEVER = 10**6
"""Days that stand for no deadline where actions are put in order."""


class FailOn(StrEnum):
    """What a scheduler wants to be told about."""

    OVERDUE = "overdue"
    OVERDUE_MINOR = "overdue-minor"
    OVERDUE_MAJOR = "overdue-major"
    OVERDUE_CRITICAL = "overdue-critical"
    OVERDUE_ZERO_TOLERANCE = "overdue-zero-tolerance"
    OPEN_ZERO_TOLERANCE = "open-zero-tolerance"
    UNPROVEN = "unproven"
    """Closed without evidence, or without anybody else who looked."""


@dataclass(frozen=True, slots=True)
class Line:
    """An action with the plan that it stands in and where it stands."""

    plan: FollowedPlan
    action: FollowedAction
    at: Standing

    @property
    def grave(self) -> tuple[int, int, int]:
        """What sorts the gravest and the most overdue first."""
        severity = self.action.severity
        days = NEVER if self.at.days is None else self.at.days
        return self.at.zero.rank, len(Severity) if severity is None else severity.rank, days


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions stand where. `open` is all that is neither closed nor set aside."""

    name: str
    open: int
    overdue: int
    within: tuple[int, int, int]
    """Still to be done, and due within 30, in 31 to 60, in 61 to 90 days."""
    later: int
    undated: int
    waiting: int
    """Submitted for review, or disputed."""
    proven: int
    """Closed with evidence that somebody else looked at."""
    unproven: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """The state of one or many plans."""

    today: date
    plans: tuple[FollowedPlan, ...]
    total: Tally
    by_severity: tuple[Tally, ...]
    by_owner: tuple[Tally, ...]
    by_site: tuple[Tally, ...]
    by_clause: tuple[Tally, ...]
    by_plan: tuple[Tally, ...]
    zero_tolerance: tuple[Line, ...]
    """Open ones, those still to be clarified last."""
    overdue: tuple[Line, ...]
    """Gravest first; without zero tolerance, which stands by itself."""
    unproven: tuple[Line, ...]
    lines: tuple[Line, ...]
    """Every action, plan by plan."""

    def fails(self, bar: FailOn) -> bool:
        """Whether something is there that the bar forbids."""
        if bar is FailOn.UNPROVEN:
            return bool(self.unproven)
        certain = [one for one in self.zero_tolerance if one.at.zero is ZeroTolerance.YES]
        if bar is FailOn.OPEN_ZERO_TOLERANCE:
            return bool(certain)
        late = [one for one in (*self.overdue, *self.zero_tolerance) if one.at.overdue]
        return any(_as_grave(one, bar) for one in late)


def plan_status(plans: Sequence[FollowedPlan], today: date) -> PlanStatus:
    """Where the plans stand today."""
    lines = [
        Line(plan, action, standing(action, today)) for plan in plans for action in plan.actions
    ]
    unfinished = sorted((one for one in lines if not one.at.finished), key=lambda one: one.grave)
    zero = [one for one in unfinished if one.at.zero is not ZeroTolerance.NO]
    return PlanStatus(
        today,
        tuple(plans),
        _tally("", lines),
        _severities(lines),
        _groups(lines, lambda one: [one.action.words(Field.PERSON)]),
        _groups(lines, lambda one: [one.action.words(Field.SITE) or one.plan.subject]),
        _groups(lines, lambda one: one.action.cites),
        _groups(lines, lambda one: [one.plan.subject]),
        tuple(zero),
        tuple(one for one in unfinished if one.at.overdue and one not in zero),
        tuple(one for one in lines if one.at.status is ActionStatus.CLOSED and not one.at.proven),
        tuple(lines),
    )


def _as_grave(line: Line, bar: FailOn) -> bool:
    match bar:
        case FailOn.OVERDUE:
            return True
        case FailOn.OVERDUE_MINOR | FailOn.OVERDUE_MAJOR | FailOn.OVERDUE_CRITICAL:
            most = Severity(bar.value.removeprefix("overdue-")).rank
            severity = line.action.severity
            certain = line.at.zero is ZeroTolerance.YES
            return certain or (severity is not None and severity.rank <= most)
        case FailOn.OVERDUE_ZERO_TOLERANCE:
            return line.at.zero is ZeroTolerance.YES
        case FailOn.OPEN_ZERO_TOLERANCE | FailOn.UNPROVEN:
            return False
        case _:
            assert_never(bar)


def _severities(lines: Sequence[Line]) -> tuple[Tally, ...]:
    """Every severity that there is, gravest first; rows without one last, under no name."""
    found: dict[Severity | None, list[Line]] = {one: [] for one in (*Severity, None)}
    for one in lines:
        found[one.action.severity].append(one)
    return tuple(
        _tally(severity.value if severity else "", some) for severity, some in found.items() if some
    )


def _groups(lines: Sequence[Line], names: Callable[[Line], Iterable[str]]) -> tuple[Tally, ...]:
    """By name, those with most that is overdue, then open, first."""
    found: dict[str, list[Line]] = {}
    for one in lines:
        for name in names(one):
            found.setdefault(name, []).append(one)
    tallies = [_tally(name, some) for name, some in found.items()]
    return tuple(sorted(tallies, key=lambda one: (-one.overdue, -one.open, one.name)))


def _tally(name: str, lines: Sequence[Line]) -> Tally:
    at = [one.at for one in lines]
    to_do = [one for one in at if one.to_do]
    days = [one.days for one in to_do if one.days is not None]
    spans = [sum(first <= day <= last for day in days) for first, last in SPANS]
    proven = sum(one.proven for one in at)
    return Tally(
        name,
        open=sum(not one.finished for one in at),
        overdue=sum(day < 0 for day in days),
        within=(spans[0], spans[1], spans[2]),
        later=sum(day > SPANS[-1][1] for day in days),
        undated=len(to_do) - len(days),
        waiting=sum(one.status in WAITING for one in at),
        proven=proven,
        unproven=sum(one.status is ActionStatus.CLOSED for one in at) - proven,
        set_aside=sum(one.set_aside for one in at),
    )
