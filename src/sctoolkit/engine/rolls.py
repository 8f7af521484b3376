"""How the steps of a node make its figure of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from sctoolkit.engine.outcomes import BREACHES, OPEN, reached
from sctoolkit.model.result import Part, PartKind
from sctoolkit.model.scoring import Method, Step
from sctoolkit.model.severity import Severity

Weighted = list[tuple[float, Part]]
Figure = Callable[[Part], float]
"""One of the figures of a part that has some."""

KINDS = {
    "sections": PartKind.SECTION,
    "units": PartKind.UNIT,
    "clauses": PartKind.CLAUSE,
    "criteria": PartKind.CRITERION,
    "questions": PartKind.QUESTION,
}
"""What a step may go over without anybody having tagged it."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """The figures of a node, and its point figure after each step. None = nothing has a figure."""

    point: float | None = None
    low: float | None = None
    high: float | None = None
    full: float = 1.0
    """The figure that everything in place would give."""
    stages: tuple[float, ...] = ()


def rolled(steps: Sequence[Step], parts: Sequence[Part], met_at: float = 1.0) -> Rolled:
    """The figures that the steps make; `met_at` is the share at which a part counts as met."""
    first = counted(steps[0], parts) if steps else []
    if not first:
        return Rolled()
    point = low = high = full = 0.0
    stages = []
    for place, step in enumerate(steps):
        if place and not step.method.combines:
            point, low, high, full = (_changed(step, one) for one in (point, low, high, full))
        elif place:
            point, low, high = _taken(step, parts, point, low, high)
        else:
            made = _combined(step, first, met_at)
            if made is None:
                return Rolled()
            point, low, high, full = made
        stages.append(point)
    return Rolled(point, low, high, full, tuple(stages))


# Which parts count


def selected(step: Step, parts: Sequence[Part]) -> list[Part]:
    """The parts that a step goes over, with a figure or without."""
    if step.of:
        parts = [part for part in _everything(parts) if part.id in step.of]
    over = "clauses" if step.method is Method.CONFORMING or step.findings else ""
    over = step.over or over
    return list(_outermost(over, parts)) if over else list(parts)


def counted(step: Step, parts: Sequence[Part]) -> Weighted:
    """The parts with a weight that count, as (weight, part).

    A part without a figure does not; but where a level needs the one below it, one without an
    answer stands in the way.
    """
    chosen = [(part.weight, part) for part in selected(step, parts) if part.weight > 0]
    known = [(weight, part) for weight, part in chosen if part.point is not None]
    if step.method is not Method.PROGRESSIVE or not known:
        return known
    return [(weight, part) for weight, part in chosen if part.coverage is not None]


def counted_parts(part: Part) -> list[Part]:
    """The parts whose figures make the figure of `part`."""
    if not part.steps:
        return []
    return [one for _weight, one in counted(part.steps[0], part.parts)]


def _everything(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _everything(part.parts)


def _outermost(over: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of a kind or with a tag at any depth; none of them stands in another one."""
    kind = KINDS.get(over)
    for part in parts:
        if part.kind is kind if kind else part.tag == over:
            yield part
        elif part.weight > 0:
            yield from _outermost(over, part.parts)


def passed_on(parts: Sequence[Part]) -> list[float]:
    """The weights where the weight of what does not apply goes to the parts beside it."""
    applies = [part.coverage is not None for part in parts]
    whole = fsum(part.weight for part in parts)
    left = fsum(part.weight for part, does in zip(parts, applies, strict=True) if does)
    factor = whole / left if left else 1.0
    return [
        part.weight * factor if does else 0.0 for part, does in zip(parts, applies, strict=True)
    ]


def deducted(part: Part) -> float:
    """The points that findings took off the figure of `part`."""
    before = zip(part.steps[1:], part.stages, part.stages[1:], strict=False)
    return fsum(so_far - after for step, so_far, after in before if step.findings)


# What the steps do

_Made = tuple[float, float, float, float]
"""Point, low, high and full."""


