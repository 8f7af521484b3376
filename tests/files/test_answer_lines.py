"""A save changes the lines of the answers that changed, and no others."""

from __future__ import annotations

import difflib
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.session import save
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Questionnaire

from .content import written

BY_HAND = """\
format: 1
assessment: "ours"
questionnaire: tiny@1.1
scope: full
updated: "2026-03-01T10:00:00Z"
answers:

  # == Basics
  basics.policy: yes
  basics.topics: [wages, hours]
  basics.share:
    state: answered
    answer: 40
    flag: false
    note: >-
      Counted in May,
      by two people.
    evidence:
      - file: counts.pdf
        level: document
  basics.count: dont-know
  basics.rules: "2"
  basics.words: {answer: fine}
"""


def diff_after(folder: Path, tiny: Questionnaire, changed: dict[str, Answer]) -> list[str]:
    """The lines that a save of changed answers takes away (-) and brings (+)."""
    path = written(folder / "a.yaml", BY_HAND)
    before = path.read_text("utf-8")
    assessment, problems = read_assessment(path, tiny)
    assert assessment is not None
    assert problems == []
    save(path, replace(assessment, answers=assessment.answers | changed))
    lines = difflib.ndiff(before.splitlines(), path.read_text("utf-8").splitlines())
    return [line for line in lines if line[0] in "-+"]


def test_save_without_changes_changes_no_line(tmp_path: Path, tiny: Questionnaire) -> None:
    assert diff_after(tmp_path, tiny, {}) == []


@pytest.mark.parametrize(
    ("question", "answer", "lines"),
    [
        (
            "basics.policy",
            Answer(AnswerState.ANSWERED, "no"),
            ["-   basics.policy: yes", "+   basics.policy:", "+     answer: no"],
        ),
        (
            "basics.topics",
            Answer(AnswerState.ANSWERED, ("wages",)),
            [
                "-   basics.topics: [wages, hours]",
                "+   basics.topics:",
                "+     answer:",
                "+     - wages",
            ],
        ),
        (
            "basics.count",
            Answer(AnswerState.REFUSED),
            ["-   basics.count: dont-know", "+   basics.count:", "+     state: refused"],
        ),
    ],
)
def test_one_changed_answer_changes_its_lines(
    tmp_path: Path, tiny: Questionnaire, question: str, answer: Answer, lines: list[str]
) -> None:
    assert diff_after(tmp_path, tiny, {question: answer}) == lines


def test_order_of_the_same_words_is_a_change_of_a_text(tmp_path: Path, tiny: Questionnaire) -> None:
    text = textwrap.dedent("""\
        format: 1
        assessment: ours
        questionnaire: tiny@1.1
        scope: full
        answers:
          basics.words: wages, hours
        """)
    path = written(tmp_path / "a.yaml", text)
    assessment, _problems = read_assessment(path, tiny)
    assert assessment is not None
    turned = {"basics.words": Answer(AnswerState.ANSWERED, "hours, wages")}
    save(path, replace(assessment, answers=turned))
    assert read_assessment(path, tiny)[0] == replace(assessment, answers=turned)
