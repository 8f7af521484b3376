"""A code prepared for one questionnaire: what counts where, worked out once for many results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter

from sctoolkit.engine.interview import needs
from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.engine.scoring.kept import Kept
from sctoolkit.engine.scoring.points import full
from sctoolkit.model.code import Clause, Code, CodeSection, Cover, CriteriaHub, Criterion
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Part, PartKind
from sctoolkit.model.scoring import ScoringProfile, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Repeat, Step
from sctoolkit.model.text import Text

USUAL = (Step(Method.WEIGHTED_MEAN),)
"""How parts make a figure where nothing else is said."""
OF_TOTAL = (Step(Method.MEAN),)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the code counts it."""

    question: Question
    weight: float
    full: float
    """The most that an answer can be worth."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A criterion that a clause covers, with the questions that test it."""

    cover: Cover
    criterion: Criterion | None
    asked: tuple[Asked, ...]


def _nothing(_answers: Mapping[str, object]) -> None:
    """What a node rests on that no answer makes what it is."""


@dataclass(frozen=True, slots=True)
class Node:
    """A section or a clause of the code."""

    kind: PartKind
    id: str
    title: Text
    tag: str
    weight: float
    steps: tuple[Step, ...]
    per: Repeat | None
    graded: bool
    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    """Only clauses have some, as they have what follows."""
    direct: tuple[Asked | str, ...] = ()
    """Questions that the clause names; by the id alone where nobody asks it."""
    rests_on: Callable[[Mapping[str, object]], object] = _nothing
    """Takes out of all answers those that make it what it is, be it by hiding others."""
    severity: Severity | None = None
    outside_hub: Text | None = None


class Scheme:
    """What each clause of a code is tested by in one questionnaire, and how figures are made."""

    def __init__(self, questionnaire: Questionnaire, code: Code, hub: CriteriaHub) -> None:
        self.questionnaire = questionnaire
        self.code = code
        self.hub = hub
        self.asked = {
            question.id: _as_the_code_counts(question, code.scoring)
            for question in questionnaire.questions()
        }
        self.questions = tuple(self.asked)
        self._tests: dict[str, list[Asked]] = {}
        for asked in self.asked.values():
            for criterion in asked.question.criteria if asked.question.scored else ():
                self._tests.setdefault(criterion, []).append(asked)
        withheld = code.scoring.total in (Total.REFUSED, Total.RATING_ONLY)
        self.steps = () if withheld else code.scoring.steps or OF_TOTAL
        self.rests_on = code.scoring.steps or OF_TOTAL
        self.sections = tuple(self._section(section) for section in code.sections)
        self.kept: Kept[Part] = Kept()

    def _section(self, section: CodeSection) -> Node:
        inner = [self._section(one) for one in section.sections]
        return Node(
            PartKind.SECTION,
            section.id,
            section.title,
            section.tag,
            section.weight,
            self._steps(section, "sections"),
            section.per,
            self._is_graded(section, "sections"),
            nodes=(*inner, *(self._clause(clause) for clause in section.clauses)),
        )

    def _clause(self, clause: Clause) -> Node:
        covers, direct = clause.tested_by(self.questionnaire, self.asked)
        ties = tuple(self._tie(cover) for cover in covers)
        own = [*direct, *(one.question.id for tie in ties for one in tie.asked)]
        return Node(
            PartKind.CLAUSE,
            clause.id,
            clause.title,
            clause.tag,
            clause.weight,
            self._steps(clause, "clauses"),
            clause.per,
            self._is_graded(clause, "clauses"),
            ties=ties,
            direct=tuple(self.asked.get(question, question) for question in direct),
            rests_on=self._rests_on(own),
            severity=clause_severity(clause, self.hub),
            outside_hub=clause.outside_hub,
        )

    def _rests_on(self, questions: Iterable[str]) -> Callable[[Mapping[str, object]], object]:
        """Takes the questions, and those that theirs look at or inherit from, each once."""
        found: dict[str, None] = {}
        pending = [*questions]
        while pending:
            one = pending.pop()
            if one not in found and one in self.asked:
                found[one] = None
                pending += needs(self.asked[one].question)
        return itemgetter(*found) if found else _nothing

    def _tie(self, cover: Cover) -> Tie:
        criterion = self.hub.criteria.get(cover.criterion)
        return Tie(cover, criterion, tuple(self._tests.get(cover.criterion, ())))

    def _steps(self, node: CodeSection | Clause, kind: str) -> tuple[Step, ...]:
        each: Mapping[str, tuple[Step, ...]] = self.code.scoring.each
        return node.steps or each.get(node.tag, ()) or each.get(kind, USUAL)

    def _is_graded(self, node: CodeSection | Clause, kind: str) -> bool:
        by_code = self.code.scoring.graded in (kind, node.tag) and bool(self.code.scoring.grades)
        return by_code or any(step.graded for step in self._steps(node, kind))


def _as_the_code_counts(question: Question, profile: ScoringProfile) -> Asked:
    """The question with its weight under the code, and its points where the code gives others."""
    own = profile.points.get(question.id)
    if own is not None:
        options = tuple(
            replace(option, points=own.get(option.id, option.points)) for option in question.options
        )
        question = replace(question, options=options)
    return Asked(question, profile.weights.get(question.id, 1.0), full(question))
