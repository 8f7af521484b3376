"""Two codes to a comparison, through the criteria that their clauses cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import fsum

from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.model.code import Clause, Code, Cover, CriteriaHub, Criterion, Relation
from sctoolkit.model.equivalence import (
    ClauseMatch,
    Comparison,
    Degree,
    Match,
    Share,
    Side,
    Stand,
)
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text

ABSENT = Side(Stand.ABSENT)
WEIGHTS = {
    Severity.ZERO_TOLERANCE: 16,
    Severity.CRITICAL: 8,
    Severity.MAJOR: 4,
    Severity.MINOR: 2,
    Severity.OBSERVATION: 1,
}
"""What a criterion weighs in the weighted share: each step is twice as grave as the next one."""
_STANDS = {
    Relation.PARTIAL: Stand.PARTIAL,
    Relation.EQUIVALENT: Stand.EQUIVALENT,
    Relation.EXCEEDS: Stand.EXCEEDS,
}
_ORDER = list(Stand)
_WORST = (Degree.NOT_COVERED, Degree.PARTLY, Degree.CHECK, Degree.EQUIVALENT, Degree.EXCEEDS)


@dataclass(frozen=True, slots=True)
class Position:
    """What a code asks for, worked out once for many comparisons."""

    code: Code
    clauses: tuple[Clause, ...]
    sides: Mapping[str, Side]
    """By criterion; those that no clause covers are left out."""


def position(code: Code, hub: CriteriaHub) -> Position:
    """Where the code stands on each criterion: the strictest of its clauses decides."""
    clauses = tuple(code.clauses())
    return Position(code, clauses, asked(clauses, hub))


def asked(clauses: Iterable[Clause], hub: CriteriaHub) -> dict[str, Side]:
    """What these clauses ask for together, by criterion."""
    covering: dict[str, list[tuple[Clause, Cover]]] = {}
    for clause in clauses:
        for cover in clause.covers:
            if cover.criterion in hub.criteria:
                covering.setdefault(cover.criterion, []).append((clause, cover))
    return {name: _side(found, hub.criteria[name]) for name, found in covering.items()}


def compare(own: Position, other: Position, hub: CriteriaHub) -> Comparison:
    """The first code measured by the second one."""
    names = [name for name in hub.criteria if name in own.sides or name in other.sides]
    matches = [_match(hub.criteria[name], own.sides, other.sides) for name in names]
    return _comparison(own, other, hub, matches)


def inverted(
    comparison: Comparison, own: Position, other: Position, hub: CriteriaHub
) -> Comparison:
    """The second code measured by the first one, from what is known of the other direction."""
    matches = {one.criterion: one.inverted() for one in comparison.matches}
    return _comparison(other, own, hub, [matches[name] for name in hub.criteria if name in matches])


Matrix = dict[tuple[str, str], Share | None]
"""Plain shares by the ids of the code that is measured and of the one that it is measured by."""


def matrix(positions: Sequence[Position], hub: CriteriaHub) -> Matrix:
    """Every code measured by every other one."""
    return {
        (own.code.id, other.code.id): share(own, other, hub)
        for own, other in permutations(positions, 2)
    }


def share(own: Position, other: Position, hub: CriteriaHub) -> Share | None:
    """The plain share alone, for many pairs of codes."""
    return _share([_match(hub.criteria[one], own.sides, other.sides) for one in other.sides])


def degree(own: Side, other: Side, criterion: Criterion) -> Degree:
    """What the first side comes to, measured by the second one."""
    if other.stand is Stand.ABSENT:
        return Degree.ASKS_MORE
    if own.stand is Stand.ABSENT:
        return Degree.NOT_COVERED
    if criterion.levels:
        first = criterion.level_rank(own.level) or 0
        second = criterion.level_rank(other.level) or 0
    elif own.stand is other.stand is not Stand.EQUIVALENT:
        return Degree.CHECK
    else:
        first, second = _ORDER.index(own.stand), _ORDER.index(other.stand)
    if first == second:
        return Degree.EQUIVALENT
    return Degree.EXCEEDS if first > second else Degree.PARTLY


def _side(found: Sequence[tuple[Clause, Cover]], criterion: Criterion) -> Side:
    clauses = tuple(dict.fromkeys(clause.id for clause, _cover in found))
    if criterion.levels:
        rank = max(criterion.level_rank(cover.level or "") or 0 for _clause, cover in found)
        level = criterion.levels[rank - 1].id if rank else ""
        strictest = [cover for _clause, cover in found if cover.level == level]
        return Side(Stand.EQUIVALENT, level, clauses, _because(strictest))
    stands = [_STANDS[cover.relation or Relation.PARTIAL] for _clause, cover in found]
    stand = max(stands, key=_ORDER.index)
    deciding = [cover for (_clause, cover), one in zip(found, stands, strict=True) if one is stand]
    return Side(stand, "", clauses, _because(deciding))


def _because(covers: Iterable[Cover]) -> tuple[Text, ...]:
    said = [cover.because for cover in covers if cover.because is not None]
    return tuple(text for place, text in enumerate(said) if text not in said[:place])


def _match(criterion: Criterion, own: Mapping[str, Side], other: Mapping[str, Side]) -> Match:
    first, second = own.get(criterion.id, ABSENT), other.get(criterion.id, ABSENT)
    found = degree(first, second, criterion)
    return Match(criterion.id, found, criterion.severity, first, second)


def _comparison(
    own: Position, other: Position, hub: CriteriaHub, matches: Sequence[Match]
) -> Comparison:
    asked = [one for one in matches if one.degree is not Degree.ASKS_MORE]
    order = list(Degree)
    return Comparison(
        own.code.name,
        other.code.name,
        hub.version,
        tuple(sorted(matches, key=lambda one: _grave_first(one, order))),
        tuple(_clause_match(clause, own, hub) for clause in other.clauses),
        _share(asked),
        _share(asked, WEIGHTS),
    )


def _grave_first(match: Match, order: Sequence[Degree]) -> tuple[bool, int, int]:
    return not match.degree.is_gap, match.severity.rank, order.index(match.degree)


def _clause_match(clause: Clause, own: Position, hub: CriteriaHub) -> ClauseMatch:
    """The first code measured by one clause, each criterion as this clause alone asks for it."""
    matches = []
    for cover in clause.covers:
        criterion = hub.criteria.get(cover.criterion)
        if criterion is not None:
            alone = {criterion.id: _side([(clause, cover)], criterion)}
            matches.append(_match(criterion, own.sides, alone))
    found = [name for one in matches for name in one.own.clauses]
    severity = clause_severity(clause, hub)
    worst = _worst([one.degree for one in matches])
    return ClauseMatch(clause.id, worst, severity, tuple(matches), tuple(dict.fromkeys(found)))


def _worst(degrees: Sequence[Degree]) -> Degree:
    """The worst of several; partly where some of them are there and others are not."""
    if not degrees:
        return Degree.CHECK
    worst = min(degrees, key=_WORST.index)
    mixed = worst is Degree.NOT_COVERED and len(set(degrees)) > 1
    return Degree.PARTLY if mixed else worst


def _share(matches: Sequence[Match], weights: Mapping[Severity, int] | None = None) -> Share | None:
    """The share of the matches that are covered; None where there are none."""
    weighed = [(one.degree, weights[one.severity] if weights else 1) for one in matches]
    whole = fsum(weight for _degree, weight in weighed)
    covered = fsum(weight for found, weight in weighed if found.is_covered)
    checked = fsum(weight for found, weight in weighed if found is Degree.CHECK)
    if not whole:
        return None
    return Share(covered / whole, (covered + checked) / whole)
