"""The explanation of any figure: from the total down to the answers, parts that add up."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from math import fsum
from typing import assert_never

from sctoolkit import wording
from sctoolkit.engine.totals import BREACHES
from sctoolkit.language import _
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Part, PartKind, Result, counted_parts
from sctoolkit.model.scoring import Method

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
    part = find(result.tree, node)
    if part is None:
        return ""
    questions = {question.id: question for question in questionnaire.questions()}
    lines: list[str] = []

    def add(one: Part, depth: int, above: Part | None) -> None:
        indent = "  " * depth
        lines.append(indent + _headline(result, one, above, language))
        details = [*_details(result, one, language), *_answer(questions, one, language)]
        lines.extend(f"{indent}    {line}" for line in details)
        for child in one.parts:
            add(child, depth + 1, one)

    add(part, 0, None)
    return "\n".join(part for line in lines for part in _wrapped(line, width)) + "\n"


def _answer(questions: Mapping[str, Question], part: Part, language: str) -> list[str]:
    question = questions.get(part.id) if part.kind is PartKind.QUESTION else None
    if question is None or part.state is None:
        return []
    words = wording.value(question, part.value, language)
    return [f"{_('Answer')}: {words}"] if words else []


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


def find(part: Part, node: str) -> Part | None:
    """The part with this id at or under `part`; `all` is the part itself."""
    if node in (EVERYTHING, part.id):
        return part
    return next((found for child in part.parts if (found := find(child, node))), None)


def _headline(result: Result, part: Part, above: Part | None, language: str) -> str:
    name = part.title.to(language) if part.title else ""
    figure = "—" if part.point is None else f"{part.point:.4f}"
    line = f"{_kind(part)} {part.id}: {figure}"
    if part.kind is PartKind.TOTAL and part.point is not None:
        line += f" = {wording.figure(result, part.point)}"
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
    return [_("between {low:.4f} and {high:.4f}").format(low=part.low, high=part.high)]


def _level(part: Part) -> str:
    reached = part.level_reached or _("none")
    line = _("Level asked {asked}, reached {reached}")
    return line.format(asked=part.level_asked, reached=reached)


def _gates(result: Result, language: str) -> list[str]:
    if result.rating is None:
        return []
    lines = [_("Before caps: {band}").format(band=result.rating.before_cap)]
    lines += [
        _("Cap to {band}: {because} ({parts})").format(
            band=cap.to, because=cap.because.to(language), parts=", ".join(cap.triggered_by)
        )
        for cap in result.rating.caps
    ]
    return lines


def _sum(part: Part) -> list[str]:
    if part.point is None or not part.method:
        return []
    less = f" − {part.deducted:.4f}" if part.deducted else ""
    return [_combined(Method(part.method), counted_parts(part)) + less]


def _combined(method: Method, counted: list[Part]) -> str:
    match method:
        case Method.MINIMUM:
            return _("the lowest of its parts")
        case Method.CONFORMING:
            conform = sum(one.outcome not in BREACHES for one in counted)
            line = _("{count} of {all} clauses conform")
            return line.format(count=conform, all=len(counted))
        case Method.MEAN:
            return f"({' + '.join(f'{one.point:.4f}' for one in counted)}) ÷ {len(counted)}"
        case Method.WEIGHTED_MEAN:
            terms = " + ".join(f"{one.weight:g}×{one.point:.4f}" for one in counted)
            return f"({terms}) ÷ {fsum(one.weight for one in counted):g}"
        case _:
            assert_never(method)
