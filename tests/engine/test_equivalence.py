"""Two codes measured by each other through the criteria."""

from __future__ import annotations

from itertools import permutations

import pytest

from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence.codes import compare, inverted, position, share
from sctoolkit.engine.equivalence.thresholds import Bar, Threshold, Verdict, of_comparison, verdict
from sctoolkit.model.code import Clause, Code, Cover, CriteriaHub
from sctoolkit.model.equivalence import Comparison, Degree, Share
from sctoolkit.model.severity import Severity

from .building import clause, code, cover, criterion, exceeds, hub, partial

HUB = hub(
    criterion("age", Severity.ZERO_TOLERANCE, "age-14 age-15 age-16"),
    criterion("exits", Severity.CRITICAL),
    criterion("wages"),
    criterion("leave", Severity.MINOR),
)
EQUAL, PART, MORE, NOTHING = cover("wages"), partial("wages"), exceeds("wages"), None


def measured(own: tuple[Clause, ...], other: tuple[Clause, ...]) -> Comparison:
    """The first clauses, as a code, measured by the second."""
    return compare(position(code(*own), HUB), position(code(*other), HUB), HUB)


def degrees(own: Cover | None, other: Cover | None) -> list[Degree]:
    """What one cover comes to, measured by another one."""
    clauses = [(clause("1", one),) if one else () for one in (own, other)]
    return [one.degree for one in measured(*clauses).matches]


def aged(level: str) -> tuple[Clause, ...]:
    return (clause("1", cover("age", level=level)),)


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (NOTHING, PART, "not-covered"),
        (NOTHING, EQUAL, "not-covered"),
        (NOTHING, MORE, "not-covered"),
        (PART, NOTHING, "asks-more"),
        (PART, PART, "check"),
        (PART, EQUAL, "partly"),
        (PART, MORE, "partly"),
        (EQUAL, NOTHING, "asks-more"),
        (EQUAL, PART, "exceeds"),
        (EQUAL, EQUAL, "equivalent"),
        (EQUAL, MORE, "partly"),
        (MORE, NOTHING, "asks-more"),
        (MORE, PART, "exceeds"),
        (MORE, EQUAL, "exceeds"),
        (MORE, MORE, "check"),
    ],
)
def test_two_relations_to_a_criterion_give_a_degree(
    own: Cover | None, other: Cover | None, expected: str
) -> None:
    assert degrees(own, other) == [expected]


def test_what_neither_code_asks_for_is_left_out() -> None:
    assert degrees(NOTHING, NOTHING) == []


def test_level_decides_where_a_criterion_has_levels() -> None:
    laxer, stricter = aged("age-14"), aged("age-15")
    assert measured(laxer, stricter).matches[0].degree is Degree.PARTLY
    assert measured(stricter, laxer).matches[0].degree is Degree.EXCEEDS
    assert measured(laxer, laxer).matches[0].degree is Degree.EQUIVALENT


def test_strictest_clause_of_a_code_decides() -> None:
    two = (*aged("age-14"), clause("2", cover("age", level="age-16")))
    found = measured(two, aged("age-15")).matches[0]
    assert (found.degree, found.own.level, found.own.clauses) == ("exceeds", "age-16", ("1", "2"))


def test_reason_of_the_deciding_clause_is_kept() -> None:
    found = measured((clause("1", PART), clause("2", EQUAL)), (clause("1", MORE),)).matches[0]
    assert found.own.because == ()
    assert [text.to("en") for text in found.other.because] == ["The clause asks more."]


def test_gaps_come_first_and_the_gravest_before_the_others() -> None:
    own = (clause("1", "leave", partial("wages")),)
    other = (clause("1", "leave", "wages", "exits", cover("age", level="age-15")),)
    assert [one.criterion for one in measured(own, other).matches] == [
        "age",
        "exits",
        "wages",
        "leave",
    ]


def test_blocking_gaps_are_those_from_the_bar_on() -> None:
    found = measured((), (clause("1", "leave", "wages", "exits"),))
    assert [one.criterion for one in found.blocking(Severity.CRITICAL)] == ["exits"]
    assert [one.criterion for one in found.blocking(Severity.MAJOR)] == ["exits", "wages"]


def test_share_counts_criteria_and_says_what_checks_by_hand_may_add() -> None:
    own = (clause("1", "leave", PART),)
    other = (clause("1", "leave", PART, "exits"), clause("2", cover("age", level="age-15")))
    found = measured(own, other)
    assert found.plain == Share(1 / 4, 2 / 4)
    assert found.weighted == Share(2 / 30, 6 / 30)


