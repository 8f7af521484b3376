"""What the evidence rule of a questionnaire leaves of answers without a document."""

from __future__ import annotations

from sctoolkit.engine.points import points
from sctoolkit.model.assessment import Answer, Assessment, EvidenceLevel
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire

BACKED = (EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED)


def capped(questionnaire: Questionnaire, assessment: Assessment) -> dict[str, float]:
    """What a questionnaire's evidence rule leaves of those answers that it caps, by question."""
    return {
        question.id: form.evidence_cap
        for form in questionnaire.made_of
        if form.evidence_cap is not None
        for question in form.questions()
        if _is_capped(question, assessment.answers.get(question.id), form.evidence_cap)
    }


def _is_capped(question: Question, answer: Answer | None, cap: float) -> bool:
    if question.kind is not QuestionKind.MATURITY or answer is None:
        return False
    if answer.evidence_level() in BACKED:
        return False
    found = points(question, answer.value)
    return found is not None and found.worth > cap
