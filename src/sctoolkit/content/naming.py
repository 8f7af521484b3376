"""Whether what a scoring profile names is there: sections, clauses, tags, questions."""

from __future__ import annotations

from sctoolkit.content.step_checks import Node, below, check_steps
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
    _floors(cursor, code)
    for block, void in zip(cursor.cursors("void_if"), code.scoring.void_if, strict=True):
        _unknown(block, "clauses", void.clauses, clauses)
    _questions(cursor, code)


def _floors(cursor: Cursor, code: Code) -> None:
    """Caps on sections and criteria that are there, below figures that they can fall to."""
    sections = [one for section in code.sections for one in section.every_section()]
    covered = [cover.criterion for clause in code.clauses() for cover in clause.covers]
    for block, cap in zip(cursor.cursors("caps"), code.scoring.caps, strict=True):
        _unknown(block, "when", cap.sections, [section.id for section in sections])
        _unknown(block, "when", cap.criteria, covered)
        named = [one for one in sections if one.id in cap.sections]
        usual = named and not code.scoring.each and not any(one.steps for one in named)
        if usual and not 0 <= cap.below <= 1:
            message = _("“score” must lie between 0 and 1, as the figures of these sections do")
            block.problem(ProblemKind.SCORING_FIGURE, message, key="when")
        elif cap.below == 0 and usual and not code.scoring.points and _says_zero(block):
            block.problem(ProblemKind.CAP, _("nothing falls below 0"), key="when")
        elif not _repeats(code) and cap.at_least > len(code.clauses()):
            message = _("there are fewer clauses than the findings that this cap takes")
            block.problem(ProblemKind.CAP, message, key="when")


def _says_zero(cap: Cursor) -> bool:
    """Whether a floor is given, and none is missing."""
    when = cap.cursor("when")
    floor = when.cursor("section_below") if when else None
    return floor is not None and "score" in floor


def _repeats(code: Code) -> bool:
    """Whether something is asked for each unit, so that a clause may have several findings."""
    return any(node.per for node in _nodes(code))


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
