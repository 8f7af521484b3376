"""Bands, caps that name their reason, and results that are provisional."""

from __future__ import annotations

import pytest

from sctoolkit.model.code import Clause, CodeSection
from sctoolkit.model.result import Outcome, Rating, Result
from sctoolkit.model.scoring import CapRule
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Trigger

from .building import (
    DONT_KNOW,
    Given,
    bands,
    choice,
    clause,
    code,
    cover,
    option,
    partial,
    result,
    section,
    words,
)

ASKED = [choice(name, name) for name in ("a", "b", "c", "d")]
LETTERS = bands(D=0, C=25, B=50, A=86)
CRITICAL = (Severity.CRITICAL,)
NOT_MET = (Outcome.NOT_MET.value,)


def cap(to: str, **rule: object) -> CapRule:
    return CapRule(to, words(f"At most {to}."), Trigger(**rule))  # type: ignore[arg-type]


def scored(*parts: Clause | CodeSection, caps: tuple[CapRule, ...] = (), **given: Given) -> Result:
    against = code(*parts, method=Method.WEIGHTED_MEAN, bands=LETTERS, caps=caps)
    return result(ASKED, against, given)


def rated(*parts: Clause | CodeSection, caps: tuple[CapRule, ...] = (), **given: Given) -> Rating:
    rating = scored(*parts, caps=caps, **given).rating
    assert rating is not None
    return rating


@pytest.mark.parametrize(
    ("points", "band"),
    [(0, "D"), (0.2499, "D"), (0.25, "C"), (0.5, "B"), (0.855, "B"), (0.86, "A"), (1, "A")],
)
def test_band_is_the_last_whose_lower_bound_is_reached(points: float, band: str) -> None:
    """There is no gap between 85 and 86: 85.5 is a B."""
    asked = choice("q", options=(option("one", points), option("best", 1)))
    rating = result([asked], code(clause("1", "wages"), bands=LETTERS), {"q": "one"}).rating
    assert rating is not None
    assert rating == Rating(band, words(band), band)


def test_bands_are_read_on_the_codes_scale() -> None:
    against = code(clause("1", "a"), bands=bands(low=1, high=3), scale=(1, 5))
    rating = result(ASKED, against, {"a": "half"}).rating
    assert rating is not None
    assert rating.band == "high"


def test_code_without_bands_rates_nothing() -> None:
    assert result(ASKED, code(clause("1", "a")), {"a": "good"}).rating is None


CLAUSES = (
    clause("1", "a", severity=Severity.CRITICAL, weight=0.01),
    clause("2", "b", severity=Severity.CRITICAL, weight=0.01),
    clause("3", "c", severity=Severity.MINOR),
)


def test_finding_caps_the_rating_and_both_are_kept() -> None:
    rule = cap("C", severities=CRITICAL, outcomes=NOT_MET)
    rating = rated(*CLAUSES, caps=(rule,), a="bad", b="good", c="good")
    assert (rating.band, rating.label, rating.before_cap) == ("C", words("C"), "A")
    (held,) = rating.caps
    assert (held.to, held.because, held.triggered_by) == ("C", words("At most C."), ("1",))


def test_finding_of_another_severity_caps_nothing() -> None:
    rule = cap("D", severities=CRITICAL, outcomes=NOT_MET)
    assert rated(*CLAUSES, caps=(rule,), a="good", b="good", c="bad").caps == ()


def test_milder_outcome_caps_nothing() -> None:
    rule = cap("D", severities=CRITICAL, outcomes=NOT_MET)
    assert rated(*CLAUSES, caps=(rule,), a="half", b="good", c="good").caps == ()


def test_graver_outcome_than_the_one_that_caps_caps_too() -> None:
    """Otherwise a worse answer would raise the rating."""
    rule = cap("D", severities=CRITICAL, outcomes=(Outcome.PARTLY_MET.value,))
    for worse in ("half", "bad"):
        assert rated(*CLAUSES, caps=(rule,), a=worse, b="good", c="good").band == "D"


def test_outcome_between_those_that_cap_caps_too() -> None:
    outcomes = (Outcome.NOT_MET.value, Outcome.REVIEW.value)
    rule = cap("D", severities=CRITICAL, outcomes=outcomes)
    assert rated(*CLAUSES, caps=(rule,), a="half", b="good", c="good").band == "D"


def test_cap_on_several_conditions_holds_while_all_do_and_names_what_each_found() -> None:
    both = (Trigger(CRITICAL, NOT_MET), Trigger(clauses=("3",), below=0.6))
    rule = cap("D", all_of=both)
    (held,) = rated(*CLAUSES, caps=(rule,), a="bad", b="good", c="half").caps
    assert held.triggered_by == ("1", "3")
    assert rated(*CLAUSES, caps=(rule,), a="good", b="good", c="half").caps == ()
    assert rated(*CLAUSES, caps=(rule,), a="bad", b="good", c="good").caps == ()


def test_open_review_may_cap() -> None:
    rule = cap("D", severities=(Severity.MAJOR,), outcomes=(Outcome.REVIEW.value,))
    parts = (clause("1", partial("a"), weight=0.01), clause("2", "b"))
    assert rated(*parts, caps=(rule,), a="bad", b="good").band == "D"
    assert rated(*parts, caps=(rule,), a="good", b="good").band == "A"


def test_cap_may_take_several_findings() -> None:
    rule = cap("D", severities=CRITICAL, outcomes=NOT_MET, at_least=2)
    assert rated(*CLAUSES, caps=(rule,), a="bad", b="good", c="good").band == "A"
    assert rated(*CLAUSES, caps=(rule,), a="bad", b="bad", c="good").band == "D"


