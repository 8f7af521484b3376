"""Conditions over answers as formulas over cells, with the three values that the engine knows.

A question is not needed only where its condition definitely fails: what is not answered yet, not
known or not said decides nothing. So each test has two formulas: one for “holds”, one for “fails”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from sctoolkit import asking
from sctoolkit.files.form_workbook.places import Place
from sctoolkit.files.form_workbook.states import State, words
from sctoolkit.files.sheets.text import quoted
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import QuestionKind
from sctoolkit.wording import digits

Places = Mapping[str, Place]
NEVER = "FALSE"


def fails(condition: Condition, places: Places) -> str:
    """TRUE where the condition definitely does not hold."""
    return _decided(condition, places, wanted=False)


def _decided(condition: Condition, places: Places, *, wanted: bool) -> str:
    match condition.operator:
        case Operator.NOT:
            return _decided(condition.parts[0], places, wanted=not wanted)
        case Operator.ALL | Operator.ANY:
            every = wanted is (condition.operator is Operator.ALL)
            parts = [_decided(part, places, wanted=wanted) for part in condition.parts]
            return _joined("AND" if every else "OR", parts)
        case Operator.AT_LEAST_OF:
            parts = [_decided(part, places, wanted=wanted) for part in condition.parts]
            needed = int(condition.number)
            enough = needed if wanted else len(parts) - needed + 1
            return "(" + "+".join(f"({part})*1" for part in parts) + f">={enough})"
        case Operator.IS | Operator.IS_NOT | Operator.AT_LEAST | Operator.BELOW | Operator.ABOVE:
            place = places.get(condition.question)
            return NEVER if place is None else _tested(condition, place, wanted=wanted)
        case _:
            assert_never(condition.operator)


def _tested(condition: Condition, place: Place, *, wanted: bool) -> str:
    """A test on one question; it fails on a question that is itself not needed."""
    met = wanted is (condition.operator not in (Operator.IS_NOT, Operator.BELOW))
    figure = place.question.kind is QuestionKind.NUMBER
    tests = [(_figure if figure else _chosen)(condition, place, met=met)]
    # “Does not apply” is not what was asked for, and not so many either.
    if not met and AnswerState.NOT_APPLICABLE in (instead := asking.instead(place.question)):
        tests.append(f"{place.cell('answer')}={quoted(instead[AnswerState.NOT_APPLICABLE])}")
    if place.question.ask_if is None:
        return _joined("OR", tests)
    hidden = f"{place.cell('state')}={quoted(words()[State.NOT_NEEDED])}"
    if wanted:
        return f"AND(NOT({hidden}),{_joined('OR', tests)})"
    return _joined("OR", [hidden, *tests])


def _figure(condition: Condition, place: Place, *, met: bool) -> str:
    cell, bound = place.cell("answer"), digits(condition.number)
    least, under = (">", "<=") if condition.operator is Operator.ABOVE else (">=", "<")
    return f"AND(ISNUMBER({cell}),{cell}{least if met else under}{bound})"


def _chosen(condition: Condition, place: Place, *, met: bool) -> str:
    """One of the options that the condition names was chosen; or others were, and none of them."""
    question, cell = place.question, place.cell("answer")
    named = [option.id for option in question.options if option.id in condition.values]
    others = [option.id for option in question.options if option.id not in condition.values]
    if not question.kind.many:
        chosen = named if met else others
        return _joined("OR", [f"{cell}={place.lists.cell(question, one)}" for one in chosen])
    said = [f'{cell}=""', _joined("OR", _ticked(place, named if met else others))]
    if not met:
        said += [f"NOT({test})" for test in _ticked(place, named)]
    return _joined("AND", said)


def _ticked(place: Place, options: Sequence[str]) -> list[str]:
    blank = quoted(asking.ticked()[1])
    cells = [place.tick(one) for one in options]
    return [f'AND({cell}<>"",{cell}<>{blank})' for cell in cells]


def _joined(name: str, parts: Sequence[str]) -> str:
    if not parts:
        return NEVER
    return parts[0] if len(parts) == 1 else f"{name}({','.join(parts)})"
