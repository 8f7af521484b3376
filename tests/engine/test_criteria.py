"""A criterion is the mean of its questions, or the level reached over the level asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sctoolkit.model.questionnaire import Band, QuestionKind
from sctoolkit.model.result import Part, Why
from sctoolkit.model.scoring import Policies, Policy

from .building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Given,
    checklist,
    choice,
    clause,
    code,
    cover,
    criterion,
    exceeds,
    fact,
    found,
    heir,
    none_of_these,
    option,
    partial,
    question,
    questionnaire,
    result,
    unless,
)


def test_criterion_is_the_mean_of_the_questions_that_test_it() -> None:
    asked = [choice("a", "wages"), choice("b", "wages hours"), choice("c", "hours")]
    given = {"a": "good", "b": "half", "c": "bad"}
    tree = result(asked, clause("1", "wages", "hours"), given).tree
    assert (found(tree, "wages").point, found(tree, "hours").point) == (0.75, 0.25)


def test_clause_is_the_weighted_mean_of_its_criteria() -> None:
    asked = [choice("a", "wages"), choice("b", "hours")]
    covers = (cover("wages", weight=3), cover("hours", weight=1))
    assert result(asked, clause("1", *covers), {"a": "good", "b": "bad"}).tree.point == 0.75


def test_criterion_that_no_question_tests_leaves_the_clause() -> None:
    tree = result([choice("a", "wages")], clause("1", "wages", "hours"), {"a": "half"}).tree
    assert found(tree, "hours").why == (Why.UNTESTED,)
    assert (tree.point, tree.coverage) == (0.5, 0.5)


def test_criterion_without_a_figure_says_whether_anyone_was_asked() -> None:
    asked = [
        choice("a", "wages", scope="quick"),
        choice("b", "hours"),
        choice("c", "wages hours"),
    ]
    form = questionnaire(*asked, scopes="quick full")
    tree = result(form, clause("1", "wages", "hours"), {}, scope="quick").tree
    assert found(tree, "wages").why == (Why.NO_PARTS,)
    assert found(tree, "hours").why == (Why.OUT_OF_SCOPE,)


def test_questionnaire_that_asks_the_clauses_own_questions_is_scored_by_these_alone() -> None:
    named = clause("1", "wages", questions=("own",))
    asked = [choice("own", "other"), choice("near", "wages")]
    given: dict[str, Given] = {"own": "good", "near": "bad"}
    assert result(asked, named, given).tree.point == 1


def test_questionnaire_without_the_clauses_own_questions_is_scored_by_its_criteria() -> None:
    named = clause("1", "wages", questions=("own",))
    one = result([choice("near", "wages")], named, {"near": "half"})
    assert (one.tree.point, one.tree.coverage, one.tested.fully) == (0.5, 1, ("1",))


def test_clause_may_score_questions_directly() -> None:
    asked = [choice("a", "wages"), choice("b", "hours")]
    tree = result(asked, clause("1", questions=("a", "b")), {"a": "good", "b": "half"}).tree
    assert tree.point == 0.75


AGES = criterion("age", levels="14 15 16")
"""Minimum ages, weakest first."""
AGE = choice(
    "age-rule",
    "age",
    options=(
        option("none", 0),
        option("at-14", 0.4, reaches={"age": "14"}),
        option("at-15", 0.8, reaches={"age": "15"}),
        option("at-16", 1, reaches={"age": "16"}),
    ),
)


def levelled(given: Given, level: str) -> Part:
    """The criterion under a clause that asks for this level."""
    against = clause("1", cover("age", level=level))
    return found(result([AGE], against, {"age-rule": given}, AGES).tree, "age")


@pytest.mark.parametrize(
    ("given", "level", "point"),
    [
        ("none", "15", 0),
        ("at-14", "15", 1 / 2),
        ("at-14", "16", 1 / 3),
        ("at-15", "16", 2 / 3),
        ("at-15", "15", 1),
    ],
)
def test_level_counts_as_reached_over_asked(given: str, level: str, point: float) -> None:
    assert levelled(given, level).point == point


def test_more_than_the_level_asked_is_worth_no_more_than_all() -> None:
    assert levelled("at-16", "14").point == 1


def test_explanation_says_which_level_was_asked_and_reached() -> None:
    part = levelled("at-14", "16")
    assert (part.level_asked, part.parts[0].level_reached) == ("16", "14")


def test_answer_that_reaches_no_level_is_worth_nothing() -> None:
    part = levelled("none", "14")
    assert (part.point, part.parts[0].level_reached) == (0, "")


def test_dont_know_reaches_no_level() -> None:
    assert levelled(DONT_KNOW, "14").point == 0


def test_dont_know_reaches_no_level_where_answers_can_only_lose_points() -> None:
    penal = code(
        clause("1", cover("age", level="14")), points={"age-rule": {"none": -3, "at-14": 0}}
    )
    asked = replace(AGE, options=AGE.options[:2])
    assert found(result([asked], penal, {"age-rule": DONT_KNOW}, AGES).tree, "age").point == 0


def test_answer_that_does_not_fit_reaches_no_level_and_counts_as_missing() -> None:
    assert levelled("no-such-option", "14").point is None


def test_what_counts_as_met_counts_as_the_level_asked() -> None:
    against = code(clause("1", cover("age", level="16")), policies=Policies(missing=Policy.AS_MET))
    assert result([AGE], against, {}, AGES).tree.point == 1


def test_inherited_score_counts_where_a_level_is_asked_too() -> None:
    asked = [
        fact("audits", "yes", "no"),
        choice("results", "wages"),
        heir("rule", "age", of="results", ask_if=unless("audits", "no")),
    ]
    against = clause("1", cover("age", level="16"))
    assert result(asked, against, {"audits": "no", "results": "half"}, AGES).tree.point == 0.5


def test_not_applicable_leaves_a_criterion_with_levels() -> None:
    assert levelled(NOT_APPLICABLE, "14").point is None


def test_of_several_ticked_items_the_highest_level_counts() -> None:
    """Highest by the order of the criterion, not of the alphabet."""
    ceilings = criterion("hours", levels="law-only sixty forty-eight")
    asked = checklist(
        "rules",
        option("a", reaches={"hours": "sixty"}),
        option("b", reaches={"hours": "forty-eight"}),
        option("c", reaches={"hours": "law-only"}),
        option("d"),
        none_of_these(),
        tests="hours",
    )
    against = clause("1", cover("hours", level="forty-eight"))
    tree = result([asked], against, {"rules": ("a", "b", "c", "d")}, ceilings).tree
    assert (tree.point, found(tree, "rules").level_reached) == (1, "forty-eight")


@pytest.mark.parametrize(("youngest", "point"), [(13, 0), (14, 0.5), (15, 1), (18, 1)])
def test_band_of_a_number_may_reach_a_level(youngest: float, point: float) -> None:
    bands = (Band(0, 0), Band(14, 0.1, {"age": "14"}), Band(15, 1, {"age": "15"}))
    asked = question("youngest", "age", QuestionKind.NUMBER, bands=bands)
    against = clause("1", cover("age", level="15"))
    assert result([asked], against, {"youngest": youngest}, AGES).tree.point == point


def ends(*covers: str, given: str) -> tuple[float | None, ...]:
    """Low, point and high of a clause tested with one question."""
    ties = [{"partial": partial, "exceeds": exceeds, "equivalent": cover}[one] for one in covers]
    against = clause("1", *(tie("wages") for tie in ties))
    tree = result([choice("q")], against, {"q": given}).tree
    return tree.low, tree.point, tree.high


def test_equivalent_clause_has_one_figure() -> None:
    assert ends("equivalent", given="half") == (0.5, 0.5, 0.5)


def test_clause_that_asks_less_may_be_met_all_the_same() -> None:
    assert ends("partial", given="half") == (0.5, 0.5, 1)


def test_clause_that_asks_less_is_surely_met_where_more_is_met() -> None:
    assert ends("partial", given="good") == (1, 1, 1)


def test_clause_that_asks_more_may_not_be_met_at_all() -> None:
    assert ends("exceeds", given="good") == (0, 1, 1)
    assert ends("exceeds", given="half") == (0, 0.5, 0.5)


def test_low_and_high_ends_are_carried_through_means() -> None:
    assert ends("partial", "exceeds", "equivalent", "equivalent", given="half") == (
        (0.5 + 0 + 0.5 + 0.5) / 4,
        0.5,
        (1 + 0.5 + 0.5 + 0.5) / 4,
    )


def test_relation_of_an_untested_criterion_opens_no_range() -> None:
    tree = result([choice("q")], clause("1", "wages", partial("hours")), {"q": "half"}).tree
    assert (tree.low, tree.point, tree.high) == (0.5, 0.5, 0.5)
