"""What a clause comes to, and the findings that follow."""

from __future__ import annotations

import pytest

from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.model.assessment import AnswerState, AskedOf
from sctoolkit.model.code import Clause, Cover
from sctoolkit.model.result import Finding, Outcome, Result, Why
from sctoolkit.model.severity import Severity

from .building import (
    DONT_KNOW,
    REFUSED,
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
    hub,
    option,
    partial,
    result,
    section,
    unless,
    words,
)

NO_FORCED_LABOUR = criterion("forced", Severity.ZERO_TOLERANCE)
ASKED = [choice("on-wages", "wages"), choice("on-hours", "hours"), choice("on-forced", "forced")]


def scored(one: Clause, **given: Given) -> Result:
    """The clause, met from 0.75 on, with answers about `wages`, `hours`, `forced`."""
    named = {f"on-{about}": answer for about, answer in given.items()}
    return result(ASKED, code(one, met_at=0.75), named, NO_FORCED_LABOUR)


def outcome(*covers: Cover | str, **given: Given) -> Outcome | None:
    return found(scored(clause("1", *covers), **given).tree, "1").outcome


@pytest.mark.parametrize(
    ("wages", "hours", "expected"),
    [
        ("good", "good", Outcome.MET),
        ("good", "half", Outcome.MET),
        ("half", "half", Outcome.PARTLY_MET),
        ("half", "bad", Outcome.NOT_MET),
    ],
)
def test_clause_is_met_partly_met_or_not_met_by_its_share(
    wages: str, hours: str, expected: Outcome
) -> None:
    assert outcome("wages", "hours", wages=wages, hours=hours) is expected


def test_code_sets_where_partly_met_begins() -> None:
    against = code(clause("1", "wages"), not_met_below=0.6)
    assert found(result(ASKED, against, {"on-wages": "half"}).tree, "1").outcome is Outcome.NOT_MET


def test_sum_that_rounding_leaves_a_hair_below_the_bound_is_met() -> None:
    """The mean of 0.7, 0.7 and 0.7 is 0.6999999999999998 in binary."""
    options = (option("fair", 0.7), option("good", 1))
    asked = [choice(name, options=options) for name in ("a", "b", "c")]
    against = code(clause("1", "wages"), met_at=0.7)
    scored = result(asked, against, {"a": "fair", "b": "fair", "c": "fair"})
    assert scored.tree.point is not None
    assert scored.tree.point < 0.7
    assert found(scored.tree, "1").outcome is Outcome.MET
    assert scored.findings == ()


def test_narrower_clause_below_the_bound_is_to_be_reviewed() -> None:
    one = scored(clause("1", partial("wages")), wages="bad")
    assert found(one.tree, "1").outcome is Outcome.REVIEW
    assert one.reviews == ("1",)


def test_narrower_clause_that_is_met_needs_no_review() -> None:
    one = scored(clause("1", partial("wages")), wages="good")
    assert found(one.tree, "1").outcome is Outcome.MET
    assert one.reviews == ()


def test_full_figure_that_rounding_leaves_a_hair_below_needs_no_review() -> None:
    """0.7 and 0.1 are 0.7999999999999999 in binary, of the 0.8 that full marks take."""
    asked = checklist("q", option("most", 0.7), option("rest", 0.1), full_at=0.8)
    one = result([asked], clause("1", partial("wages")), {"q": ("most", "rest")})
    assert found(one.tree, "q").point != 1
    assert one.reviews == ()


def test_wider_clause_is_never_met_until_its_own_question_is_answered() -> None:
    one = scored(clause("1", exceeds("wages")), wages="good")
    assert found(one.tree, "1").outcome is Outcome.TOP_UP
    assert one.top_ups == ("1",)
    assert one.findings == ()


def test_wider_clause_is_surely_not_met_where_less_is_not_met() -> None:
    one = scored(clause("1", exceeds("wages")), wages="bad")
    assert found(one.tree, "1").outcome is Outcome.NOT_MET
    assert one.top_ups == ()


