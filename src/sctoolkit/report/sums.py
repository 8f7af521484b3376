"""How a figure was made, in lines that a reader can add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import fsum

from sctoolkit.engine.scoring.outcomes import BREACHES
from sctoolkit.engine.scoring.rolls import Weighted, band_of, counted
from sctoolkit.engine.scoring.triggers import set_off
from sctoolkit.language import _, in_a_row, with_decimal_sign
from sctoolkit.model.result import Marks, Part, PartKind
from sctoolkit.model.steps import Method, Step

ALONE = (Method.MEAN, Method.WEIGHTED_MEAN, Method.MINIMUM, Method.MAXIMUM)
"""Methods that make of one part just its figure."""


def number(figure: float | None) -> str:
    """Up to four places, which is enough to add up by hand; a dash where there is no figure."""
    if figure is None:
        return "—"
    return with_decimal_sign(f"{round(figure, 4) + 0.0:.4f}".rstrip("0").rstrip("."))


def sum_lines(part: Part) -> list[str]:
    """A line for each step, in the order of the steps; none where it says nothing new."""
    if not part.stages or (part.kind is PartKind.CRITERION and not part.parts):
        return []
    first, parts = part.steps[0], counted(part.steps[0], part.parts)
    if first.method in ALONE and len(parts) == 1:
        own = len(part.parts) == 1 and len(part.steps) == 1
        line = "" if own else _("the figure of {id}, the only one").format(id=parts[0][1].id)
    else:
        line = _made(first, parts, part)
    so_far = number(part.stages[0])
    if line and part.steps[1:]:
        line = "" if line == so_far else f"{line} = {so_far}"
    lines = [line] if line else []
    for step, before, after in zip(part.steps[1:], part.stages, part.stages[1:], strict=False):
        lines.append(_then(step, part, before, after))
    return lines


def marks_line(marks: Marks, most: float) -> str:
    """What the ticked items earn, as a share of full marks or as it is, and never above `most`."""
    each, earned = marks.each, fsum(marks.each)
    if len(each) > 1 and len(set(each)) == 1:
        terms = str(len(each)) if each[0] == 1 else f"{len(each)}×{number(each[0])}"
    else:
        terms = " + ".join(map(number, each)) or "0"
    if marks.of is not None:
        terms = f"{_bracketed(terms)} ÷ {number(marks.of)}"
    if (earned if marks.of is None else earned / (marks.of or 1)) > most:
        return _("{sum}, at most {bound}").format(sum=terms, bound=number(most))
    if earned < 0 and marks.of is not None:
        return _("{sum}, at least {bound}").format(sum=terms, bound=0)
    return terms


def _bracketed(terms: str) -> str:
    return f"({terms})" if " + " in terms else terms


def _made(step: Step, parts: Weighted, node: Part) -> str:
    """The first step: parts with their weights, and the figure that they make."""
    figures = [_named(number(part.point), part, node) for _weight, part in parts]
    terms = _terms([(weight, part.point or 0.0, part) for weight, part in parts], node)
    makers: dict[Method, Callable[[], str]] = {
        Method.MEAN: lambda: f"({' + '.join(figures)}) ÷ {len(parts)}",
        Method.WEIGHTED_MEAN: lambda: f"({terms}) ÷ {number(fsum(one for one, _part in parts))}",
        Method.SUM: lambda: terms,
        Method.MINIMUM: lambda: _("the lowest of {figures}").format(figures=in_a_row(figures)),
        Method.MAXIMUM: lambda: _("the highest of {figures}").format(figures=in_a_row(figures)),
        Method.PRODUCT: lambda: " × ".join(figures),
        Method.GEOMETRIC_MEAN: lambda: _root(parts, node),
        Method.SHARE: lambda: f"{_bracketed(terms)} ÷ {number(_most(step, parts))}",
        Method.DEDUCT: lambda: f"{number(step.start)} − {_lacking(parts, node)}",
        Method.PROGRESSIVE: lambda: _in_a_row(parts, node),
        Method.CONFORMING: lambda: _("{count} of {all} clauses conform").format(
            count=sum(part.outcome not in BREACHES for _weight, part in parts), all=len(parts)
        ),
    }
    return makers[step.method]()


def _root(parts: Weighted, node: Part) -> str:
    """The parts multiplied, each as often as it weighs, and the root of that."""
    weights = [number(weight) for weight, _part in parts]
    terms = [
        number(part.point) if weight == "1" else f"{number(part.point)}^{weight}"
        for weight, (_weight, part) in zip(weights, parts, strict=True)
    ]
    named = [_named(term, part, node) for term, (_weight, part) in zip(terms, parts, strict=True)]
    return f"({' × '.join(named)})^(1 ÷ {number(fsum(weight for weight, _part in parts))})"


def _in_a_row(parts: Weighted, node: Part) -> str:
    row = int(node.stages[0])
    line = _("{count} of {all} are met in a row, each resting on the one before")
    words = line.format(count=row, all=len(parts))
    begun = node.stages[0] - row
    if not begun:
        return words
    return _("{line}, and {share} of the next").format(line=words, share=number(begun))


def _most(step: Step, parts: Weighted) -> float:
    earnable = fsum(weight * part.full for weight, part in parts)
    return earnable if step.maximum is None else step.maximum


def _terms(weighed: list[tuple[float, float, Part]], node: Part) -> str:
    """The figures added up, with their weights where one of them is not 1."""
    plain = all(weight == 1 for weight, _figure, _part in weighed)
    return " + ".join(
        _named(number(figure) if plain else f"{number(weight)}×{number(figure)}", part, node)
        for weight, figure, part in weighed
    )


def _named(term: str, part: Part, node: Part) -> str:
    """The term with the id of its part, where this does not stand directly below."""
    below = any(part is one for one in node.parts)
    return term if below else f"{term}\N{NO-BREAK SPACE}[{part.id}]"


def _lacking(parts: Weighted, node: Part) -> str:
    """What each part lacks; those that lack nothing are left out."""
    lacks = [(weight, part.full - (part.point or 0.0), part) for weight, part in parts]
    return _bracketed(_terms([lack for lack in lacks if lack[1]], node)) or "0"


def _taken_off(step: Step, part: Part) -> tuple[str, str]:
    """What findings take off, and the clauses that they stand in, both with the gravest first."""
    breached = [one for _weight, one in counted(step, part.parts) if one.outcome in BREACHES]
    each = {one.id: step.findings.get(one.severity, 0.0) for one in breached if one.severity}
    taken = sorted((one for one in each.items() if one[1]), key=lambda one: -one[1])
    terms = [
        f"{count}×{number(points)}" for points, count in Counter(one for _id, one in taken).items()
    ]
    return _bracketed(" + ".join(terms) or "0"), ", ".join(one for one, _points in taken) or "—"


def _then(step: Step, part: Part, before: float, after: float) -> str:
    """A later step: from the figure so far to the next, and what set it off."""
    if step.when is None:
        return _changed(step, part, before, after)
    found = set_off(step.when, part.parts)
    if not found:
        return _("{before}, nothing is there that would hold it down").format(before=number(before))
    line = _("{line}, because of {parts}")
    return line.format(line=_changed(step, part, before, after), parts=", ".join(found))


def _changed(step: Step, part: Part, before: float, after: float) -> str:
    ends = {"before": number(before), "after": number(after)}
    match step.method:
        case Method.SCALE:
            line = _("{before} on a scale from {start} to {end} = {after}")
            return line.format(start=number(step.start), end=number(step.end), **ends)
        case Method.ADD:
            sign = "−" if step.points < 0 else "+"
            return f"{ends['before']} {sign} {number(abs(step.points))} = {ends['after']}"
        case Method.BANDS:
            line = _("{before} stands in the band from {start}: {after}")
            return line.format(start=number(band_of(step, before).start), **ends)
        case Method.DEDUCT if step.findings:
            points, clauses = _taken_off(step, part)
            line = _("{before} − {points} for findings in {clauses} = {after}")
            return line.format(points=points, clauses=clauses, **ends)
        case Method.DEDUCT:
            lacking = _lacking(counted(step, part.parts), part)
            return f"{ends['before']} − {lacking} = {ends['after']}"
        case _:
            line = _("{before}, held within its limits: {after}")
            return line.format(**ends)
