"""NIST SP 800-171 DoD Assessment Methodology: what it says of its own scores, case by case."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sctoolkit.model.assessment import Answer, AnswerState

from .published import TOTAL, Case, Figure, Method, cases, option, question, said

START = 110
LOWEST = -203
PARTLY = {"3.5.3": 3, "3.13.11": 3}
"""What is taken off where they are implemented in part."""
PLAN = "3.12.4"
MAY_NOT_APPLY = ("3.1.12", "3.1.16", "3.1.18")
MET, UNMET = said("met"), said("not-met")
NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE, reason="The capability is not allowed.")


def method() -> Method:
    path = cases() / "sprs" / "weights.json"
    weights = json.loads(path.read_text("utf-8"))["weights"]
    both = [option("met", "Implemented", 1), option("not-met", "Not implemented", 0)]
    partly = option("partly", "Implemented in part", 0.5)
    form = [
        question(one, "choice", one, options=[*both, partly] if one in PARTLY else both)
        for one in weights
    ]
    return Method("sprs", {"all": form}, _cases(weights))


def _cases(weights: dict[str, int]) -> Iterator[Case]:
    met = dict.fromkeys(weights, MET)
    yield _case("all implemented", met, START)
    nothing = dict.fromkeys(weights, UNMET)
    yield _case("nothing implemented", nothing, None)
    yield _case("nothing but the plan", {**nothing, PLAN: MET}, LOWEST)
    yield _case("nothing answered but the plan", {PLAN: MET}, LOWEST)
    for one, weight in weights.items():
        figure = None if one == PLAN else START - weight
        yield _case(f"all but {one}", {**met, one: UNMET}, figure)
    for one, taken in PARTLY.items():
        yield _case(f"{one} in part", {**met, one: said("partly")}, START - taken)
    for one in MAY_NOT_APPLY:
        yield _case(f"{one} does not apply", {**met, one: NOT_APPLICABLE}, START)
    without = {one: answer for one, answer in met.items() if one != PLAN}
    yield _case("no word on the plan", without, None)


def _case(name: str, answers: dict[str, Answer], figure: float | None) -> Case:
    return Case(name, {TOTAL: Figure(figure)}, answers)
