"""What each answer counts for under a code's policies, worked out once per question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sctoolkit.engine.interview import Answers, Interview, Standing
from sctoolkit.engine.points import full, points
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Part, PartKind, Why
from sctoolkit.model.scoring import Policies, Policy, ScoringProfile

UNANSWERED = Answer(AnswerState.MISSING)


class AnswerScorer:
    """The figures of the questions of one assessment, or of one unit of it."""

    def __init__(
        self, interview: Interview, profile: ScoringProfile, capped: Mapping[str, float]
    ) -> None:
        self.interview = interview
        self._profile = profile
        self._capped = capped
        self._parts: dict[str, Part] = {}

    def within(self, answers: Answers) -> AnswerScorer:
        """The figures of a unit with these answers of its own."""
        return AnswerScorer(self.interview.within(answers), self._profile, self._capped)

    def part(self, question: Question) -> Part:
        """The figure of one question with its reason."""
        part = self._parts.get(question.id)
        if part is None:
            part = self._asked(_as_the_code_counts(question, self._profile))
            self._parts[question.id] = part
        return part

    def _asked(self, question: Question) -> Part:
        standing = self.interview.standing(question.id)
        if standing is Standing.OUT_OF_SCOPE:
            return self._left_out(question, Why.OUT_OF_SCOPE)
        if standing is Standing.HIDDEN:
            return self._hidden(question)
        answer = self.interview.answers.get(question.id, UNANSWERED)
        if answer.state is AnswerState.ANSWERED:
            return self._answered(question, answer)
        return self._without_value(question, answer)

    def _hidden(self, question: Question) -> Part:
        source = self.interview.question(question.inherits) if question.inherits else None
        if source is None:
            return self._left_out(question, Why.HIDDEN)
        inherited = self.part(source)
        if inherited.point is None:
            return self._left_out(question, Why.HIDDEN, coverage=inherited.coverage)
        worth = (inherited.share or 0.0) * full(question)
        part = self._figure(question, worth, Why.INHERITED, related=(inherited.answered_by,))
        return replace(part, coverage=inherited.coverage)

    def _answered(self, question: Question, answer: Answer) -> Part:
        found = points(question, answer.value)
        if found is None:
            return self._left_out(question, Why.MISSING, answer, coverage=0.0)
        worth = min(found.worth, self._capped.get(question.id, found.worth))
        why = Why.GATED if found.lacking else None
        return self._figure(question, worth, why, answer, related=found.lacking)

    def _without_value(self, question: Question, answer: Answer) -> Part:
        policy, why = _policy(self._profile.policies, answer.state)
        if policy in (Policy.LEAVE, Policy.PASS_WEIGHT):
            applies = answer.state is not AnswerState.NOT_APPLICABLE
            return self._left_out(question, why, answer, coverage=0.0 if applies else None)
        worth = {Policy.AS_MET: full(question), Policy.ANCHOR: self._profile.policies.anchor}
        part = self._figure(question, worth.get(policy, 0.0), why, answer)
        return replace(part, coverage=0.0) if answer.state is AnswerState.MISSING else part

    def _left_out(
        self,
        question: Question,
        why: Why,
        answer: Answer | None = None,
        coverage: float | None = None,
    ) -> Part:
        return Part(
            PartKind.QUESTION,
            question.id,
            None,
            None,
            None,
            coverage,
            weight=self._profile.weights.get(question.id, 1.0),
            full=full(question),
            title=question.ask,
            why=(why,),
            state=answer.state if answer else None,
            value=answer.value if answer else None,
        )

    def _figure(
        self,
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
            weight=self._profile.weights.get(question.id, 1.0),
            full=full(question),
            title=question.ask,
            why=(why,) if why else (),
            state=answer.state if answer else None,
            value=answer.value if answer else None,
            evidence=answer.evidence_level() if answer else None,
            related=related,
        )


def _policy(policies: Policies, state: AnswerState) -> tuple[Policy, Why]:
    return {
        AnswerState.DONT_KNOW: (policies.dont_know, Why.DONT_KNOW),
        AnswerState.REFUSED: (policies.refused, Why.REFUSED),
        AnswerState.NOT_APPLICABLE: (policies.not_applicable, Why.NOT_APPLICABLE),
    }.get(state, (policies.missing, Why.MISSING))


def _as_the_code_counts(question: Question, profile: ScoringProfile) -> Question:
    """The question with the points that the code gives its options, where it gives some."""
    own = profile.points.get(question.id)
    if own is None:
        return question
    options = tuple(
        replace(option, points=own.get(option.id, option.points)) for option in question.options
    )
    return replace(question, options=options)
