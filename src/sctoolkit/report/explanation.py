"""The explanation of any figure: from the total down to the answers, parts that add up."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from math import fsum

from sctoolkit import wording
from sctoolkit.engine.outcomes import BREACHES
from sctoolkit.engine.rolls import Weighted, counted
from sctoolkit.language import _, labelled
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Part, PartKind, Result
from sctoolkit.model.scoring import Method, Step
from sctoolkit.report import summary

EVERYTHING = "all"
NARROWEST = 20
"""Characters that stay for words, however deep a line begins."""


def explain(
    result: Result,
    questionnaire: Questionnaire,
    node: str,
    language: str,
    width: int | None = None,
) -> str:
    """The part called `node` (`all` = the total) with all under it; empty for no such part.

    Lines are wrapped to `width` characters; None = not at all.
    """
    questions = {question.id: question for question in questionnaire.questions()}
    lines: list[str] = []

    def add(one: Part, depth: int, above: Part | None) -> None:
        indent = "  " * depth
        lines.append(indent + _headline(one, above, language))
        details = [*_details(result, one, language), *_answer(questions, one, language)]
        lines.extend(f"{indent}    {line}" for line in details)
        for child in one.parts:
            add(child, depth + 1, one)

    for units, part in find(result.tree, node):
        names = [unit.title.to(language) if unit.title else unit.id for unit in units]
        if units:
            lines.append(_("In {unit}:").format(unit=" · ".join(names)))
        add(part, 0, None)
    return "".join(f"{part}\n" for line in lines for part in _wrapped(line, width))


def _answer(questions: Mapping[str, Question], part: Part, language: str) -> list[str]:
    question = questions.get(part.id) if part.kind is PartKind.QUESTION else None
    if question is None or part.state is None:
        return []
    words = wording.value(question, part.value, language)
    return [_("Answer: {answer}").format(answer=words)] if words else []


def _wrapped(line: str, width: int | None) -> list[str]:
    """The line in pieces; they stand deeper than the line begins."""
    if width is None or len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    hanging = indent + "      "
    return textwrap.wrap(
        line.strip(),
        max(width, len(hanging) + NARROWEST),
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def find(part: Part, node: str) -> list[tuple[tuple[Part, ...], Part]]:
    """The part with this id at or under `part`; `all` is the part itself.

    What stands in units is found in each of them, and a unit wherever something is asked of it;
    beside each part are the units that it stands in.
    """
    found: dict[tuple[str, ...], tuple[tuple[Part, ...], Part]] = {}
    for units, one in _called(part, node, ()):
        place = tuple(unit.id for unit in units)
        if one.kind is PartKind.UNIT:
            place = (*place, str(len(found)))
        found.setdefault(place, (units, one))
    return list(found.values())


def _called(
    part: Part, node: str, units: tuple[Part, ...]
) -> Iterator[tuple[tuple[Part, ...], Part]]:
    if node in (EVERYTHING, part.id):
        yield units, part
        return
    inside = (*units, part) if part.kind is PartKind.UNIT else units
    for child in part.parts:
        yield from _called(child, node, inside)


def _headline(part: Part, above: Part | None, language: str) -> str:
    name = part.title.to(language) if part.title else ""
    line = labelled(f"{_kind(part)} {part.id}", _number(part.point))
    if above is not None and part.point is not None and len(above.parts) > 1:
        line += _(", weight {weight:g}").format(weight=part.weight)
    if part.outcome is not None:
        line += f", {wording.clause_outcome(part)}"
    if part.grade:
        line += _(", grade {grade}").format(grade=part.grade)
    return f"{line}  ({name})" if name else line


def _kind(part: Part) -> str:
    return {
        PartKind.TOTAL: _("Total"),
        PartKind.SECTION: _("Section"),
        PartKind.UNIT: _("Unit"),
        PartKind.CLAUSE: _("Clause"),
        PartKind.CRITERION: _("Criterion"),
        PartKind.QUESTION: _("Question"),
    }[part.kind]


def _details(result: Result, part: Part, language: str) -> list[str]:
    lines = [wording.why(why) for why in part.why]
    if part.related and part.kind is PartKind.QUESTION:
        lines.append(_("That is: {ids}").format(ids=", ".join(part.related)))
    if part.because is not None:
        lines.append(part.because.to(language))
    if part.level_asked:
        lines.append(_level(part))
    lines += _ends(part)
    if part.kind is PartKind.TOTAL:
        lines += _gates(result, language)
    return [*lines, *_sum(part)]


def _ends(part: Part) -> list[str]:
    if part.point is None or part.low == part.high:
        return []
    line = _("between {low} and {high}")
    return [line.format(low=_number(part.low), high=_number(part.high))]


def _level(part: Part) -> str:
    reached = part.level_reached or _("none")
    line = _("Level asked {asked}, reached {reached}")
    return line.format(asked=part.level_asked, reached=reached)


def _gates(result: Result, language: str) -> list[str]:
    lines = [summary.held_down(cap, language) for cap in result.caps]
    if result.rating is None:
        return lines
    lines.append(_("Before caps: {band}").format(band=result.rating.before_cap))
    lines += [
        _("Cap to {band}: {because} ({parts})").format(
            band=cap.to, because=cap.because.to(language), parts=", ".join(cap.triggered_by)
        )
        for cap in result.rating.caps
    ]
    return lines


def _sum(part: Part) -> list[str]:
    """How each step made its figure, in the order of the steps."""
    if not part.stages or (part.kind is PartKind.CRITERION and not part.parts):
        return []
    first = part.steps[0]
    lines = [_made(first, counted(first, part.parts), part.stages[0])]
    if part.steps[1:]:
        lines[0] += f" = {_number(part.stages[0])}"
    for step, before, after in zip(part.steps[1:], part.stages, part.stages[1:], strict=False):
        lines.append(_then(step, part, before, after))
    return lines


def _made(step: Step, parts: Weighted, figure: float) -> str:
    """The first step: parts with their weights, and the figure that they make."""
    figures = [_number(part.point) for _weight, part in parts]
    terms = " + ".join(f"{weight:g}×{_number(part.point)}" for weight, part in parts)
    whole = fsum(weight for weight, _part in parts)
    most = fsum(weight * part.full for weight, part in parts)
    conform = sum(one.outcome not in BREACHES for _weight, one in parts)
    row = _("{count} of {all} are met in a row, each resting on the one before")
    return {
        Method.MEAN: f"({' + '.join(figures)}) ÷ {len(parts)}",
        Method.WEIGHTED_MEAN: f"({terms}) ÷ {whole:g}",
        Method.SUM: terms,
        Method.MINIMUM: _("the lowest of {figures}").format(figures=", ".join(figures)),
        Method.MAXIMUM: _("the highest of {figures}").format(figures=", ".join(figures)),
        Method.SHARE: f"({terms}) ÷ {most if step.maximum is None else step.maximum:g}",
        Method.DEDUCT: f"{step.start:g} − ({_lacking(parts)})",
        Method.PROGRESSIVE: row.format(count=f"{figure:g}", all=len(parts)),
        Method.CONFORMING: _("{count} of {all} clauses conform").format(
            count=conform, all=len(parts)
        ),
    }[step.method]


def _lacking(parts: Weighted) -> str:
    """What each part lacks; those that lack nothing are left out."""
    lacks = [(weight, part.full - (part.point or 0.0)) for weight, part in parts]
    terms = [f"{weight:g}×{_number(one)}" for weight, one in lacks if one]
    return " + ".join(terms) or "0"


def _then(step: Step, part: Part, before: float, after: float) -> str:
    """A later step: from the figure so far to the next."""
    ends = {"before": _number(before), "after": _number(after)}
    match step.method:
        case Method.SCALE:
            line = _("{before} on a scale from {start:g} to {end:g} = {after}")
            return line.format(start=step.start, end=step.end, **ends)
        case Method.ADD:
            return f"{ends['before']} + {step.points:g} = {ends['after']}"
        case Method.DEDUCT if step.findings:
            found = [one for _weight, one in counted(step, part.parts) if one.outcome in BREACHES]
            names = ", ".join(one.id for one in found) or "—"
            line = _("{before} − {points} for findings in {clauses} = {after}")
            return line.format(points=_number(before - after), clauses=names, **ends)
        case Method.DEDUCT:
            return f"{ends['before']} − ({_lacking(counted(step, part.parts))}) = {ends['after']}"
        case _:
            line = _("{before}, held within its limits: {after}")
            return line.format(**ends)


def _number(figure: float | None) -> str:
    """Four places, which is enough to add up by hand."""
    return "—" if figure is None else f"{figure:.4f}"
