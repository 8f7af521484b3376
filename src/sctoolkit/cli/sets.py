"""Answers that the command line brings: `--set ID=VALUE`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sctoolkit.document import did_you_mean
from sctoolkit.errors import UnusableInputError
from sctoolkit.files.answer_values import read_value
from sctoolkit.language import _
from sctoolkit.model.assessment import AnswerState, Value
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.problem_kinds import ProblemKind

WORDS = (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value)
"""Answers to any question."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one `--set` answers, or what is wrong with it."""

    question: str
    state: AnswerState
    value: Value = None
    problem: Problem | None = None


def read_sets(
    questionnaire: Questionnaire, sets: Sequence[str]
) -> tuple[list[Said], list[Problem]]:
    """The answers, and warnings; raises UnusableInputError with all that is wrong."""
    questions = {question.id: question for question in questionnaire.questions()}
    found = [_said(text, questions) for text in sets]
    problems = [one.problem for one in found if one.problem is not None]
    if not usable(problems):
        raise UnusableInputError(_("Nothing was changed."), problems)
    return found, problems


def _said(text: str, questions: dict[str, Question]) -> Said:
    name, _equals, value = (part.strip() for part in text.partition("="))
    if name not in questions:
        message = _("no question “{id}”").format(id=name)
        hint = did_you_mean(name, list(questions)) or _("`sctoolkit show` lists them.")
        problem = ProblemKind.UNKNOWN_ANSWER.at(Source("--set"), message, hint)
        return Said(name, AnswerState.MISSING, problem=problem)
    if value in WORDS:
        return Said(name, AnswerState(value))
    return _valued(questions[name], value)


def _valued(question: Question, value: str) -> Said:
    read = read_value(question, value)
    problem = None
    if read.problem:
        message = f"{question.id}: {read.problem}."
        problem = ProblemKind.BAD_VALUE.at(Source("--set"), message, read.hint)
    elif read.cleaned:
        message = f"{question.id}: {read.cleaned}"
        problem = ProblemKind.FIGURE.at(Source("--set"), message, warning=True)
    return Said(question.id, AnswerState.ANSWERED, read.value, problem)
