"""The forms in which answers may stand in a file, and what is said about those that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.files.assessments.answers import questionnaire_of, read_assessment
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Evidence, EvidenceLevel
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

from .content import written

HEAD = """\
format: 1
assessment: ours
questionnaire: tiny@1.1
scope: full
answers:
"""


def read(folder: Path, tiny: Questionnaire, answers: str) -> tuple[Assessment, list[Problem]]:
    path = written(folder / "a.yaml", HEAD + answers)
    assessment, problems = read_assessment(path, tiny)
    assert assessment is not None
    return assessment, problems


def brief(problems: list[Problem]) -> list[str]:
    """Line, code and message of each, with `!` for those that stop the file from being used."""
    return [
        f"{one.source.line} {one.code}{'' if one.warning else '!'} {one.message}"
        for one in problems
    ]


def test_short_form_is_the_answer_alone(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read(
        tmp_path,
        tiny,
        """\
  basics.policy: yes
  basics.rules: 3
  basics.topics: [wages, hours]
  basics.share: 12.5
  basics.words: as agreed
""",
    )
    assert not problems
    assert {question: answer.value for question, answer in assessment.answers.items()} == {
        "basics.policy": "yes",
        "basics.rules": "3",
        "basics.topics": ("hours", "wages"),
        "basics.share": 12.5,
        "basics.words": "as agreed",
    }
    assert all(one.state is AnswerState.ANSWERED for one in assessment.answers.values())


def test_long_form_says_everything_about_an_answer(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read(
        tmp_path,
        tiny,
        """\
  basics.policy:
    answer: no
    note: Planned for May.
    flag: true
    evidence:
      - {file: minutes.pdf, sha256: abc, level: verified}
      - {link: "https://example.org/plan"}
    by: Maria
    at: 2026-03-01T10:00:00Z
