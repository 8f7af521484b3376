"""Adds up the parts of an explanation as its reader would, without the engine's own sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import fsum, inf, isclose, prod

from sctoolkit.engine.scoring.outcomes import BREACHES
from sctoolkit.engine.scoring.rolls import counted
from sctoolkit.engine.scoring.triggers import set_off
from sctoolkit.model.result import Part
from sctoolkit.model.steps import Method, Step

FIGURE = re.compile(r"\s*\w+ \S+: (\d[\d.]*)(?:,| |$)")
SUM = re.compile(r"\s*(?:Points: )?\(?(\d.*?)\)? ÷ ([\d.]+)(?: = ([\d.]+))?")
NAME = re.compile(r"\xa0\[\S+\]")


def wrong_sums(part: Part, met_at: float, held: Sequence[float] = ()) -> Iterator[str]:
    """Every figure at or under a part that its own parts do not add up to.

    `held` are the figures of caps that held this part down.
    """
    for place, step in enumerate(part.steps if part.stages else ()):
        before = part.stages[place - 1] if place else 0.0
        sum_of_parts = after(step, part, before, met_at)
        if not isclose(part.stages[place], sum_of_parts, rel_tol=1e-12, abs_tol=1e-9):
            yield f"{part.id}, {step.method}: {part.stages[place]}, but {sum_of_parts}"
    if part.stages and not isclose(part.point or 0, min(part.stages[-1], *held, inf), abs_tol=1e-9):
        yield f"{part.id}: {part.point} after {part.stages[-1]}"
    for one in part.parts:
        yield from wrong_sums(one, met_at)


def after(step: Step, part: Part, before: float, met_at: float) -> float:
    """The figure after a step, from the figure before it and the parts that it goes over."""
    if step.when is not None and not set_off(step.when, part.parts):
        return before
    if not step.method.combines:
        return _changed(step, before)
    counts = counted(step, part.parts)
    if not counts:
        return before
    points = [one.point or 0 for _weight, one in counts]
    earned = fsum(weight * (one.point or 0) for weight, one in counts)
    most = fsum(weight * one.full for weight, one in counts)
    whole = fsum(weight for weight, _one in counts)
    later = step is not part.steps[0]
    makers: dict[Method, Callable[[], float]] = {
        Method.MEAN: lambda: fsum(points) / len(points),
        Method.WEIGHTED_MEAN: lambda: earned / whole,
        Method.SUM: lambda: earned,
        Method.MINIMUM: lambda: min(points),
        Method.MAXIMUM: lambda: max(points),
        Method.PRODUCT: lambda: prod(max(0, one) for one in points),
        Method.GEOMETRIC_MEAN: lambda: prod(
            max(0, one.point or 0) ** (weight / whole) for weight, one in counts
        ),
        Method.SHARE: lambda: earned / (most if step.maximum is None else step.maximum),
        Method.DEDUCT: lambda: (
            (before if later else step.start) - _taken(step, part, most - earned)
        ),
        Method.CONFORMING: lambda: _count(step.method, part, met_at),
        Method.PROGRESSIVE: lambda: _count(step.method, part, met_at),
    }
    return makers[step.method]()


def _changed(step: Step, before: float) -> float:
    if step.method is Method.SCALE:
        return step.start + before * (step.end - step.start)
    if step.method is Method.ADD:
        return before + step.points
    if step.method is Method.BANDS:
        below = [one for one in step.bands if one.start <= before + 1e-9] or step.bands[:1]
        return before if below[-1].points is None else below[-1].points
    least = before if step.at_least is None else step.at_least
    most = max(before, least) if step.at_most is None else step.at_most
    return min(max(before, least), most)


def _taken(step: Step, part: Part, lacking: float) -> float:
    if not step.findings:
        return lacking
    breaches = [one for _weight, one in counted(step, part.parts) if one.outcome in BREACHES]
    return fsum(step.findings.get(one.severity, 0) for one in breaches if one.severity)


def _count(method: Method, part: Part, met_at: float) -> float:
    counts = [one for _weight, one in counted(part.steps[0], part.parts)]
    if method is Method.CONFORMING:
        return sum(one.outcome not in BREACHES for one in counts) / len(counts)
    own = part.steps[0].met_at
    met_at = met_at if own is None else own
    met = [one.point is not None and one.point >= _bar(one.full, met_at) - 1e-9 for one in counts]
    row = [*met, False].index(False)
    begun = counts[row].share if part.steps[0].partly and row < len(counts) else 0
    return row + max(0, begun or 0)


def _bar(full: float, met_at: float) -> float:
    """What a part has to reach; one that can be worth 0 at best, or less, all that it can be."""
    return met_at * full if full > 0 else full


def printed_sums(text: str) -> list[tuple[float, float]]:
    """Each printed figure with what the sum printed under it comes to.

    A sum that is put on a scale afterwards prints its own figure.
    """
    found, figure = [], 0.0
    for line in text.splitlines():
        if (head := FIGURE.match(line)) is not None:
            figure = float(head[1])
        elif (printed := SUM.fullmatch(line)) is not None:
            terms = [term.split("×") for term in NAME.sub("", printed[1]).split(" + ")]
            products = [float(term[-1]) * float(term[0] if term[1:] else 1) for term in terms]
            stands = float(printed[3]) if printed[3] else figure
            found.append((stands, sum(products) / float(printed[2])))
    return found
