"""From codes and declarations to a crosswalk: which clauses answer to which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sctoolkit.engine.equivalence.codes import Position, asked, compare, degree
from sctoolkit.engine.equivalence.declaring import OF_DEGREE
from sctoolkit.model.code import Basis, Clause, Code, Cover, CriteriaHub
from sctoolkit.model.crosswalk import Crosswalk, End, Relationship, Tie
from sctoolkit.model.declaration import Level, Published, PublishedClaim
from sctoolkit.model.equivalence import ClauseMatch, Comparison, Degree, Match, Side
from sctoolkit.model.text import Text

LOW, MEDIUM, HIGH = "low", "medium", "high"
OF_LEVEL = {
    Level.EQUIVALENT: Relationship.EQUIVALENT,
    Level.EXCEEDS: Relationship.SUPERSET,
    Level.PARTLY: Relationship.SUBSET,
}
"""Of a tool that is only known by what is declared of it."""
_DEGREES = {level: one for one, level in OF_DEGREE.items()}


def end_of(code: Code, language: str) -> End:
    """The code as one end of a crosswalk."""
    links = tuple((one.title, one.url) for one in code.sources if one.url)
    title = code.title.to(language)
    return End(code.name, title, (), code.publisher, code.edition, links)


def crosswalk(own: Position, other: Position, hub: CriteriaHub, language: str) -> Crosswalk:
    """Each clause of either code with all clauses of the other one on the same criteria.

    Of clauses that no criterion covers nothing is known, so they are no gaps either.
    """
    there, back = compare(own, other, hub), compare(other, own, hub)
    measuring = _Measuring(own.clauses, other.clauses, hub)
    ties: dict[tuple[tuple[str, ...], tuple[str, ...]], Tie] = {}
    for one in _answered(there):
        tie = measuring.tie(one.own_clauses, (one.clause,))
        ties[tie.sources, tie.targets] = replace(tie, covered=one.degree, lacking=_open(one))
    for one in _answered(back):
        tie = measuring.tie((one.clause,), one.own_clauses)
        known = ties.get((tie.sources, tie.targets), tie)
        ties[tie.sources, tie.targets] = replace(known, covers=one.degree, beyond=_open(one))
    ends = end_of(own.code, language), end_of(other.code, language)
    return Crosswalk(*ends, tuple(ties.values()), _gaps(back), _gaps(there))


def _answered(comparison: Comparison) -> list[ClauseMatch]:
    return [one for one in comparison.clauses if one.own_clauses]


def _gaps(comparison: Comparison) -> tuple[str, ...]:
    return tuple(one.clause for one in comparison.clauses if one.criteria and not one.own_clauses)


def _open(one: ClauseMatch) -> tuple[Match, ...]:
    """What of the clause is missing, or has to be checked by hand."""
    return tuple(match for match in one.criteria if not match.degree.is_covered)


@dataclass(frozen=True, slots=True)
class _Measuring:
    """Some clauses of one code beside some of another one."""

    own: Sequence[Clause]
    other: Sequence[Clause]
    hub: CriteriaHub

    def tie(self, sources: Iterable[str], targets: Iterable[str]) -> Tie:
        """The clauses in the order of their codes, with their relationship."""
        names = set(sources), set(targets)
        first = [one for one in self.own if one.id in names[0]]
        second = [one for one in self.other if one.id in names[1]]
        memory = any(one.basis is Basis.MEMORY for one in (*first, *second))
        return Tie(
            tuple(one.id for one in first),
            tuple(one.id for one in second),
            self._relationship(first, second),
            LOW if memory else MEDIUM,
        )

    def _relationship(self, first: Sequence[Clause], second: Sequence[Clause]) -> Relationship:
        if [_wording(one) for one in first] == [_wording(one) for one in second]:
            return Relationship.EQUAL
        own, other = asked(first, self.hub), asked(second, self.hub)
        within, around = self._within(own, other), self._within(other, own)
        if within and around:
            return Relationship.EQUIVALENT
        if within or around:
            return Relationship.SUBSET if within else Relationship.SUPERSET
        return Relationship.INTERSECTS

    def _within(self, inner: Mapping[str, Side], outer: Mapping[str, Side]) -> bool:
        """Whether the second asks for all that the first asks for."""
        return all(
            name in outer
            and degree(side, outer[name], self.hub.criteria[name])
            in (Degree.EQUIVALENT, Degree.PARTLY)
            for name, side in inner.items()
        )


def _wording(clause: Clause) -> tuple[Text, Text, tuple[Cover, ...]]:
    return clause.title, clause.gist, clause.covers


def of_published(published: Published, code: Code, language: str) -> Crosswalk:
    """What is declared about a tool of one's own, as far as others may know of it."""
    own = published.own
    source = End(published.id, own.name, (), own.owner, own.version)
    claims = published.claims.items()
    ties = [
        _declared(clause, one, published.id) for clause, one in claims if level(one) in OF_LEVEL
    ]
    gaps = [clause for clause, one in claims if level(one) is Level.NOT_EQUIVALENT]
    return Crosswalk(source, end_of(code, language), tuple(ties), (), tuple(gaps))


def level(claim: PublishedClaim) -> Level | None:
    """What counts of a claim: the reviewed level, else the declared one, else the draft."""
    return claim.verified or claim.level or claim.computed


def _declared(clause: str, claim: PublishedClaim, own: str) -> Tie:
    found = level(claim) or Level.PARTLY
    places = [" ".join(one.split()) for one in re.split(r"[,;\n]", claim.reference)]
    return Tie(
        tuple(dict.fromkeys(filter(None, places))) or (own,),
        (clause,),
        OF_LEVEL[found],
        HIGH if claim.verified else MEDIUM if claim.level else LOW,
        covered=_DEGREES[found],
        said=" ".join(filter(None, (claim.gap, claim.note))),
    )
