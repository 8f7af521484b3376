"""Whether an answer fits the questionnaire as it is now; one that does not is kept aside."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from sctoolkit.document import Document, did_you_mean
from sctoolkit.files.assessments.values import read_value
from sctoolkit.language import _, labelled
from sctoolkit.model.assessment import Answer, AnswerState, AskedOf
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.problem_kinds import ProblemCode, ProblemKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands."""

    document: Document
    key: str
    """The id of the question as it was when the answer was given."""
    misfit: ProblemCode
    """What to call an answer that the question does not take."""
    line: int | None = None
    unit: str = ""
    """The id of the unit that gave it; empty for the whole."""

    def warn(self, kind: ProblemCode, message: str, hint: str = "") -> ProblemCode:
        """Reports a warning here; gives its kind back."""
        said = labelled(str(AskedOf(self.key, self.unit)), message)
        self.document.report(kind, said, line=self.line, hint=hint, warning=True)
        return kind


def other_form(file: str, theirs: str, ours: str) -> Problem:
    """What is said of a file that answers the questionnaire `theirs` where `ours` was asked for."""
    message = _("this form asks “{theirs}”, not “{ours}”").format(theirs=theirs, ours=ours)
    problem = ProblemKind.OTHER_FORM.at(Source(file), message)
    return replace(problem, found=theirs, expected=ours)


def is_other(made_for: str, questionnaire: Questionnaire) -> bool:
    """Whether `id@version` names another version than that of the questionnaire."""
    version = made_for.partition("@")[2]
    return bool(version) and version != questionnaire.version


def is_newer(one: str, other: str) -> bool:
    """Whether `id@version` names a later version than the other does."""
    return _parts(one) > _parts(other)


def _parts(name: str) -> tuple[int, ...]:
    version = name.partition("@")[2]
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def misfit_kind(made_for: str, questionnaire: Questionnaire) -> ProblemCode:
    """What to call answers to `id@version` that do not fit any more, or never did."""
    other = is_other(made_for, questionnaire)
    return ProblemKind.GONE_OPTION if other else ProblemKind.BAD_VALUE


def question_at(
    place: Place, questions: Mapping[str, Question], now: str, taken: Container[str]
) -> Question | ProblemCode:
    """The question that is called `now` today, or why the answer at `place` is kept aside.

    `taken` are the ids that have an answer; only an answer that moved can meet one.
    """
    question = questions.get(now)
    if question is None:
        hint = did_you_mean(place.key, list(questions))
        return place.warn(ProblemKind.UNKNOWN_ANSWER, _("no such question"), hint)
    if place.key != now:
        if now in taken:
            became = _("became part of {id}, which has an answer already")
            return place.warn(ProblemKind.OTHER_VERSION, became.format(id=now))
        hint = _("The answer was moved there; see whether it still fits.")
        place.warn(ProblemKind.OTHER_VERSION, _("is now {id}").format(id=now), hint)
    return question


def fitted(
    answer: Answer, raw: str | tuple[str, ...] | None, question: Question, place: Place
) -> Answer | ProblemCode:
    """The answer with the value that `raw` stands for, or why it is kept aside."""
    if raw is not None and answer.state not in (AnswerState.MISSING, AnswerState.ANSWERED):
        message = _("has an answer and the state “{state}”: write one of them")
        return place.warn(place.misfit, message.format(state=answer.state.value))
    if raw is not None:
        return _valued(answer, raw, question, place)
    if answer.state is AnswerState.NOT_APPLICABLE:
        return _not_applicable(answer, question, place)
    return (
        replace(answer, state=AnswerState.MISSING)
        if answer.state is AnswerState.ANSWERED
        else answer
    )


def _valued(
    answer: Answer, raw: str | tuple[str, ...], question: Question, place: Place
) -> Answer | ProblemCode:
    read = read_value(question, raw)
    if read.problem:
        return place.warn(place.misfit, read.problem, read.hint)
    if read.cleaned:
        place.warn(ProblemKind.FIGURE, read.cleaned)
    return replace(answer, state=AnswerState.ANSWERED, value=read.value)


def _not_applicable(answer: Answer, question: Question, place: Place) -> Answer | ProblemCode:
    if question.not_applicable is None:
        message = _("“does not apply” is no answer to this question")
        return place.warn(ProblemKind.NOT_ALLOWED, message)
    if not answer.reason:
        message = _("does not apply, but no reason is given")
        return place.warn(ProblemKind.REASON_MISSING, message)
    return answer
