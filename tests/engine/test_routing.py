"""Questions that are hidden, inherit a score, or belong to another scope."""

from __future__ import annotations

import pytest

from sctoolkit.engine.interview import Interview, Standing, in_scope
from sctoolkit.model.questionnaire import NotApplicable, NotApplicableKind
from sctoolkit.model.result import Outcome, Why

from .building import (
    DONT_KNOW,
    MISSING,
    NOT_APPLICABLE,
    REFUSED,
    Given,
    assessment,
    choice,
    clause,
    fact,
    found,
    heir,
    questionnaire,
    result,
    unless,
    when,
    words,
)

AUDITS = fact("audits", "yes", "no")
FOLLOW_UP = choice("follow-up", ask_if=unless("audits", "no"))
OTHER = choice("other")
HEIR = heir("heir", "hours", of="results", ask_if=unless("audits", "no"))
RESULTS = choice("results")


def asked(**given: Given) -> list[str]:
    form = questionnaire(AUDITS, FOLLOW_UP)
    return [one.id for one in Interview(form, "full", assessment(given).answers).asked()]


def test_definite_answer_hides_a_follow_up() -> None:
    assert asked(audits="no") == ["audits"]
    assert asked(audits="yes") == ["audits", "follow-up"]


def test_dont_know_keeps_follow_ups_open() -> None:
    for unknown in (DONT_KNOW, REFUSED, MISSING):
        assert asked(audits=unknown) == ["audits", "follow-up"]
    assert asked() == ["audits", "follow-up"]


def test_hidden_question_leaves_score_and_coverage() -> None:
    form = [AUDITS, FOLLOW_UP, OTHER]
    scored = result(form, clause("1", "wages"), {"audits": "no", "other": "half"})
    assert (scored.tree.point, scored.shares.coverage) == (0.5, 1)
    assert found(scored.tree, "follow-up").why == (Why.HIDDEN,)


def test_old_answer_of_a_hidden_question_does_not_count() -> None:
    given: dict[str, Given] = {"audits": "no", "follow-up": "good", "other": "half"}
    scored = result([AUDITS, FOLLOW_UP, OTHER], clause("1", "wages"), given)
    assert scored.tree.point == 0.5


def test_clause_whose_questions_are_all_hidden_does_not_apply() -> None:
    scored = result([AUDITS, FOLLOW_UP], clause("1", "wages"), {"audits": "no"})
    assert found(scored.tree, "1").outcome is Outcome.NOT_APPLICABLE
    assert scored.tree.point is None


def test_hidden_question_takes_the_score_of_the_one_it_inherits_from() -> None:
    scored = result(
        [AUDITS, RESULTS, HEIR], clause("1", "hours"), {"audits": "no", "results": "half"}
    )
    assert scored.tree.point == 0.5
    assert found(scored.tree, "heir").why == (Why.INHERITED,)
    assert found(scored.tree, "heir").related == ("results",)
    assert scored.shares.coverage == 1


def test_asked_question_inherits_nothing() -> None:
    given: dict[str, Given] = {"audits": "yes", "results": "half", "heir": "good"}
    scored = result([AUDITS, RESULTS, HEIR], clause("1", "hours"), given)
    assert scored.tree.point == 1
    assert found(scored.tree, "heir").why == ()


def test_dont_know_is_inherited_as_what_it_counts() -> None:
    scored = result(
        [AUDITS, RESULTS, HEIR], clause("1", "hours"), {"audits": "no", "results": DONT_KNOW}
    )
    assert scored.tree.point == 0


@pytest.mark.parametrize("follow_up", ["bad", "half", "good", DONT_KNOW, MISSING])
@pytest.mark.parametrize("parent", ["half", "good"])
def test_hiding_follow_ups_with_a_bad_answer_never_pays(parent: Given, follow_up: Given) -> None:
    asked = [choice("parent"), heir("follow-up", "wages", "parent", unless("parent", "bad"))]
    hiding = result(asked, clause("1", "wages"), {"parent": "bad"}).tree.point
    honest = result(asked, clause("1", "wages"), {"parent": parent, "follow-up": follow_up})
    assert hiding == 0
    assert honest.tree.point is not None
    assert honest.tree.point > hiding


