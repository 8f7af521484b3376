"""Many suppliers side by side: what is kept of each result, and what all of them show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sctoolkit.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Breach:
    """A finding, as far as a portfolio needs it."""

    clause: str
    severity: Severity
    outcome: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One supplier under one code: everything beside the explanation."""

    supplier: str
    where: str
    """The file that the answers came from, with sheet and row where it holds many suppliers."""
    code: str
    """`id@version`."""
    figure: float | None
    """On the scale of the code; None where it gives no total or nothing was assessed."""
    low: float | None
    high: float | None
    rating: str = ""
    before_cap: str = ""
    """The rating that the figure alone gives, where a cap held it down."""
    capped_by: tuple[str, ...] = ()
    """The clauses or sections for which it was held down."""
    provisional: bool = False
    coverage: float = 0.0
    """Of the weight of all clauses, what was answered or declared unknown: 0 to 1."""
    dont_know: float = 0.0
    documented: float = 0.0
    verified: float = 0.0
    sections: dict[str, float | None] | None = None
    """Each section as a share of what it could reach."""
    breaches: tuple[Breach, ...] = ()
    """Gravest first, reviews left out."""
    reviews: int = 0
    signs: tuple[str, ...] = ()
    """What speaks against the answers themselves."""
    alike: tuple[str, ...] = ()
    """Suppliers that gave the same answers; of many only the first few."""
    copies: int = 0
    """How many gave the same answers."""

    def count(self, severity: Severity) -> int:
        """How many breaches are of this severity."""
        return sum(one.severity is severity for one in self.breaches)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its place among all; None where it has no figure."""

    rank: int | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Call:
    """A supplier to call first, and why."""

    entry: Entry
    because: tuple[str, ...]
    """The gravest severity among its breaches, signs, `low-coverage`: words of `triage`."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All suppliers under one code."""

    code: str
    ranked: Iterable[Ranked]
    """The best first; those without a figure at the end, by name. May be gone through repeatedly,
    and may come from a disk: there can be more than memory holds."""
    count: int
    """How many suppliers there are."""
    ends: tuple[Ranked, Ranked] | None
    """The best and the worst of those that have a figure; None where none has one."""
    spread: tuple[tuple[float, float, int], ...]
    """How many figures lie from where to where, in ten equal steps."""
    ratings: dict[str, int]
    """How many have which rating; an empty word for none."""
    sections: tuple[str, ...]
    """Every section that somebody has a share of."""
    commonest: tuple[tuple[str, int], ...]
    """Clauses by the number of suppliers that breach them."""
    calls: tuple[Call, ...]
    """Whom to call, the most urgent first."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What clauses and sections are called, in the user's language; ids alone where it is empty."""
    bands: Mapping[str, str] = field(default_factory=dict)
    """The ratings with their labels, in the user's language; ids alone where it is empty."""

    def called(self, part: str) -> str:
        """The id of a clause or section with its title."""
        return f"{part} {self.titles.get(part, '')}".rstrip()

    def rated(self, rating: str) -> str:
        """The id of a rating with its label."""
        return self.bands.get(rating, rating)
