"""A tool of one's own against a reference: from answers and codes, and what it comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sctoolkit.content.library import Library
from sctoolkit.engine.equivalence.codes import compare, position
from sctoolkit.engine.equivalence.declaring import Age, ages, answered, drafted, profile, tally
from sctoolkit.engine.equivalence.thresholds import Bar, Threshold, of_tally, verdict
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.declaration import Claim, Declaration, Level, OwnTool, Review
from sctoolkit.model.equivalence import Share
from sctoolkit.model.severity import Severity

from .building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Given,
    assessment,
    choice,
    clause,
    code,
    criterion,
    heir,
    hub,
    option,
    partial,
    questionnaire,
    when,
)

HUB = hub(criterion("wages"), criterion("exits", Severity.CRITICAL))
LEVELS = tuple(option(level) for level in ("not-equivalent", "partly", "equivalent", "exceeds"))
FORM = questionnaire(
    choice("q1", "", options=LEVELS),
    heir("q2", "", "q1", when("q1", "equivalent", "exceeds"), options=LEVELS),
)
TOOL = code(clause("1", questions=("q1",)), clause("2", questions=("q2",)), name="tool")


def declaration(**claims: Claim) -> Declaration:
    own = OwnTool("Manual", "3")
    return Declaration(
        "m", "tool@1", own, claims={key.lstrip("_"): one for key, one in claims.items()}
    )


def said(given: dict[str, Given]) -> dict[str, Claim]:
    return answered(TOOL, FORM, assessment(given))


def test_answers_about_the_own_tool_are_levels() -> None:
    found = said({"q1": "equivalent", "q2": "partly"})
    assert {name: one.level for name, one in found.items()} == {
        "1": Level.EQUIVALENT,
        "2": Level.PARTLY,
    }


def test_question_that_another_answer_hides_takes_the_level_of_that_answer() -> None:
    assert said({"q1": "partly"})["2"].level is Level.PARTLY


def test_silence_declares_nothing() -> None:
    assert said({"q1": DONT_KNOW}) == {}


def test_what_does_not_apply_keeps_its_reason_as_the_gap() -> None:
    found = said({"q1": NOT_APPLICABLE})["1"]
    assert (found.level, found.gap) == (Level.NOT_APPLICABLE, "It is not so.")


def test_codes_give_levels_to_be_confirmed_and_none_where_a_person_must_look() -> None:
    ours = position(code(clause("a", partial("wages"), "exits")), HUB)
    theirs = code(
        clause("1", "exits"), clause("2", "wages"), clause("3", partial("wages")), clause("4")
    )
    found = drafted(compare(ours, position(theirs, HUB), HUB))
    assert {name: (one.level, one.computed) for name, one in found.items()} == {
        "1": (None, Level.EQUIVALENT),
        "2": (None, Level.PARTLY),
        "3": (None, None),
        "4": (None, None),
    }
    assert found["1"].reference == "a"


def test_only_a_review_verifies() -> None:
    claimed = Claim(Level.EQUIVALENT)
    assert claimed.verified is None
    reviewed = replace(claimed, review=Review(Level.PARTLY, Level.EQUIVALENT))
    assert reviewed.verified is Level.PARTLY


@pytest.mark.parametrize(
    "claim",
    [
        Claim(Level.EXCEEDS, review=Review(Level.PARTLY, Level.PARTLY)),
        Claim(
            Level.PARTLY,
            at="2026-02-02",
            review=Review(Level.PARTLY, Level.PARTLY, at="2026-02-01"),
        ),
    ],
    ids=["other level", "changed later"],
)
def test_review_of_what_was_changed_since_does_not_count(claim: Claim) -> None:
    assert (claim.verified, claim.outdated_review) == (None, True)


def test_declared_and_verified_are_counted_apart() -> None:
    one = declaration(
        _1=Claim(Level.EQUIVALENT, review=Review(Level.PARTLY, Level.EQUIVALENT)),
        _2=Claim(Level.EXCEEDS),
    )
    declared = tally(one, TOOL, HUB, Severity.CRITICAL, verified=False)
    verified = tally(one, TOOL, HUB, Severity.CRITICAL, verified=True)
    assert (declared.plain, verified.plain) == (Share(1.0, 1.0), Share(0.0, 0.5))
    assert (declared.silent, verified.silent) == (0, 1)


def test_what_does_not_apply_is_in_no_share() -> None:
    one = declaration(_1=Claim(Level.NOT_APPLICABLE, gap="No."), _2=Claim(Level.PARTLY))
    assert tally(one, TOOL, HUB, Severity.CRITICAL, verified=False).plain == Share(0.0, 0.0)


def test_gap_blocks_from_the_severity_of_its_clause_on() -> None:
    grave = code(clause("1", "exits"), clause("2", "wages"))
    one = declaration(_1=Claim(Level.PARTLY), _2=Claim(Level.NOT_EQUIVALENT))
    assert tally(one, grave, HUB, Severity.CRITICAL, verified=False).blocking == ("1",)
    assert tally(one, grave, HUB, Severity.MAJOR, verified=False).blocking == ("1", "2")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((Level.EQUIVALENT, Level.EXCEEDS), "reached"),
        ((Level.EQUIVALENT, Level.PARTLY), "not-reached"),
        ((Level.EQUIVALENT, None), "open"),
    ],
)
def test_bar_of_every_clause(levels: tuple[Level | None, Level | None], expected: str) -> None:
    one = declaration(_1=Claim(levels[0]), _2=Claim(levels[1]))
    found = tally(one, TOOL, HUB, Severity.CRITICAL, verified=False)
    assert verdict(Threshold(Bar.EVERY), of_tally(found)) == expected


@pytest.mark.parametrize(
    ("exits", "wages", "expected"),
    [
        (Level.EQUIVALENT, None, "reached"),
        (None, Level.EQUIVALENT, "open"),
        (Level.EQUIVALENT, Level.PARTLY, "reached"),
        (Level.PARTLY, None, "not-reached"),
    ],
)
def test_only_what_is_not_said_of_a_grave_clause_may_block(
    exits: Level | None, wages: Level | None, expected: str
) -> None:
    grave = code(clause("1", "exits"), clause("2", "wages"))
    one = declaration(_1=Claim(exits), _2=Claim(wages))
    found = tally(one, grave, HUB, Severity.CRITICAL, verified=False)
    assert verdict(Threshold(Bar.NO_BLOCKING), of_tally(found)) == expected


def test_environmental_level_needs_the_one_below_it(library: Library, hub: CriteriaHub) -> None:
    reference = library.code("gscp-environment")
    one = declaration(
        **{
            "water.1": Claim(Level.EQUIVALENT),
            "water.3": Claim(Level.EQUIVALENT),
            "waste.1": Claim(Level.EQUIVALENT),
            "waste.2": Claim(Level.EXCEEDS),
        }
    )
    found = {reached.section: reached.declared for reached in profile(one, reference)}
    assert (found["water"], found["waste"], found["air"]) == (1, 2, 0)
    assert len(found) == 11
    assert hub.criteria


def test_reference_without_levels_has_no_profile() -> None:
    assert profile(declaration(), TOOL) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [Age.CURRENT]),
        ({"expires": "2026-06-30"}, [Age.EXPIRED]),
        ({"expires": "2026-07-01"}, [Age.CURRENT]),
        ({"reference": "tool@0"}, [Age.OTHER_REFERENCE]),
        ({"superseded_by": "4"}, [Age.SUPERSEDED]),
        ({"code": "own@0"}, [Age.SUPERSEDED]),
        ({"expires": "2026-01-01", "superseded_by": "4"}, [Age.EXPIRED, Age.SUPERSEDED]),
    ],
)
def test_age_is_said(changes: dict[str, str], expected: list[Age]) -> None:
    one = replace(declaration(), **changes)  # type: ignore[arg-type]
    assert ages(one, "2026-07-01", TOOL, code()) == expected
