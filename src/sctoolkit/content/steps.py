"""Reads how the figure of a node is made: one method, or a list of steps."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.content.ratings import severities_of, share
from sctoolkit.content.step_checks import check_bounds, check_order
from sctoolkit.content.triggers import read_trigger
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import FigureBand, Method, Repeat, Step, Trigger
from sctoolkit.problem_kinds import ProblemKind


def read_steps(cursor: Cursor, usual: Method | None = None) -> tuple[Step, ...]:
    """The steps under `steps:`, or the one that `method:` names.

    Where there is neither, one step with the `usual` method; without one there are no steps.
    """
    if "steps" in cursor:
        if "method" in cursor:
            message = _("give either `method:` or `steps:`, not both")
            cursor.problem(ProblemKind.STEPS, message, key="method")
            cursor.allow("method")
        blocks = cursor.cursors("steps", required=True)
        steps = tuple(_step(block) for block in blocks)
        for block in blocks:
            block.finish()
        check_order(cursor, steps)
        return steps
    if usual is None and "method" not in cursor:
        return ()
    steps = (_step(cursor, usual),)
    check_order(cursor, steps)
    return steps


def read_repeat(cursor: Cursor) -> Repeat | None:
    """What a node is repeated for, and how its units make the figure: the mean, if not said."""
    block = cursor.cursor("per")
    if block is None:
        return None
    repeat = Repeat(block.text("unit"), read_steps(block, Method.MEAN))
    block.finish()
    return repeat


def _step(cursor: Cursor, usual: Method | None = None) -> Step:
    step = _of_method(cursor, cursor.word("method", Method, usual))
    check_bounds(cursor, step)
    return step


def _of_method(cursor: Cursor, method: Method) -> Step:
    """One step; keys that its method has no use for are left for `finish` to name."""
    match method:
        case Method.SCALE:
            return Step(method, start=cursor.number("from", 0.0), end=cursor.number("to"))
        case Method.ADD:
            return Step(method, points=cursor.number("points"), when=_when(cursor))
        case Method.LIMIT:
            low, high = cursor.optional_number("at_least"), cursor.optional_number("at_most")
            return Step(method, at_least=low, at_most=high, when=_when(cursor))
        case Method.BANDS:
            return Step(method, bands=_bands(cursor))
        case Method.PROGRESSIVE:
            return _in_a_row(cursor, _of_parts(cursor, method))
        case _:
            return _of_parts(cursor, method)


def _of_parts(cursor: Cursor, method: Method) -> Step:
    return Step(
        method,
        over=cursor.text("over", ""),
        of=cursor.texts("of"),
        start=cursor.number("start", 0.0) if method is Method.DEDUCT else 0.0,
        maximum=_maximum(cursor) if method is Method.SHARE else None,
        findings=_findings(cursor) if method is Method.DEDUCT else {},
    )


def _in_a_row(cursor: Cursor, step: Step) -> Step:
    met_at = share(cursor, "met_at") if "met_at" in cursor else None
    return replace(step, partly=cursor.truth("partly", default=False), met_at=met_at)


def _when(cursor: Cursor) -> Trigger | None:
    block = cursor.cursor("when")
    return read_trigger(block) if block else None


def _bands(cursor: Cursor) -> tuple[FigureBand, ...]:
    blocks = cursor.cursors("bands", required=True)
    bands = tuple(
        FigureBand(one.number("from"), one.optional_number("points"), one.text("grade", ""))
        for one in blocks
    )
    for block in blocks:
        block.finish()
    return bands


def _maximum(cursor: Cursor) -> float | None:
    maximum = cursor.optional_number("maximum")
    if maximum is not None and maximum <= 0:
        message = _("“maximum” must be above 0: figures are divided by it")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="maximum")
    return maximum


def _findings(cursor: Cursor) -> dict[Severity, float]:
    inner = cursor.cursor("findings")
    if inner is None:
        return {}
    found = {Severity(word): inner.number(word) for word in severities_of(inner)}
    for severity in [one for one, points in found.items() if points < 0]:
        message = _("points below 0 would reward a finding")
        inner.problem(ProblemKind.SCORING_FIGURE, message, key=severity.value)
    return found
