"""How a code is scored: whose method it is, how figures are made, and what they lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text


class Official(StrEnum):
    """How a score relates to what the publisher of the code publishes."""

    EXACT = "exact"
    APPROXIMATION = "approximation"
    NONE = "none"
    """The publisher publishes no score."""


class Total(StrEnum):
    """Whether a total is given at all."""

    PUBLISHED = "published"
    """The publisher's method, exact or approximated."""
    OWN_METHOD = "own-method"
    """The publisher has none; the figure is sctoolkit's own and says so."""
    RATING_ONLY = "rating-only"
    """The publisher gives a letter or a tier and no figure."""
    REFUSED = "refused"
    """Findings and clause outcomes only."""


class Method(StrEnum):
    """How the parts of a node make its figure."""

    MEAN = "mean"
    WEIGHTED_MEAN = "weighted-mean"
    MINIMUM = "minimum"
    CONFORMING = "conforming"
    """The share of the assessed clauses without a breach; one still to be reviewed conforms."""


class Policy(StrEnum):
    """What an answer without a level counts as."""

    ZERO = "zero"
    LEAVE = "leave"
    """Left out of the sum."""
    AS_MET = "as-met"


@dataclass(frozen=True, slots=True)
class Policies:
    """How states other than "answered" count, per code."""

    missing: Policy = Policy.LEAVE
    dont_know: Policy = Policy.ZERO
    refused: Policy = Policy.ZERO
    not_applicable: Policy = Policy.LEAVE


class RatingBy(StrEnum):
    """What decides the rating."""

    FIGURE = "figure"
    """The band that the score reaches."""
    GRADES = "grades"
    """How many clauses have which grade."""
    WORST_FINDING = "worst-finding"
    """The gravest finding alone."""


@dataclass(frozen=True, slots=True)
class RatingBand:
    """A rating from `start` (on the code's scale) up to the next band."""

    id: str
    start: float | None
    """None for ratings that no figure leads to."""
    label: Text
    if_closed: tuple[Severity, ...] = ()
    """The rating holds only once all findings of these severities are closed."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What a clause is graded from `start` (0 to 100) up to the next grade."""

    id: str
    start: float


@dataclass(frozen=True, slots=True)
class GradeCount:
    """One line of a table that leads from the number of grades to a rating."""

    to: str
    grade: str = ""
    """The grade counted; empty for the line that always holds."""
    at_least: float = 0
    """It holds with so many of the grade,"""
    below: float | None = None
    """or, where this is given, with fewer than so many."""


@dataclass(frozen=True, slots=True)
class CapRule:
    """A rating may not be better than `to` while the condition holds."""

    to: str
    because: Text
    severities: tuple[Severity, ...] = ()
    """Findings of these severities count; empty for a rule on sections or criteria."""
    outcomes: tuple[str, ...] = ()
    """Findings with these outcomes, or graver ones, count: a worse answer never lifts a cap."""
    at_least: int = 1
    """How many such findings it takes."""
    sections: tuple[str, ...] = ()
    """Any of these sections below `below`; empty for another rule."""
    criteria: tuple[str, ...] = ()
    """Any of these criteria below `below` in any clause; empty for another rule."""
    weakest: bool = False
    """Whether one question of such a criterion below `below` is enough."""
    below: float = 0.0
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class ScoringProfile:
    """How a code turns clause results into a total and a rating."""

    official: Official
    total: Total
    because: Text
    """What the figure is, or why there is none."""
    method: Method = Method.MEAN
    of: tuple[str, ...] = ()
    """The sections or clauses that the total is made of; empty = all sections."""
    scale: tuple[float, float] = (0.0, 100.0)
    """The figures that 0 and 1 are printed as."""
    met_at: float = 1.0
    """A clause at or above this share is met."""
    not_met_below: float = 0.5
    """Below this share it is not met, between the two partly met."""
    provisional_below: float = 0.8
    """Coverage (0 to 1) under which the result is provisional and has no rating."""
    policies: Policies = Policies()
    deduct: dict[Severity, float] = field(default_factory=dict)
    """Points (on the scale) that each finding takes off the figure; it may fall below zero."""
    rating_by: RatingBy = RatingBy.FIGURE
    bands: tuple[RatingBand, ...] = ()
    """Worst first; empty where the code has no rating."""
    grades: tuple[Grade, ...] = ()
    """The grades of clauses, worst first; empty where clauses have none."""
    counts: tuple[GradeCount, ...] = ()
    """The first that holds gives the rating."""
    worst: dict[str, str] = field(default_factory=dict)
    """The rating by the severity of the gravest finding, and by `none`."""
    caps: tuple[CapRule, ...] = ()
    severity_words: dict[str, str] | None = None
    """The code's own words for severities; None where it has none."""