def test_figure_that_is_0_but_for_rounding_leaves_nothing_open() -> None:
    """The sum of 0.1 * 3 and 0.3 * -1 is 5.6e-17."""
    worth = {"a": {"good": 3.0}, "b": {"good": -1.0}}
    asked = [choice("a", "wages"), choice("b", "wages")]
    against = code(clause("1", exceeds("wages")), points=worth, weights={"a": 0.1, "b": 0.3})
    one = result(asked, against, {"a": "good", "b": "good"})
    part = found(one.tree, "1")
    assert part.low == part.point
    assert one.top_ups == ()


def test_clause_that_falls_short_on_its_own_ground_needs_no_review_to_be_a_finding() -> None:
    assert outcome("wages", partial("hours"), wages="bad", hours="bad") is Outcome.NOT_MET
    assert outcome("wages", partial("hours"), wages="good", hours="bad") is Outcome.REVIEW


def test_every_clause_with_an_open_end_is_listed_for_what_opens_it() -> None:
    """The wages fall short for sure; what the clause asks about hours is open beside that."""
    one = scored(clause("1", "wages", partial("hours")), wages="bad", hours="half")
    assert (one.tree.low, one.tree.point, one.tree.high) == (0.25, 0.25, 0.5)
    assert found(one.tree, "1").outcome is Outcome.NOT_MET
    assert one.reviews == ("1",)
    one = scored(clause("1", "wages", exceeds("hours")), wages="bad", hours="half")
    assert (one.tree.low, one.tree.point, one.tree.high) == (0, 0.25, 0.25)
    assert one.top_ups == ("1",)


def test_clause_is_open_only_for_what_leaves_something_open_in_it() -> None:
    asks_less = scored(clause("1", partial("wages")), wages="half")
    assert (asks_less.reviews, asks_less.top_ups) == (("1",), ())
    asks_more = scored(clause("1", exceeds("wages")), wages="half")
    assert (asks_more.reviews, asks_more.top_ups) == ((), ("1",))
    untested = scored(clause("1", "wages", "strange"), wages="half")
    assert (untested.reviews, untested.top_ups) == ((), ())


# Zero tolerance


def test_narrower_clause_on_zero_tolerance_fails_until_clarified() -> None:
    one = scored(clause("1", partial("forced")), forced="half")
    (finding,) = one.findings
    assert (finding.outcome, finding.until_clarified) == (Outcome.NOT_MET, True)
    assert one.reviews == ("1",)


def test_zero_tolerance_is_never_partly_met() -> None:
    one = scored(clause("1", "forced"), forced="half")
    (finding,) = one.findings
    assert (finding.outcome, finding.until_clarified) == (Outcome.NOT_MET, False)


def test_good_answers_beside_it_do_not_make_up_for_zero_tolerance() -> None:
    """Wages weigh 9 of 10, so the clause is worth 0.9 and would be met at 0.75."""
    covers = (cover("wages", weight=9), cover("forced"))
    assert outcome(*covers, wages="good", forced="bad") is Outcome.NOT_MET
    assert outcome(*covers, wages="good", forced="good") is Outcome.MET


def test_clause_that_zero_tolerance_holds_down_says_so_where_its_figure_would_say_more() -> None:
    covers = (cover("wages", weight=9), cover("forced"))
    held, low = (
        scored(clause("1", *covers), wages=wages, forced="bad") for wages in ("good", "bad")
    )
    assert found(held.tree, "1").why == (Why.ZERO_TOLERANCE,)
    assert found(low.tree, "1").why == ()


def test_one_of_many_questions_on_zero_tolerance_is_enough_to_fail() -> None:
    asked = [choice(name, "forced") for name in ("papers", "debts", "threats", "exits")]
    given: dict[str, Given] = {"papers": "good", "debts": "good", "threats": "good", "exits": "bad"}
    scored = result(asked, code(clause("1", "forced"), met_at=0.75), given, NO_FORCED_LABOUR)
    assert found(scored.tree, "1").point == 0.75
    assert found(scored.tree, "1").outcome is Outcome.NOT_MET


