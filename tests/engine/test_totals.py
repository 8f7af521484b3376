"""Sections and the total: methods, weights, what is counted, and refusing a total."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.code import Code
from sctoolkit.model.result import Result, Why
from sctoolkit.model.scoring import Official, Total
from sctoolkit.model.steps import Method

from .building import (
    assessment,
    choice,
    clause,
    code,
    criterion,
    found,
    hub,
    questionnaire,
    result,
    section,
    words,
)

ASKED = [choice("a", "a"), choice("b", "b"), choice("c", "c")]
GIVEN = {"a": "good", "b": "half", "c": "bad"}


def scored(against: Code) -> Result:
    return result(ASKED, against, GIVEN)


def two_sections(method: Method, *of: str) -> Code:
    """`S1` is worth 1 and weighs 1, `S2` is worth 0.25 and weighs 3."""
    return code(
        section("S1", clause("1", "a")),
        section("S2", clause("2", "b"), clause("3", "c"), weight=3),
        method=method,
        of=of,
    )


@pytest.mark.parametrize(
    ("method", "total"),
    [
        (Method.MEAN, (1 + 0.25) / 2),
        (Method.WEIGHTED_MEAN, (1 + 3 * 0.25) / 4),
        (Method.MINIMUM, 0.25),
    ],
)
def test_total_is_made_by_the_codes_method(method: Method, total: float) -> None:
    assert scored(two_sections(method)).tree.point == total


def test_section_is_the_weighted_mean_of_its_clauses() -> None:
    against = code(section("S", clause("1", "a", weight=3), clause("2", "c", weight=1)))
    assert found(scored(against).tree, "S").point == 0.75


@pytest.mark.parametrize("method", [one for one in Method if one.combines])
def test_part_that_weighs_nothing_is_shown_and_never_counted(method: Method) -> None:
    against = code(
        section("S1", clause("1", "a")), section("S2", clause("3", "c"), weight=0), method=method
    )
    tree = scored(against).tree
    assert tree.point == 1
    assert found(tree, "S2").point == 0


@pytest.mark.parametrize("method", [one for one in Method if one.combines])
def test_section_that_was_not_assessed_leaves_the_total(method: Method) -> None:
    against = code(
        section("S1", clause("1", "a")), section("S2", clause("2", "leave")), method=method
    )
    tree = scored(against).tree
    assert (tree.point, found(tree, "S2").point) == (1, None)
    assert found(tree, "S2").why == (Why.NO_PARTS,)


@pytest.mark.parametrize("method", [one for one in Method if one.combines])
def test_total_of_nothing_is_none_and_neither_0_nor_100(method: Method) -> None:
    one = scored(code(clause("1", "leave"), method=method))
    assert (one.tree.point, one.tree.low, one.tree.high) == (None, None, None)
    assert one.tree.why == (Why.NO_PARTS,)


def test_total_may_be_made_of_some_sections() -> None:
    assert scored(two_sections(Method.MEAN, "S2")).tree.point == 0.25


def test_total_may_be_made_of_clauses_of_several_sections() -> None:
    one = scored(two_sections(Method.MEAN, "1", "2"))
    assert one.tree.point == 0.75
    assert found(one.tree, "S2").point == 0.25


def test_coverage_of_the_total_is_that_of_what_it_is_made_of() -> None:
    against = code(clause("1", "a"), clause("2", "leave"), of=("1",))
    one = scored(against)
    assert one.tree.coverage == 1
    assert one.shares.coverage == 0.5


def test_refused_total_gives_findings_and_no_figure_and_says_why() -> None:
    against = code(
        clause("1", "a"), clause("3", "c"), total=Total.REFUSED, because=words("No score.")
    )
    one = scored(against)
    assert (one.tree.point, one.tree.low, one.tree.high, one.evidenced) == (None,) * 4
    assert one.rating is None
    assert not one.provisional
    assert [finding.clause for finding in one.findings] == ["3"]
    assert found(one.tree, "S").point == 0.5
    assert one.because == words("No score.")


def test_explanation_of_a_refused_total_gives_the_codes_reason() -> None:
    tree = scored(code(clause("1", "a"), total=Total.REFUSED, because=words("No score."))).tree
    assert Why.NO_PARTS not in tree.why
    assert tree.because == words("No score.")


@pytest.mark.parametrize("official", list(Official))
def test_result_says_whose_figure_it_is(official: Official) -> None:
    one = scored(code(clause("1", "a"), official=official, total=Total.PUBLISHED))
    assert (one.official, one.total) == (official, Total.PUBLISHED)


@pytest.mark.parametrize(
    ("scale", "printed"), [((0, 100), 50), ((1, 5), 3), ((0, 200), 100), ((-10, 10), 0)]
)
def test_figure_is_printed_on_the_codes_scale(scale: tuple[float, float], printed: float) -> None:
    one = scored(code(clause("2", "b"), scale=scale))
    assert one.tree.point == printed


def test_result_names_whom_it_is_about_and_whether_they_are_made_up() -> None:
    form, against = questionnaire(*ASKED), code(clause("1", "a"))
    about = replace(assessment(GIVEN), organisation="Acme", site="Plant 2", made_up=True)
    one = score(form, about, against, hub(criterion("a")), "test")
    assert (one.organisation, one.site, one.made_up) == ("Acme", "Plant 2", True)


def test_result_is_stamped_with_what_it_was_made_of() -> None:
    stamp = scored(code(clause("1", "a"))).stamp
    assert (stamp.questionnaire, stamp.code, stamp.criteria) == ("small@1", "own@1", "1")
    assert (stamp.scope, stamp.tool) == ("full", "test")
