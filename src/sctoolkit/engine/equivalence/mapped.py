"""What a crosswalk that somebody else made says: drafts of levels and of relations, to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from sctoolkit.engine.equivalence.declaring import OF_DEGREE
from sctoolkit.model.code import Code, Cover, CriteriaHub
from sctoolkit.model.crosswalk import Crosswalk, Relationship, Tie
from sctoolkit.model.declaration import Claim, Level

OF_RELATIONSHIP = {
    Relationship.EQUAL: Level.EQUIVALENT,
    Relationship.EQUIVALENT: Level.EQUIVALENT,
    Relationship.SUPERSET: Level.EQUIVALENT,
    Relationship.SUBSET: Level.PARTLY,
    Relationship.INTERSECTS: Level.PARTLY,
    Relationship.NONE: Level.NOT_EQUIVALENT,
}
"""A superset may go beyond in anything, so it does not say that it asks more of this clause."""
_LEVELS = list(Level)
_NEAREST = list(Relationship)
Find = Callable[[str], str | None]
"""The id of the clause that a mapping means, None where the code has none."""


def named(walk: Crosswalk, source: Find | None, target: Find | None) -> tuple[Crosswalk, list[str]]:
    """The crosswalk with the ids of our clauses, and the names that were left out.

    An end of which nothing is known here keeps its names.
    """
    strange: dict[str, None] = {}
    ties = [_tie(tie, source, target, strange) for tie in walk.ties]
    known = replace(
        walk,
        ties=tuple(one for one in ties if one.sources and one.targets),
        source_gaps=_found(walk.source_gaps, source, strange),
        target_gaps=_found(walk.target_gaps, target, strange),
    )
    return known, list(strange)


def _tie(tie: Tie, source: Find | None, target: Find | None, strange: dict[str, None]) -> Tie:
    """The tie between our clauses; where some are unknown, just that something is shared."""
    before = len(strange)
    sources, targets = _found(tie.sources, source, strange), _found(tie.targets, target, strange)
    known = replace(tie, sources=sources, targets=targets)
    if len(strange) == before or tie.relationship is Relationship.NONE:
        return known
    return replace(known, relationship=Relationship.INTERSECTS, covered=None, covers=None)


def _found(names: tuple[str, ...], find: Find | None, strange: dict[str, None]) -> tuple[str, ...]:
    if find is None:
        return names
    found = [(name, find(name)) for name in names]
    strange.update((name, None) for name, clause in found if clause is None)
    return tuple(dict.fromkeys(clause for _name, clause in found if clause))


def drafted(walk: Crosswalk) -> dict[str, Claim]:
    """A claim with a draft level for each clause of the second code that the crosswalk names.

    Of clauses that it does not name nothing follows, unless it lists them as gaps.
    """
    claims = {clause: Claim(computed=Level.NOT_EQUIVALENT) for clause in walk.target_gaps}
    by_clause: dict[str, list[Tie]] = {}
    for tie in walk.ties:
        for clause in tie.targets:
            by_clause.setdefault(clause, []).append(tie)
    return claims | {clause: _claim(ties) for clause, ties in by_clause.items()}


def _claim(ties: list[Tie]) -> Claim:
    """The best of what single entries say; one that says it exactly counts before all others."""
    exact = [one for one in ties if one.covered is not None and len(one.targets) == 1]
    found = [(_level(one), one) for one in exact or ties]
    best = max((level for level, _tie in found if level), key=_LEVELS.index, default=None)
    places = [place for level, tie in found if level is best for place in tie.sources]
    return Claim(computed=best, reference=", ".join(dict.fromkeys(places)))


def _level(tie: Tie) -> Level | None:
    if tie.covered is not None and len(tie.targets) == 1:
        return OF_DEGREE.get(tie.covered)
    return OF_RELATIONSHIP[tie.relationship]


@dataclass(frozen=True, slots=True)
class Hint:
    """A criterion that a clause may ask for, because of the clause that it is mapped to."""

    clause: str
    cover: Cover
    like: str
    """The clause of the known code, as `eti:4.1`."""
    relationship: Relationship
    confidence: str


def hints(walk: Crosswalk, known: Code, hub: CriteriaHub) -> dict[str, list[Hint]]:
    """By clause of the first code, what its clauses may ask for by the clauses of a known code."""
    clauses = {one.id: one for one in known.clauses()}
    found: dict[str, dict[str, Hint]] = {}
    for tie in walk.ties:
        for source, target, relationship in _singled(tie):
            for cover in clauses[target].covers:
                hint = Hint(source, cover, f"{known.id}:{target}", relationship, tie.confidence)
                if cover.criterion in hub.criteria and relationship is not Relationship.NONE:
                    _keep_nearest(found.setdefault(source, {}), hint)
    return {clause: list(each.values()) for clause, each in found.items()}


def _keep_nearest(found: dict[str, Hint], hint: Hint) -> None:
    known = found.get(hint.cover.criterion)
    order = _NEAREST.index
    if known is None or order(hint.relationship) < order(known.relationship):
        found[hint.cover.criterion] = hint


def _singled(tie: Tie) -> Iterator[tuple[str, str, Relationship]]:
    """What follows for each pair of clauses: several together say less about each of them."""
    one_source, one_target = len(tie.sources) == 1, len(tie.targets) == 1
    same = tie.relationship in (Relationship.EQUAL, Relationship.EQUIVALENT)
    holds: Mapping[Relationship, bool] = {
        Relationship.SUPERSET: one_source and (same or tie.relationship is Relationship.SUPERSET),
        Relationship.SUBSET: one_target and (same or tie.relationship is Relationship.SUBSET),
    }
    found = next((one for one, true in holds.items() if true), Relationship.INTERSECTS)
    if tie.relationship is Relationship.NONE or (same and one_source and one_target):
        found = tie.relationship
    for source in tie.sources:
        for target in tie.targets:
            yield source, target, found
