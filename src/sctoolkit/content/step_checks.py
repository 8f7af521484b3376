"""Whether the steps of a node find below it what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sctoolkit.content.trigger_checks import Node, check_trigger
from sctoolkit.document import Cursor
from sctoolkit.engine.scoring.rolls import KINDS
from sctoolkit.language import _
from sctoolkit.model.code import Clause, CodeSection
from sctoolkit.model.steps import Method, Step
from sctoolkit.problem_kinds import ProblemKind


def check_node_steps(cursor: Cursor, node: Node) -> None:
    """Reports steps of a section or a clause, and of its units, that find nothing below it."""
    check_steps(cursor, node.steps, [node])
    repeat = cursor.cursor("per")
    if repeat is not None and node.per is not None:
        check_steps(repeat, node.per.steps, [node])


def check_steps(cursor: Cursor, steps: Sequence[Step], nodes: Sequence[Node]) -> None:
    """Reports steps that find nothing below any of `nodes`, which are what they may stand on."""
    blocks = cursor.cursors("steps") if "steps" in cursor else [cursor] * len(steps)
    inside = [part for node in nodes for part in below(node)]
    for block, step in zip(blocks, steps, strict=False):
        _named(block, step, inside)
        _found(block, step, nodes, inside)
        when = block.cursor("when")
        if when is not None and step.when is not None:
            check_trigger(when, step.when, [*nodes, *inside])


def below(node: Node) -> Iterator[Node]:
    """All sections and clauses in a node, at any depth."""
    for part in node.parts if isinstance(node, CodeSection) else ():
        yield part
        yield from below(part)


def _named(cursor: Cursor, step: Step, inside: Sequence[Node]) -> None:
    """What `of` names stands below, weighs something, and counts once."""
    nodes = {part.id: part for part in inside}
    for one in step.of:
        if one not in nodes:
            message = _("“{id}” does not stand below, so no figure here can be made of it")
            cursor.problem(ProblemKind.UNKNOWN_CLAUSE, message.format(id=one), key="of")
    chosen = [nodes[one] for one in step.of if one in nodes]
    for outer in chosen:
        for part in [one for one in below(outer) if one in chosen]:
            message = _("“{inner}” stands in “{outer}” and would count twice")
            message = message.format(inner=part.id, outer=outer.id)
            cursor.problem(ProblemKind.STEPS, message, key="of")
    if chosen and not any(part.weight > 0 for part in chosen):
        cursor.problem(ProblemKind.WEIGHT, _("all parts named here weigh nothing"), key="of")


def _found(cursor: Cursor, step: Step, nodes: Sequence[Node], inside: Sequence[Node]) -> None:
    """What a step goes over is there."""
    counts = step.method is Method.CONFORMING or bool(step.findings)
    if counts and step.over not in ("", "clauses"):
        message = _("“{method}” counts clauses, and cannot go over “{over}”")
        message = message.format(method=step.method.value, over=step.over)
        cursor.problem(ProblemKind.STEPS, message, key="over")
        return
    over = step.over or ("clauses" if counts else "")
    if not over or _is_there(over, nodes, inside):
        return
    tags = sorted({part.tag for part in inside if part.tag})
    if over in KINDS:
        message = _("there are no {over} below to go over").format(over=over)
        cursor.problem(ProblemKind.STEPS, message, key="over" if step.over else "method")
    else:
        cursor.unknown_word("over", over, [*KINDS, *tags])


def _is_there(over: str, nodes: Sequence[Node], inside: Sequence[Node]) -> bool:
    clauses = [part for part in (*nodes, *inside) if isinstance(part, Clause)]
    match over:
        case "sections":
            return any(isinstance(part, CodeSection) for part in inside)
        case "clauses":
            return any(isinstance(part, Clause) for part in inside)
        case "criteria":
            return any(one.covers for one in clauses)
        case "questions":
            return any(one.covers or one.questions for one in clauses)
        case "units":
            return any(part.per for part in inside)
        case _:
            return any(part.tag == over for part in inside)


def check_order(cursor: Cursor, steps: Sequence[Step]) -> None:
    """Reports steps that have nothing to work on, come too late, or turn the figure round."""
    for place, step in enumerate(steps):
        later = not step.method.combines or step.method is Method.DEDUCT
        if place == 0 and (step.findings or not step.method.combines):
            message = _("the first step makes a figure of parts; “{method}” only changes one")
        elif place and not later:
            message = _("only the first step makes a figure of parts; “{method}” comes too late")
        else:
            continue
        message = message.format(method=step.method.value)
        cursor.problem(ProblemKind.STEPS, message, key="steps" if "steps" in cursor else "method")


def check_bounds(cursor: Cursor, step: Step) -> None:
    """Reports figures that turn a better one round, hold nothing or leave no room."""
    if step.method is Method.SCALE and step.start >= step.end:
        message = _("“scale” must go up: `from` is the lowest figure, `to` the highest")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="to")
    if step.when is not None and (step.points > 0 or step.at_least is not None):
        message = _("a step with `when:` takes points off or says `at_most:`; else gaps would pay")
        cursor.problem(ProblemKind.STEPS, message, key="when")
    if step.method is Method.BANDS:
        _check_bands(cursor, step)
    if step.method is Method.LIMIT:
        _check_limit(cursor, step)


def _check_bands(cursor: Cursor, step: Step) -> None:
    starts = [band.start for band in step.bands]
    worth = [band.points for band in step.bands if band.points is not None]
    if starts != sorted(set(starts)):
        message = _("each band must start above the one before")
        cursor.problem(ProblemKind.BAND_ORDER, message, key="bands")
    if worth and (len(worth) < len(starts) or worth != sorted(worth)):
        message = _("give all bands points, or none, and a higher band no fewer")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="bands")
    if not worth and not all(band.grade for band in step.bands):
        message = _("each band needs `points:`, `grade:` or both")
        cursor.problem(ProblemKind.MISSING_KEY, message, key="bands")


def _check_limit(cursor: Cursor, step: Step) -> None:
    bounds = [one for one in (step.at_least, step.at_most) if one is not None]
    if not bounds:
        message = _("“limit” needs `at_least:`, `at_most:` or both")
        cursor.problem(ProblemKind.STEPS, message, key="method")
    elif any(low >= high for low, high in pairwise(bounds)):
        message = _("“at_least” must be below “at_most”, or every figure is the same")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="at_most")
