"""What is said with every figure, and where there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.content.library import Library
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.report import summary
from sctoolkit.report.summary import Reported, headline, notes, shares, subject

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
    assert headline(small) == "56 on a scale from 0 to 100 · capped from B to C Low"
    assert "Capped to C: Hours endanger people. (1.1)" in notes(small)


def test_rating_without_a_cap_is_shown_alone(plant: Library) -> None:
    best = reported(plant, BEST)
    assert headline(best) == "100 on a scale from 0 to 100 · A Good"
    assert not [line for line in notes(best) if "apped" in line]


def test_nothing_answered_is_not_assessed_rather_than_nought(plant: Library) -> None:
    nothing = reported(plant, {})
    assert headline(nothing) == "Not assessed: nothing that counts was answered."
    assert not [line for line in notes(nothing) if "Between" in line or "documents" in line]


def test_few_answers_are_provisional_without_a_rating(plant: Library) -> None:
    few = reported(plant, {"work.pay": ANSWERS["work.pay"]})
    assert headline(few) == "75 on a scale from 0 to 100 · provisional, no rating"
    assert (
        "Provisional: only 13 % of what the figure rests on was answered; a rating needs 50 %."
        in notes(few)
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
    assert "Between 43 and 60, depending on 1 review and 1 top-up still to be answered." in notes(
        small
    )


def test_answers_without_documents_are_said_as_a_second_figure(small: Reported) -> None:
    assert "With documents behind the answers counted: 53." in notes(small)


def test_whose_method_it_is_comes_first(small: Reported) -> None:
    assert notes(small)[0] == "An approximation of the publisher's method. The weights are ours."


def test_what_the_questionnaire_cannot_say_comes_before_any_figure(small: Reported) -> None:
    assert summary.tested(small) == [
        "This questionnaire tests 4 of 6 clauses of Base Code (scope “short”).",
        "A larger scope of it would say more about 1: 2.2.",
        "Nothing in your library tests 2.3.",
    ]


def test_shares_stand_beside_every_figure(small: Reported) -> None:
    assert dict(shares(small.result)) == {
        "Answered, of the code's weight": "77 %",
        "“I don't know”": "20 %",
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


def test_figure_never_reads_as_a_bound_that_it_did_not_reach(tmp_path: Path) -> None:
    just_below = CODE.replace("from: 80", "from: 57")
    assert "56 on a scale from 0 to 100" in headline(under(tmp_path, just_below))
