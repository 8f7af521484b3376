"""Reads conditions: `{question: …, is: […]}`, joined by `all:`, `any:`, `not:`, `at_least_of:`."""

from __future__ import annotations

from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.problem_kinds import ProblemKind

NUMBERS = (Operator.AT_LEAST, Operator.BELOW, Operator.ABOVE)
TESTS = (Operator.IS, Operator.IS_NOT, *NUMBERS)
JOINS = (Operator.ALL, Operator.ANY)


def read_condition(cursor: Cursor) -> Condition | None:
    """The condition, or None where it could not be read (with the reason reported)."""
    for join in JOINS:
        if join.value in cursor:
            return _joined(cursor, join)
    if Operator.NOT.value in cursor:
        return _negated(cursor)
    if Operator.AT_LEAST_OF.value in cursor:
        return _counted(cursor)
    return _test(cursor)


def _joined(cursor: Cursor, join: Operator) -> Condition | None:
    parts = _parts(cursor, join.value)
    cursor.finish()
    return Condition(join, parts=parts) if parts else None


def _parts(cursor: Cursor, key: str) -> tuple[Condition, ...]:
    parts = [read_condition(part) for part in cursor.cursors(key)]
    kept = tuple(part for part in parts if part is not None)
    if not kept:
        message = _("“{key}” joins no conditions").format(key=key)
        cursor.problem(ProblemKind.CONDITION, message, key=key)
    return kept


def _counted(cursor: Cursor) -> Condition | None:
    inner = cursor.cursor(Operator.AT_LEAST_OF.value)
    cursor.finish()
    if inner is None:
        return None
    count = inner.number("count")
    parts = _parts(inner, "of")
    if parts and not (count.is_integer() and 1 <= count <= len(parts)):
        message = _("“count” must be a whole number from 1 to {last}").format(last=len(parts))
        inner.problem(ProblemKind.CONDITION, message, key="count")
    inner.finish()
    return Condition(Operator.AT_LEAST_OF, number=count, parts=parts) if parts else None


def _negated(cursor: Cursor) -> Condition | None:
    inner = cursor.cursor(Operator.NOT.value)
    cursor.finish()
    part = read_condition(inner) if inner else None
    return Condition(Operator.NOT, parts=(part,)) if part else None


def _test(cursor: Cursor) -> Condition | None:
    question = cursor.text("question")
    operator = next((test for test in TESTS if test.value in cursor), None)
    if operator is None:
        cursor.problem(
            ProblemKind.CONDITION,
            _("a condition needs one of {words}").format(
                words=", ".join(test.value for test in TESTS)
            ),
        )
        return None
    if operator in (Operator.IS, Operator.IS_NOT):
        values = cursor.texts(operator.value, required=True)
        condition = Condition(operator, question, values=values) if values else None
    else:
        condition = Condition(operator, question, number=cursor.number(operator.value))
    cursor.finish()
    return condition if question else None
