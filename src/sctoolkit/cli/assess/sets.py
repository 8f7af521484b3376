"""Answers that the command line brings: `--set ID=VALUE`, or `UNIT/ID=VALUE` for a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sctoolkit.document import did_you_mean
from sctoolkit.errors import UnusableInputError
from sctoolkit.files.assessments.values import read_value
from sctoolkit.language import _, labelled
from sctoolkit.model.assessment import AnswerState, AskedOf, Value
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

WORDS = (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value)
"""Answers to any question."""
DOES_NOT_APPLY = "na"
"""Before a colon and the reason."""
SOURCE = Source("--set")


@dataclass(frozen=True, slots=True)
class Said:
    """What one `--set` answers, or what is wrong with it."""

    asked: AskedOf
    state: AnswerState
    value: Value = None
    reason: str = ""
    problem: Problem | None = None


def read_sets(
    questionnaire: Questionnaire, sets: Sequence[str], units: Sequence[str] = ()
) -> tuple[list[Said], list[Problem]]:
    """The answers of the whole and of units of these ids, and warnings.

    Raises UnusableInputError with all that is wrong.
    """
    questions = {question.id: question for question in questionnaire.questions()}
    found = [_said(text, questions, units) for text in sets]
    problems = [one.problem for one in found if one.problem is not None]
    if not usable(problems):
        raise UnusableInputError(_("Nothing was changed."), problems)
    return found, problems


def _said(text: str, questions: dict[str, Question], units: Sequence[str]) -> Said:
    name, equals, value = (part.strip() for part in text.partition("="))
    unit, _slash, question = name.rpartition("/")
    asked = AskedOf(question, unit)
    if unit and unit not in units:
        hint = did_you_mean(unit, list(units)) or _(
            "Units are written into the file, under `units:`."
        )
        message = _("no unit “{id}”").format(id=unit)
        return _wrong(asked, ProblemKind.UNKNOWN_ANSWER, message, hint)
    if question not in questions:
        hint = did_you_mean(question, list(questions)) or _("`sctoolkit show` lists them.")
        message = _("no question “{id}”").format(id=question)
        return _wrong(asked, ProblemKind.UNKNOWN_ANSWER, message, hint)
    if not equals:
        message = _("{id}: no answer is given").format(id=asked)
        return _wrong(asked, ProblemKind.BAD_VALUE, message, _forms())
    return _answered(asked, questions[question], value)


def _answered(asked: AskedOf, question: Question, value: str) -> Said:
    if value in WORDS:
        return Said(asked, AnswerState(value))
    if not value:
        return Said(asked, AnswerState.MISSING)
    word, _colon, reason = (part.strip() for part in value.partition(":"))
    if word == DOES_NOT_APPLY and question.option(value) is None:
        return _not_applicable(asked, question, reason)
    return _valued(asked, question, value)


def _not_applicable(asked: AskedOf, question: Question, reason: str) -> Said:
    if question.not_applicable is None:
        message = _("{id}: “does not apply” is no answer to this question").format(id=asked)
        return _wrong(asked, ProblemKind.NOT_ALLOWED, message)
    if not reason:
        message = _("{id}: does not apply, but no reason is given").format(id=asked)
        hint = _("Write --set '{id}=na:REASON'.").format(id=asked)
        return _wrong(asked, ProblemKind.REASON_MISSING, message, hint)
    return Said(asked, AnswerState.NOT_APPLICABLE, reason=reason)


def _valued(asked: AskedOf, question: Question, value: str) -> Said:
    read = read_value(question, value)
    if read.problem:
        hint = f"{read.hint} {_forms()}".lstrip()
        return _wrong(asked, ProblemKind.BAD_VALUE, labelled(str(asked), f"{read.problem}."), hint)
    problem = None
    if read.cleaned:
        problem = ProblemKind.FIGURE.at(SOURCE, labelled(str(asked), read.cleaned), warning=True)
    return Said(asked, AnswerState.ANSWERED, read.value, problem=problem)


def _wrong(asked: AskedOf, kind: ProblemCode, message: str, hint: str = "") -> Said:
    return Said(asked, AnswerState.MISSING, problem=kind.at(SOURCE, message, hint))


def _forms() -> str:
    return _("Besides: {words}, na:REASON, or nothing to clear it.").format(words=", ".join(WORDS))
