"""The explanation: its sums are right as printed, and any part can be asked for."""

from __future__ import annotations

from itertools import cycle
from math import isclose
from pathlib import Path

import pytest

from adding_up import printed_sums
from sctoolkit.content.library import Library
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Value
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.report.explanation import explain
from sctoolkit.report.summary import Reported

from .content import CODE, reported, write_library


def all_right(text: str) -> bool:
    return all(isclose(figure, total, abs_tol=0.00011) for figure, total in printed_sums(text))


@pytest.mark.parametrize(
    ("method", "figures"),
    [
        ("method: weighted-mean", 3),
        ("method: mean", 3),
        ("method: weighted-mean\n  of: ['1.1', '1.2', '2']", 3),
        ("method: mean\n  of: ['1.1', '1.2', '2']", 3),
        ("method: minimum", 2),
    ],
)
def test_printed_sums_are_right_under_every_method(
    tmp_path: Path, method: str, figures: int
) -> None:
    what = reported(write_library(tmp_path, CODE.replace("method: weighted-mean", method)))
    text = explain(what.result, what.questionnaire, "all", "en")
    assert len(printed_sums(text)) == figures
    assert all_right(text)


def test_section_of_no_weight_is_in_no_printed_sum(tmp_path: Path) -> None:
    code = CODE.replace("    weight: 2\n    clauses", "    weight: 0\n    clauses")
    for method in ("mean", "weighted-mean"):
        what = reported(write_library(tmp_path / method, code.replace("weighted-mean", method)))
        text = explain(what.result, what.questionnaire, "all", "en")
        assert what.result.tree.point == 100
        assert all_right(text)


def any_answer(question: Question, place: int) -> Answer:
    if question.kind is QuestionKind.NUMBER:
        return Answer(AnswerState.ANSWERED, float(question.minimum or 0))
    if question.kind is QuestionKind.TEXT:
        return Answer(AnswerState.ANSWERED, "words")
    option = question.options[place % len(question.options)].id
    return Answer(AnswerState.ANSWERED, (option,) if question.kind.many else option)


@pytest.mark.parametrize("code", ["comply-chain", "eti", "sa8000", "oecd"])
def test_printed_sums_of_the_bundled_content_are_right(
    library: Library, comply_chain: Questionnaire, code: str
) -> None:
    places = cycle((0, 3, 1, 2, 4))
    answers = {
        question.id: any_answer(question, place)
        for question, place in zip(comply_chain.questions(), places, strict=False)
    }
    assessment = Assessment("a", comply_chain.name, "full", answers=answers)
    hub = library.criteria()
    result = score(comply_chain, assessment, library.code(code), hub, "sctoolkit")
    text = explain(result, comply_chain, "all", "en")
    assert printed_sums(text)
    assert all_right(text)


def test_total_names_the_figure_on_the_scale_of_the_code(small: Reported) -> None:
    text = explain(small.result, small.questionnaire, "all", "en")
    assert text.startswith("Total eti: 56.6667  (Base Code)\n")


@pytest.mark.parametrize(
    ("node", "first"),
    [
        ("eti", "Total eti: 56.6667  (Base Code)"),
        ("2", "Section 2: 1  (People)"),
        ("1.2", "Clause 1.2: 0.75, to be reviewed  (Pay)"),
        ("pay", "Criterion pay: 0.75  (Pay)"),
        ("work.pay", "Question work.pay: 0.75  (How about pay?)"),
        ("2.3", "Clause 2.3: —, not assessed  (Climate)"),
    ],
)
def test_any_part_can_be_asked_for(small: Reported, node: str, first: str) -> None:
    text = explain(small.result, small.questionnaire, node, "en")
    assert text.splitlines()[0] == first


def test_part_that_does_not_exist_has_no_explanation(small: Reported) -> None:
    assert explain(small.result, small.questionnaire, "9.9", "en") == ""


def test_what_is_left_out_says_why(small: Reported) -> None:
    text = explain(small.result, small.questionnaire, "2", "en")
    lines = [line.strip() for line in text.splitlines()]
    untested = lines.index("Question work.training: —  (How about training?)")
    outside = lines.index("Clause 2.3: —, not assessed  (Climate)")
    assert lines[untested + 1] == "not asked in this scope"
    assert lines[outside + 1 :] == ["outside what the criteria hold", "No labour matter."]


def test_answers_are_shown_in_their_own_words(small: Reported) -> None:
    text = explain(small.result, small.questionnaire, "1.1", "en")
    assert "Answer: Not at all" in text
    assert "answered “I don't know”" in text


def forced_labour_at_a_site(library: Library, **given: Value) -> list[str]:
    """The lines on clause 1.1 of the ETI Base Code."""
    facility = library.questionnaire("facility")
    answers = {
        name.replace("__", "."): Answer(AnswerState.ANSWERED, value)
        for name, value in given.items()
    }
    assessment = Assessment("a", facility.name, "full", answers=answers)
    result = score(facility, assessment, library.code("eti"), library.criteria(), "sctoolkit")
    return [line.strip() for line in explain(result, facility, "1.1", "en").splitlines()]


def test_must_have_items_that_are_missing_stand_in_their_own_words(library: Library) -> None:
    most = ("no-permission", "full-pay", "despite-debt", "last-day", "benefits")
    lines = forced_labour_at_a_site(library, freedom__leaving=most)
    capped = lines.index("capped: a must-have is missing")
    assert lines[capped + 2] == "Missing: No penalty, training cost or recruitment cost is charged"


def test_level_reached_stands_with_the_answer_that_reached_it(library: Library) -> None:
    lines = forced_labour_at_a_site(library, recruitment__fees="some-pay")
    assert "Level asked: not-binding" in lines
    answer = "Answer: Yes, some were not repaid in full, but nobody is tied to the job by it"
    assert lines[lines.index(answer) + 1] == "Level reached: not-binding"
    assert "Level reached: none" in forced_labour_at_a_site(library, recruitment__fees="tied")


def test_clause_of_a_good_figure_says_that_zero_tolerance_holds_it_down(library: Library) -> None:
    lines = forced_labour_at_a_site(
        library, recruitment__fees="some-pay", freedom__leaving=("no-permission", "full-pay")
    )
    assert lines[:2] == [
        "Clause 1.1: 0.625, not met  (No forced labour)",
        "not met, however good the rest: zero tolerance under it falls short",
    ]


def test_cap_is_explained_at_the_total(small: Reported) -> None:
    text = explain(small.result, small.questionnaire, "all", "en")
    assert "Before caps: B\n    Cap to C: Hours endanger people. (1.1)\n" in text


def test_wrapped_lines_fit_and_stand_deeper_than_they_begin(tmp_path: Path) -> None:
    what = reported(write_library(tmp_path, CODE))
    whole = explain(what.result, what.questionnaire, "all", "en")
    wrapped = explain(what.result, what.questionnaire, "all", "en", 40)
    assert whole.split() == wrapped.split()
    assert max(map(len, wrapped.splitlines())) <= 40
    longest = max(whole.splitlines(), key=len)
    indent = " " * (len(longest) - len(longest.lstrip()))
    lines = wrapped.splitlines()
    begun = next(place for place, line in enumerate(lines) if longest.startswith(line))
    assert lines[begun + 1].startswith(indent + "      ")
