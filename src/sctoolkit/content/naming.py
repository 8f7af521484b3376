"""Whether what a scoring profile names is there: sections, clauses, tags, questions."""

from __future__ import annotations

from collections.abc import Iterator

from sctoolkit.document import Cursor
from sctoolkit.engine.rolls import KINDS
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, CodeSection
from sctoolkit.model.scoring import Step
from sctoolkit.problem_kinds import ProblemKind


def check_named(cursor: Cursor, code: Code) -> None:
    """Reports whatever the profile names and the code does not have."""
    sections = [one for section in code.sections for one in section.every_section()]
    clauses = [clause.id for clause in code.clauses()]
    ids = [section.id for section in sections]
    covered = [cover.criterion for clause in code.clauses() for cover in clause.covers]
    tagged = [one.tag for one in sections] + [one.tag for one in code.clauses()]
    tags = sorted({tag for tag in tagged if tag})
    _steps(cursor, list(_all_steps(code)), [*ids, *clauses], tags)
    _kinds(cursor, code, tags)
    for block, cap in zip(cursor.cursors("caps"), code.scoring.caps, strict=True):
        _unknown(block, "when", cap.sections, ids)
        _unknown(block, "when", cap.criteria, covered)
        named = [one for one in sections if one.id in cap.sections]
        usual = not code.scoring.each and not any(one.steps for one in named)
        if usual and not 0 <= cap.below <= 1:
            message = _("“score” must lie between 0 and 1, as the figures of these sections do")
            block.problem(ProblemKind.SCORING_FIGURE, message, key="when")
    for block, void in zip(cursor.cursors("void_if"), code.scoring.void_if, strict=True):
        _unknown(block, "clauses", void.clauses, clauses)
    _questions(cursor, code)


def _all_steps(code: Code) -> Iterator[Step]:
    yield from code.scoring.steps
    for steps in code.scoring.each.values():
        yield from steps
    for section in code.sections:
        yield from _steps_of(section)


def _steps_of(node: CodeSection | Clause) -> Iterator[Step]:
    yield from node.steps
    yield from node.per.steps if node.per else ()
    for part in node.parts if isinstance(node, CodeSection) else ():
        yield from _steps_of(part)


def _steps(cursor: Cursor, steps: list[Step], ids: list[str], tags: list[str]) -> None:
    for step in steps:
        _unknown(cursor, "of", step.of, ids)
        if step.over and step.over not in (*KINDS, *tags):
            cursor.unknown_word("over", step.over, [*KINDS, *tags])


def _kinds(cursor: Cursor, code: Code, tags: list[str]) -> None:
    each = cursor.cursor("each")
    for kind in code.scoring.each:
        if each and kind not in ("sections", "clauses", *tags):
            each.unknown_word(kind, kind, ["sections", "clauses", *tags])
    graded = code.scoring.graded
    if graded not in ("sections", "clauses", *tags):
        cursor.unknown_word("graded", graded, ["sections", "clauses", *tags])


def _unknown(cursor: Cursor, key: str, named: tuple[str, ...], known: list[str]) -> None:
    for one in named:
        if one not in known:
            cursor.unknown_word(key, one, known, ProblemKind.UNKNOWN_CLAUSE)


def _questions(cursor: Cursor, code: Code) -> None:
    """Weights and points are for questions that some clause names, or that test its criteria."""
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
