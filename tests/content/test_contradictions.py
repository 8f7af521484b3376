"""Answers that cannot all be true are declared beside a questionnaire."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.content.checks import checked_questionnaire
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.integrity import contradictions
from sctoolkit.model.assessment import Answer, AnswerState, Value

from .planting import QUESTIONNAIRE, plant, yaml

FORM = QUESTIONNAIRE + yaml("""\
    sections:
      - id: a
        title: A
        questions:
          - {id: a.overtime, FACT, kind: choice,
             options: [{id: never, label: Never}, {id: often, label: Often}]}
          - {id: a.hours, FACT, kind: number, unit: hours}
    """)
DECLARED = yaml("""\
    format: 1
    of: sample
    contradictions:
      - id: long-day
        when: {question: a.hours, at_least: 90}
        says: 90 hours leave hardly any sleep.
        doubt: true
      - id: never-and-long
        when: {all: [{question: a.overtime, is: [never]}, {question: a.hours, at_least: 49}]}
        says: There is never overtime, but the longest week is above 48 hours.
    """)


def found(folder: Path, **given: Value) -> list[str]:
    item = plant(folder, {"questionnaire.yaml": FORM, "contradictions.yaml": DECLARED})
    questionnaire, problems = checked_questionnaire(item / "questionnaire.yaml")
    assert questionnaire is not None, problems
    answers = {f"a.{key}": Answer(AnswerState.ANSWERED, value) for key, value in given.items()}
    return [one.id for one in contradictions(Interview(questionnaire, "full", answers))]


def test_answers_that_cannot_both_be_true_are_found_before_mere_doubts(tmp_path: Path) -> None:
    assert found(tmp_path, overtime="never", hours=95.0) == ["never-and-long", "long-day"]


def test_answers_that_fit_are_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path, overtime="often", hours=66.0) == []


def test_answer_that_is_missing_contradicts_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, hours=66.0) == []
