"""The words in which publishers rate: clauses that conform, deductions, grades, gravest finding."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sctoolkit.content.library import Library
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Value
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.model.result import Result
from sctoolkit.model.scoring import Grade, GradeCount, RatingBand, RatingBy, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step

from .building import (
    Given,
    choice,
    clause,
    code,
    found,
    option,
    partial,
    result,
    section,
    words,
)

LETTERS = tuple(RatingBand(one, None, words(one)) for one in "EDCBA")
DEDUCT = {Severity.CRITICAL: 20.0, Severity.MAJOR: 4.0, Severity.MINOR: 1.0}
HIGH = (Severity.CRITICAL,)


def points_of_200(severities: str, *, of: int) -> Result:
    """`CMm`: one critical, one major, one minor breach; all other clauses of so many conform."""
    named = {"C": Severity.CRITICAL, "M": Severity.MAJOR, "m": Severity.MINOR}
    clauses = [
        clause(str(place), f"c{place}", severity=named[severities[place]])
        if place < len(severities)
        else clause(str(place), f"c{place}")
        for place in range(of)
    ]
    tiers = (
        RatingBand("none", 0, words("No tier")),
        RatingBand("silver", 160, words("Silver"), if_closed=HIGH),
        RatingBand("gold", 180, words("Gold"), if_closed=(*HIGH, Severity.MAJOR)),
    )
    against = code(*clauses, method=Method.CONFORMING, scale=(0, 200), deduct=DEDUCT, bands=tiers)
    asked = [choice(f"q{place}", f"c{place}") for place in range(of)]
    given: dict[str, Given] = {
        one.id: "bad" if place < len(severities) else "good" for place, one in enumerate(asked)
    }
    return result(asked, against, given)


@pytest.mark.parametrize(
    ("breaches", "of", "points"),
    [("Mmm", 38, 200 * 35 / 38 - 6), ("", 38, 200), ("C", 38, 200 * 37 / 38 - 20)],
)
def test_points_are_the_share_that_conforms_less_what_findings_take_off(
    breaches: str, of: int, points: float
) -> None:
    """200 times conforming over applicable, less 20, 4 and 1 for each finding by its class."""
    one = points_of_200(breaches, of=of)
    assert one.tree.point == pytest.approx(points, abs=1e-9)


def test_deductions_may_take_the_figure_below_zero() -> None:
    one = points_of_200("CC", of=2)
    assert one.tree.point == pytest.approx(-40)
    assert one.rating is not None
    assert one.rating.band == "none"


def test_tier_that_needs_closed_findings_names_them() -> None:
    one = points_of_200("C", of=38).rating
    assert one is not None
    assert (one.band, one.if_closed) == ("silver", ("0",))


def test_clause_still_to_be_reviewed_conforms_until_it_is() -> None:
    against = code(clause("1", partial("a")), clause("2", "b"), method=Method.CONFORMING)
    one = result([choice("a", "a"), choice("b", "b")], against, {"a": "half", "b": "good"})
    assert (one.tree.low, one.tree.point, one.tree.high) == (0.5, 1, 1)


def test_review_may_still_take_its_points_off_the_low_end() -> None:
    parts = (
        clause("1", partial("a"), severity=Severity.CRITICAL),
        clause("2", "b", severity=Severity.MINOR),
    )
    against = code(*parts, scale=(0, 200), deduct=DEDUCT)
    asked = [choice("a", "a"), choice("b", "b")]
    tree = result(asked, against, {"a": "half", "b": "half"}).tree
    assert (tree.low, tree.point, tree.high) == (100 - 1 - 20, 100 - 1, 150 - 1)


def test_section_in_which_half_of_the_clauses_conform_reaches_half() -> None:
    steps = (Step(Method.CONFORMING),)
    part = replace(section("S", clause("1", "a"), clause("2", "b")), steps=steps)
    tree = result([choice("a", "a"), choice("b", "b")], code(part), {"a": "bad", "b": "good"}).tree
    assert found(tree, "S").share == 0.5


BY_GRADES: dict[str, Any] = {
    "total": Total.RATING_ONLY,
    "rating_by": RatingBy.GRADES,
    "bands": LETTERS,
    "grades": (Grade("E", 0), Grade("D", 30), Grade("C", 51), Grade("B", 71), Grade("A", 86)),
    "counts": (
        GradeCount("E", "E", at_least=7),
        GradeCount("D", "E", at_least=1),
        GradeCount("D", "D", at_least=3),
        GradeCount("C", "D", at_least=1),
        GradeCount("C", "C", at_least=4),
        GradeCount("B", "C", at_least=1),
        GradeCount("B", "A", below=7),
        GradeCount("A"),
    ),
}
OPTIONS = tuple(
    option(letter, points)
    for letter, points in {"E": 0.0, "D": 0.4, "C": 0.6, "B": 0.75, "A": 1.0}.items()
)


def graded(letters: str) -> Result:
    """One clause for each letter, answered so that it is graded just that."""
    asked = [choice(f"q{place}", f"c{place}", options=OPTIONS) for place in range(len(letters))]
    clauses = [clause(str(place), f"c{place}") for place in range(len(letters))]
    given: dict[str, Given] = {f"q{place}": one for place, one in enumerate(letters)}
    return result(asked, code(*clauses, **BY_GRADES), given)


def letter(one: Result) -> str | None:
    return one.rating.band if one.rating else None


@pytest.mark.parametrize(
    ("letters", "overall"),
    [
        ("AAAAAAABBBBBB", "A"),
        ("AAAAAAAABBBCC", "B"),
        ("AAAAAABBBBBBB", "B"),
        ("AAAAAAAAACCCC", "C"),
        ("AAAAAAAAAABDD", "C"),
        ("AAAAAAAAAADDD", "D"),
        ("AAAAAAAAAAAAE", "D"),
        ("AAAAAAEEEEEEE", "E"),
    ],
)
def test_overall_letter_follows_from_how_many_parts_have_which(letters: str, overall: str) -> None:
    one = graded(letters)
    assert "".join(part.grade for part in one.tree.parts[0].parts) == letters
    assert letter(one) == overall
    assert one.tree.point is None


BY_FINDING: dict[str, Any] = {
    "rating_by": RatingBy.WORST_FINDING,
    "bands": LETTERS,
    "worst": {"critical": "E", "major": "C", "minor": "B", "none": "A"},
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": "good", "b": "good"}, "A"),
        ({"a": "good", "b": "bad"}, "B"),
        ({"a": "bad", "b": "bad"}, "E"),
    ],
)
def test_gravest_finding_gives_the_letter_whatever_the_figure_is(
    given: dict[str, Given], expected: str
) -> None:
    """A locked exit is an E beside 85 %."""
    against = code(
        clause("1", "a", severity=Severity.CRITICAL),
        clause("2", "b", severity=Severity.MINOR),
        **BY_FINDING,
    )
    assert letter(result([choice("a", "a"), choice("b", "b")], against, given)) == expected


def test_rating_without_a_figure_needs_something_assessed() -> None:
    against = code(clause("1", "a"), **{**BY_FINDING, "total": Total.RATING_ONLY})
    assert letter(result([choice("a", "a")], against, {})) is None


def best(asked: Question) -> Value:
    """The answer that earns most; the first option of a fact."""
    if asked.kind is QuestionKind.NUMBER:
        return max(asked.bands, key=lambda band: band.points).start if asked.bands else 48.0
    if asked.kind is QuestionKind.TEXT:
        return "words"
    if asked.kind.many:
        return tuple(one.id for one in asked.options if not one.exclusive)
    return max(asked.options, key=lambda one: one.points or 0.0).id


@pytest.mark.parametrize(
    ("worse", "expected", "clauses"),
    [
        ({}, "A", ()),
        (
            {"integrity.gifts": "money", "integrity.bribery-controls": ("none",)},
            "zero-tolerance",
            ("PA13",),
        ),
        ({"safety.fire-exits": "locked"}, "zero-tolerance", ("PA7",)),
        ({"respect.abuse": "open"}, "zero-tolerance", ("PA4",)),
        ({"integrity.bribery-controls": ("none",)}, "A", ()),
    ],
)
def test_bsci_shows_zero_tolerance_for_a_plain_case_however_good_the_rest_is(
    worse: dict[str, Value],
    expected: str,
    clauses: tuple[str, ...],
    library: Library,
    hub: CriteriaHub,
) -> None:
    form = library.questionnaire("facility")
    values = {one.id: best(one) for one in form.questions()} | worse
    answers = {one: Answer(AnswerState.ANSWERED, value) for one, value in values.items()}
    given = Assessment("site", form.name, "full", answers=answers)
    rating = score(form, given, library.code("bsci"), hub, "test").rating
    assert rating is not None
    assert rating.band == expected
    assert [one for cap in rating.caps for one in cap.triggered_by] == list(clauses)
