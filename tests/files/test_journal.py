"""The journal beside an assessment: what it brings back, and what it says about a cut-off line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.errors import UnusableInputError
from sctoolkit.files.assessments.journal import Entry, Journal, journal_of, read_journal, unread_of
from sctoolkit.files.assessments.session import Session, load_assessment
from sctoolkit.model.assessment import Answer, AnswerState, Evidence, EvidenceLevel, KeptAside
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

from .content import written

YES = Answer(AnswerState.ANSWERED, "yes", by="Maria", at="2026-03-01T10:00:00Z")
NO = Answer(AnswerState.ANSWERED, "no", by="Maria", at="2026-03-01T10:05:00Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(
        tmp_path / "a.yaml",
        """\
        format: 1
        assessment: ours
        questionnaire: tiny@1.1
        scope: full
        updated: 2026-01-01T00:00:00Z
        answers:
          basics.policy: no
          basics.rules: 2
        """,
    )


def record(path: Path, *entries: Entry) -> None:
    journal = Journal(path)
    for entry in entries:
        journal.write(entry)
    journal.close()


def test_answers_of_the_journal_stand_over_those_of_the_file(
    path: Path, tiny: Questionnaire
) -> None:
    record(path, Entry("", opened_by="Maria"), Entry(YES.at, "basics.policy", YES))
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert problems == []
    assert assessment.answers["basics.policy"] == YES
    assert assessment.answers["basics.rules"].value == "2"
    assert assessment.updated == YES.at


def test_the_last_of_several_answers_stands(path: Path, tiny: Questionnaire) -> None:
    record(path, Entry(YES.at, "basics.policy", YES), Entry(NO.at, "basics.policy", NO))
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers["basics.policy"] == NO
    assert assessment.updated == NO.at


def test_without_a_journal_the_file_stands_as_it_is(path: Path, tiny: Questionnaire) -> None:
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.updated == "2026-01-01T00:00:00Z"
    assert problems == []


def test_entry_is_read_as_it_was_written(path: Path) -> None:
    answer = Answer(
        AnswerState.ANSWERED,
        ("hours", "wages"),
        note="line 1\nline 2\u2028 🙂 \"'",
        flagged=True,
        evidence=(Evidence("a b.pdf", "0" * 64, EvidenceLevel.VERIFIED),),
        by="李",
        at="2026-03-01T10:00:00Z",
    )
    record(path, Entry(answer.at, "basics.topics", answer))
    assert read_journal(path) == ([Entry(answer.at, "basics.topics", answer)], [])


@pytest.mark.parametrize("kept", [1, 20, -2, -1])
def test_cut_off_last_line_is_reported_and_ignored(
    path: Path, tiny: Questionnaire, kept: int
) -> None:
    record(path, Entry(YES.at, "basics.policy", YES), Entry(NO.at, "basics.rules", NO))
    first, second = journal_of(path).read_bytes().splitlines()
    journal_of(path).write_bytes(first + b"\n" + second[:kept])
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers["basics.policy"] == YES
    assert assessment.answers["basics.rules"].value == "2"
    assert [(one.code, str(one.source), one.warning) for one in problems] == [
        ("A410", f"{journal_of(path)}:2", True)
    ]


@pytest.mark.parametrize("lost", [1, 2, 30])
def test_cut_off_line_does_not_swallow_the_next_answer(path: Path, lost: int) -> None:
    record(path, Entry(YES.at, "basics.policy", YES))
    journal_of(path).write_bytes(journal_of(path).read_bytes()[:-lost])
    record(path, Entry(NO.at, "basics.rules", NO))
    entries, _problems = read_journal(path)
    assert Entry(NO.at, "basics.rules", NO) in entries


def test_zero_bytes_that_a_power_cut_left_are_reported_and_ignored(
    path: Path, tiny: Questionnaire
) -> None:
    record(path, Entry(YES.at, "basics.policy", YES))
    journal_of(path).write_bytes(journal_of(path).read_bytes() + b"\x00" * 40)
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers["basics.policy"] == YES
    assert [one.code for one in problems] == ["A410"]


def test_unreadable_assessment_is_not_replaced_by_its_journal(
    path: Path, tiny: Questionnaire
) -> None:
    record(path, Entry(YES.at, "basics.policy", YES))
    path.write_text("format: 2\nassessment: ours\n", "utf-8")
    assessment, problems = load_assessment(path, tiny)
    assert assessment is None
    assert [one.code for one in problems] == ["Y011"]


def brief(problems: list[Problem]) -> list[str]:
    return [f"{one.code}{'' if one.warning else '!'} {one.message}" for one in problems]


def test_cut_off_line_goes_when_the_assessment_is_opened_again(path: Path) -> None:
    record(path, Entry(YES.at, "basics.policy", YES), Entry(NO.at, "basics.rules", NO))
    journal_of(path).write_bytes(journal_of(path).read_bytes()[:-9])
    record(path, Entry("", opened_by="Li"))
    assert read_journal(path) == (
        [Entry(YES.at, "basics.policy", YES), Entry("", "", None, "Li")],
        [],
    )


@pytest.mark.parametrize("line", [b'{"at": 7}', b"half a li", b"\xff\xfe", b"\r"])
def test_whole_line_that_cannot_be_read_is_reported_and_the_others_count(
    path: Path, tiny: Questionnaire, line: bytes
) -> None:
    record(path, Entry(YES.at, "basics.policy", YES))
    good = journal_of(path).read_bytes()
    journal_of(path).write_bytes(line + b"?\n" + good)
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers["basics.policy"] == YES
    said = "this line cannot be read; it will be kept in a.yaml.journal.unread"
    assert brief(problems) == [f"A412 {said}"]


def test_line_that_cannot_be_read_is_kept_when_the_journal_is_folded(
    path: Path, tiny: Questionnaire
) -> None:
    record(path, Entry(YES.at, "basics.policy", YES))
    lost = b'{"question": "basics.rules", "answer": {"state": "thought-over"}}\n'
    journal_of(path).write_bytes(lost + journal_of(path).read_bytes())
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    with Session(path, "Li", "") as session:
        session.fold(assessment)
    assert not journal_of(path).exists()
    assert unread_of(path).read_bytes() == lost


def test_journal_of_a_newer_program_is_refused_and_left_alone(
    path: Path, tiny: Questionnaire
) -> None:
    record(path, Entry("", opened_by="Li", format=2), Entry(YES.at, "basics.policy", YES))
    before = journal_of(path).read_bytes()
    _assessment, problems = load_assessment(path, tiny)
    assert brief(problems) == ["Y011! written by a newer sctoolkit"]
    with pytest.raises(UnusableInputError), Session(path, "Li", ""):
        pass
    assert journal_of(path).read_bytes() == before


def test_folder_in_the_place_of_the_journal_is_a_problem_and_no_crash(
    path: Path, tiny: Questionnaire
) -> None:
    journal_of(path).mkdir()
    _assessment, problems = load_assessment(path, tiny)
    assert brief(problems) == ["Y001! cannot be opened: Is a directory"]


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("basics.polcy", YES, "A401 basics.polcy: no such question"),
        ("basics.policy", Answer(AnswerState.ANSWERED, "maybe"), "has no answer “maybe”"),
        ("basics.count", Answer(AnswerState.ANSWERED, 0.5), "needs a whole number"),
        ("basics.policy", Answer(AnswerState.NOT_APPLICABLE, reason="x"), "is no answer to this"),
        ("basics.share", Answer(AnswerState.NOT_APPLICABLE), "no reason is given"),
    ],
)
def test_answer_of_the_journal_that_does_not_fit_is_kept_aside(
    path: Path, tiny: Questionnaire, question: str, answer: Answer, said: str
) -> None:
    record(path, Entry(YES.at, question, answer))
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    (line,) = brief(problems)
    assert said in line
    (aside,) = assessment.kept_aside
    assert (aside.question, aside.because) == (question, problems[0].code)
    assert assessment.answers.get("basics.policy") == Answer(AnswerState.ANSWERED, "no")


def test_answer_of_the_journal_moves_with_its_question(path: Path, tiny: Questionnaire) -> None:
    record(path, Entry("", opened_by="Li", questionnaire="tiny@1.0"))
    record(path, Entry(YES.at, "basics.written", YES))
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers["basics.policy"] == YES
    assert brief(problems) == ["A403 basics.written: is now basics.policy"]


def test_misfit_of_an_older_version_is_called_so(path: Path, tiny: Questionnaire) -> None:
    gone = Answer(AnswerState.ANSWERED, "partly")
    record(path, Entry("", opened_by="Li", questionnaire="tiny@1.0"))
    record(path, Entry("", "basics.policy", gone))
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.kept_aside == (KeptAside("basics.policy", '{"answer": "partly"}', "A402"),)


def test_words_of_the_journal_are_made_printable(path: Path, tiny: Questionnaire) -> None:
    record(path, Entry("", "basics.words", Answer(AnswerState.ANSWERED, "a\x1b[2J", note="\x00")))
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers["basics.words"] == Answer(AnswerState.ANSWERED, "a�[2J", note="�")