def test_code_that_asks_for_nothing_the_criteria_know_has_no_share() -> None:
    found = measured((clause("1", "leave"),), (clause("1"),))
    assert (found.plain, found.weighted) == (None, None)
    assert [one.clause for one in found.outside()] == ["1"]


def test_clause_is_as_good_as_the_worst_of_its_criteria() -> None:
    own = (clause("a", "leave"), clause("b", PART))
    other = (clause("1", "leave"), clause("2", "leave", EQUAL), clause("3", "leave", "exits"))
    found = {one.clause: (one.degree, one.own_clauses) for one in measured(own, other).clauses}
    assert found == {
        "1": (Degree.EQUIVALENT, ("a",)),
        "2": (Degree.PARTLY, ("a", "b")),
        "3": (Degree.PARTLY, ("a",)),
    }


def test_clause_of_which_nothing_lacks_is_as_good_as_its_least_criterion() -> None:
    own = (clause("a", "leave", MORE, "exits"),)
    other = (clause("1", "leave", EQUAL), clause("2", "exits", MORE))
    found = [one.degree for one in measured(own, other).clauses]
    assert found == [Degree.EQUIVALENT, Degree.CHECK]


def test_clause_is_measured_by_what_it_asks_itself() -> None:
    other = (clause("lax", PART), clause("strict", EQUAL))
    found = {one.clause: one.degree for one in measured((clause("a", EQUAL),), other).clauses}
    assert found == {"lax": Degree.EXCEEDS, "strict": Degree.EQUIVALENT}


@pytest.mark.parametrize(
    ("own", "bar", "expected"),
    [
        ("leave wages", Threshold(Bar.EVERY), "reached"),
        ("leave", Threshold(Bar.EVERY), "not-reached"),
        ("leave", Threshold(Bar.SHARE, 0.5), "reached"),
        ("leave", Threshold(Bar.SHARE, 0.51), "not-reached"),
        ("leave", Threshold(Bar.WEIGHTED, 0.5), "not-reached"),
        ("leave", Threshold(Bar.NO_BLOCKING), "reached"),
        ("wages", Threshold(Bar.SHARE, 1.0), "not-reached"),
    ],
)
def test_threshold_is_reached_or_not(own: str, bar: Threshold, expected: str) -> None:
    found = measured((clause("1", *own.split()),), (clause("1", "leave", "wages"),))
    assert verdict(bar, of_comparison(found, Severity.CRITICAL)) == expected


@pytest.mark.parametrize("bar", [Threshold(Bar.EVERY), Threshold(Bar.SHARE, 0.85)])
def test_threshold_stays_open_where_a_check_by_hand_decides(bar: Threshold) -> None:
    found = measured((clause("1", "leave", PART),), (clause("1", "leave", PART),))
    assert verdict(bar, of_comparison(found, Severity.CRITICAL)) is Verdict.OPEN


def test_every_criterion_is_not_met_while_a_clause_stands_outside_the_criteria() -> None:
    found = measured((clause("1", "leave"),), (clause("1", "leave"), clause("2")))
    assert verdict(Threshold(Bar.EVERY), of_comparison(found, Severity.CRITICAL)) is Verdict.OPEN


@pytest.mark.parametrize(
    ("severity", "expected"), [(Severity.CRITICAL, "open"), (Severity.MAJOR, "reached")]
)
def test_clause_outside_the_criteria_may_block_if_it_is_grave(
    severity: Severity, expected: str
) -> None:
    other = (clause("1", "leave"), clause("2", severity=severity))
    standing = of_comparison(measured((clause("1", "leave"),), other), Severity.CRITICAL)
    assert verdict(Threshold(Bar.NO_BLOCKING), standing) == expected


@pytest.fixture(scope="module")
def bundled_codes(library: Library) -> list[Code]:
    return library.usable(CODES)[0]


def test_other_direction_is_the_first_one_inverted_for_every_pair(
    bundled_codes: list[Code], hub: CriteriaHub
) -> None:
    positions = [position(one, hub) for one in bundled_codes]
    for own, other in permutations(positions, 2):
        there, back = compare(own, other, hub), compare(other, own, hub)
        assert inverted(there, own, other, hub) == back
        assert share(own, other, hub) == there.plain


def test_every_code_is_equivalent_to_itself_or_to_be_checked(
    bundled_codes: list[Code], hub: CriteriaHub
) -> None:
    for one in bundled_codes:
        own = position(one, hub)
        found = {match.degree for match in compare(own, own, hub).matches}
        assert found <= {Degree.EQUIVALENT, Degree.CHECK}
