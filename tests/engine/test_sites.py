"""A code that is asked per site: who answers what, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sctoolkit.engine.merging import Merged, merge
from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.engine.together import together
from sctoolkit.engine.units import asking
from sctoolkit.model.action_plan import ActionPlan, ClauseRef, Gap, NoActionReason
from sctoolkit.model.assessment import Answer, AnswerState, Unit
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.questionnaire import Contradiction, Question, Questionnaire
from sctoolkit.model.result import Outcome, Result
from sctoolkit.model.scoring import CapRule, Policies, Policy
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Repeat, Step, Trigger

from .building import (
    DONT_KNOW,
    Given,
    answer,
    assessment,
    backed,
    bands,
    choice,
    clause,
    code,
    criterion,
    fact,
    hub,
    maturity,
    questionnaire,
    section,
    when,
    words,
)
from .plans import DEADLINES

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


# What follows for the score


def test_lowest_site_decides_where_the_code_says_so() -> None:
    sites = (site("porto", {"pay": "good"}), site("braga", {"pay": "half"}))
    assert scored(ASKED, WAGES, {}, *sites).tree.point == 0.5


def test_sites_are_weighted_by_their_headcount() -> None:
    sites = (site("porto", {"pay": "good"}, size=300), site("braga", {"pay": "bad"}, size=100))
    weighted = per_site(clause("1.1", "wages"), method=Method.WEIGHTED_MEAN)
    assert scored(ASKED, weighted, {}, *sites).tree.point == 0.75


def test_group_of_sites_counts_as_one() -> None:
    group = Unit(
        "north", "site", units=(site("porto", {"pay": "good"}), site("braga", {"pay": "bad"}))
    )
    mean = per_site(clause("1.1", "wages"), method=Method.MEAN)
    assert scored(ASKED, mean, {}, group, site("faro", {"pay": "good"})).tree.point == 0.75


# Findings


def places(result: Result) -> list[tuple[str, str, list[str]]]:
    """Clause, unit and causes of each finding."""
    return [(one.clause, one.unit, [str(cause) for cause in one.causes]) for one in result.findings]


def test_finding_says_in_which_site_it_is() -> None:
    sites = (site("porto", {"pay": "good"}), site("braga", {"pay": "bad"}))
    assert places(scored(ASKED, WAGES, {}, *sites)) == [("1.1", "braga", ["braga/pay"])]


def test_clause_that_is_itself_asked_per_site_is_found_once_with_the_sites_as_causes() -> None:
    own = replace(clause("1", "wages"), per=Repeat("site", (Step(Method.MEAN),)))
    sites = (site("porto", {"pay": "half"}), site("braga", {"pay": "bad"}))
    assert places(scored(ASKED, code(own), {}, *sites)) == [("1", "", ["porto/pay", "braga/pay"])]


def test_answer_of_the_whole_is_one_cause_in_all_sites() -> None:
    sites = (site("porto", {}), site("braga", {}))
    assert places(scored(ASKED, WAGES, {"pay": "bad"}, *sites)) == [
        ("1.1", "porto", ["pay"]),
        ("1.1", "braga", ["pay"]),
    ]


def test_site_that_nobody_answered_for_is_unknown_and_the_other_is_not() -> None:
    zero = replace(WAGES, scoring=replace(WAGES.scoring, policies=Policies(missing=Policy.ZERO)))
    sites = (site("porto", {"pay": "bad"}), site("braga", {}))
    found = {one.unit: one.unknown for one in scored(ASKED, zero, {}, *sites).findings}
    assert found == {"porto": (), "braga": (AnswerState.MISSING,)}


def test_cap_names_a_clause_once_however_many_sites_breach_it() -> None:
    rule = CapRule("C", words("Wages."), Trigger((Severity.MAJOR,), (Outcome.NOT_MET,)))
    held = code(*WAGES.sections, bands=bands(C=0, A=0), caps=(rule,))
    sites = (site("porto", {"pay": "bad"}), site("braga", {"pay": "bad"}))
    rating = scored(ASKED, held, {"pay": "good"}, *sites).rating
    assert rating is not None
    assert [cap.triggered_by for cap in rating.caps] == [("1.1",)]


# Plans


def planned(asked: Question, against: Code, given: Mapping[str, Given], *sites: Unit) -> ActionPlan:
    one = replace(assessment(given), units=sites)
    form = questionnaire(asked)
    return plan(form, one, [Scored(against, score(form, one, against, HUB, "t"))], HUB, DEADLINES)


def test_two_sites_with_the_same_gap_give_two_actions() -> None:
    sites = (site("porto", {"pay": "bad"}), site("braga", {"pay": "half"}))
    found = planned(ASKED, WAGES, {}, *sites).actions
    assert [(one.id, one.unit, one.gap, one.clauses) for one in found] == [
        ("ACT-porto/pay-1", "porto", Gap.ABSENT, (ClauseRef("own", "1.1", unit="porto"),)),
        ("ACT-braga/pay-1", "braga", Gap.PARTIAL, (ClauseRef("own", "1.1", unit="braga"),)),
    ]


def test_answer_of_the_whole_gives_one_action_for_all_sites() -> None:
    (only,) = planned(ASKED, WAGES, {"pay": "bad"}, site("porto", {}), site("braga", {})).actions
    assert (only.id, [one.unit for one in only.clauses]) == ("ACT-pay-1", ["porto", "braga"])


def test_good_practice_of_one_site_is_not_lost_over_the_gap_of_another() -> None:
    sites = (site("porto", {"pay": backed("good")}), site("braga", {"pay": "bad"}))
    found = planned(ASKED, WAGES, {}, *sites).good_practice
    assert [(one.question, one.unit, one.evidence) for one in found] == [
        ("pay", "porto", ("record.pdf",))
    ]


def test_clause_without_an_action_names_the_site_only_where_answers_decide() -> None:
    against = per_site(clause("1.1", "wages"), clause("1.2", "hours"))
    sites = (site("porto", {"pay": "good"}), site("braga", {}))
    found = planned(ASKED, against, {}, *sites).without_action
    assert [(one.clause, one.unit, one.reason) for one in found] == [
        ("1.2", "", NoActionReason.UNTESTED),
        ("1.1", "braga", NoActionReason.NOT_ANSWERED),
    ]


def test_clause_that_is_asked_per_site_and_tested_by_nothing_is_untested() -> None:
    own = replace(clause("1", "hours"), per=Repeat("site", (Step(Method.MEAN),)))
    (only,) = planned(ASKED, code(own), {}, site("porto", {"pay": "good"})).without_action
    assert only.reason is NoActionReason.UNTESTED


# Open questions


def still_open(form: Questionnaire, given: Mapping[str, Given], *sites: Unit) -> list[str]:
    return [str(one) for one in asking(form, replace(assessment(given), units=sites)).open]


def test_question_that_every_site_answers_is_not_open() -> None:
    sites = (site("porto", {"pay": "good"}), site("braga", {"pay": DONT_KNOW}))
    assert still_open(questionnaire(ASKED), {}, *sites) == []


def test_question_that_one_site_answers_is_open_in_the_other() -> None:
    sites = (site("porto", {"pay": "good"}), site("braga", {}))
    assert still_open(questionnaire(ASKED), {}, *sites) == ["braga/pay"]


def test_question_that_nobody_answers_is_open_once() -> None:
    assert still_open(questionnaire(ASKED), {}, site("porto", {}), site("braga", {})) == ["pay"]


def test_question_that_only_the_facts_of_a_site_open_is_open_there() -> None:
    form = questionnaire(fact("night", "yes", "no"), choice("rest", ask_if=when("night", "yes")))
    sites = (site("porto", {"night": "yes"}), site("braga", {}))
    assert still_open(form, {"night": "no"}, *sites) == ["porto/rest"]


# Contradictions


def test_contradiction_that_only_one_site_has_is_told_of_that_site() -> None:
    wrong = Contradiction("both", when("pay", "bad"), words("Both."))
    form = questionnaire(ASKED, contradictions=(wrong,))
    one = scored(form, WAGES, {"pay": "good"}, site("porto", {"pay": "bad"}), site("braga", {}))
    assert (one.contradictions, one.contradictions_in) == ((), (("porto", wrong),))


def test_contradiction_of_the_whole_is_not_told_again_for_each_site() -> None:
    wrong = Contradiction("both", when("pay", "bad"), words("Both."))
    form = questionnaire(ASKED, contradictions=(wrong,))
    one = scored(form, WAGES, {"pay": "bad"}, site("porto", {}))
    assert (one.contradictions, one.contradictions_in) == ((wrong,), ())


# Merging and putting together


def merged(first: tuple[Unit, ...], second: tuple[Unit, ...]) -> Merged:
    start = assessment({})
    return merge(replace(start, units=first), replace(start, units=second))


def test_units_of_one_id_are_merged() -> None:
    one = merged((site("porto", {"pay": "bad"}),), (site("porto", {"rest": "good"}),))
    assert one.assessment.units == (site("porto", {"pay": "bad", "rest": "good"}),)
    assert one.added == 1


def test_unit_of_the_second_only_is_added_under_the_unit_it_stands_in() -> None:
    line = Unit("line-1", "line", answers={"pay": answer("bad")})
    one = merged((site("porto", {}),), (site("porto", {}, line), site("braga", {"pay": "good"})))
    assert one.assessment.units == (site("porto", {}, line), site("braga", {"pay": "good"}))
    assert one.added == 2


def test_unit_keeps_its_place_where_the_second_groups_it_elsewhere() -> None:
    group = Unit("north", "site", units=(site("porto", {"rest": "good"}),))
    one = merged((site("porto", {"pay": "bad"}),), (group,))
    assert one.assessment.units == (
        site("porto", {"pay": "bad", "rest": "good"}),
        Unit("north", "site"),
    )


def test_different_answers_of_one_site_are_a_conflict_of_that_site() -> None:
    one = merged((site("porto", {"pay": "bad"}),), (site("porto", {"pay": "good"}),))
    assert [str(conflict.asked) for conflict in one.conflicts] == ["porto/pay"]
    assert one.assessment.units[0].answers["pay"].flagged


def test_units_of_several_questionnaires_are_put_together_by_id() -> None:
    company = questionnaire(choice("pay"), id="company")
    plant = questionnaire(choice("rest", "hours"), id="plant")
    one = replace(assessment({}), units=(site("porto", {"pay": "bad"}),))
    other = replace(assessment({}), units=(site("porto", {"rest": "good"}),))
    _form, both = together([(company, one), (plant, other)])
    assert both.units == (site("porto", {"pay": "bad", "rest": "good"}),)
