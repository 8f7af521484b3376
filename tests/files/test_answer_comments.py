"""Comments that people write into an assessment file are still there after a save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.session import save
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Questionnaire

from .content import written

COMMENTED = """\
# Kept by the compliance team
format: 1
assessment: ours
questionnaire: tiny@1.1
scope: full  # all of it
answers:
  # From the policy binder:
  basics.policy: yes
  # Counted twice:
  basics.share: 40  # in May
  basics.topics:
    answer: [hours]
    # hours since May
    note: Wages follow.
    # end of topics
  basics.rules: "2"
# the end
"""


def comments(text: str) -> list[str]:
    return [line.partition("# ")[2] for line in text.splitlines() if "# " in line]


def saved(folder: Path, tiny: Questionnaire, text: str, **answers: Answer | None) -> str:
    """The file after the answers (`basics_words=…`, None to take one away) were changed in it."""
    path = written(folder / "a.yaml", text)
    assessment, _problems = read_assessment(path, tiny)
    assert assessment is not None
    changed: dict[str, Answer | None] = {
        name.replace("_", ".", 1): answer for name, answer in answers.items()
    }
    merged = assessment.answers | changed
    kept = {question: answer for question, answer in merged.items() if answer is not None}
    after = replace(assessment, answers=kept)
    save(path, after)
    assert read_assessment(path, tiny) == (after, [])
    return path.read_text("utf-8")


def test_all_comments_survive_a_save_without_changes(tmp_path: Path, tiny: Questionnaire) -> None:
    after = saved(tmp_path, tiny, COMMENTED)
    assert sorted(comments(after)) == sorted(comments(COMMENTED))


def test_all_comments_survive_changed_and_added_answers(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    after = saved(
        tmp_path,
        tiny,
        COMMENTED,
        basics_policy=Answer(AnswerState.ANSWERED, "no", note="Not any more: # it expired"),
        basics_share=Answer(AnswerState.DONT_KNOW),
        basics_topics=Answer(AnswerState.ANSWERED, ("hours", "wages"), note="As agreed."),
        basics_count=Answer(AnswerState.ANSWERED, 3.0),
    )
    assert set(comments(COMMENTED)) <= set(comments(after))


def test_comments_stay_put_over_further_saves(tmp_path: Path, tiny: Questionnaire) -> None:
    once = saved(tmp_path, tiny, COMMENTED)
    assert saved(tmp_path, tiny, once) == once


def test_comments_around_an_answer_that_is_taken_away_survive(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    after = saved(tmp_path, tiny, COMMENTED, basics_policy=None)
    assert "From the policy binder:" in comments(after)
    assert "Counted twice:" in comments(after)


def test_comments_around_a_note_that_is_taken_away_survive(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    after = saved(tmp_path, tiny, COMMENTED, basics_topics=Answer(AnswerState.ANSWERED, ("hours",)))
    assert "hours since May" in comments(after)
    assert "end of topics" in comments(after)


def test_comment_beside_a_renamed_question_survives(tmp_path: Path, tiny: Questionnaire) -> None:
    after = saved(
        tmp_path,
        tiny,
        """\
        format: 1
        assessment: ours
        questionnaire: tiny@1.0
        scope: full
        answers:
          basics.written: yes  # page 3
          # as of May
          basics.words: fine
        """,
    )
    assert comments(after) == ["page 3", "as of May"]


def test_new_file_begins_with_what_to_do_with_it(tmp_path: Path, tiny: Questionnaire) -> None:
    path = tmp_path / "a.yaml"
    assessment, _problems = read_assessment(written(tmp_path / "b.yaml", COMMENTED), tiny)
    assert assessment is not None
    save(path, assessment)
    assert path.read_text("utf-8").startswith("# Answers to an sctoolkit questionnaire: ")


def test_file_with_windows_line_ends_and_a_byte_order_mark_is_saved(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode())
    assessment, problems = read_assessment(path, tiny)
    assert assessment is not None
    assert problems == []
    save(path, assessment)
    assert read_assessment(path, tiny) == (assessment, [])
    assert sorted(comments(path.read_text("utf-8"))) == sorted(comments(COMMENTED))
