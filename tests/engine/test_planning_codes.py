"""One action per gap, whichever clauses and codes call for it; and what has none."""

from __future__ import annotations

import pytest

from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.action_plan import (
    ClauseRef,
    Gap,
    NoActionReason,
)
from sctoolkit.model.code import Clause
from sctoolkit.model.severity import Severity

from .building import (
    NOT_APPLICABLE,
    assessment,
    backed,
    choice,
    clause,
    code,
    cover,
    exceeds,
    fact,
    heir,
    maturity,
    option,
    partial,
    questionnaire,
    unless,
    words,
)
from .plans import DEADLINES, HUB, action, planned


def test_two_codes_that_ask_for_the_same_share_one_action() -> None:
    codes = [code(clause("4", "wages"), name="ours"), code(clause("IX", "wages"), name="theirs")]
    one = action(choice("q"), "bad", *codes)
    assert one.clauses == (ClauseRef("ours", "4"), ClauseRef("theirs", "IX"))


def test_code_that_is_satisfied_is_not_cited() -> None:
    codes = [
        code(clause("4", "wages"), name="lenient", met_at=0.5),
        code(clause("IX", "wages"), name="strict"),
    ]
    assert action(choice("q"), "half", *codes).clauses == (ClauseRef("strict", "IX"),)


def test_clause_that_asks_less_is_cited_as_to_be_reviewed() -> None:
    assert action(choice("q"), "bad", clause("1", partial("wages"))).clauses == (
        ClauseRef("own", "1", review=True),
    )


@pytest.mark.parametrize("turned", [False, True])
def test_clause_that_asks_for_it_fully_somewhere_needs_no_review(turned: bool) -> None:  # noqa: FBT001
    covers = (partial("wages"), cover("hours"))
    one = action(choice("q", "wages hours"), "bad", clause("1", *covers[:: -1 if turned else 1]))
    assert one.clauses == (ClauseRef("own", "1", review=False),)


@pytest.mark.parametrize("levels", [("15", "16"), ("16", "15")])
def test_gap_is_as_wide_as_the_code_that_asks_most_finds_it(levels: tuple[str, ...]) -> None:
    """14 is the first of two steps to 15 and the first of three to 16."""
    reaches = option("at-14", 0.9, reaches={"age": "14"}), option("at-16", 1)
    asked = choice("q", "age", options=reaches)
    clauses = [clause(level, cover("age", level=level)) for level in levels]
    one = action(asked, "at-14", code(*clauses))
    assert (one.point, one.gap) == (1 / 3, Gap.ABSENT)


def test_actions_stand_gravest_first_then_widest_gap_then_in_order() -> None:
    asked = [
        choice("minor", severity=Severity.MINOR),
        maturity("narrow", severity=Severity.CRITICAL),
        choice("wide"),
        choice("wide-too"),
        choice("grave", severity=Severity.CRITICAL),
    ]
    given = {"minor": "bad", "narrow": "2", "wide": "bad", "wide-too": "bad", "grave": "bad"}
    actions = planned(asked, given).actions
    assert [one.question for one in actions] == ["grave", "wide", "wide-too", "narrow", "minor"]


AUDITS = fact("audits", "yes", "no")
RESULTS = choice("results", "leave")


def test_inherited_gap_leads_to_the_action_of_its_source() -> None:
    """Two hidden questions and the one that was asked: one action, with every clause."""
    asked = [
        AUDITS,
        RESULTS,
        heir("child", "wages", of="results", ask_if=unless("audits", "no")),
        heir("grandchild", "hours", of="child", ask_if=unless("audits", "no")),
    ]
    against = code(clause("1", "leave"), clause("2", "wages"), clause("3", "hours"))
    (one,) = planned(asked, {"audits": "no", "results": "half"}, against).actions
    assert (one.question, one.value, one.gap) == ("results", "half", Gap.PARTIAL)
    assert [reference.clause for reference in one.clauses] == ["1", "2", "3"]


def test_source_is_acted_on_where_the_code_asks_only_for_what_inherits_from_it() -> None:
    child = heir("child", "wages", of="results", ask_if=unless("audits", "no"))
    given = {"audits": "no", "results": "bad"}
    (one,) = planned([AUDITS, RESULTS, child], given, clause("1", "wages")).actions
    assert one.question == "results"


