"""Answers that the command line brings: `--set ID=VALUE`, in the words that the help lists."""

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
DOES_NOT_APPLY = "na"
"""Before a colon and the reason."""
SOURCE = Source("--set")


@dataclass(frozen=True, slots=True)
class Said:
    """What one `--set` answers, or what is wrong with it."""

    question: str
    state: AnswerState
    value: Value = None
    reason: str = ""
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
    name, equals, value = (part.strip() for part in text.partition("="))
    if name not in questions:
        hint = did_you_mean(name, list(questions)) or _("`sctoolkit show` lists them.")
        message = _("no question “{id}”").format(id=name)
        return _wrong(name, ProblemKind.UNKNOWN_ANSWER, message, hint)
    if not equals:
        message = _("{id}: no answer is given").format(id=name)
        return _wrong(name, ProblemKind.BAD_VALUE, message, _forms())
    if value in WORDS:
        return Said(name, AnswerState(value))
    if not value:
        return Said(name, AnswerState.MISSING)
    word, _colon, reason = (part.strip() for part in value.partition(":"))
    if word == DOES_NOT_APPLY and questions[name].option(value) is None:
        return _not_applicable(questions[name], reason)
    return _valued(questions[name], value)


def _not_applicable(question: Question, reason: str) -> Said:
    if question.not_applicable is None:
        message = _("{id}: “does not apply” is no answer to this question").format(id=question.id)
        return _wrong(question.id, ProblemKind.NOT_ALLOWED, message)
    if not reason:
        message = _("{id}: does not apply, but no reason is given").format(id=question.id)
        hint = _("Write --set '{id}=na:REASON'.").format(id=question.id)
        return _wrong(question.id, ProblemKind.REASON_MISSING, message, hint)
    return Said(question.id, AnswerState.NOT_APPLICABLE, reason=reason)


def _valued(question: Question, value: str) -> Said:
    read = read_value(question, value)
    if read.problem:
        message = f"{question.id}: {read.problem}."
        hint = f"{read.hint} {_forms()}".lstrip()
        return _wrong(question.id, ProblemKind.BAD_VALUE, message, hint)
    problem = None
    if read.cleaned:
        message = f"{question.id}: {read.cleaned}"
        problem = ProblemKind.FIGURE.at(SOURCE, message, warning=True)
    return Said(question.id, AnswerState.ANSWERED, read.value, problem=problem)


def _wrong(question: str, kind: ProblemKind, message: str, hint: str = "") -> Said:
    return Said(question, AnswerState.MISSING, problem=kind.at(SOURCE, message, hint))


def _forms() -> str:
    return _("Besides: {words}, na:REASON, or nothing to clear it.").format(words=", ".join(WORDS))
