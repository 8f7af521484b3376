"""What the sheets of a plan are written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sctoolkit import wording
from sctoolkit.engine.plans.standing import Standing, standing
from sctoolkit.engine.scoring.elsewhere import Elsewhere
from sctoolkit.model.action_plan import ActionPlan
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code
from sctoolkit.model.followed_plan import FollowedAction, FollowedPlan
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Result
from sctoolkit.model.text import visible

NAME_LENGTH = 120


class Columns(StrEnum):
    """How many columns of the Actions sheet are shown; the others are there, but hidden."""

    STANDARD = "standard"
    SIMPLE = "simple"
    """Twelve columns for a small supplier, and those in which something must be filled in."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Measured:
    """A code, the result under it, and what must be said with its figures."""

    code: Code
    result: Result
    elsewhere: Elsewhere
    notes: Sequence[str]
    """Sentences: how much was tested, what holds the rating down, what is still open."""


@dataclass(frozen=True)
class Brief:
    """A plan with the assessment, codes and results behind it."""

    plan: ActionPlan
    assessment: Assessment
    questionnaire: Questionnaire
    measured: Sequence[Measured]
    files: tuple[str, ...]
    """Names of the assessment files."""
    tool: str
    language: str = "en"
    columns: Columns = Columns.STANDARD
    followed: FollowedPlan | None = None
    """The plan as people followed it so far; None where it is written for the first time."""

    @property
    def file(self) -> str:
        """The names of the assessment files in one line."""
        return ", ".join(self.files)

    @property
    def rows(self) -> tuple[FollowedAction, ...]:
        """The actions as they stand in the sheets; none before somebody follows the plan."""
        return self.followed.actions if self.followed else ()

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each of the rows stands on the day of writing."""
        return tuple(standing(action, self.plan.made_on) for action in self.rows)

    def question(self, question_id: str) -> Question:
        """The question with this id; it is one of the questionnaire's."""
        return next(one for one in self.questionnaire.questions() if one.id == question_id)

    def under(self, code_id: str) -> Measured:
        """What stands under the code of this id."""
        return next(one for one in self.measured if one.code.id == code_id)

    def cited(self, code_id: str) -> str:
        """The code as people cite it."""
        return self.under(code_id).code.cited(self.language)

    def name(self) -> str:
        """Who was assessed, in full."""
        one = self.assessment
        return wording.subject(one.organisation, one.site, made_up=one.made_up)

    def in_unit(self, text: str, unit: str) -> str:
        """The text with the name of the unit that it is about; alone for the whole."""
        return wording.in_unit(text, self.assessment, unit)

    def subject(self, unit: str = "") -> str:
        """The company, site and unit in one line, short enough for a title and a column."""
        one = self.assessment
        whole = wording.subject(one.organisation, one.site, made_up=False)
        name = " · ".join(filter(None, (whole, wording.unit(one, unit))))
        line = " ".join(visible(name).split())
        return line if len(line) <= NAME_LENGTH else line[:NAME_LENGTH].rstrip() + " …"
