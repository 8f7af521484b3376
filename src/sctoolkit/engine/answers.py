"""What each answer counts for under a code's policies, worked out once per question."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.interview import Interview, Standing
from sctoolkit.engine.points import points
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Part, PartKind, Why
from sctoolkit.model.scoring import Policies, Policy

UNANSWERED = Answer(AnswerState.MISSING)


class AnswerScorer:
    """The figures of the questions of one assessment."""

    def __init__(self, interview: Interview, policies: Policies) -> None:
        self.interview = interview
        self._policies = policies
        self._parts: dict[str, Part] = {}

    def part(self, question: Question) -> Part:
        """The figure of one question with its reason."""
        part = self._parts.get(question.id)
        if part is None:
            part = self._parts[question.id] = self._asked(question)
        return part

    def _asked(self, question: Question) -> Part:
        standing = self.interview.standing(question.id)
        if standing is Standing.OUT_OF_SCOPE:
            return _left_out(question, Why.OUT_OF_SCOPE)
        if standing is Standing.HIDDEN:
            return self._hidden(question)
        answer = self.interview.answers.get(question.id, UNANSWERED)
        if answer.state is AnswerState.ANSWERED:
            return self._answered(question, answer)
        return self._without_value(question, answer)

    def _hidden(self, question: Question) -> Part:
        source = self.interview.question(question.inherits) if question.inherits else None
        if source is None:
            return _left_out(question, Why.HIDDEN)
        inherited = self.part(source)
        if inherited.point is None:
            return _left_out(question, Why.HIDDEN, coverage=inherited.coverage)
        related = (inherited.answered_by,)
        part = _figure(question, inherited.point, Why.INHERITED, related=related)
        return replace(part, coverage=inherited.coverage)

    def _answered(self, question: Question, answer: Answer) -> Part:
        worth = points(question, answer.value)
        if worth is None:
            return _left_out(question, Why.MISSING, answer, coverage=0.0)
        why = Why.GATED if worth.lacking else None
        return _figure(question, worth.share, why, answer, related=worth.lacking)

    def _without_value(self, question: Question, answer: Answer) -> Part:
        policies = self._policies
        policy, why = {
            AnswerState.DONT_KNOW: (policies.dont_know, Why.DONT_KNOW),
            AnswerState.REFUSED: (policies.refused, Why.REFUSED),
            AnswerState.NOT_APPLICABLE: (policies.not_applicable, Why.NOT_APPLICABLE),
        }.get(answer.state, (policies.missing, Why.MISSING))
        if policy is Policy.LEAVE:
            applies = answer.state is not AnswerState.NOT_APPLICABLE
            return _left_out(question, why, answer, coverage=0.0 if applies else None)
        part = _figure(question, 1.0 if policy is Policy.AS_MET else 0.0, why, answer)
        return replace(part, coverage=0.0) if answer.state is AnswerState.MISSING else part


def _left_out(
    question: Question, why: Why, answer: Answer | None = None, coverage: float | None = None
) -> Part:
    return Part(
        PartKind.QUESTION,
        question.id,
        None,
        None,
        None,
        coverage,
        title=question.ask,
        why=(why,),
        state=answer.state if answer else None,
        value=answer.value if answer else None,
    )


def _figure(
    question: Question,
    figure: float,
    why: Why | None,
    answer: Answer | None = None,
    *,
    related: tuple[str, ...] = (),
) -> Part:
    return Part(
        PartKind.QUESTION,
        question.id,
        figure,
        figure,
        figure,
        1.0,
        title=question.ask,
        why=(why,) if why else (),
        state=answer.state if answer else None,
        value=answer.value if answer else None,
        related=related,
    )
