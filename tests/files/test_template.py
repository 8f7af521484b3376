"""The empty answers file: every question with every answer, ready to be filled in."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.engine.interview import in_scope
from sctoolkit.files.assessments.answers import questionnaire_of, read_assessment
from sctoolkit.files.assessments.template import answers_template
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.questionnaire import QuestionKind, Questionnaire
from sctoolkit.model.text import Text

from .content import written

EXAMPLE = re.compile(r"^  # ([a-z]+\.[a-z0-9-]+): ", re.MULTILINE)


def test_template_shows_each_question_with_its_answers(tiny: Questionnaire) -> None:
    text = answers_template(tiny, "full", "en")
    assert text.startswith(
        """\
# Tiny
# Take the # off the answers that you give. `dont-know` is an answer, too.
# Where a question does not apply: {state: not-applicable, reason: …}
format: 1
assessment: my-company
questionnaire: tiny@1.1
scope: full
organisation: ""
answers:

  # == Basics

  # Is there a policy?
  #   yes = There is
  #   no = There is none
  # basics.policy: yes
"""
    )
    assert '  # basics.rules: "0"\n' in text
    assert "  # basics.topics: [hours, wages]\n" in text
    assert "  # basics.share: 0  # percent of workers\n" in text
    assert "  #   Does not apply if: There are no workers.\n" in text
    assert '  # basics.words: ""\n' in text


def test_untouched_template_is_an_assessment_without_answers(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = written(tmp_path / "a.yaml", answers_template(tiny, "full", "en"))
    assert questionnaire_of(path) == ("tiny@1.1", [])
    assessment, problems = read_assessment(path, tiny)
    assert assessment is not None
    assert (assessment.id, assessment.scope, assessment.answers) == ("my-company", "full", {})
    assert problems == []


@pytest.mark.parametrize("mark", ["# ", "#"])
def test_answers_count_once_the_mark_is_taken_off(
    tmp_path: Path, tiny: Questionnaire, mark: str
) -> None:
    lines = answers_template(tiny, "full", "en").splitlines()
    taken = [
        line.replace(mark, "", 1) if EXAMPLE.match(line) and "words" not in line else line
        for line in lines
    ]
    path = written(tmp_path / "a.yaml", "\n".join(taken))
    assessment, problems = read_assessment(path, tiny)
    assert assessment is not None
    assert problems == []
    assert {question: answer.value for question, answer in assessment.answers.items()} == {
        "basics.policy": "yes",
        "basics.rules": "0",
        "basics.topics": ("hours", "wages"),
        "basics.share": 0.0,
        "basics.count": 1.0,
    }


def test_only_the_questions_of_the_scope_are_in_it(tiny: Questionnaire) -> None:
    assert EXAMPLE.findall(answers_template(tiny, "short", "en")) == ["basics.policy"]


def test_checklist_with_one_item_does_not_show_it_beside_none(tiny: Questionnaire) -> None:
    (section,) = tiny.sections
    (topics,) = (one for one in section.questions if one.id == "basics.topics")
    short = replace(topics, options=(topics.options[0], topics.options[2]))
    small = replace(tiny, sections=(replace(section, questions=(short,)),))
    assert "  # basics.topics: [hours]\n" in answers_template(small, "full", "en")


def test_unit_is_in_the_language_of_the_template(tiny: Questionnaire) -> None:
    (section,) = tiny.sections
    (share,) = (one for one in section.questions if one.id == "basics.share")
    unit = Text({"en": "percent", "fr": "pour cent"})
    french = replace(tiny, sections=(replace(section, questions=(replace(share, unit=unit),)),))
    assert "  # basics.share: 0  # pour cent\n" in answers_template(french, "full", "fr")


@pytest.mark.parametrize("scope", ["quick", "core", "full"])
def test_bundled_template_holds_every_question_of_its_scope_with_every_option(
    comply_chain: Questionnaire, scope: str
) -> None:
    text = answers_template(comply_chain, scope, "en")
    asked = in_scope(comply_chain, scope)
    found = EXAMPLE.findall(text)
    assert sorted(found) == sorted(asked)
    blocks = dict(zip(found, EXAMPLE.split(text)[::2], strict=False))
    for question in comply_chain.questions():
        for option in question.options if question.id in asked else ():
            assert f"  #   {option.id} = {option.label.to('en')[:20]}" in blocks[question.id]


def test_every_example_of_the_bundled_template_is_an_answer(
    tmp_path: Path, comply_chain: Questionnaire
) -> None:
    text = EXAMPLE.sub(r"  \1: ", answers_template(comply_chain, "full", "en"))
    assessment, problems = read_assessment(written(tmp_path / "a.yaml", text), comply_chain)
    assert assessment is not None
    words = [one.id for one in comply_chain.questions() if one.kind is QuestionKind.TEXT]
    assert [one.message for one in problems if not one.message.startswith(tuple(words))] == []
    for question in comply_chain.questions():
        if question.id not in words:
            assert assessment.answers[question.id].state is AnswerState.ANSWERED