# Without action, good practice


def test_clause_whose_extra_question_is_open_stands_without_action_and_says_why() -> None:
    one = planned([choice("q")], {"q": "good"}, clause("1", exceeds("wages")))
    assert one.actions == ()
    (reasoned,) = one.without_action
    assert (reasoned.code, reasoned.clause) == ("own", "1")
    assert reasoned.reason is NoActionReason.TOP_UP
    assert reasoned.because == words("The clause asks more.")


@pytest.mark.parametrize(
    ("against", "reason"),
    [
        (clause("1", "wages"), NoActionReason.NOT_ANSWERED),
        (clause("1", "leave"), NoActionReason.LARGER_SCOPE),
        (clause("1", "age"), NoActionReason.UNTESTED),
        (clause("1", "age", "leave"), NoActionReason.LARGER_SCOPE),
        (clause("1", "age", "leave", "wages"), NoActionReason.NOT_ANSWERED),
        (clause("1", "hours"), NoActionReason.NOT_APPLICABLE),
        (clause("1", outside_hub=words("About taxes.")), NoActionReason.OUTSIDE),
        (clause("1", questions=("q",)), NoActionReason.NOT_ANSWERED),
        (clause("1", questions=("gone",)), NoActionReason.UNTESTED),
    ],
)
def test_clause_that_was_not_assessed_says_what_is_missing(
    against: Clause, reason: NoActionReason
) -> None:
    asked = questionnaire(
        choice("q", scope="core"),
        choice("later", "leave"),
        choice("not-so", "hours", scope="core"),
        scopes="core full",
    )
    given = assessment({"not-so": NOT_APPLICABLE}, scope="core")
    own = code(against)
    scored = [Scored(own, score(asked, given, own, HUB, "test"))]
    (reasoned,) = plan(asked, given, scored, HUB, DEADLINES).without_action
    assert reasoned.reason is reason


def test_note_on_a_single_criterion_is_no_reason_for_a_clause_that_was_not_assessed() -> None:
    (reasoned,) = planned([choice("q")], {}, clause("1", partial("wages"))).without_action
    assert (reasoned.reason, reasoned.because) == (NoActionReason.NOT_ANSWERED, None)


def test_clause_without_action_carries_its_severity_and_the_words_of_its_code() -> None:
    grave = clause("1", "age", severity=Severity.CRITICAL)
    outside = clause("2", outside_hub=words("About taxes."))
    one = planned([choice("q")], {}, code(grave, outside))
    assert [reasoned.severity for reasoned in one.without_action] == [
        Severity.CRITICAL,
        Severity.OBSERVATION,
    ]
    assert one.without_action[1].because == words("About taxes.")


def test_findings_of_all_codes_are_listed_under_their_codes() -> None:
    codes = [code(clause("4", "wages"), name="ours"), code(clause("IX", "wages"), name="theirs")]
    findings = planned([choice("q")], {"q": "bad"}, *codes).findings
    assert [(name, finding.clause) for name, finding in findings] == [
        ("ours", "4"),
        ("theirs", "IX"),
    ]


def test_full_marks_are_good_practice_with_their_evidence() -> None:
    one = planned([choice("q"), choice("p")], {"q": backed("good"), "p": "half"})
    (practice,) = one.good_practice
    assert (practice.question, practice.value, practice.evidence) == ("q", "good", ("record.pdf",))


def test_answer_that_counts_nowhere_is_no_good_practice() -> None:
    assert planned([choice("q", "age")], {"q": "good"}).good_practice == ()


def test_answer_good_enough_for_one_code_and_short_of_another_is_a_gap_only() -> None:
    reaches = option("at-14", 0.9, reaches={"age": "14"}), option("at-16", 1)
    codes = [
        code(clause("1", cover("age", level="14")), name="lenient"),
        code(clause("1", cover("age", level="16")), name="strict"),
    ]
    one = planned([choice("q", "age", options=reaches)], {"q": "at-14"}, *codes)
    assert [action.question for action in one.actions] == ["q"]
    assert one.good_practice == ()


def test_plan_carries_its_date_and_deadlines() -> None:
    one = planned([choice("q")], {"q": "bad"})
    assert (one.made_on, one.deadlines) == (DEADLINES.start, DEADLINES)
