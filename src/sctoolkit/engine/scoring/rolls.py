"""How the steps of a node make its figure of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, fsum, inf, log, prod
from operator import mul
from typing import NamedTuple

from sctoolkit.engine.scoring.outcomes import BREACHES, OPEN, reached
from sctoolkit.engine.scoring.triggers import set_off
from sctoolkit.model.result import Part, PartKind
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import FigureBand, Method, Step

Weighted = list[tuple[float, Part]]
KINDS = {
    "sections": PartKind.SECTION,
    "units": PartKind.UNIT,
    "clauses": PartKind.CLAUSE,
    "criteria": PartKind.CRITERION,
    "questions": PartKind.QUESTION,
}
"""What a step may go over without anybody having tagged it."""

NAMED = (PartKind.SECTION, PartKind.CLAUSE)
"""What `of` names."""


class Rolled(NamedTuple):
    """The figures of a node, and its point figure after each step. None = nothing has a figure."""

    point: float | None = None
    low: float | None = None
    high: float | None = None
    full: float = 1.0
    """The figure that everything in place would give."""
    stages: tuple[float, ...] = ()


NOTHING = Rolled()


def rolled(steps: Sequence[Step], parts: Sequence[Part], met_at: float = 1.0) -> Rolled:
    """The figures that the steps make; `met_at` is the share at which a part counts as met."""
    first = counted(steps[0], parts) if steps else []
    made = _combined(steps[0], first, met_at) if first else None
    if made is None:
        return NOTHING
    if len(steps) == 1:
        return Rolled(*made, (made[0],))
    point, low, high, full = made
    stages = [point]
    for step in steps[1:]:
        if step.method.combines:
            point, low, high = _taken(step, parts, point, low, high)
        elif step.when is None:
            point, low, high, full = (_changed(step, one) for one in (point, low, high, full))
        elif set_off(step.when, parts):
            point, low, high = (_changed(step, one) for one in (point, low, high))
        stages.append(point)
    return Rolled(point, low, high, full, tuple(stages))


# Which parts count


def selected(step: Step, parts: Sequence[Part]) -> Sequence[Part]:
    """The parts that a step goes over, with a figure or without."""
    if step.of:
        parts = [one for one in _named(parts) if one.id in step.of]
    over = "clauses" if step.method is Method.CONFORMING or step.findings else ""
    over = step.over or over
    return list(_outermost(over, parts)) if over else parts


def counted(step: Step, parts: Sequence[Part]) -> Weighted:
    """The parts with a weight that count, as (weight, part).

    A part without a figure does not; but where a level needs the one below it, one without an
    answer stands in the way.
    """
    chosen = selected(step, parts)
    known = [(one.weight, one) for one in chosen if one.point is not None and one.weight > 0]
    if step.method is not Method.PROGRESSIVE or not known:
        return known
    return [(one.weight, one) for one in chosen if one.coverage is not None and one.weight > 0]


def counted_parts(part: Part) -> list[Part]:
    """The parts whose figures make the figure of `part` in any of its steps, each once."""
    makers = [step for step in part.steps if step.method.combines]
    counts = [one for step in makers for _weight, one in counted(step, part.parts)]
    return list({id(one): one for one in counts}.values())


def _named(parts: Sequence[Part]) -> Iterator[Part]:
    """Sections and clauses at any depth; clauses hold none of either."""
    for part in parts:
        if part.kind in NAMED:
            yield part
        if part.kind is not PartKind.CLAUSE:
            yield from _named(part.parts)


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
_Floats = list[float]
_Maker = Callable[[_Floats, _Floats], float]


def _combined(step: Step, counted: Weighted, met_at: float) -> _Made | None:
    """The figures of the first step; None where there is nothing to divide by."""
    if len(counted) == 1 and step.method in _ALIKE:
        return _alone(counted[0][1])
    if step.method is Method.CONFORMING:
        return _conforming(counted)
    if step.method is Method.PROGRESSIVE:
        return _progressive(step, counted, met_at if step.met_at is None else step.met_at)
    made = _together(_MAKERS[step.method], counted)
    if step.method is Method.SHARE:
        return _divided(made, step.maximum)
    return _less(made, step.start) if step.method is Method.DEDUCT else made


def _alone(part: Part) -> _Made:
    return part.point or 0.0, part.low or 0.0, part.high or 0.0, part.full


def _together(make: _Maker, counted: Weighted) -> _Made:
    """The figures of all parts; low and high are made only where they are not the point."""
    weights = [weight for weight, _part in counted]
    parts = [part for _weight, part in counted]
    points = [part.point or 0.0 for part in parts]
    lows = [part.low or 0.0 for part in parts]
    highs = [part.high or 0.0 for part in parts]
    point = make(weights, points)
    low = point if lows == points else make(weights, lows)
    high = point if highs == points else make(weights, highs)
    return point, low, high, make(weights, [part.full for part in parts])


def _divided(made: _Made, maximum: float | None) -> _Made | None:
    """What was earned as a share of what could be, or of the maximum."""
    point, low, high, full = made
    most = full if maximum is None else maximum
    return None if most <= 0 else (point / most, low / most, high / most, 1.0)


def _less(made: _Made, start: float) -> _Made:
    """What is left of `start` when all that is lacking is taken off."""
    point, low, high, full = made
    lost = full - start
    return point - lost, low - lost, high - lost, start


_ALIKE = (Method.WEIGHTED_MEAN, Method.MEAN, Method.MINIMUM, Method.MAXIMUM)
"""Methods that leave a single figure as it is."""


def _mean(_weights: _Floats, figures: _Floats) -> float:
    return fsum(figures) / len(figures)


def _weighted_mean(weights: _Floats, figures: _Floats) -> float:
    return fsum(map(mul, weights, figures)) / fsum(weights)


def _sum(weights: _Floats, figures: _Floats) -> float:
    return fsum(map(mul, weights, figures))


def _minimum(_weights: _Floats, figures: _Floats) -> float:
    return min(figures)


def _maximum(_weights: _Floats, figures: _Floats) -> float:
    return max(figures)


def _geometric_mean(weights: _Floats, figures: _Floats) -> float:
    """Logarithms, since their sum does not depend on the order; below 0 counts as 0."""
    if min(figures) <= 0:
        return 0.0
    if min(figures) == max(figures):
        return figures[0]
    return exp(fsum(map(mul, weights, map(log, figures))) / fsum(weights))


def _product(_weights: _Floats, figures: _Floats) -> float:
    return prod(max(0.0, one) for one in sorted(figures))


_MAKERS: Mapping[Method, _Maker] = {
    Method.MEAN: _mean,
    Method.WEIGHTED_MEAN: _weighted_mean,
    Method.SUM: _sum,
    Method.SHARE: _sum,
    Method.DEDUCT: _sum,
    Method.MINIMUM: _minimum,
    Method.MAXIMUM: _maximum,
    Method.GEOMETRIC_MEAN: _geometric_mean,
    Method.PRODUCT: _product,
}
"""`fsum` makes the figures independent of the order of the parts."""


def _conforming(parts: Weighted) -> _Made:
    conform = sum(part.outcome not in BREACHES for _weight, part in parts)
    unsure = sum(part.outcome in OPEN for _weight, part in parts)
    share = conform / len(parts)
    return share, (conform - unsure) / len(parts), share, 1.0


def _progressive(step: Step, parts: Weighted, met_at: float) -> _Made:
    """The number of parts in a row, from the first, that reach `met_at` of what they could."""
    point, low, high = (
        _in_a_row(step, [_share(part, getattr(part, which)) for _weight, part in parts], met_at)
        for which in ("point", "low", "high")
    )
    return point, low, high, float(len(parts))


def _in_a_row(step: Step, shares: Sequence[float], met_at: float) -> float:
    count = [*(reached(share, met_at) for share in shares), False].index(False)
    begun = shares[count] if step.partly and count < len(shares) else 0.0
    return count + max(0.0, begun)


def _share(part: Part, figure: float | None) -> float:
    """What is reached of a part; below any bar where there is no figure."""
    share = part.share_of(figure)
    return -inf if share is None else share


def _changed(step: Step, figure: float) -> float:
    match step.method:
        case Method.SCALE:
            return step.start + figure * (step.end - step.start)
        case Method.ADD:
            return figure + step.points
        case Method.BANDS:
            points = band_of(step, figure).points
            return figure if points is None else points
        case _:
            low = figure if step.at_least is None else max(figure, step.at_least)
            return low if step.at_most is None else min(low, step.at_most)


def band_of(step: Step, figure: float) -> FigureBand:
    """The band that a figure falls into; below all, the first."""
    found = (one for one in reversed(step.bands) if reached(figure, one.start))
    return next(found, step.bands[0])


def _taken(
    step: Step, parts: Sequence[Part], point: float, low: float, high: float
) -> tuple[float, float, float]:
    """The figures so far, less what a later `deduct` takes off."""
    if not step.findings:
        lacking = _combined(replace(step, start=0.0), counted(step, parts), 1.0) or (0.0,) * 4
        return point + lacking[0], low + lacking[1], high + lacking[2]
    clauses = [part for _weight, part in counted(step, parts)]
    taken = _points_off(step.findings, [one for one in clauses if one.outcome in BREACHES])
    at_worst = taken + _points_off(step.findings, [one for one in clauses if one.outcome in OPEN])
    return point - taken, low - at_worst, high - taken


def _points_off(findings: Mapping[Severity, float], clauses: Sequence[Part]) -> float:
    return fsum(findings.get(clause.severity, 0.0) for clause in clauses if clause.severity)
