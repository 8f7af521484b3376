"""The second figure: what the score would be if answers without a document were capped."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit.engine.means import figure_of
from sctoolkit.engine.points import points
from sctoolkit.model.assessment import Answer, Assessment, EvidenceLevel
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.result import Part, PartKind, counted_parts
from sctoolkit.model.scoring import Method

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
    worth = points(question, answer.value)
    return worth is not None and worth.share > cap


def evidenced(part: Part, figures: Mapping[str, float]) -> float | None:
    """The figure of `part` with the figures of some questions replaced.

    None where there is no figure, or where the method counts clauses instead of figures.
    """
    if part.point is None or part.method == Method.CONFORMING:
        return None
    if part.kind is PartKind.QUESTION:
        return min(part.point, figures.get(part.answered_by, part.point))
    parts = [(one.weight, evidenced(one, figures)) for one in counted_parts(part)]
    figure = figure_of(Method(part.method), parts)
    return None if figure is None else figure - part.deducted
