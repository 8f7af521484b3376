"""The explanation of any figure: from the total down to the answers, parts that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sctoolkit import wording
from sctoolkit.engine.scoring.points import band_of
from sctoolkit.engine.scoring.rounding import published
from sctoolkit.language import _, labelled
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Part, PartKind, Result, Why
from sctoolkit.report.notes import held_down, other_weights
from sctoolkit.report.paragraphs import wrapped
from sctoolkit.report.sums import marks_line, number, sum_lines

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
        if above is not None and above.level_asked and one.state is AnswerState.ANSWERED:
            details.append(_("Level reached: {level}").format(level=one.level_reached or _("none")))
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
    lines = [_("Answer: {answer}").format(answer=words)] if words else []
    if Why.GATED in part.why:
        lacking = wording.value(question, part.related, language)
        lines.append(_("Missing: {items}").format(items=lacking))
    if part.marks and not part.level_reached:
        held = part.point if Why.GATED in part.why else None
        marks = marks_line(part.marks, part.full if held is None else held)
        lines.append(_("Points: {sum}").format(sum=marks))
    return [*lines, *_band(question, part)]


def _band(question: Question, part: Part) -> list[str]:
    """The band that a number earned its points in."""
    band = band_of(question, part.value) if isinstance(part.value, float) else None
    if band is None or part.point is None:
        return []
    start, points = number(band.start), number(band.points)
    above = next((one.start for one in question.bands if one.start > band.start), None)
    if above is None:
        return [_("Points: {points} from {start} on").format(points=points, start=start)]
    line = _("Points: {points} from {start} to below {above}")
    return [line.format(points=points, start=start, above=number(above))]


def _wrapped(line: str, width: int | None) -> list[str]:
    """The line in pieces; they stand deeper than the line begins."""
    if width is None or len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    hanging = indent + "      "
    width = max(width, len(hanging) + NARROWEST)
    return wrapped(line.strip(), indent, width, hang=hanging)


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
    line = labelled(f"{_kind(part)} {part.id}", number(part.point))
    if above is not None and part.point is not None and _weighs(above):
        line += _(", weight {weight}").format(weight=number(part.weight))
    if part.outcome is not None:
        line += f", {wording.clause_outcome(part)}"
    if part.grade:
        line += _(", grade {grade}").format(grade=part.grade)
    return f"{line}  ({name})" if name else line


def _weighs(above: Part) -> bool:
    """Whether the parts of a figure bear weights worth a word."""
    return any(part.weight != 1 for part in above.parts)


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
    if Why.INHERITED in part.why:
        lines.append(_("That is: {ids}").format(ids=part.answered_by))
    if part.because is not None:
        lines.append(part.because.to(language))
    if part.level_asked:
        lines.append(_("Level asked: {level}").format(level=part.level_asked))
    lines += [*sum_lines(part), *_ends(part)]
    if part.kind is PartKind.TOTAL:
        lines += _gates(result, language)
    return lines


def _ends(part: Part) -> list[str]:
    if part.point is None or part.low == part.high:
        return []
    line = _("between {low} and {high}")
    return [line.format(low=number(part.low), high=number(part.high))]


def _gates(result: Result, language: str) -> list[str]:
    lines = [held_down(cap, language) for cap in result.caps]
    if result.weights_because:
        lines.append(other_weights(result.weights_because, language))
    exact = published(result)
    if exact is not None:
        lines.append(_("As its publisher rounds: {figure}").format(figure=number(exact)))
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
