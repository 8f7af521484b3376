"""Decides a condition over answers: true, false, or undecided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.condition import Condition, Operator

Look = Callable[[str], Answer | None]
"""Gives the answer to a question, None where it has none."""
Hidden = Callable[[str], bool]
"""Says whether a question is hidden by a condition of its own."""


def holds(condition: Condition, look: Look, hidden: Hidden) -> bool | None:
    """Whether the condition holds; None where an answer that it needs is missing or not known.

    A test on a hidden question does not hold: what was not asked cannot open a question.
    """
    match condition.operator:
        case Operator.ALL:
            return _all([holds(part, look, hidden) for part in condition.parts])
        case Operator.ANY:
            return _any([holds(part, look, hidden) for part in condition.parts])
        case Operator.NOT:
            inner = holds(condition.parts[0], look, hidden)
            return None if inner is None else not inner
        case Operator.AT_LEAST_OF:
            parts = [holds(part, look, hidden) for part in condition.parts]
            return _at_least(int(condition.number), parts)
        case Operator.IS | Operator.IS_NOT | Operator.AT_LEAST | Operator.BELOW | Operator.ABOVE:
            if hidden(condition.question):
                return False
            return _test(condition, look(condition.question))
        case _:
            assert_never(condition.operator)


def _all(parts: list[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _any(parts: list[bool | None]) -> bool | None:
    if True in parts:
        return True
    return None if None in parts else False


def _at_least(count: int, parts: list[bool | None]) -> bool | None:
    if parts.count(True) >= count:
        return True
    return None if parts.count(True) + parts.count(None) >= count else False


def _test(condition: Condition, answer: Answer | None) -> bool | None:
    if answer is None or answer.state is AnswerState.MISSING:
        return None
    if answer.state is AnswerState.NOT_APPLICABLE:
        return condition.operator in (Operator.IS_NOT, Operator.BELOW)
    if answer.state is not AnswerState.ANSWERED or answer.value is None:
        return None
    value = answer.value
    if isinstance(value, float):
        return _compared(condition, value)
    chosen = {value} if isinstance(value, str) else set(value)
    is_one = not chosen.isdisjoint(condition.values)
    return is_one if condition.operator is Operator.IS else not is_one


def _compared(condition: Condition, number: float) -> bool:
    if condition.operator is Operator.ABOVE:
        return number > condition.number
    at_least = number >= condition.number
    return at_least if condition.operator is Operator.AT_LEAST else not at_least


def remaining(condition: Condition, known: Callable[[Condition], bool | None]) -> Condition | bool:
    """What is left to ask of a condition once some of its tests are decided for good.

    `known` decides a single test, or gives None where it stays open.
    """
    match condition.operator:
        case Operator.ALL | Operator.ANY:
            return _joined(condition, [remaining(part, known) for part in condition.parts])
        case Operator.NOT:
            inner = remaining(condition.parts[0], known)
            return (not inner) if isinstance(inner, bool) else replace(condition, parts=(inner,))
        case Operator.AT_LEAST_OF:
            return _counted(condition, [remaining(part, known) for part in condition.parts])
        case Operator.IS | Operator.IS_NOT | Operator.AT_LEAST | Operator.BELOW | Operator.ABOVE:
            decided = known(condition)
            return condition if decided is None else decided
        case _:
            assert_never(condition.operator)


def _joined(condition: Condition, parts: list[Condition | bool]) -> Condition | bool:
    """`all` and `any`: one part may decide them, the others that are decided change nothing."""
    decisive = condition.operator is Operator.ANY
    still_open = tuple(part for part in parts if isinstance(part, Condition))
    if any(part is decisive for part in parts):
        return decisive
    return replace(condition, parts=still_open) if still_open else not decisive


def _counted(condition: Condition, parts: list[Condition | bool]) -> Condition | bool:
    still_open = tuple(part for part in parts if isinstance(part, Condition))
    wanted = int(condition.number) - sum(part is True for part in parts)
    if wanted <= 0:
        return True
    if len(still_open) < wanted:
        return False
    return replace(condition, parts=still_open, number=float(wanted))
