"""Answers given to another version of the questionnaire: everything is named, nothing dropped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.session import save
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, KeptAside
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

from .content import written

HEAD = """\
format: 1
assessment: ours
questionnaire: tiny@{version}
scope: full
answers:
"""


def read(
    path: Path, tiny: Questionnaire, answers: str, version: str = "1.1"
) -> tuple[Assessment, list[Problem]]:
    assessment, problems = read_assessment(
        written(path, HEAD.format(version=version) + answers), tiny
    )
    assert assessment is not None
    return assessment, problems


def again(path: Path, tiny: Questionnaire) -> tuple[Assessment, list[Problem]]:
    assessment, problems = read_assessment(path, tiny)
    assert assessment is not None
    return assessment, problems


def brief(problems: list[Problem]) -> list[str]:
    assert all(one.warning for one in problems)
    return [f"{one.source.line} {one.code} {one.message}" for one in problems]


@pytest.mark.parametrize(
    ("version", "code"),
    [("1.0", "A403"), ("0.9", "A403"), ("1.2", "A404"), ("1.10", "A404"), ("2", "A404")],
)
def test_other_version_is_named_with_its_line(
    tmp_path: Path, tiny: Questionnaire, version: str, code: str
) -> None:
    assessment, problems = read(tmp_path / "a.yaml", tiny, "  basics.policy: yes\n", version)
    assert brief(problems) == [f"3 {code} answered with version {version}, read with version 1.1"]
    assert assessment.answers["basics.policy"].value == "yes"
    assert assessment.questionnaire == "tiny@1.1"


def test_versions_are_compared_number_by_number(tmp_path: Path, tiny: Questionnaire) -> None:
    later = replace(tiny, version="1.10")
    _assessment, problems = read(tmp_path / "a.yaml", later, "", "1.9")
    assert brief(problems) == ["3 A403 answered with version 1.9, read with version 1.10"]


@pytest.mark.parametrize("reference", ["tiny@1.1", "tiny"])
def test_same_version_and_no_version_are_not_remarked_on(
    tmp_path: Path, tiny: Questionnaire, reference: str
) -> None:
    path = written(
        tmp_path / "a.yaml", f"format: 1\nassessment: ours\nquestionnaire: {reference}\n"
    )
    assert again(path, tiny)[1] == []


def test_gone_option_is_named_and_kept_aside(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read(
        tmp_path / "a.yaml",
        tiny,
        """\
  basics.policy: yes
  basics.topics: {answer: [hours, safety], note: As in May.}
""",
        "1.0",
    )
    assert brief(problems)[1:] == ["7 A402 basics.topics: has no answer “safety”"]
    assert assessment.kept_aside == (
        KeptAside("basics.topics", '{"answer": ["hours", "safety"], "note": "As in May."}', "A402"),
    )
    assert list(assessment.answers) == ["basics.policy"]


def test_unknown_question_is_named_and_kept_aside(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read(tmp_path / "a.yaml", tiny, "  basics.gone: 7\n", "1.0")
    assert brief(problems)[1:] == ["6 A401 basics.gone: no such question"]
    assert assessment.kept_aside == (KeptAside("basics.gone", '"7"', "A401"),)


def test_answer_to_a_renamed_question_moves_and_is_named(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    assessment, problems = read(
        tmp_path / "a.yaml", tiny, "  basics.written: {answer: yes, note: Page 3.}\n", "1.0"
    )
    assert brief(problems)[1:] == ["6 A403 basics.written: is now basics.policy"]
    assert assessment.answers == {
        "basics.policy": Answer(AnswerState.ANSWERED, "yes", note="Page 3.")
    }
    assert assessment.kept_aside == ()


@pytest.mark.parametrize("order", [0, 1])
def test_answer_under_the_present_id_stands_before_one_under_an_old_id(
    tmp_path: Path, tiny: Questionnaire, order: int
) -> None:
    lines = ["  basics.policy: yes\n", "  basics.written: no\n"]
    answers = lines[order] + lines[1 - order]
    assessment, problems = read(tmp_path / "a.yaml", tiny, answers, "1.0")
    assert assessment.answers["basics.policy"].value == "yes"
    assert assessment.kept_aside == (KeptAside("basics.written", '"no"', "A403"),)
    said = "basics.written: became part of basics.policy, which has an answer already"
    assert brief(problems)[1:] == [f"{7 - order} A403 {said}"]


def test_of_two_merged_questions_the_first_answer_stands_and_the_other_is_kept(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    assessment, _problems = read(
        tmp_path / "a.yaml", tiny, "  basics.spoken: no\n  basics.written: yes\n", "1.0"
    )
    assert assessment.answers["basics.policy"].value == "no"
    assert assessment.kept_aside == (KeptAside("basics.written", '"yes"', "A403"),)


def test_what_is_kept_aside_survives_further_saves(tmp_path: Path, tiny: Questionnaire) -> None:
    path = tmp_path / "a.yaml"
    first, _problems = read(
        path,
        tiny,
        """\
  basics.policy: perhaps
  basics.gone: {answer: [a, "2"], note: "it's = here", evidence: [{file: x.pdf}]}
""",
        "1.0",
    )
    for _time in range(3):
        save(path, first)
        later, problems = again(path, tiny)
        assert later == first
        assert [one.partition(" ")[2] for one in brief(problems)] == [
            "A414 basics.policy: an answer is kept aside",
            "A414 basics.gone: an answer is kept aside",
        ]
    assert [(one.question, one.because) for one in first.kept_aside] == [
        ("basics.policy", "A402"),
        ("basics.gone", "A401"),
    ]


def test_question_answered_anew_keeps_its_old_answer_aside(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    first, _problems = read(path, tiny, "  basics.policy: perhaps\n", "1.0")
    first.answers["basics.policy"] = Answer(AnswerState.ANSWERED, "yes")
    save(path, first)
    later, _problems = again(path, tiny)
    assert later.answers["basics.policy"].value == "yes"
    assert later.kept_aside == (KeptAside("basics.policy", '"perhaps"', "A402"),)


def test_answer_that_is_kept_aside_already_is_kept_once(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    aside = "kept_aside:\n  - {question: basics.gone, answer: a, because: A401}\n"
    assessment, _problems = read(tmp_path / "a.yaml", tiny, "  basics.gone: a\n" + aside)
    assert assessment.kept_aside == (KeptAside("basics.gone", '"a"', "A401"),)


def test_entry_kept_aside_without_its_answer_is_a_problem(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = written(
        tmp_path / "a.yaml",
        HEAD.format(version="1.1") + "kept_aside:\n  - {question: basics.gone}\n",
    )
    _assessment, problems = read_assessment(path, tiny)
    assert [(one.source.line, one.code, one.message) for one in problems] == [
        (7, "Y006", "“answer” is missing")
    ]