def _combined(step: Step, parts: Weighted, met_at: float) -> _Made | None:
    match step.method:
        case Method.CONFORMING:
            return _conforming(parts)
        case Method.PROGRESSIVE:
            return _progressive(parts, met_at)
        case Method.SHARE:
            most = fsum(weight * part.full for weight, part in parts)
            whole = most if step.maximum is None else step.maximum
            if whole <= 0:
                return None
            earned = [fsum(weight * one(part) for weight, part in parts) for one in _FIGURES]
            return earned[0] / whole, earned[1] / whole, earned[2] / whole, 1.0
        case _:
            make = _MAKERS[step.method]
            point, low, high, full = (
                make(step, [(weight, one(part)) for weight, part in parts]) for one in _ALL
            )
            if step.method is Method.DEDUCT:
                lost = full - step.start
                return point - lost, low - lost, high - lost, step.start
            return point, low, high, full


_FIGURES: tuple[Figure, ...] = (
    lambda part: part.point or 0.0,
    lambda part: part.low or 0.0,
    lambda part: part.high or 0.0,
)
_ALL: tuple[Figure, ...] = (*_FIGURES, lambda part: part.full)
_Figures = list[tuple[float, float]]


def _mean(_step: Step, figures: _Figures) -> float:
    return fsum(figure for _weight, figure in figures) / len(figures)


def _weighted_mean(_step: Step, figures: _Figures) -> float:
    whole = fsum(weight for weight, _figure in figures)
    return fsum(weight * figure for weight, figure in figures) / whole


def _sum(_step: Step, figures: _Figures) -> float:
    return fsum(weight * figure for weight, figure in figures)


def _from_start(step: Step, figures: _Figures) -> float:
    return step.start + fsum(weight * figure for weight, figure in figures)


def _minimum(_step: Step, figures: _Figures) -> float:
    return min(figure for _weight, figure in figures)


def _maximum(_step: Step, figures: _Figures) -> float:
    return max(figure for _weight, figure in figures)


_MAKERS: Mapping[Method, Callable[[Step, _Figures], float]] = {
    Method.MEAN: _mean,
    Method.WEIGHTED_MEAN: _weighted_mean,
    Method.SUM: _sum,
    Method.DEDUCT: _from_start,
    Method.MINIMUM: _minimum,
    Method.MAXIMUM: _maximum,
}


def _conforming(parts: Weighted) -> _Made:
    conform = sum(part.outcome not in BREACHES for _weight, part in parts)
    unsure = sum(part.outcome in OPEN for _weight, part in parts)
    share = conform / len(parts)
    return share, (conform - unsure) / len(parts), share, 1.0


def _progressive(parts: Weighted, met_at: float) -> _Made:
    """The number of parts in a row, from the first, that reach `met_at` of what they could."""
    rows = []
    for one in _FIGURES:
        met = [
            part.point is not None and reached(one(part), met_at * part.full)
            for _weight, part in parts
        ]
        rows.append(float(met.index(False)) if False in met else float(len(met)))
    return rows[0], rows[1], rows[2], float(len(parts))


def _changed(step: Step, figure: float) -> float:
    match step.method:
        case Method.SCALE:
            return step.start + figure * (step.end - step.start)
        case Method.ADD:
            return figure + step.points
        case _:
            low = figure if step.at_least is None else max(figure, step.at_least)
            return low if step.at_most is None else min(low, step.at_most)


def _taken(
    step: Step, parts: Sequence[Part], point: float, low: float, high: float
) -> tuple[float, float, float]:
    """The figures so far, less what a later `deduct` takes off."""
    if not step.findings:
        lacking = [
            fsum(weight * (part.full - one(part)) for weight, part in counted(step, parts))
            for one in _FIGURES
        ]
        return point - lacking[0], low - lacking[1], high - lacking[2]
    clauses = [part for _weight, part in counted(step, parts)]
    taken = _points_off(step.findings, [one for one in clauses if one.outcome in BREACHES])
    at_worst = taken + _points_off(step.findings, [one for one in clauses if one.outcome in OPEN])
    return point - taken, low - at_worst, high - taken


def _points_off(findings: Mapping[Severity, float], clauses: Sequence[Part]) -> float:
    return fsum(findings.get(clause.severity, 0.0) for clause in clauses if clause.severity)
