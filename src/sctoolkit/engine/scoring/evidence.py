"""What the evidence rule of a questionnaire leaves of answers without a document."""

from __future__ import annotations

from sctoolkit.model.assessment import Answer, EvidenceLevel
from sctoolkit.model.questionnaire import QuestionKind, Questionnaire

BACKED = (EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED)


def evidence_caps(questionnaire: Questionnaire) -> dict[str, float]:
    """The share of full marks that an answer without a document is worth at most, by question."""
    return {
        question.id: form.evidence_cap
        for form in questionnaire.made_of
        if form.evidence_cap is not None
        for question in form.questions()
        if question.kind is QuestionKind.MATURITY
    }


def is_backed(answer: Answer) -> bool:
    """Whether there is a document or better behind the answer."""
    return answer.evidence_level() in BACKED