""",
    )
    assert not problems
    assert assessment.answers["basics.policy"] == Answer(
        AnswerState.ANSWERED,
        "no",
        note="Planned for May.",
        flagged=True,
        evidence=(
            Evidence("minutes.pdf", "abc", EvidenceLevel.VERIFIED),
            Evidence("https://example.org/plan"),
        ),
        by="Maria",
        at="2026-03-01T10:00:00Z",
    )


@pytest.mark.parametrize("word", ["dont-know", "refused"])
@pytest.mark.parametrize("form", ["{word}", "{{state: {word}}}"])
def test_not_knowing_is_an_answer_in_both_forms(
    tmp_path: Path, tiny: Questionnaire, word: str, form: str
) -> None:
    assessment, problems = read(tmp_path, tiny, f"  basics.policy: {form.format(word=word)}\n")
    assert not problems
    assert assessment.answers["basics.policy"] == Answer(AnswerState(word))


def test_does_not_apply_is_taken_with_its_reason(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read(
        tmp_path, tiny, "  basics.share: {state: not-applicable, reason: Only machines.}\n"
    )
    assert not problems
    assert assessment.answers["basics.share"] == Answer(
        AnswerState.NOT_APPLICABLE, reason="Only machines."
    )


@pytest.mark.parametrize("nothing", ["", "~", "null", "{}"])
def test_key_with_nothing_behind_it_is_not_answered(
    tmp_path: Path, tiny: Questionnaire, nothing: str
) -> None:
    assessment, problems = read(tmp_path, tiny, f"  basics.policy: {nothing}\n")
    assert not problems
    assert assessment.answers == {"basics.policy": Answer(AnswerState.MISSING)}


def test_note_without_an_answer_leaves_the_question_open(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    assessment, _problems = read(tmp_path, tiny, "  basics.policy: {note: Ask Li.}\n")
    assert assessment.answers["basics.policy"] == Answer(AnswerState.MISSING, note="Ask Li.")


def test_file_without_answers_is_an_assessment(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read(tmp_path, tiny, "")
    assert (assessment.answers, problems) == ({}, [])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("basics.policy: maybe", "6 A407 basics.policy: has no answer “maybe”"),
        ("basics.share: 120", "6 A407 basics.share: 120 is out of range"),
        ("basics.topics: []", "6 A407 basics.topics: needs at least one answer"),
        (
            "basics.policy: {answer: {a: b}}",
            "6 A407 basics.policy: needs a word, a number or a list of words",
        ),
        (
            "basics.policy: {answer: yes, state: dont-know}",
            "6 A407 basics.policy: has an answer and the state “dont-know”: write one of them",
        ),
        (
            "basics.share: {state: not-applicable, note: x}",
            "6 A405 basics.share: does not apply, but no reason is given",
        ),
        (
            "basics.policy: {state: not-applicable, reason: x}",
            "6 A406 basics.policy: “does not apply” is no answer to this question",
        ),
        ("basics.polcy: yes", "6 A401 basics.polcy: no such question"),
    ],
)
def test_answer_that_does_not_fit_is_warned_of_and_kept_aside(
    tmp_path: Path, tiny: Questionnaire, answer: str, said: str
) -> None:
    assessment, problems = read(tmp_path, tiny, f"  {answer}\n")
    assert brief(problems) == [said]
    assert assessment.answers == {}
    (aside,) = assessment.kept_aside
    assert f"{aside.question}: " in answer
    assert aside.because == problems[0].code


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [("'1,200'", 1200.0, "1,200 read as 1200"), ("{answer: '12,5'}", 12.5, "12,5 read as 12.5")],
)
def test_figure_that_had_to_be_interpreted_is_warned_of(
    tmp_path: Path, tiny: Questionnaire, figure: str, value: float, said: str
) -> None:
    question = "basics.count" if value > 100 else "basics.share"
    assessment, problems = read(tmp_path, tiny, f"  {question}: {figure}\n")
    assert brief(problems) == [f"6 A413 {question}: {said}"]
    assert assessment.answers[question].value == value


def test_misspelt_question_is_named_with_the_nearest(tmp_path: Path, tiny: Questionnaire) -> None:
    _assessment, problems = read(tmp_path, tiny, "  basics.polcy: yes\n")
    assert problems[0].hint == "Did you mean “basics.policy”?"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("{answr: yes}", "6 Y005! basics.policy: unknown key “answr”"),
        ("{state: maybe}", "6 Y008! basics.policy: “maybe” is not known under “state”"),
        (
            "{answer: yes, flag: maybe}",
            "6 Y007! basics.policy: “flag” must be true or false, not “maybe”",
        ),
        (
            "{answer: yes, evidence: [{level: document}]}",
            "6 Y006! basics.policy: “file” is missing",
        ),
    ],
)
def test_mistake_inside_an_answer_stops_the_file_from_being_used(
    tmp_path: Path, tiny: Questionnaire, answer: str, said: str
) -> None:
    _assessment, problems = read(tmp_path, tiny, f"  basics.policy: {answer}\n")
    assert brief(problems) == [said]


def test_newer_format_is_refused(tmp_path: Path, tiny: Questionnaire) -> None:
    path = written(tmp_path / "a.yaml", "format: 2\nassessment: ours\nquestionnaire: tiny@1.1\n")
    assessment, problems = read_assessment(path, tiny)
    assert assessment is None
    assert brief(problems) == ["1 Y011! format 2 needs a newer sctoolkit; this one reads format 1"]


def test_unknown_scope_is_named_with_the_nearest(tmp_path: Path, tiny: Questionnaire) -> None:
    path = written(
        tmp_path / "a.yaml",
        """\
        format: 1
        assessment: ours
        questionnaire: tiny@1.1
        scope: ful
        """,
    )
    _assessment, problems = read_assessment(path, tiny)
    assert brief(problems) == ["4 Q109! “ful” is not known under “scope”"]
    assert problems[0].hint == "Did you mean “full”?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 1\ncode: eti\n", "1 Y013! not an assessment"),
        ("format: 3\nassessment: ours\n", "1 Y011!"),
        ("- a\n", "1 Y007! not a list of `key: value` lines"),
        ("", "1 Y007! the file is empty"),
        ("answers: [\n", "Y002!"),
    ],
)
def test_file_that_is_no_assessment_says_what_it_lacks(
    tmp_path: Path, text: str, said: str
) -> None:
    reference, problems = questionnaire_of(written(tmp_path / "a.yaml", text))
    assert reference == ""
    assert said in brief(problems)[0]


def test_missing_file_is_a_problem_and_no_crash(tmp_path: Path, tiny: Questionnaire) -> None:
    assessment, problems = read_assessment(tmp_path / "gone.yaml", tiny)
    assert assessment is None
    assert [one.code for one in problems] == ["Y001"]


def test_assessment_names_the_questionnaire_it_answers(tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml", HEAD)
    assert questionnaire_of(path) == ("tiny@1.1", [])
