"""What is said with every figure, and where there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit import wording
from sctoolkit.content.library import Library
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.result import PartKind
from sctoolkit.report import tested
from sctoolkit.report.notes import notes
from sctoolkit.report.summary import (
    Reported,
    finding_line,
    findings_line,
    headline,
    section_line,
    shares,
    subject,
)

from .content import ANSWERS, CODE, reported, write_library

REFUSED = (
    CODE[: CODE.index("scoring:")]
    + "scoring: {official: none, total: refused, because: Findings only.}\n"
    + CODE[CODE.index("sections:") :]
)
BEST = {name: Answer(AnswerState.ANSWERED, "4") for name in ANSWERS}


def under(folder: Path, code: str) -> Reported:
    return reported(write_library(folder, code))


def test_capped_rating_is_shown_with_the_one_before_and_the_reason(small: Reported) -> None:
    assert headline(small) == "56.6 on a scale from 0 to 100 · capped from B to C Low"
    assert "Capped to C: Hours endanger people. (1.1)" in notes(small)


def test_rating_without_a_cap_is_shown_alone(plant: Library) -> None:
    best = reported(plant, BEST)
    assert headline(best) == "100 on a scale from 0 to 100 · A Good"
    assert not [line for line in notes(best) if "apped" in line]


def test_figure_that_findings_take_below_the_scale_says_so(plant: Library) -> None:
    worst = reported(plant, BEST)
    tree = replace(worst.result.tree, point=-5.0)
    low = replace(worst, result=replace(worst.result, tree=tree, rating=None))
    assert headline(low) == "-5, below the scale from 0 to 100"


def test_nothing_answered_is_not_assessed_rather_than_nought(plant: Library) -> None:
    nothing = reported(plant, {})
    assert headline(nothing) == "Not assessed: nothing that counts was answered."
    assert not [line for line in notes(nothing) if "Between" in line or "documents" in line]


def test_few_answers_are_provisional_without_a_rating(plant: Library) -> None:
    few = reported(plant, {"work.pay": ANSWERS["work.pay"]})
    assert headline(few) == "75 on a scale from 0 to 100 · provisional, no rating"
    assert (
        "Provisional: only 13 % of what the figure rests on was answered or declared unknown; "
        "a rating needs 50 %." in notes(few)
    )


def test_refused_total_is_no_figure_and_says_why(tmp_path: Path) -> None:
    refused = under(tmp_path, REFUSED)
    assert headline(refused) == "No total is given."
    assert notes(refused) == ["No total. Findings only."]


def test_scale_of_a_few_points_is_cut_to_one_place(tmp_path: Path) -> None:
    small_scale = CODE.replace("  bands:", "  scale: {from: 1, to: 5}\n  bands:")
    small_scale = small_scale.replace("from: 50", "from: 2").replace("from: 80", "from: 4")
    assert headline(under(tmp_path, small_scale)).startswith("3.2 on a scale from 1 to 5")


def test_reviews_and_top_ups_widen_the_figure(small: Reported) -> None:
    assert "Between 43.3 and 60, depending on 1 review and 1 top-up still to be answered." in notes(
        small
    )


def test_answers_without_documents_are_said_as_a_second_figure(small: Reported) -> None:
    assert (
        "The figure is 53.3 where answers on a maturity scale without a document count 50 % at "
        "most; other answers count the same." in notes(small)
    )


def test_questionnaire_without_an_evidence_rule_has_no_second_figure(small: Reported) -> None:
    without = replace(small, questionnaire=replace(small.questionnaire, evidence_cap=None))
    assert not [line for line in notes(without) if "document" in line]


def test_cap_that_holds_nothing_down_is_not_announced(tmp_path: Path) -> None:
    low = under(tmp_path, CODE.replace("from: 50", "from: 90").replace("from: 80", "from: 95"))
    assert headline(low) == "56.6 on a scale from 0 to 100 · C Low"
    assert not [line for line in notes(low) if "apped" in line]


def test_section_of_few_answers_is_provisional(plant: Library, small: Reported) -> None:
    few = reported(plant, {"work.pay": ANSWERS["work.pay"]})
    work, people = few.result.tree.parts
    assert section_line(few, work) == ("1", "75 %", "20 % covered, provisional")
    assert section_line(few, people) == ("2", "—", "not assessed")
    assert section_line(small, small.result.tree.parts[0]) == ("1", "35 %", "100 % covered")


def test_clause_is_met_only_as_far_as_it_was_tested(plant: Library) -> None:
    one = reported(plant, {"work.hours": Answer(AnswerState.ANSWERED, "4")})
    clause = one.result.parts(PartKind.CLAUSE)[0]
    assert wording.clause_outcome(clause) == "met as far as tested (33 %)"
    whole = reported(plant, BEST).result.parts(PartKind.CLAUSE)[0]
    assert wording.clause_outcome(whole) == "met"


@pytest.mark.parametrize(
    ("hours", "rest", "outcome"),
    [
        ("dont-know", "dont-know", "not met, unknown: “I don't know” (0 %)"),
        ("dont-know", "refused", "not met, unknown: “I don't know” or “I prefer not to say” (0 %)"),
    ],
)
def test_finding_that_nobody_knows_anything_about_says_so(
    plant: Library, hours: str, rest: str, outcome: str
) -> None:
    answers = {
        "work.hours": Answer(AnswerState(hours)),
        "work.rest": Answer(AnswerState(rest)),
    }
    unknown = reported(plant, answers)
    (finding,) = unknown.result.findings
    assert finding_line(unknown, finding)[-1] == outcome


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({}, "Nothing is assessed yet, so there are no findings."),
        ({"work.age": BEST["work.age"]}, "No findings in what was tested and answered."),
        (ANSWERS, "2 findings from 3 answers, gravest first"),
    ],
)
def test_findings_are_counted_with_the_answers_behind_them(
    plant: Library, answers: dict[str, Answer], line: str
) -> None:
    assert findings_line(reported(plant, answers)) == line


def test_whose_method_it_is_comes_first(small: Reported) -> None:
    assert notes(small)[0] == "An approximation of the publisher's method. The weights are ours."


def test_what_the_questionnaire_cannot_say_comes_before_any_figure(small: Reported) -> None:
    assert tested.tested(small) == [
        "This questionnaire tests 4 of 6 clauses of Base Code (scope “short”).",
        "2 are not tested in full:",
        "A larger scope of it would say more about 1: 2.2.",
        "Nothing in your library would say more about 1: 2.3.",
    ]


def test_clauses_tested_in_full_and_those_in_the_lists_below_are_all_there_are(
    small: Reported,
) -> None:
    lines = tested.tested(small)
    fully, total = (int(figure) for figure in re.findall(r"\d+", lines[0])[:2])
    below = [int(figure) for line in lines[2:] for figure in re.findall(r"about (\d+):", line)]
    assert fully + sum(below) == total


def test_shares_stand_beside_every_figure(small: Reported) -> None:
    assert dict(shares(small.result)) == {
        "Covered: answered or declared unknown, by weight": "77 %",
        "“I don't know”": "20 %",
        "“I prefer not to say”": "0 %",
        "Answers with a document": "50 %",
        "Answers verified independently": "25 %",
        "Clauses to be reviewed": "1",
        "Clauses whose extra question is open": "1",
    }


@pytest.mark.parametrize(
    ("organisation", "site", "made_up", "name"),
    [
        ("Plant Ltd", "Porto", False, "Plant Ltd · Porto"),
        ("Plant Ltd", "", False, "Plant Ltd"),
        ("", "", False, "Unnamed organisation"),
        ("Plant Ltd", "", True, "Plant Ltd (made-up company)"),
    ],
)
def test_subject_is_named_and_a_made_up_one_is_said_to_be(
    small: Reported, organisation: str, site: str, name: str, *, made_up: bool
) -> None:
    result = replace(small.result, organisation=organisation, site=site, made_up=made_up)
    assert subject(result) == name


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "—"),
        (0.0, "0 %"),
        (0.0017, "under 1 %"),
        (0.496, "49 %"),
        (0.997, "99 %"),
        (1, "100 %"),
    ],
)
def test_percent_is_cut_and_a_little_never_reads_as_nothing(
    share: float | None, words: str
) -> None:
    assert wording.percent(share) == words


def test_figure_never_reads_as_a_bound_that_it_did_not_reach(tmp_path: Path) -> None:
    just_below = CODE.replace("from: 80", "from: 57")
    assert "56.6 on a scale from 0 to 100" in headline(under(tmp_path, just_below))
