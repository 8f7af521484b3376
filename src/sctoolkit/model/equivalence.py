"""Two codes beside each other: how far one asks for what the other asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text


class Stand(StrEnum):
    """How much of a criterion without levels the clauses of a code ask for, taken together."""

    ABSENT = "absent"
    PARTIAL = "partial"
    EQUIVALENT = "equivalent"
    EXCEEDS = "exceeds"


class Degree(StrEnum):
    """What a code comes to, measured by another one; always in one direction."""

    NOT_COVERED = "not-covered"
    PARTLY = "partly"
    CHECK = "check"
    """Both ask for a part, or both for more: only a person can say whether it is the same."""
    EQUIVALENT = "equivalent"
    EXCEEDS = "exceeds"
    ASKS_MORE = "asks-more"
    """The other code does not ask for it at all."""

    @property
    def is_gap(self) -> bool:
        """Whether something that the other code asks for is missing."""
        return self in (Degree.NOT_COVERED, Degree.PARTLY)

    @property
    def is_covered(self) -> bool:
        """Whether all that the other code asks for is there."""
        return self in (Degree.EQUIVALENT, Degree.EXCEEDS)

    def inverted(self) -> Degree:
        """The degree in the other direction."""
        return _INVERTED.get(self, self)


_PAIRS = {Degree.NOT_COVERED: Degree.ASKS_MORE, Degree.PARTLY: Degree.EXCEEDS}
_INVERTED = _PAIRS | {second: first for first, second in _PAIRS.items()}


@dataclass(frozen=True, slots=True)
class Side:
    """What one code asks for on a criterion."""

    stand: Stand
    level: str = ""
    """The strictest level that a clause asks for; empty where the criterion has none."""
    clauses: tuple[str, ...] = ()
    because: tuple[Text, ...] = ()
    """Why it asks less or more than the criterion."""


@dataclass(frozen=True, slots=True)
class Match:
    """One criterion in both codes: the first one measured by the second."""

    criterion: str
    degree: Degree
    severity: Severity
    """Of the criterion, so that it is the same in both directions."""
    own: Side
    other: Side

    def inverted(self) -> Match:
        """The same in the other direction."""
        return Match(self.criterion, self.degree.inverted(), self.severity, self.other, self.own)


@dataclass(frozen=True, slots=True)
class ClauseMatch:
    """One clause of the second code: what the first one says to it."""

    clause: str
    degree: Degree
    """The worst of its criteria; `check` where no criterion covers the clause."""
    severity: Severity
    criteria: tuple[Match, ...]
    own_clauses: tuple[str, ...]
    """The clauses of the first code on the same criteria."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the second code the first one covers, from 0 to 1."""

    covered: float
    at_most: float
    """If all that a person has to check turned out to be covered."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One code measured by another one. It decides nothing about acceptance."""

    own: str
    """`id@version` of the code that is measured."""
    other: str
    """`id@version` of the code that it is measured by."""
    criteria: str
    """Version of the criteria that both were compared through."""
    matches: tuple[Match, ...]
    """Gaps first, the gravest before; what neither code asks for is left out."""
    clauses: tuple[ClauseMatch, ...]
    """Every clause of the second code, in its order."""
    plain: Share | None
    """Every criterion asked for counts the same; None where the second code asks for none."""
    weighted: Share | None
    """A criterion counts by its severity."""

    def gaps(self) -> tuple[Match, ...]:
        """What the second code asks for and the first does not, or not wholly."""
        return tuple(one for one in self.matches if one.degree.is_gap)

    def to_check(self) -> tuple[Match, ...]:
        """What only a person can decide."""
        return tuple(one for one in self.matches if one.degree is Degree.CHECK)

    def outside(self) -> tuple[ClauseMatch, ...]:
        """The clauses that no criterion covers, so that nothing is known about them."""
        return tuple(one for one in self.clauses if not one.criteria)

    def blocking(self, bar: Severity) -> tuple[Match, ...]:
        """The gaps as grave as `bar` or graver."""
        return tuple(one for one in self.gaps() if one.severity.rank <= bar.rank)

    def may_block(self, bar: Severity) -> tuple[Match, ...]:
        """What may turn out to be such a gap once a person has looked."""
        return tuple(one for one in self.to_check() if one.severity.rank <= bar.rank)
