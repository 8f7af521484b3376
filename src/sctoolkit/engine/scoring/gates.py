"""What stands between the sum and the score: no score at all, or a figure held down."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter

from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.scoring.triggers import as_grave, set_off
from sctoolkit.model.result import Cap, Part, PartKind, Why, of_kind
from sctoolkit.model.scoring import CapRule, ScoringProfile
from sctoolkit.model.text import Text


def gated(total: Part, profile: ScoringProfile) -> tuple[Part, tuple[Cap, ...]]:
    """The total after the gates, and the caps that held its figure down, the tightest first."""
    for rule in profile.void_if:
        clauses = [one for one in of_kind(total, PartKind.CLAUSE) if one.id in rule.clauses]
        outcomes = as_grave(rule.outcomes)
        if any(one.outcome in outcomes for one in clauses):
            return _void(total, rule.because), ()
    if total.point is None or total.low is None or total.high is None:
        return total, ()
    caps = [
        (rule.figure, found)
        for rule in profile.caps
        if rule.figure is not None
        and rule.figure < total.high
        and (found := cap(rule, total)) is not None
    ]
    if not caps:
        return total, ()
    caps.sort(key=itemgetter(0))
    most, point = caps[0][0], total.point
    held = replace(
        total, point=min(point, most), low=min(total.low, most), high=min(total.high, most)
    )
    return held, tuple(one for figure, one in caps if not reached(figure, point))


def _void(total: Part, because: Text) -> Part:
    return replace(
        total, point=None, low=None, high=None, stages=(), why=(Why.VOID,), because=because
    )


def cap(rule: CapRule, total: Part) -> Cap | None:
    """The cap with what set it off; None where its condition does not hold."""
    found = set_off(rule.when, total.parts)
    return Cap(rule.to, rule.because, found, rule.figure) if found else None
