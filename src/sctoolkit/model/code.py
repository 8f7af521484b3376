"""Codes of conduct, the neutral criteria between them and questions, and how a code is scored."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.deadline import Term
from sctoolkit.model.law import Law
from sctoolkit.model.questionnaire import Audience, Questionnaire, Reference
from sctoolkit.model.scoring import ScoringProfile
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Repeat, Step
from sctoolkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of a criterion."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Criterion:
    """One neutral requirement: what a question tests and a clause covers."""

    id: str
    title: Text
    definition: Text
    audience: Audience
    severity: Severity
    """Suggested where a code does not say."""
    group: str
    ilo: tuple[str, ...] = ()
    """ILO instruments, as C138 or R190."""
    levels: tuple[Level, ...] = ()
    """Weakest first; empty where degrees are not ordered."""

    def level_rank(self, level: str) -> int | None:
        """1 for the weakest level, None where it is not one of them."""
        return next((rank for rank, one in enumerate(self.levels, 1) if one.id == level), None)


@dataclass(frozen=True, slots=True)
class CriteriaHub:
    """All criteria, by id."""

    version: str
    groups: dict[str, Text]
    criteria: dict[str, Criterion]
    digest: str = ""


class Relation(StrEnum):
    """How much of a criterion a clause asks for."""

    EQUIVALENT = "equivalent"
    PARTIAL = "partial"
    """The clause asks less than the criterion."""
    EXCEEDS = "exceeds"
    """The clause asks more than the criterion."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A clause's tie to one criterion: a relation, or a level where the criterion has levels."""

    criterion: str
    relation: Relation | None = None
    level: str | None = None
    weight: float = 1.0
    because: Text | None = None
    """Why the clause asks less or more; None where it is equivalent."""
    jointly_with: tuple[str, ...] = ()
    """Clauses that only together with this one cover the criterion."""


class Basis(StrEnum):
    """What the description of a clause rests on."""

    SOURCE = "source"
    TITLE_FROM_SOURCE = "title-from-source"
    """The title was read in the source; the gist is from memory."""
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Clause:
    """One requirement of a code."""

    id: str
    title: Text
    gist: Text
    basis: Basis
    covers: tuple[Cover, ...]
    questions: tuple[str, ...] = ()
    """Questions scored directly, for methods that bring their own.

    Each by its id, or as `questionnaire:question` where only that questionnaire's is meant.
    """
    severity: Severity | None = None
    """None = the gravest of its criteria."""
    weight: float = 1.0
    outside_hub: Text | None = None
    """Why no criterion covers it; None where one does."""
    tag: str = ""
    """What the code calls such a node; steps may go over all nodes with a tag."""
    steps: tuple[Step, ...] = ()
    """Empty = as the profile says for each clause, else the weighted mean."""
    per: Repeat | None = None
    """None where it is asked once."""

    def questions_of(self, questionnaire: Questionnaire) -> list[str]:
        """The questions that it names, by their ids in this questionnaire where it is named."""
        named = [(question, *question.rpartition(":")) for question in self.questions]
        ids = {one.id for one in questionnaire.made_of}
        return [own if form in ids else whole for whole, form, _colon, own in named]

    def tested_by(
        self, questionnaire: Questionnaire, asked: Container[str]
    ) -> tuple[tuple[Cover, ...], list[str]]:
        """The criteria and the questions that count where a questionnaire asks `asked`.

        A questionnaire that asks the clause's own questions is scored by these alone.
        """
        named = self.questions_of(questionnaire)
        if not self.covers or any(question in asked for question in named):
            return (), named
        return self.covers, []


@dataclass(frozen=True, slots=True)
class CodeSection:
    """Sections and clauses under one heading of the code."""

    id: str
    title: Text
    clauses: tuple[Clause, ...] = ()
    weight: float = 1.0
    sections: tuple[CodeSection, ...] = ()
    """Stand before its clauses."""
    tag: str = ""
    steps: tuple[Step, ...] = ()
    """Empty = as the profile says for each section, else the weighted mean."""
    per: Repeat | None = None
    """None where it is asked once."""

    @property
    def parts(self) -> tuple[CodeSection | Clause, ...]:
        """What stands directly under it."""
        return (*self.sections, *self.clauses)

    def every_clause(self) -> list[Clause]:
        """All clauses at any depth, in order."""
        inner = [clause for section in self.sections for clause in section.every_clause()]
        return [*inner, *self.clauses]

    def every_section(self) -> list[CodeSection]:
        """Itself and all sections under it, in order."""
        return [self, *(one for section in self.sections for one in section.every_section())]


class CodeKind(StrEnum):
    """What sort of document a code is."""

    WORKPLACE = "workplace"
    DUE_DILIGENCE = "due-diligence"
    PRINCIPLES = "principles"
    INTERNATIONAL_STANDARD = "international-standard"
    GUIDANCE = "guidance"
    LAW = "law"
    REFERENCE_TOOL = "reference-tool"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of conduct in one edition."""

    id: str
    version: str
    title: Text
    publisher: str
    kind: CodeKind
    audience: Audience
    edition: str
    sources: tuple[Reference, ...]
    basis: Text
    """What was read in the source and what rests on memory; shown with the code."""
    scoring: ScoringProfile
    sections: tuple[CodeSection, ...]
    short: str = ""
    """How people cite it, the same in every language; empty where that is the title."""
    law: Law | None = None
    """To whom it applies; None for codes that are no law."""
    deadlines: dict[Severity, Term] = field(default_factory=dict)
    """How long an action may take by the code's own rules; empty where it says nothing."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Clauses and sections of earlier versions, to the ones that stand in their place."""
    languages: tuple[str, ...] = ("en",)
    digest: str = ""

    @property
    def name(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"

    def cited(self, language: str) -> str:
        """The name that stands before the number of a clause: the short one, else the title."""
        return self.short or self.title.to(language)

    def called_now(self, part: str) -> str:
        """What a clause or a section of any version is called in this one; itself where unknown."""
        return self.renamed.get(part, part)

    def clauses(self) -> list[Clause]:
        """All clauses in the order of the code."""
        return [clause for section in self.sections for clause in section.every_clause()]
