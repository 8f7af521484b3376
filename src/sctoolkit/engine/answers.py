"""What each answer counts for under a code's policies, worked out once per question."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.interview import Interview, Standing
from sctoolkit.engine.points import evidenced, points
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.code import Policies, Policy
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Part, PartKind, Why


class AnswerScorer:
    """The figures of the questions of one assessment."""

    def __init__(
        self, interview: Interview, policies: Policies, evidence_cap: float | None = None
    ) -> None:
        self.interview = interview
        self._policies = policies
        self._evidence_cap = evidence_cap
        self._parts: dict[str, Part] = {}

    def part(self, question: Question) -> Part:
        """The figure of one question with its reason."""
        part = self._parts.get(question.id)
        if part is None:
            part = self._parts[question.id] = self._asked(question)
        return part

    def _asked(self, question: Question) -> Part:
        standing = self.interview.standing(question.id)
        blank = Part(PartKind.QUESTION, question.id, None, None, None, None, title=question.ask)
        if standing is Standing.OUT_OF_SCOPE:
            return replace(blank, why=(Why.OUT_OF_SCOPE,))
        if standing is Standing.HIDDEN:
            return self._hidden(question, blank)
        answer = self.interview.answers.get(question.id) or Answer(AnswerState.MISSING)
        blank = replace(blank, state=answer.state, value=answer.value)
        if answer.state is AnswerState.ANSWERED:
            return self._answered(question, answer, blank)
        return self._without_value(answer.state, blank)

    def _hidden(self, question: Question, blank: Part) -> Part:
        source = self.interview.question(question.inherits) if question.inherits else None
        inherited = self.part(source) if source else None
        if inherited is None or inherited.point is None:
            return replace(blank, why=(Why.HIDDEN,))
        return _figure(replace(blank, related=(inherited.id,)), inherited.point, Why.INHERITED)

    def _answered(self, question: Question, answer: Answer, blank: Part) -> Part:
        worth = points(question, answer.value)
        if worth is None:
            return replace(blank, coverage=0.0, why=(Why.MISSING,))
        share = evidenced(question, answer, worth.share, self._evidence_cap)
        if share < worth.share:
            return _figure(blank, share, Why.UNEVIDENCED)
        if worth.lacking:
            return _figure(replace(blank, related=worth.lacking), share, Why.GATED)
        return _figure(blank, share)

    def _without_value(self, state: AnswerState, blank: Part) -> Part:
        policies = self._policies
        policy, why = {
            AnswerState.DONT_KNOW: (policies.dont_know, Why.DONT_KNOW),
            AnswerState.REFUSED: (policies.refused, Why.REFUSED),
            AnswerState.NOT_APPLICABLE: (policies.not_applicable, Why.NOT_APPLICABLE),
        }.get(state, (policies.missing, Why.MISSING))
        if policy is Policy.LEAVE:
            applies = state is not AnswerState.NOT_APPLICABLE
            return replace(blank, coverage=0.0 if applies else None, why=(why,))
        part = _figure(blank, 1.0 if policy is Policy.AS_MET else 0.0, why)
        return replace(part, coverage=0.0) if state is AnswerState.MISSING else part


def _figure(part: Part, figure: float, *why: Why) -> Part:
    return replace(part, point=figure, low=figure, high=figure, coverage=1.0, why=why)
