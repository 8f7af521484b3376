"""Whether what a scoring profile names is there: sections, clauses, tags, questions."""

from __future__ import annotations

from sctoolkit.content.other_weights import check_other_weights
from sctoolkit.content.ratings import check_grades
from sctoolkit.content.step_checks import below, check_steps
from sctoolkit.content.trigger_checks import Node, check_trigger
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, CodeSection
from sctoolkit.problem_kinds import ProblemKind


def check_named(cursor: Cursor, code: Code) -> None:
    """Reports whatever the profile names and the code does not have."""
    sections = [one for section in code.sections for one in section.every_section()]
    clauses = [clause.id for clause in code.clauses()]
    tagged = [one.tag for one in sections] + [one.tag for one in code.clauses()]
    tags = sorted({tag for tag in tagged if tag})
    top = CodeSection(code.id, code.title, sections=code.sections)
    check_steps(cursor, code.scoring.steps, [top])
    _kinds(cursor, code, tags)
    _caps(cursor, code)
    check_other_weights(cursor, code)
    check_grades(cursor, code.scoring, _grades_of_steps(code))
    for block, void in zip(cursor.cursors("void_if"), code.scoring.void_if, strict=True):
        _unknown(block, "clauses", void.clauses, clauses)
    _questions(cursor, code)


def _caps(cursor: Cursor, code: Code) -> None:
    for block, cap in zip(cursor.cursors("caps"), code.scoring.caps, strict=True):
        when = block.cursor("when")
        if when is not None:
            check_trigger(when, cap.when, _nodes(code), code.scoring)


def _grades_of_steps(code: Code) -> list[str]:
    """The grades that steps of sections and clauses give."""
    steps = [*code.scoring.each.values(), *(node.steps for node in _nodes(code))]
    bands = [band for some in steps for step in some for band in step.bands]
    return list(dict.fromkeys(band.grade for band in bands if band.grade))


def _nodes(code: Code) -> list[Node]:
    return [one for section in code.sections for one in (section, *below(section))]


def _kinds(cursor: Cursor, code: Code, tags: list[str]) -> None:
    each = cursor.cursor("each")
    for kind, steps in code.scoring.each.items():
        block = each.cursor(kind) if each else None
        if each and kind not in ("sections", "clauses", *tags):
            each.unknown_word(kind, kind, ["sections", "clauses", *tags])
        elif block:
            check_steps(block, steps, _of_kind(code, kind))
    graded = code.scoring.graded
    if graded not in ("sections", "clauses", *tags):
        cursor.unknown_word("graded", graded, ["sections", "clauses", *tags])


def _of_kind(code: Code, kind: str) -> list[Node]:
    """The nodes whose steps `each` gives."""
    kinds = {"sections": CodeSection, "clauses": Clause}
    if kind in kinds:
        return [one for one in _nodes(code) if isinstance(one, kinds[kind])]
    return [one for one in _nodes(code) if one.tag == kind]


def _unknown(cursor: Cursor, key: str, named: tuple[str, ...], known: list[str]) -> None:
    for one in named:
        if one not in known:
            cursor.unknown_word(key, one, known, ProblemKind.UNKNOWN_CLAUSE)


def _questions(cursor: Cursor, code: Code) -> None:
    """Weights and points are for questions that some clause names, or that test its criteria."""
    _weigh_something(cursor, code)
    if any(clause.covers for clause in code.clauses()):
        return
    named = {question for clause in code.clauses() for question in clause.questions}
    for key in ("weights", "points"):
        block = cursor.cursor(key)
        for question in block.keys() if block else ():
            if block and question not in named:
                message = _("no clause names the question “{question}”")
                message = message.format(question=question)
                block.problem(ProblemKind.UNKNOWN_QUESTION, message, key=question)


def _weigh_something(cursor: Cursor, code: Code) -> None:
    """Of the questions that a clause names, one weighs more than nothing."""
    weights = code.scoring.weights
    for clause in code.clauses():
        if clause.questions and not any(weights.get(one, 1.0) for one in clause.questions):
            message = _("all questions of clause {id} weigh nothing").format(id=clause.id)
            cursor.problem(ProblemKind.WEIGHT, message, key="weights")