def test_dont_know_on_zero_tolerance_is_not_met() -> None:
    assert outcome("forced", forced=DONT_KNOW) is Outcome.NOT_MET


# Nothing to say


def test_untested_clause_is_not_assessed() -> None:
    assert outcome("leave") is Outcome.NOT_ASSESSED


def test_clause_outside_the_criteria_is_not_assessed_and_says_why() -> None:
    one = clause("1", outside_hub=words("About taxes."))
    tree = scored(one).tree
    assert found(tree, "1").outcome is Outcome.NOT_ASSESSED
    assert found(tree, "1").why == (Why.OUTSIDE_HUB,)
    assert found(tree, "1").because == words("About taxes.")
    assert found(tree, "1").coverage == 0


# Findings


def finding(one: Clause, **given: Given) -> Finding:
    (only,) = scored(one, **given).findings
    return only


def test_severity_of_a_finding_is_the_codes_own() -> None:
    one = clause("1", "wages", severity=Severity.MINOR)
    assert finding(one, wages="bad").severity is Severity.MINOR


def test_severity_is_that_of_the_gravest_criterion_where_the_code_has_none() -> None:
    one = clause("1", "wages", "forced")
    assert finding(one, wages="bad", forced="good").severity is Severity.ZERO_TOLERANCE


def test_criterion_that_nobody_defines_says_nothing_of_severity() -> None:
    known = hub(criterion("wages", Severity.MINOR))
    assert clause_severity(clause("1", "wages", "strange"), known) is Severity.MINOR


def test_finding_names_the_answers_that_fall_short() -> None:
    one = finding(clause("1", "wages", "hours"), wages="good", hours="bad")
    assert one.causes == (AskedOf("on-hours"),)


def test_finding_names_the_question_that_was_asked_and_not_its_hidden_heir() -> None:
    asked = [
        fact("audits", "yes", "no"),
        choice("results", "hours"),
        heir("follow-up", "wages", of="results", ask_if=unless("audits", "no")),
    ]
    (one,) = result(asked, clause("1", "wages"), {"audits": "no", "results": "bad"}).findings
    assert one.causes == (AskedOf("results"),)


def test_finding_with_nothing_but_unknown_answers_behind_it_says_so() -> None:
    one = finding(clause("1", "wages", "hours"), wages=DONT_KNOW, hours=REFUSED)
    assert one.unknown == (AnswerState.DONT_KNOW, AnswerState.REFUSED)
    known = finding(clause("1", "wages", "hours"), wages=DONT_KNOW, hours="bad")
    assert known.unknown == ()
    beside = finding(clause("1", "wages", "hours"), wages=DONT_KNOW, hours="good")
    assert beside.unknown == (AnswerState.DONT_KNOW,)


def test_met_clause_is_no_finding() -> None:
    assert scored(clause("1", "wages"), wages="good").findings == ()


def test_findings_stand_by_severity_then_outcome_then_figure_then_clause() -> None:
    asked = [choice(name, name) for name in ("a", "b", "c", "d", "e", "f")]
    against = code(
        section("first", clause("minor", "a", severity=Severity.MINOR)),
        section(
            "second",
            clause("review", partial("b")),
            clause("partly", "c"),
            clause("lower", "d", "e"),
            clause("low", "d"),
            clause("low-too", "d"),
            clause("grave", "f", severity=Severity.CRITICAL),
        ),
    )
    given = {"a": "bad", "b": "bad", "c": "half", "d": "bad", "e": "half", "f": "half"}
    order = [one.clause for one in result(asked, against, given).findings]
    assert order == ["grave", "low", "low-too", "lower", "partly", "review", "minor"]
