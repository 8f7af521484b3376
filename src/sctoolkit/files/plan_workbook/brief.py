"""What the sheets of a plan are written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.action_plan import ActionPlan
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Result


class Columns(StrEnum):
    """How many columns of the Actions sheet are shown; the others are there, but hidden."""

    STANDARD = "standard"
    SIMPLE = "simple"
    """Twelve columns, for a small supplier."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Brief:
    """A plan with the assessment, codes and results behind it."""

    plan: ActionPlan
    assessment: Assessment
    questionnaire: Questionnaire
    codes: Sequence[Code]
    results: Sequence[Result]
    """One for each code, in the same order."""
    file: str
    """Name of the assessment file."""
    tool: str
    language: str = "en"
    columns: Columns = Columns.STANDARD

    def question(self, question_id: str) -> Question:
        """The question with this id; it is one of the questionnaire's."""
        return next(one for one in self.questionnaire.questions() if one.id == question_id)

    def subject(self) -> str:
        """The company and site as they stand in the Supplier / site column."""
        names = (self.assessment.organisation, self.assessment.site)
        return " · ".join(name for name in names if name)
