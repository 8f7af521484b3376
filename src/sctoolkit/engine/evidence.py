"""What the evidence rule of a questionnaire leaves of answers without a document."""

from __future__ import annotations

from sctoolkit.engine.points import points
from sctoolkit.model.assessment import Answer, Assessment, EvidenceLevel
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire

BACKED = (EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED)


def capped(questionnaire: Questionnaire, assessment: Assessment) -> dict[str, float]:
    """What a questionnaire's evidence rule leaves of answers, by question.

    Those questions only of which it caps some answer, be it that of one unit.
    """
    if all(form.evidence_cap is None for form in questionnaire.made_of):
        return {}
    given: dict[str, list[Answer]] = {}
    for asked, answer in assessment.every_answer():
        given.setdefault(asked.question, []).append(answer)
    return {
        question.id: form.evidence_cap
        for form in questionnaire.made_of
        if form.evidence_cap is not None
        for question in form.questions()
        if any(_is_capped(question, one, form.evidence_cap) for one in given.get(question.id, ()))
    }


def is_backed(answer: Answer) -> bool:
    """Whether a document or better stands behind the answer."""
    return answer.evidence_level() in BACKED


def _is_capped(question: Question, answer: Answer, cap: float) -> bool:
    if question.kind is not QuestionKind.MATURITY or is_backed(answer):
        return False
    found = points(question, answer.value)
    return found is not None and found.worth > cap
