"""Which clauses of one code answer to which of another one, as tools exchange it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.equivalence import Degree, Match


class Relationship(StrEnum):
    """What all sources together ask for, beside what all targets together ask for."""

    EQUAL = "equal"
    """The wording itself is the same."""
    EQUIVALENT = "equivalent"
    SUPERSET = "superset"
    SUBSET = "subset"
    INTERSECTS = "intersects"
    """Something is asked by both, and something by each alone."""
    NONE = "none"
    """Nothing is asked by both."""

    def inverted(self) -> Relationship:
        """The relationship in the other direction."""
        return _INVERTED.get(self, self)


_INVERTED = {
    Relationship.SUPERSET: Relationship.SUBSET,
    Relationship.SUBSET: Relationship.SUPERSET,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """Clauses of the first code with those of the second one that they answer to."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    relationship: Relationship
    confidence: str = ""
    """As it is stated: `low`, a share, a strength; empty where nobody says."""
    covered: Degree | None = None
    """How far the targets are covered by the sources, where that is known better."""
    covers: Degree | None = None
    """How far the sources are covered by the targets."""
    lacking: tuple[Match, ...] = ()
    """What the targets ask for and the sources do not, or perhaps not."""
    beyond: tuple[Match, ...] = ()
    """What the sources ask for and the targets do not, as seen from the targets."""
    said: str = ""
    """What somebody wrote about it."""

    def inverted(self) -> Tie:
        """The same in the other direction."""
        return Tie(
            self.targets,
            self.sources,
            self.relationship.inverted(),
            self.confidence,
            self.covers,
            self.covered,
            self.beyond,
            self.lacking,
            self.said,
        )


@dataclass(frozen=True, slots=True)
class End:
    """One of the two codes, as a crosswalk calls it."""

    name: str
    """`id@version` where it is known here; else whatever the file calls it."""
    title: str = ""
    aliases: tuple[str, ...] = ()
    """What else the file calls it."""
    publisher: str = ""
    edition: str = ""
    links: tuple[tuple[str, str], ...] = ()
    """Title and address of where it can be read."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Two codes, tied clause by clause."""

    source: End
    target: End
    ties: tuple[Tie, ...]
    source_gaps: tuple[str, ...] = ()
    """Clauses of the first code that nothing in the second one answers to."""
    target_gaps: tuple[str, ...] = ()

    def inverted(self) -> Crosswalk:
        """The same in the other direction."""
        ties = tuple(one.inverted() for one in self.ties)
        return Crosswalk(self.target, self.source, ties, self.target_gaps, self.source_gaps)
