"""Assessments of several questionnaires, put together and scored as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.elsewhere import elsewhere
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.engine.together import Pair, asked_twice, together
from sctoolkit.model.action_plan import NoActionReason
from sctoolkit.model.assessment import AskedOf, Permission
from sctoolkit.model.code import Clause
from sctoolkit.model.deadline import Deadlines, Term
from sctoolkit.model.questionnaire import Audience, Contradiction, Question
from sctoolkit.model.result import Outcome, PartKind, Result
from sctoolkit.model.severity import Severity

from .building import (
    Given,
    assessment,
    choice,
    clause,
    code,
    criterion,
    found,
    heir,
    hub,
    maturity,
    questionnaire,
    unless,
    when,
    words,
)

HUB = hub(*map(criterion, ("policy", "wages", "exits")))
DEADLINES = Deadlines(date(2026, 1, 1), dict.fromkeys(Severity, Term(30)))


def answered(
    name: str,
    *questions: Question,
    given: Mapping[str, Given],
    scope: str = "full",
    scopes: str = "full",
    **more: Any,  # noqa: ANN401 - fields of the questionnaire
) -> Pair:
    """A questionnaire of that name, answered."""
    form = questionnaire(*questions, scopes=scopes, id=name, digest=name, **more)
    return form, replace(assessment(given, scope), id=f"our-{name}", questionnaire=form.name)


def scored(pairs: Sequence[Pair], *clauses: Clause) -> Result:
    """All together, against the clauses."""
    return score(*together(pairs), code(*clauses), HUB, "test")


def figures(result: Result) -> list[tuple[str, float | None, float | None]]:
    kinds = (PartKind.TOTAL, PartKind.CLAUSE, PartKind.CRITERION, PartKind.QUESTION)
    return sorted((one.id, one.point, one.coverage) for kind in kinds for one in result.parts(kind))


COMPANY = answered("company", choice("c.policy", "policy"), given={"c.policy": "good"})
SITE = answered("site", choice("s.wages", "wages"), given={"s.wages": "half"})


def test_clause_that_each_tests_half_is_tested_and_covered_in_full() -> None:
    both = clause("1", "policy", "wages")
    assert scored([COMPANY], both).tested.partly == ("1",)
    assert scored([SITE], both).tested.partly == ("1",)
    result = scored([COMPANY, SITE], both)
    assert result.tested.fully == ("1",)
    assert (found(result.tree, "1").point, found(result.tree, "1").coverage) == (0.75, 1)


def test_criterion_that_both_test_is_the_mean_of_the_questions_of_both() -> None:
    other = answered("other", choice("o.wages", "wages"), given={"o.wages": "good"})
    part = found(scored([SITE, other], clause("1", "wages")).tree, "wages")
    assert part.point == 0.75
    assert [one.id for one in part.parts] == ["s.wages", "o.wages"]


def test_order_of_the_assessments_changes_no_figure() -> None:
    clauses = (clause("1", "policy", "wages"), clause("2", "wages"), clause("3", "exits"))
    one, other = (scored(pairs, *clauses) for pairs in ([COMPANY, SITE], [SITE, COMPANY]))
    assert figures(one) == figures(other)
    assert (one.shares, one.tested) == (other.shares, other.tested)


def test_one_alone_comes_back_as_it_is() -> None:
    assert together([COMPANY]) is COMPANY


def test_question_that_two_questionnaires_have_is_found_before_they_are_joined() -> None:
    other = questionnaire(choice("c.policy"), choice("c.new"), id="other")
    assert asked_twice([COMPANY[0], other]) == ["c.policy"]
    assert asked_twice([COMPANY[0], SITE[0]]) == []


def test_result_is_stamped_with_every_questionnaire_and_a_digest_over_all() -> None:
    stamp = scored([COMPANY, SITE], clause("1", "policy")).stamp
    assert stamp.questionnaire == "company@1 + site@1"
    assert stamp.scope == "full + full"
    changed = (replace(SITE[0], digest="changed"), SITE[1])
    other = scored([COMPANY, changed], clause("1", "policy")).stamp
    assert len({stamp.questionnaire_digest, other.questionnaire_digest, "company", "site"}) == 4


QUICK = answered(
    "quick",
    choice("q.policy", "policy", scope="short"),
    choice("q.exits", "exits"),
    given={"q.policy": "good"},
    scope="short",
    scopes="short full",
)


def test_each_is_asked_in_its_own_scope_and_the_rest_in_a_larger_one() -> None:
    form, _one = together([QUICK, SITE])
    result = scored(
        [QUICK, SITE], clause("1", "exits"), clause("2", "policy"), clause("3", "wages")
    )
    assert [scope.id for scope in form.scopes] == ["short + full", "full + full"]
    assert result.tested.untested == ("1",)
    assert elsewhere(result, code(clause("1", "exits")), HUB, form, ()).larger_scope == ("1",)


def test_where_everything_was_asked_there_is_one_scope() -> None:
    assert [scope.id for scope in together([COMPANY, SITE])[0].scopes] == ["full + full"]


def test_what_routes_a_question_of_the_scope_is_asked_with_it() -> None:
    routed = answered(
        "routed",
        choice("r.exits", "exits"),
        choice("r.policy", "policy", scope="short", ask_if=when("r.exits", "good")),
        given={"r.exits": "bad"},
        scope="short",
        scopes="short full",
    )
    result = scored([SITE, routed], clause("1", "exits"), clause("2", "policy"))
    assert result.tested.fully == ("1", "2")
    assert found(result.tree, "2").outcome is Outcome.NOT_APPLICABLE


def test_clause_may_name_the_question_of_one_of_them() -> None:
    named = clause("1", questions=("site:s.wages",))
    assert found(scored([COMPANY, SITE], named).tree, "1").point == 0.5
    other = clause("1", questions=("elsewhere:s.wages",))
    assert scored([COMPANY, SITE], other).tested.untested == ("1",)


def test_question_that_a_clause_names_is_looked_for_in_the_larger_scopes() -> None:
    named = clause("1", questions=("quick:q.exits",))
    result = scored([SITE, QUICK], named)
    form, _one = together([SITE, QUICK])
    assert elsewhere(result, code(named), HUB, form, ()).larger_scope == ("1",)


def test_only_a_questionnaire_with_the_evidence_rule_has_its_answers_capped() -> None:
    strict = answered("strict", maturity("x", "wages"), given={"x": "4"}, evidence_cap=0.5)
    lenient = answered("lenient", maturity("y", "wages"), given={"y": "4"})
    assert scored([strict, lenient], clause("1", "wages")).evidenced == 0.75
    assert scored([strict], clause("1", "wages")).evidenced == 0.5
    assert scored([lenient], clause("1", "wages")).evidenced == 1


def test_hidden_question_inherits_as_it_does_alone() -> None:
    heirs = answered(
        "heirs",
        choice("h.policy", "policy"),
        heir("h.exits", "exits", "h.policy", unless("h.policy", "bad")),
        given={"h.policy": "bad"},
    )
    assert found(scored([SITE, heirs], clause("1", "exits")).tree, "1").point == 0


def test_contradictions_of_each_are_found() -> None:
    pairs = [
        (replace(form, contradictions=(Contradiction(name, when(name, given), words("?")),)), one)
        for (form, one), name, given in ((COMPANY, "c.policy", "good"), (SITE, "s.wages", "half"))
    ]
    result = scored(pairs, clause("1", "policy"))
    assert [one.id for one in result.contradictions] == ["c.policy", "s.wages"]


def test_sections_of_one_name_stay_apart() -> None:
    form, _one = together([COMPANY, SITE])
    assert [section.id for section in form.sections] == ["all", "site:all"]
    assert {one.section for one in form.questions()} == {"all", "site:all"}


def test_plan_has_actions_from_both_and_says_what_a_larger_scope_asks() -> None:
    weak = answered("weak", choice("w.policy", "policy"), given={"w.policy": "bad"})
    against = code(clause("1", "policy", "wages"), clause("2", "exits"))
    pairs = [weak, SITE, (QUICK[0], replace(QUICK[1], answers={}))]
    form, one = together(pairs)
    result = score(form, one, against, HUB, "test")
    made = plan(form, one, [Scored(against, result)], HUB, DEADLINES)
    assert [action.question for action in made.actions] == ["w.policy", "s.wages"]
    assert [(why.clause, why.reason) for why in made.without_action] == [
        ("2", NoActionReason.LARGER_SCOPE)
    ]
    assert made.open_questions == (AskedOf("q.policy"),)


@pytest.mark.parametrize("turned", [False, True])
def test_names_are_those_that_are_given_and_what_is_made_up_stays_so(*, turned: bool) -> None:
    company = replace(COMPANY[1], organisation="Harbour Ltd", started="2026-02-01")
    site = replace(SITE[1], site="Quay 3", made_up=True, started="2026-01-01", updated="2026-03-01")
    pairs = [(COMPANY[0], company), (SITE[0], site)]
    _form, one = together(pairs[::-1] if turned else pairs)
    assert (one.organisation, one.site, one.made_up) == ("Harbour Ltd", "Quay 3", True)
    assert (one.started, one.updated) == ("2026-01-01", "2026-03-01")


def test_what_another_company_shared_stays_under_its_consent() -> None:
    under = Permission("c-1", "who", "2030-01-01")
    _form, one = together([COMPANY, (SITE[0], replace(SITE[1], shared=under))])
    assert one.shared == under


def test_it_can_be_shown_in_the_languages_that_all_have() -> None:
    form, _one = together(
        [
            (replace(COMPANY[0], languages=("en", "fr", "es")), COMPANY[1]),
            (replace(SITE[0], languages=("en", "es")), SITE[1]),
        ]
    )
    assert form.languages == ("en", "es")


def test_audience_is_both_where_they_differ() -> None:
    forms = [
        (replace(COMPANY[0], audience=Audience.COMPANY), COMPANY[1]),
        (replace(SITE[0], audience=Audience.FACILITY), SITE[1]),
    ]
    assert together(forms)[0].audience is Audience.BOTH
