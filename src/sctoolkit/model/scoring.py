"""How a code is scored: whose method it is, how figures are made, and what they lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.questionnaire import Condition
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
    """What one step does: makes a figure of parts, or makes another of the figure so far."""

    MEAN = "mean"
    WEIGHTED_MEAN = "weighted-mean"
    SUM = "sum"
    """Each part times its weight."""
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    """The best of several routes that stand for one another."""
    GEOMETRIC_MEAN = "geometric-mean"
    """So that what is missing in one part is not made up for by another."""
    PRODUCT = "product"
    """The parts multiplied, whatever they weigh."""
    SHARE = "share"
    """The points earned over the most that what applies could earn, or over `maximum`."""
    CONFORMING = "conforming"
    """The share of the assessed clauses without a breach; one still to be reviewed conforms."""
    PROGRESSIVE = "progressive"
    """How many parts are met in a row from the first: a level needs the one below it."""
    DEDUCT = "deduct"
    """Takes off what each part lacks, from `start` or from the figure so far; or, with `findings`,
    points for each finding by its severity. The figure may fall below zero."""
    SCALE = "scale"
    """Prints 0 as `start` and 1 as `end`."""
    ADD = "add"
    LIMIT = "limit"
    """Holds the figure within `at_least` and `at_most`."""
    BANDS = "bands"
    """Makes of the figure the points of its band, gives the node a grade, or both."""

    @property
    def combines(self) -> bool:
        """Whether it makes a figure of parts; the others change a figure."""
        return self not in (Method.SCALE, Method.ADD, Method.LIMIT, Method.BANDS)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a gate looks for below a node: findings, or parts below a floor.

    It holds while so many are there; it takes no better answer to set it off.
    """

    severities: tuple[Severity, ...] = ()
    """Findings of these severities count; empty for one that looks at figures."""
    outcomes: tuple[str, ...] = ()
    """Findings with these outcomes, or graver ones, count: a worse answer never lifts a gate."""
    sections: tuple[str, ...] = ()
    """Those of these that stand below `below` count, as do the following."""
    clauses: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    """In any clause."""
    weakest: bool = False
    """Whether one question of such a criterion below `below` is enough."""
    below: float = 0.0
    """In the units of the figures: 0 to 1 where steps or points say nothing else."""
    at_least: int = 1
    """How many it takes."""
    all_of: tuple[Trigger, ...] = ()
    """Or these, which must all hold."""


@dataclass(frozen=True, slots=True)
class FigureBand:
    """What a figure from `start` up to the next band becomes."""

    start: float
    points: float | None = None
    """None where the figure stays as it is."""
    grade: str = ""
    """What the node is graded; empty where it is not."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from parts to the figure of a node."""

    method: Method
    over: str = ""
    """Which parts: `sections`, `clauses`, `criteria`, `questions`, `units`, or the `tag` of some,
    however deep they stand. Empty = those directly below."""
    of: tuple[str, ...] = ()
    """The ids of the sections or clauses that count, and what is in them; empty = all."""
    start: float = 0.0
    """`deduct`: what there is before anything is taken off. `scale`: what 0 is printed as."""
    end: float = 1.0
    """`scale`: what 1 is printed as."""
    points: float = 0.0
    """`add`: what is added."""
    maximum: float | None = None
    """`share`: a fixed maximum; None = the most that what applies could earn."""
    at_least: float | None = None
    at_most: float | None = None
    findings: dict[Severity, float] = field(default_factory=dict)
    """`deduct`: points for each finding; empty = what the parts lack."""
    partly: bool = False
    """`progressive`: what is reached of the first part that is not met counts as well."""
    met_at: float | None = None
    """`progressive`: the share at which a part is met; None = that of the code."""
    bands: tuple[FigureBand, ...] = ()
    """`bands`: lowest first; below the first one its points count as well."""
    when: Trigger | None = None
    """`limit`, `add`: only while this holds."""

    @property
    def graded(self) -> bool:
        """Whether it gives its node a grade."""
        return any(band.grade for band in self.bands)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A node that is asked once for each unit: site, line, service, group of workers."""

    unit: str
    """The kind of unit."""
    steps: tuple[Step, ...]
    """From the figures of the units to that of the node; their sizes are the weights."""


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
