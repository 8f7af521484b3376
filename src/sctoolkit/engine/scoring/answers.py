"""What each answer counts for under a code's policies, worked out once per question."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit.engine.interview import Answers, Interview, Standing
from sctoolkit.engine.scoring.evidence import is_backed
from sctoolkit.engine.scoring.kept import Kept
from sctoolkit.engine.scoring.points import points
from sctoolkit.engine.scoring.scheme import Asked, Scheme
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState, EvidenceLevel, Value
from sctoolkit.model.result import Marks, Part, PartKind, Why
from sctoolkit.model.scoring import Policies, Policy

Said = tuple[AnswerState, Value, EvidenceLevel | None] | None
"""What of an answer figures hang on."""


def said(answer: Answer) -> Said:
    """The same for any two answers that are worth the same and backed the same."""
    return answer.state, answer.value, answer.evidence_level() if answer.evidence else None


class AnswerScorer:
    """The figures of the questions of one assessment, or of one unit of it."""

    def __init__(
        self, interview: Interview, scheme: Scheme, kept: Kept[Part], capped: Mapping[str, float]
    ) -> None:
        self.interview = interview
        self._scheme = scheme
        self._kept = kept
        self._policies = scheme.code.scoring.policies
        self._capped = capped
        self._parts: dict[str, Part] = {}
        self._heard: dict[str, Said] = {}

    def within(self, answers: Answers) -> AnswerScorer:
        """The figures of a unit with these answers of its own."""
        return AnswerScorer(self.interview.within(answers), self._scheme, self._kept, self._capped)

    def heard(self) -> Mapping[str, Said]:
        """What of every answer figures hang on; None for questions without one."""
        if not self._heard:
            self._heard = dict.fromkeys(self._scheme.questions)
            self._heard |= {name: said(one) for name, one in self.interview.answers.items()}
        return self._heard

    def part(self, asked: Asked) -> Part:
        """The figure of one question with its reason."""
        known = self._parts.get(asked.question.id)
        if known is None:
            known = self._parts[asked.question.id] = self._made(asked)
        return known

    def _made(self, asked: Asked) -> Part:
        question = asked.question
        standing = self.interview.standing(question.id)
        if standing is Standing.OUT_OF_SCOPE:
            return self._kept.made(
                (question.id, standing), (), lambda: _part(asked, None, None, Why.OUT_OF_SCOPE)
            )
        if standing is Standing.HIDDEN:
            return self._hidden(asked)
        answer = self.interview.answers.get(question.id, UNANSWERED)
        key = (question.id, question.id in self._capped, said(answer))
        return self._kept.made(key, (), lambda: self._said(asked, answer))

    def _said(self, asked: Asked, answer: Answer) -> Part:
        if answer.state is AnswerState.ANSWERED:
            return self._answered(asked, answer)
        return self._without_value(asked, answer)

    def _hidden(self, asked: Asked) -> Part:
        key = (asked.question.id, Standing.HIDDEN)
        source = self._scheme.asked.get(asked.question.inherits)
        if source is None:
            return self._kept.made(key, (), lambda: _part(asked, None, None, Why.HIDDEN))
        inherited = self.part(source)
        return self._kept.made(key, (inherited,), lambda: self._inherits(asked, inherited))

    def _inherits(self, asked: Asked, inherited: Part) -> Part:
        if inherited.point is None:
            return _part(asked, None, inherited.coverage, Why.HIDDEN)
        worth = (inherited.share or 0.0) * asked.full
        related = (inherited.answered_by,)
        return _part(asked, worth, inherited.coverage, Why.INHERITED, related=related)

    def _answered(self, asked: Asked, answer: Answer) -> Part:
        found = points(asked.question, answer.value)
        if found is None:
            return _part(asked, None, 0.0, Why.MISSING, answer)
        worth, cap = found.worth, self._capped.get(asked.question.id)
        if cap is not None and not is_backed(answer):
            worth = min(worth, cap * asked.full)
        why = Why.GATED if found.lacking else None
        return _part(asked, worth, 1.0, why, answer, related=found.lacking, marks=found.marks)

    def _without_value(self, asked: Asked, answer: Answer) -> Part:
        policy, why = _policy(self._policies, answer.state)
        if policy in (Policy.LEAVE, Policy.PASS_WEIGHT):
            applies = answer.state is not AnswerState.NOT_APPLICABLE
            return _part(asked, None, 0.0 if applies else None, why, answer)
        worth = {Policy.AS_MET: asked.full, Policy.ANCHOR: self._policies.anchor}.get(policy, 0.0)
        covered = 0.0 if answer.state is AnswerState.MISSING else 1.0
        return _part(asked, worth, covered, why, answer)


def _part(  # noqa: PLR0913 - what a part is made of
    asked: Asked,
    figure: float | None,
    coverage: float | None,
    why: Why | None,
    answer: Answer | None = None,
    *,
    related: tuple[str, ...] = (),
    marks: Marks | None = None,
) -> Part:
    return Part(
        PartKind.QUESTION,
        asked.question.id,
        figure,
        figure,
        figure,
        coverage,
        weight=asked.weight,
        full=asked.full,
        title=asked.question.ask,
        why=(why,) if why else (),
        state=answer.state if answer else None,
        value=answer.value if answer else None,
        evidence=answer.evidence_level() if answer else None,
        related=related,
        marks=marks,
    )


def _policy(policies: Policies, state: AnswerState) -> tuple[Policy, Why]:
    match state:
        case AnswerState.DONT_KNOW:
            return policies.dont_know, Why.DONT_KNOW
        case AnswerState.REFUSED:
            return policies.refused, Why.REFUSED
        case AnswerState.NOT_APPLICABLE:
            return policies.not_applicable, Why.NOT_APPLICABLE
        case _:
            return policies.missing, Why.MISSING
