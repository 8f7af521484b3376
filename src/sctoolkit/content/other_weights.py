"""Reads which weights hold instead of the usual ones, and for whom."""

from __future__ import annotations

from sctoolkit.content.conditions import read_condition
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.engine.scoring.weighing import weighed
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, CodeSection
from sctoolkit.model.problem import Source
from sctoolkit.model.scoring import WeightsRule
from sctoolkit.problem_kinds import ProblemKind


def part(place: int) -> str:
    """What the lines of a rule are kept under; no clause has a blank in its id."""
    return f"weights_if {place + 1}"


def read_other_weights(
    cursor: Cursor, wordings: Wordings, lines: dict[str, Source]
) -> tuple[WeightsRule, ...]:
    """The rules in their order; the first that holds counts."""
    rules = []
    for place, block in enumerate(cursor.cursors("weights_if")):
        for key in ("when", "weights"):
            here = Source(block.document.file, block.line_of(key))
            lines |= {part(place): here, f"{part(place)} {key}": here}
        because = wordings.text(f"scoring/weights_if/{place}", block.text("because"))
        when = block.cursor("when", required=True)
        condition = read_condition(when) if when else None
        weights = read_weights(block, required=True)
        block.finish()
        if condition is not None:
            rules.append(WeightsRule(condition, weights, because))
    return tuple(rules)


def read_weights(cursor: Cursor, *, required: bool = False) -> dict[str, float]:
    """The weights by id; those below 0 are reported."""
    block = cursor.cursor("weights", required=required)
    keys = block.keys() if block else []
    found = {key: block.number(key) for key in keys} if block else {}
    for key in [key for key, weight in found.items() if weight < 0]:
        line = block.line_of(key) if block else None
        cursor.problem(ProblemKind.WEIGHT, _("a weight below 0"), line=line)
    return found


def check_other_weights(cursor: Cursor, code: Code) -> None:
    """Reports weights that leave a section or a clause with none."""
    for block, rule in zip(cursor.cursors("weights_if"), code.scoring.weights_if, strict=False):
        _something_weighs(block, weighed(code, rule))


def _something_weighs(cursor: Cursor, code: Code) -> None:
    top = CodeSection(code.id, code.title, sections=code.sections)
    for section in top.every_section():
        if section.parts and not any(part.weight > 0 for part in section.parts):
            message = _("all parts of section {id} weigh nothing").format(id=section.id)
            cursor.problem(ProblemKind.WEIGHT, message, key="weights")
    for clause in code.clauses():
        if clause.questions and not any(_weights(code, clause)):
            message = _("all questions of clause {id} weigh nothing").format(id=clause.id)
            cursor.problem(ProblemKind.WEIGHT, message, key="weights")


def _weights(code: Code, clause: Clause) -> list[float]:
    return [code.scoring.weights.get(question, 1.0) for question in clause.questions]
