"""Action plans of small assessments, a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.action_plan import (
    ActionPlan,
    CorrectiveAction,
)
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.deadline import Deadlines, Term
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.severity import Severity

from .building import (
    Given,
    assessment,
    clause,
    code,
    criterion,
    hub,
    questionnaire,
)

DEADLINES = Deadlines(
    date(2026, 1, 31),
    {
        Severity.ZERO_TOLERANCE: Term(1),
        Severity.CRITICAL: Term(30),
        Severity.MAJOR: Term(60),
        Severity.MINOR: Term(90),
        Severity.OBSERVATION: Term(180),
    },
)
HUB = hub(
    criterion("wages"),
    criterion("hours"),
    criterion("leave"),
    criterion("age", levels="14 15 16"),
    criterion("freedom", severity=Severity.ZERO_TOLERANCE),
)


def planned(
    asked: Sequence[Question], given: Mapping[str, Given], *codes: Code | Clause
) -> ActionPlan:
    """The plan under these codes; without any, under one that covers wages, hours and leave."""
    against = [one if isinstance(one, Code) else code(one) for one in codes]
    against = against or [code(clause("1", "wages", "hours", "leave"))]
    form, answers = questionnaire(*asked), assessment(given)
    scored = [Scored(one, score(form, answers, one, HUB, "test")) for one in against]
    return plan(form, answers, scored, HUB, DEADLINES)


def action(asked: Question, given: Given, *codes: Code | Clause) -> CorrectiveAction:
    (only,) = planned([asked], {asked.id: given}, *codes).actions
    return only