def test_cap_never_lifts_a_rating() -> None:
    rule = cap("B", severities=CRITICAL, outcomes=NOT_MET)
    rating = rated(*CLAUSES, caps=(rule,), a="bad", b="bad", c="bad")
    assert (rating.band, rating.before_cap) == ("D", "D")


def test_cap_that_holds_nothing_down_is_not_named() -> None:
    loose = cap("B", severities=CRITICAL, outcomes=NOT_MET)
    tight = cap("D", severities=CRITICAL, outcomes=NOT_MET)
    assert rated(*CLAUSES, caps=(loose,), a="bad", b="bad", c="half").caps == ()
    both = rated(*CLAUSES, caps=(loose, tight), a="bad", b="bad", c="half")
    assert (both.before_cap, [held.to for held in both.caps]) == ("C", ["D"])


def test_tightest_cap_holds_and_all_are_named() -> None:
    loose = cap("B", severities=CRITICAL, outcomes=NOT_MET)
    tight = cap("C", severities=CRITICAL, outcomes=NOT_MET, at_least=2)
    rating = rated(*CLAUSES, caps=(loose, tight), a="bad", b="bad", c="good")
    assert rating.band == "C"
    assert [held.to for held in rating.caps] == ["C", "B"]


SECTIONS = (section("S1", clause("1", "a"), weight=0.01), section("S2", clause("2", "b")))


@pytest.mark.parametrize(("given", "band"), [("bad", "C"), (DONT_KNOW, "C"), ("half", "A")])
def test_section_below_its_floor_caps_the_rating(given: Given, band: str) -> None:
    rule = cap("C", sections=("S1", "S2"), below=0.5)
    assert rated(*SECTIONS, caps=(rule,), a=given, b="good").band == band


def test_cap_names_the_section_that_is_too_low() -> None:
    rule = cap("C", sections=("S1", "S2"), below=0.5)
    (held,) = rated(*SECTIONS, caps=(rule,), a="bad", b="good").caps
    assert held.triggered_by == ("S1",)


def test_section_that_was_not_assessed_is_below_no_floor() -> None:
    rule = cap("D", sections=("S1",), below=0.5)
    assert rated(*SECTIONS, caps=(rule,), b="good").caps == ()


@pytest.mark.parametrize(("given", "band"), [("bad", "C"), (DONT_KNOW, "C"), ("half", "A")])
def test_criterion_below_its_floor_caps_the_rating(given: Given, band: str) -> None:
    rule = cap("C", criteria=("a",), below=0.3)
    assert rated(*SECTIONS, caps=(rule,), a=given, b="good").band == band


def test_cap_names_the_clause_whose_criterion_is_too_low() -> None:
    both = (clause("1", "a", "b"), clause("2", "b"))
    rule = cap("C", criteria=("a",), below=0.3)
    (held,) = rated(*both, caps=(rule,), a="bad", b="good").caps
    assert held.triggered_by == ("1",)


@pytest.mark.parametrize(("weakest", "triggers"), [(True, ["1"]), (False, [])])
def test_one_question_below_the_floor_is_enough_where_the_rule_says_so(
    *, weakest: bool, triggers: list[str]
) -> None:
    asked = [choice("a1", "a"), choice("a2", "a"), choice("b", "b")]
    rule = cap("C", criteria=("a",), below=0.3, weakest=weakest)
    against = code(*SECTIONS, bands=LETTERS, caps=(rule,))
    rating = result(asked, against, {"a1": "bad", "a2": "good", "b": "good"}).rating
    assert rating is not None
    assert [one for held in rating.caps for one in held.triggered_by] == triggers


def test_criterion_that_was_not_assessed_is_below_no_floor() -> None:
    rule = cap("D", criteria=("a",), below=0.3)
    assert rated(*SECTIONS, caps=(rule,), b="good").caps == ()


# Provisional


def provisional(provisional_below: float, **given: Given) -> Result:
    """Two clauses, so each answer is half of the coverage."""
    parts = (clause("1", "a"), clause("2", "b"))
    against = code(*parts, bands=LETTERS, provisional_below=provisional_below)
    return result(ASKED, against, given)


def test_low_coverage_withholds_the_rating_and_keeps_the_figure() -> None:
    one = provisional(0.8, a="good")
    assert (one.provisional, one.rating, one.tree.point) == (True, None, 1)


def test_enough_coverage_is_rated() -> None:
    one = provisional(0.5, a="good")
    assert not one.provisional
    assert one.rating is not None


def test_published_method_may_rate_whatever_was_answered() -> None:
    assert provisional(0, a="good").rating is not None


def test_nothing_answered_is_not_assessed_rather_than_provisional() -> None:
    one = provisional(0.8)
    assert (one.provisional, one.rating) == (False, None)


def test_result_is_either_provisional_or_rated() -> None:
    """Clauses covered by 0.7, 0.8 and 0.9 make 0.7999999999999999 in binary."""
    parts = [
        clause(name, name, cover("leave", weight=weight))
        for name, weight in (("a", 3 / 7), ("b", 1 / 4), ("c", 1 / 9))
    ]
    against = code(*parts, bands=LETTERS, provisional_below=0.8)
    one = result(ASKED, against, {"a": "good", "b": "good", "c": "good"})
    assert one.tree.coverage is not None
    assert one.tree.coverage < 0.8
    assert one.provisional is (one.rating is None)
