"""What a clause comes to: met, partly met, not met, to be reviewed, to be topped up."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.model.code import CriteriaHub, Relation
from sctoolkit.model.result import Outcome, Part, Why, covering
from sctoolkit.model.scoring import ScoringProfile
from sctoolkit.model.severity import Severity

BREACHES = (Outcome.PARTLY_MET, Outcome.NOT_MET)
OPEN = (Outcome.REVIEW, Outcome.TOP_UP)
"""May turn out to be breaches."""
GRAVITY = (Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.REVIEW)
"""The outcomes of findings, gravest first."""


def reached(figure: float, bound: float) -> bool:
    """Whether a figure is at or above a bound, rounding of sums forgiven."""
    return figure >= bound - 1e-9


def outcome(
    clause: Part, hub: CriteriaHub, profile: ScoringProfile
) -> tuple[Outcome, tuple[Why, ...]]:
    """The outcome of a clause with its reasons, from the parts that cover it.

    Partial on a zero-tolerance criterion is a fail until clarified, however good the rest is, and
    it is partial as soon as one of its questions falls short.
    """
    if clause.because is not None:
        return Outcome.NOT_ASSESSED, (Why.OUTSIDE_HUB,)
    if clause.share is None:
        applies = clause.coverage is not None
        return Outcome.NOT_ASSESSED if applies else Outcome.NOT_APPLICABLE, (Why.NO_PARTS,)
    return _of_figure(clause, clause.share, hub, profile)


def _of_figure(
    clause: Part, share: float, hub: CriteriaHub, profile: ScoringProfile
) -> tuple[Outcome, tuple[Why, ...]]:
    tests = [part for _units, part in covering(clause)]
    short = [part for part in tests if _falls_short(part, profile.met_at, hub)]
    asks_less = all(part.relation == Relation.PARTIAL for part in short)
    if any(_zero_tolerance(part, hub) for part in short):
        why = (Why.CODE_ASKS_LESS,) if asks_less else ()
        held_down = reached(share, profile.not_met_below)
        return Outcome.NOT_MET, (*why, Why.ZERO_TOLERANCE) if held_down else why
    if reached(share, profile.met_at):
        return _met(tests)
    if asks_less and reached(clause.share_of(clause.high) or 0.0, profile.met_at):
        return Outcome.REVIEW, (Why.CODE_ASKS_LESS,)
    partly = reached(share, profile.not_met_below)
    return Outcome.PARTLY_MET if partly else Outcome.NOT_MET, ()


def _met(tests: Sequence[Part]) -> tuple[Outcome, tuple[Why, ...]]:
    """Met, or to be topped up where the code asks for more than a part that was answered."""
    if any(part.relation == Relation.EXCEEDS and part.point is not None for part in tests):
        return Outcome.TOP_UP, (Why.CODE_ASKS_MORE,)
    return Outcome.MET, ()


def _falls_short(part: Part, met_at: float, hub: CriteriaHub) -> bool:
    tested = part.parts if _zero_tolerance(part, hub) else (part,)
    return any(one.share is not None and not reached(one.share, met_at) for one in tested)


def _zero_tolerance(part: Part, hub: CriteriaHub) -> bool:
    criterion = hub.criteria.get(part.id)
    return criterion is not None and criterion.severity is Severity.ZERO_TOLERANCE
