"""The journal beside an assessment: what it brings back, and what it says about a cut-off line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.files.journal import Entry, Journal, journal_of, read_journal
from sctoolkit.files.session import load_assessment
from sctoolkit.model.assessment import Answer, AnswerState, Evidence, EvidenceLevel
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
