"""Two results under one code, an old and a new one: what is new, fixed, worse, better, back."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Result, Why, covering, placed
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text

SAME = 1e-9
"""Shares that differ by no more are the same."""
Place = tuple[str, str]
"""A clause, and the unit that it stands in."""


class Move(StrEnum):
    """What became of a clause."""

    NEW = "new"
    REPEATED = "repeated"
    """Its action was closed as verified, and it is found again."""
    WORSE = "worse"
    SAME = "same"
    BETTER = "better"
    FIXED = "fixed"
    NOT_COMPARABLE = "not-comparable"


class Hindrance(StrEnum):
    """Why two states of a clause cannot be compared."""

    NOT_ASSESSED_BEFORE = "not-assessed-before"
    NOT_ASSESSED_NOW = "not-assessed-now"
    OTHER_SCOPE_BEFORE = "other-scope-before"
    OTHER_SCOPE_NOW = "other-scope-now"
    NOT_APPLICABLE_BEFORE = "not-applicable-before"
    NOT_APPLICABLE_NOW = "not-applicable-now"
    NOT_THERE_BEFORE = "not-there-before"
    """The unit, or the clause, did not exist."""
    NOT_THERE_NOW = "not-there-now"
    NOT_IN_CODE = "not-in-code"
    """Actions were opened under an earlier version of the code, which had the clause."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A clause in both results."""

    clause: str
    unit: str
    title: Text
    severity: Severity
    move: Move
    was: Outcome | None
    now: Outcome | None
    was_share: float | None
    """As a share of what the clause could reach, 0 to 1; None where it has no figure."""
    now_share: float | None
    because: Hindrance | None = None
    """Only what cannot be compared has one."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A clause that only an earlier version of the code had, and that actions are open for."""

    clause: str
    title: Text
    severity: Severity


@dataclass(frozen=True, slots=True)
class Changes:
    """An old and a new result under one code."""

    old: Result
    new: Result
    moved: tuple[Moved, ...]
    """The gravest first, without clauses that are met in both."""

    def of(self, move: Move) -> tuple[Moved, ...]:
        """All clauses with this move."""
        return tuple(one for one in self.moved if one.move is move)

    @property
    def assessed(self) -> bool:
        """Whether anything of the code was assessed, before or now."""
        parts = (*_parts(self.old).values(), *_parts(self.new).values())
        return not all(map(_unknown, parts))


def changes(
    old: Result,
    new: Result,
    closed: Container[Place] = (),
    dropped: Sequence[Dropped] = (),
) -> Changes:
    """What became of each clause; `closed` are those whose actions were closed since.

    Both results must come from the same code, so that a clause means the same in both.
    """
    before, after = _parts(old), _parts(new)
    severities = {(one.clause, one.unit): one for one in (*old.findings, *new.findings)}
    found = []
    for place in dict.fromkeys((*after, *before)):
        one = _moved(place, before.get(place), after.get(place), severities.get(place))
        if one is not None and one.move in (Move.SAME, Move.WORSE, Move.BETTER, Move.NEW):
            one = _repeated(one, closed)
        if one is not None:
            found.append(one)
    found += map(_dropped, dropped)
    found.sort(key=lambda one: (list(Move).index(one.move), one.severity.rank))
    return Changes(old, new, tuple(found))


def _dropped(one: Dropped) -> Moved:
    nothing, because = (None, None, None, None), Hindrance.NOT_IN_CODE
    return Moved(one.clause, "", one.title, one.severity, Move.NOT_COMPARABLE, *nothing, because)


def _parts(result: Result) -> dict[Place, Part]:
    return {
        (part.id, units[-1] if units else ""): part
        for units, part in placed(result.tree, PartKind.CLAUSE)
    }


def _repeated(one: Moved, closed: Container[Place]) -> Moved:
    if (one.clause, one.unit) not in closed:
        return one
    return replace(one, move=Move.REPEATED)


def _moved(
    place: Place, before: Part | None, after: Part | None, finding: Finding | None
) -> Moved | None:
    """What became of the clause; None where there is nothing to say."""
    part = after or before
    assert part is not None  # noqa: S101 - the place is of one of them
    if _is_nothing(before, after):
        return None
    because = _hindrance(before, after)
    move = _move(before, after) if because is None else Move.NOT_COMPARABLE
    severity = finding.severity if finding else part.severity or Severity.OBSERVATION
    title = finding.title if finding else part.title or Text({"en": part.id})
    was, now = _outcome(before), _outcome(after)
    shares = _reached(before), _reached(after)
    return Moved(*place, title, severity, move, was, now, *shares, because)


def _is_nothing(before: Part | None, after: Part | None) -> bool:
    """Whether no finding is there, and nothing that was known on one side only."""
    if _is_finding(_outcome(before)) or _is_finding(_outcome(after)):
        return False
    return _unknown(before) is _unknown(after)


def _reached(part: Part | None) -> float | None:
    return part.share if part else None


def _outcome(part: Part | None) -> Outcome | None:
    return part.outcome if part else None


def _is_finding(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.is_finding


def _unknown(part: Part | None) -> bool:
    return part is None or part.outcome in (Outcome.NOT_ASSESSED, Outcome.NOT_APPLICABLE)


def _move(before: Part | None, after: Part | None) -> Move:
    if not _is_finding(_outcome(before)):
        return Move.NEW
    if not _is_finding(_outcome(after)):
        return Move.FIXED
    was, now = (part.share or 0.0 if part else 0.0 for part in (before, after))
    if abs(was - now) <= SAME:
        return Move.SAME
    return Move.WORSE if now < was else Move.BETTER


def _hindrance(before: Part | None, after: Part | None) -> Hindrance | None:
    """Why they cannot be compared; None where they can."""
    then = _lack(before)
    if then is not None:
        return Hindrance(f"{then}-before")
    now = _lack(after)
    return Hindrance(f"{now}-now") if now else None


def _lack(part: Part | None) -> str | None:
    if part is None:
        return "not-there"
    if part.outcome is Outcome.NOT_APPLICABLE:
        return "not-applicable"
    if part.outcome is not Outcome.NOT_ASSESSED:
        return None
    larger = any(Why.OUT_OF_SCOPE in cover.why for _units, cover in covering(part))
    return "other-scope" if larger else "not-assessed"
