"""The total of a code: its method over the parts that count, less what findings take off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from sctoolkit.engine.means import combine
from sctoolkit.model.result import Outcome, Part, parts_of_total
from sctoolkit.model.scoring import Method, ScoringProfile, Total
from sctoolkit.model.severity import Severity

BREACHES = (Outcome.PARTLY_MET, Outcome.NOT_MET)
OPEN = (Outcome.REVIEW, Outcome.TOP_UP)
"""May turn out to be breaches."""

Figures = tuple[float | None, float | None, float | None]
"""Point, low and high."""


@dataclass(frozen=True, slots=True)
class Totalled:
    """The figures of a total, shares of its scale; None where there is none."""

    point: float | None
    low: float | None
    high: float | None
    deducted: float = 0.0


def total(
    profile: ScoringProfile, sections: Sequence[Part], severities: Mapping[str, Severity]
) -> Totalled:
    """The total of the sections; `severities` are those of the clauses, by id."""
    if profile.total in (Total.REFUSED, Total.RATING_ONLY):
        return Totalled(None, None, None)
    clauses = [
        clause
        for section in sections
        for clause in section.parts
        if section.weight > 0 and clause.weight > 0
    ]
    point, low, high = _made(profile, sections, clauses)
    if point is None or low is None or high is None:
        return Totalled(None, None, None)
    taken = _taken(profile, clauses, severities, BREACHES)
    at_worst = _taken(profile, clauses, severities, BREACHES + OPEN)
    return Totalled(point - taken, low - at_worst, high - taken, taken)


def _made(profile: ScoringProfile, sections: Sequence[Part], clauses: Sequence[Part]) -> Figures:
    if profile.method is Method.CONFORMING:
        return _conforming(clauses)
    return combine(profile.method, parts_of_total(sections, profile.of))


def _conforming(clauses: Sequence[Part]) -> Figures:
    judged = [clause.outcome for clause in clauses if clause.point is not None]
    if not judged:
        return None, None, None
    conform = sum(outcome not in BREACHES for outcome in judged)
    unsure = sum(outcome in OPEN for outcome in judged)
    share = conform / len(judged)
    return share, (conform - unsure) / len(judged), share


def _taken(
    profile: ScoringProfile,
    clauses: Sequence[Part],
    severities: Mapping[str, Severity],
    outcomes: tuple[Outcome, ...],
) -> float:
    """What the clauses with these outcomes take off, as a share of the scale."""
    found = [severities[clause.id] for clause in clauses if clause.outcome in outcomes]
    start, end = profile.scale
    return fsum(profile.deduct.get(severity, 0.0) for severity in found) / (end - start)