def test_question_that_inherits_from_a_hidden_one_leaves_the_score() -> None:
    hidden = choice("results", ask_if=unless("audits", "no"))
    scored = result(
        [AUDITS, hidden, HEIR], clause("1", "hours"), {"audits": "no", "results": "bad"}
    )
    assert found(scored.tree, "heir").why == (Why.HIDDEN,)
    assert found(scored.tree, "1").outcome is Outcome.NOT_APPLICABLE


def test_question_that_inherits_from_one_that_does_not_apply_leaves_the_score() -> None:
    given: dict[str, Given] = {"audits": "no", "results": NOT_APPLICABLE}
    scored = result([AUDITS, RESULTS, HEIR], clause("1", "hours"), given)
    assert found(scored.tree, "1").outcome is Outcome.NOT_APPLICABLE


def test_question_that_inherits_from_an_unanswered_one_is_not_covered() -> None:
    """Otherwise "no audits" would raise the coverage by hiding what follows."""
    scored = result([AUDITS, RESULTS, HEIR], clause("1", "hours"), {"audits": "no"})
    assert (scored.tree.point, scored.shares.coverage) == (None, 0)
    assert found(scored.tree, "1").outcome is Outcome.NOT_ASSESSED


def test_inheritance_leads_back_to_the_question_that_was_asked() -> None:
    grandchild = heir("grandchild", "leave", of="heir", ask_if=unless("audits", "no"))
    given: dict[str, Given] = {"audits": "no", "results": "half"}
    scored = result([AUDITS, RESULTS, HEIR, grandchild], clause("1", "leave"), given)
    assert scored.tree.point == 0.5
    assert found(scored.tree, "grandchild").related == ("results",)


SCOPED = questionnaire(
    fact("size", "small", "large"),
    fact("agents", "yes", "no", ask_if=unless("size", "small")),
    fact("unrelated", "yes", "no"),
    choice("first", scope="quick"),
    choice("fees", scope="quick", ask_if=when("agents", "yes")),
    choice("more"),
    scopes="quick full",
)


def test_scope_holds_its_questions_and_the_facts_that_they_need() -> None:
    """`fees` needs `agents`, which needs `size`."""
    assert in_scope(SCOPED, "quick") == {"first", "fees", "agents", "size"}


def test_largest_scope_holds_everything() -> None:
    assert in_scope(SCOPED, "full") == {one.id for one in SCOPED.questions()}


def test_scope_pulls_in_the_question_that_a_hidden_one_inherits_from() -> None:
    quick = heir("heir", "hours", of="results", ask_if=unless("audits", "no"), scope="quick")
    form = questionnaire(AUDITS, RESULTS, quick, scopes="quick full")
    assert in_scope(form, "quick") == {"audits", "results", "heir"}


def test_scope_pulls_in_the_fact_that_decides_whether_a_question_applies() -> None:
    rule = NotApplicable(NotApplicableKind.SIZE, words("Small."), condition=when("size", "small"))
    form = questionnaire(
        fact("size", "small", "large"),
        choice("q", scope="quick", not_applicable=rule),
        choice("more"),
        scopes="quick full",
    )
    assert in_scope(form, "quick") == {"size", "q"}


def test_question_out_of_scope_is_neither_asked_nor_scored() -> None:
    scored = result(SCOPED, clause("1", "wages"), {"first": "half", "more": "good"}, scope="quick")
    assert found(scored.tree, "more").why == (Why.OUT_OF_SCOPE,)
    assert scored.tree.point == 0.5
    interview = Interview(SCOPED, "quick", {})
    assert interview.standing("more") is Standing.OUT_OF_SCOPE


def test_clause_whose_questions_are_out_of_scope_is_not_assessed() -> None:
    form = questionnaire(choice("q", "hours", scope="quick"), choice("more"), scopes="quick full")
    scored = result(form, clause("1", "wages"), {"more": "good"}, scope="quick")
    assert found(scored.tree, "1").outcome is Outcome.NOT_ASSESSED
    assert scored.shares.coverage == 0
