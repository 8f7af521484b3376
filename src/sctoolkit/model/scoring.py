"""How a code is scored: whose method it is, what answers count, and what figures lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.condition import Condition
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Step, Trigger
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


class Policy(StrEnum):
    """What an answer without a level counts as."""

    ZERO = "zero"
    LEAVE = "leave"
    """Left out of the sum."""
    AS_MET = "as-met"
    PASS_WEIGHT = "pass-weight"  # noqa: S105 - no password
    """Left out, and its weight goes to the parts beside it."""
    ANCHOR = "anchor"
    """Counts as so many points."""


@dataclass(frozen=True, slots=True)
class Policies:
    """How states other than "answered" count, per code."""

    missing: Policy = Policy.LEAVE
    dont_know: Policy = Policy.ZERO
    refused: Policy = Policy.ZERO
    not_applicable: Policy = Policy.LEAVE
    anchor: float = 0.0
    """The points of what does not apply, where its policy is `anchor`."""


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
    """What a part is graded from `start` (percent of what it could reach) up to the next grade."""

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
    """A rating may not be better than `to`, or a figure above `figure`, while `when` holds."""

    to: str
    because: Text
    when: Trigger
    figure: float | None = None
    """The total is at most this as well; None where only the rating is held down."""


@dataclass(frozen=True, slots=True)
class VoidRule:
    """There is no score while one of `clauses` has one of these outcomes, or a graver one."""

    clauses: tuple[str, ...]
    outcomes: tuple[str, ...]
    because: Text


@dataclass(frozen=True, slots=True)
class WeightsRule:
    """Other weights for those of whom something is so: a sector, a size."""

    when: Condition
    """On facts, which have no score themselves."""
    weights: dict[str, float]
    """By the ids of sections, clauses and questions; the others weigh what they always do."""
    because: Text


class RoundingMode(StrEnum):
    """What becomes of a half."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How the publisher rounds what it publishes; nothing is rounded inside."""

    decimals: int
    mode: RoundingMode = RoundingMode.HALF_UP


@dataclass(frozen=True, slots=True)
class ScoringProfile:
    """How a code turns clause results into a total and a rating."""

    official: Official
    total: Total
    because: Text
    """What the figure is, or why there is none."""
    steps: tuple[Step, ...] = ()
    """From the sections to the total."""
    range: tuple[float, float] = (0.0, 1.0)
    """The lowest and the highest total there can be."""
    each: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    """The steps of the nodes of a kind (`sections`, `clauses`) or with a tag that give none."""
    weights: dict[str, float] = field(default_factory=dict)
    """Questions that do not weigh 1."""
    weights_if: tuple[WeightsRule, ...] = ()
    """The first that holds."""
    points: dict[str, dict[str, float]] = field(default_factory=dict)
    """Questions whose options are worth something else under this code."""
    met_at: float = 1.0
    """A clause at or above this share is met."""
    not_met_below: float = 0.5
    """Below this share it is not met, between the two partly met."""
    provisional_below: float = 0.8
    """Coverage (0 to 1) under which the result is provisional and has no rating."""
    policies: Policies = Policies()
    void_if: tuple[VoidRule, ...] = ()
    rounding: Rounding | None = None
    """None where the publisher does not say."""
    rating_by: RatingBy = RatingBy.FIGURE
    bands: tuple[RatingBand, ...] = ()
    """Worst first; empty where the code has no rating."""
    grades: tuple[Grade, ...] = ()
    """The grades of parts, worst first; empty where nothing is graded."""
    graded: str = "clauses"
    """What has grades: `clauses`, `sections`, or a tag."""
    counts: tuple[GradeCount, ...] = ()
    """The first that holds gives the rating."""
    worst: dict[str, str] = field(default_factory=dict)
    """The rating by the severity of the gravest finding, and by `none`."""
    caps: tuple[CapRule, ...] = ()
    severity_words: dict[str, str] | None = None
    """The code's own words for severities; None where it has none."""
