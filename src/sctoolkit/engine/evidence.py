"""What the evidence rule of a questionnaire leaves of answers without a document."""

from __future__ import annotations

from sctoolkit.engine.points import points
from sctoolkit.model.assessment import Answer, Assessment, EvidenceLevel
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire

BACKED = (EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED)


def capped(questionnaire: Questionnaire, assessment: Assessment) -> dict[str, float]:
    """What the questionnaire's evidence rule leaves of those answers that it caps, by question."""
    cap = questionnaire.evidence_cap
    if cap is None:
        return {}
    questions = {question.id: question for question in questionnaire.questions()}
    return {
        question_id: cap
        for question_id, answer in assessment.answers.items()
        if question_id in questions and _is_capped(questions[question_id], answer, cap)
    }


def _is_capped(question: Question, answer: Answer, cap: float) -> bool:
    if question.kind is not QuestionKind.MATURITY or answer.evidence_level() in BACKED:
        return False
    found = points(question, answer.value)
    return found is not None and found.worth > cap
