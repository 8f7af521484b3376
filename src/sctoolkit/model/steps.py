"""How figures are made: the steps from parts to the figure of a node, and what holds it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.severity import Severity


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
