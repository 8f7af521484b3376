"""What would say something about the clauses that were not tested."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.scoring.elsewhere import Elsewhere, elsewhere
from sctoolkit.model.code import Clause
from sctoolkit.model.questionnaire import Audience, Questionnaire

from .building import choice, clause, code, criterion, hub, questionnaire, result, when, words

HUB = hub(
    criterion("policy", audience=Audience.COMPANY),
    criterion("training", audience=Audience.COMPANY),
    criterion("fire-exits", audience=Audience.FACILITY),
    criterion("wages", audience=Audience.BOTH),
)
ASKED = questionnaire(
    choice("policy", "policy", scope="quick"), choice("training", "training"), scopes="quick full"
)


def other(name: str, *tests: str) -> Questionnaire:
    """Another questionnaire of the library."""
    form = questionnaire(*(choice(one, one) for one in tests))
    return replace(form, id=name)


def places(
    *clauses: Clause, asked: Questionnaire = ASKED, library: tuple[Questionnaire, ...] = ()
) -> Elsewhere:
    """Where to look, after the quick scope was answered."""
    against = code(*clauses)
    scored = result(asked, against, {}, *HUB.criteria.values(), scope="quick")
    return elsewhere(scored, against, HUB, asked, library)


def test_clause_that_is_fully_tested_needs_nothing_else() -> None:
    assert places(clause("1", "policy")) == Elsewhere((), {}, (), ())


def test_larger_scope_covers_what_it_asks() -> None:
    assert places(clause("1", "training")).larger_scope == ("1",)


def test_rest_of_a_partly_tested_clause_counts() -> None:
    assert places(clause("1", "policy", "training")).larger_scope == ("1",)


def test_other_questionnaire_covers_what_this_one_never_asks() -> None:
    one = places(clause("1", "fire-exits"), library=(other("sites", "fire-exits"),))
    assert one == Elsewhere((), {"sites": ("1",)}, (), ())


def test_questionnaire_may_bear_any_name() -> None:
    for name in ("facility", "scope", "nothing"):
        one = places(clause("1", "fire-exits"), library=(other(name, "fire-exits"),))
        assert one == Elsewhere((), {name: ("1",)}, (), ())


def test_site_assessment_covers_what_is_about_sites() -> None:
    assert places(clause("1", "fire-exits"), clause("2", "wages")).facility == ("1", "2")


def test_nothing_covers_a_company_matter_that_nobody_asks_about() -> None:
    form = questionnaire(choice("training", "training", scope="quick"), scopes="quick full")
    assert places(clause("1", "policy"), asked=form).nothing == ("1",)


def test_nothing_covers_what_the_criteria_do_not_hold() -> None:
    assert places(clause("1", outside_hub=words("About taxes."))).nothing == ("1",)


def test_clause_stands_once_under_the_first_that_helps() -> None:
    library = (other("first", "fire-exits"), other("second", "fire-exits", "wages"))
    one = places(clause("1", "training", "fire-exits", "wages"), library=library)
    assert one == Elsewhere(("1",), {}, (), ())
    one = places(clause("1", "fire-exits", "wages"), library=library)
    assert one == Elsewhere((), {"first": ("1",)}, (), ())


def test_question_that_routing_pulls_into_the_scope_is_tested_already() -> None:
    """`training` routes `policy`, so the quick scope asks it; only `fire-exits` is left."""
    form = questionnaire(
        choice("training", "training"),
        choice("policy", "policy", scope="quick", ask_if=when("training", "good")),
        scopes="quick full",
    )
    one = places(clause("1", "training", "fire-exits"), asked=form)
    assert one == Elsewhere((), {}, ("1",), ())


def test_larger_scope_covers_a_question_that_the_clause_names_itself() -> None:
    assert places(clause("1", questions=("training",))).larger_scope == ("1",)


def test_questionnaire_that_the_clause_names_covers_its_question_and_no_other_does() -> None:
    named = clause("1", questions=("second:fire-exits",))
    both = (other("first", "fire-exits"), other("second", "fire-exits"))
    assert places(named, library=both) == Elsewhere((), {"second": ("1",)}, (), ())
