"""A code that is asked per site: who answers what, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sctoolkit.engine.scoring import score
from sctoolkit.model.assessment import Answer, AnswerState, Unit
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Result
from sctoolkit.model.scoring import Method, Repeat, Step

from .building import (
    Given,
    answer,
    assessment,
    backed,
    choice,
    clause,
    code,
    criterion,
    hub,
    maturity,
    questionnaire,
    section,
)

HUB = hub(criterion("wages"), criterion("hours"))


def site(name: str, given: Mapping[str, Given], *inside: Unit, **more: Any) -> Unit:  # noqa: ANN401
    answers = {question: answer(one) for question, one in given.items()}
    return Unit(name, "site", name.title(), answers=answers, units=inside, **more)


def per_site(*clauses: Clause, method: Method = Method.MINIMUM) -> Code:
    """One section that is asked for each site."""
    return code(replace(section("1", *clauses), per=Repeat("site", (Step(method),))))


def scored(
    asked: Question | Questionnaire, against: Code, given: Mapping[str, Given], *sites: Unit
) -> Result:
    form = asked if isinstance(asked, Questionnaire) else questionnaire(asked)
    return score(form, replace(assessment(given), units=sites), against, HUB, "test")


WAGES = per_site(clause("1.1", "wages"))
ASKED = choice("pay")


def test_answer_of_a_site_is_capped_by_its_own_evidence() -> None:
    form = questionnaire(maturity("pay"), evidence_cap=0.5)
    sites = (site("porto", {"pay": backed("4")}), site("braga", {"pay": "4"}))
    one = scored(form, per_site(clause("1.1", "wages"), method=Method.MEAN), {}, *sites)
    assert (one.tree.point, one.evidenced) == (1, 0.75)


def test_document_of_the_whole_does_not_stand_behind_the_answer_of_a_site() -> None:
    form = questionnaire(maturity("pay"), evidence_cap=0.5)
    one = scored(form, WAGES, {"pay": backed("4")}, site("porto", {"pay": "4"}))
    assert (one.tree.point, one.evidenced) == (1, 0.5)


def test_note_of_a_site_takes_nothing_from_the_answer_of_the_whole() -> None:
    noted = Answer(AnswerState.MISSING, note="Ask Ana.")
    assert scored(ASKED, WAGES, {"pay": "half"}, site("porto", {"pay": noted})).tree.point == 0.5
