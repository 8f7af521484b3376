"""The tree of figures, from the total of a code down to the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sctoolkit.engine.answers import AnswerScorer
from sctoolkit.engine.findings import clause_severity
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.means import coverage
from sctoolkit.engine.outcomes import outcome, reached
from sctoolkit.engine.points import level_reached
from sctoolkit.engine.rating import grade
from sctoolkit.engine.rolls import passed_on, rolled, selected
from sctoolkit.model.assessment import AnswerState, Assessment, Unit
from sctoolkit.model.code import Clause, Code, CodeSection, Cover, CriteriaHub, Criterion, Relation
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Part, PartKind, Why
from sctoolkit.model.scoring import Method, Policy, Step, Total
from sctoolkit.model.text import Text

USUAL = (Step(Method.WEIGHTED_MEAN),)
"""How parts make a figure where nothing else is said."""
OF_TOTAL = (Step(Method.MEAN),)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose answers count: those of the whole, or of one unit of it."""

    answers: AnswerScorer
    units: tuple[Unit, ...]


class Tree:
    """One pass over one assessment and one code; figures of questions are worked out once."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        assessment: Assessment,
        code: Code,
        hub: CriteriaHub,
        capped: Mapping[str, float] | None = None,
    ) -> None:
        self.interview = Interview(questionnaire, assessment.scope, assessment.answers)
        answers = AnswerScorer(self.interview, code.scoring, capped or {})
        self._whole = Place(answers, assessment.units)
        self._places: dict[int, Place] = {}
        self._code = code
        self._profile = code.scoring
        self._hub = hub
        self._asked = {question.id for question in questionnaire.questions()}
        self._by_criterion: dict[str, list[Question]] = {}
        for question in questionnaire.questions():
            for criterion in question.criteria if question.scored else ():
                self._by_criterion.setdefault(criterion, []).append(question)

    def total(self) -> Part:
        """The whole tree. Its figure is None where the code refuses a total."""
        profile = self._profile
        sections = [self._section(section, self._whole) for section in self._code.sections]
        steps = profile.steps or OF_TOTAL
        withheld = profile.total in (Total.REFUSED, Total.RATING_ONLY)
        part = self._node(PartKind.TOTAL, self._code, () if withheld else steps, sections)
        return replace(
            part,
            coverage=coverage(_rests_on(steps, sections)),
            because=profile.because if withheld else None,
            related=steps[0].of,
        )

    # From sections to clauses

    def _section(self, section: CodeSection, place: Place) -> Part:
        steps = self._steps(section, "sections")
        part = self._repeated(PartKind.SECTION, section, steps, place)
        return replace(part, grade=self._grade(part, "sections"))

    def _parts_of(self, node: CodeSection | Clause, place: Place) -> list[Part]:
        if isinstance(node, Clause):
            covers, direct = node.tested_by(self.interview.questionnaire, self._asked)
            parts = [self._cover(cover, place) for cover in covers]
            return parts + [self._direct(question, place) for question in direct]
        return [
            self._section(part, place)
            if isinstance(part, CodeSection)
            else self._clause(part, place)
            for part in node.parts
        ]

    def _clause(self, clause: Clause, place: Place) -> Part:
        part = self._repeated(PartKind.CLAUSE, clause, self._steps(clause, "clauses"), place)
        if clause.outside_hub:
            part = replace(part, coverage=0.0, because=clause.outside_hub)
        result, why = outcome(part, self._hub, self._profile)
        return replace(
            part,
            outcome=result,
            why=why,
            severity=clause_severity(clause, self._hub),
            grade=self._grade(part, "clauses"),
        )

    def _steps(self, node: CodeSection | Clause, kind: str) -> tuple[Step, ...]:
        each = self._profile.each
        return node.steps or each.get(node.tag, ()) or each.get(kind, USUAL)

    def _grade(self, part: Part, kind: str) -> str:
        return grade(self._profile, part) if self._profile.graded in (kind, part.tag) else ""

    # A node once, or once for each unit

    def _repeated(
        self, kind: PartKind, node: CodeSection | Clause, steps: tuple[Step, ...], place: Place
    ) -> Part:
        repeat = node.per
        units = [unit for unit in place.units if repeat and unit.kind == repeat.unit]
        if repeat is None or not units:
            return self._node(kind, node, steps, self._parts_of(node, place))
        return self._node(kind, node, repeat.steps, self._units(node, steps, units, place))

    def _units(
        self,
        node: CodeSection | Clause,
        steps: tuple[Step, ...],
        units: Sequence[Unit],
        place: Place,
    ) -> list[Part]:
        """The node for each unit; a group of units of the same kind counts as one."""
        assert node.per is not None  # noqa: S101 - only repeated nodes come here
        found = []
        for unit in units:
            inside = self._inside(unit, place)
            group = [one for one in unit.units if one.kind == unit.kind]
            parts = (
                self._units(node, steps, group, inside) if group else self._parts_of(node, inside)
            )
            part = self._node(PartKind.UNIT, unit, node.per.steps if group else steps, parts)
            found.append(part)
        return found

    def _inside(self, unit: Unit, place: Place) -> Place:
        known = self._places.get(id(unit))
        if known is None:
            known = Place(place.answers.within(unit.answers), unit.units)
            self._places[id(unit)] = known
        return known

    def _node(
        self,
        kind: PartKind,
        node: Code | CodeSection | Clause | Unit,
        steps: tuple[Step, ...],
        parts: list[Part],
    ) -> Part:
        parts = self._shared_out(parts)
        figures = rolled(steps, parts, self._profile.met_at)
        return Part(
            kind,
            node.id,
            figures.point,
            figures.low,
            figures.high,
            coverage(parts),
            weight=_weight(node),
            full=figures.full,
            title=Text({"en": node.title}) if isinstance(node, Unit) else node.title,
            tag="" if isinstance(node, Code | Unit) else node.tag,
            steps=steps,
            stages=figures.stages,
            why=() if figures.point is not None or not steps else (Why.NO_PARTS,),
            parts=tuple(parts),
        )

    def _shared_out(self, parts: list[Part]) -> list[Part]:
        if self._profile.policies.not_applicable is not Policy.PASS_WEIGHT:
            return parts
        weights = passed_on(parts)
        return [replace(part, weight=one) for part, one in zip(parts, weights, strict=True)]

    # From criteria to answers

    def _direct(self, question_id: str, place: Place) -> Part:
        """The part of a question that the clause names itself; uncovered where it is not asked."""
        question = self.interview.question(question_id)
        if question is None:
            why = (Why.UNTESTED,)
            return Part(PartKind.QUESTION, question_id, None, None, None, 0.0, why=why)
        part = place.answers.part(question)
        return replace(part, coverage=0.0) if Why.OUT_OF_SCOPE in part.why else part

    def _cover(self, cover: Cover, place: Place) -> Part:
        criterion = self._hub.criteria.get(cover.criterion)
        questions = self._by_criterion.get(cover.criterion, [])
        parts = self._shared_out([place.answers.part(question) for question in questions])
        if criterion is not None and cover.level is not None:
            parts = [self._levelled(part, criterion, cover.level) for part in parts]
        figures = rolled(USUAL, parts)
        low, high = _ends(figures.point, figures.full, cover)
        return Part(
            kind=PartKind.CRITERION,
            id=cover.criterion,
            point=figures.point,
            low=low,
            high=high,
            coverage=_criterion_coverage(parts),
            weight=cover.weight,
            full=figures.full,
            title=criterion.title if criterion else None,
            steps=USUAL,
            stages=figures.stages,
            why=_cover_why(parts, figures.point, figures.full, cover),
            because=cover.because,
            parts=tuple(parts),
            relation=cover.relation.value if cover.relation else "",
            level_asked=cover.level or "",
        )

    def _levelled(self, part: Part, criterion: Criterion, asked: str) -> Part:
        """The part of a question, worth the level reached over the level asked, at most 1."""
        question = self.interview.question(part.id)
        if part.point is None or question is None or part.state is not AnswerState.ANSWERED:
            return part
        level = level_reached(question, part.value, criterion)
        rank = (criterion.level_rank(level) or 0) / (criterion.level_rank(asked) or 1)
        figure = min(1.0, rank)
        return replace(part, point=figure, low=figure, high=figure, full=1.0, level_reached=level)


def _weight(node: Code | CodeSection | Clause | Unit) -> float:
    if isinstance(node, Code):
        return 1.0
    return node.size if isinstance(node, Unit) else node.weight


def _rests_on(steps: Sequence[Step], sections: Sequence[Part]) -> Sequence[Part]:
    """The parts by which the coverage of the total is weighed."""
    return sections if steps[0].method is Method.CONFORMING else selected(steps[0], sections)


def _ends(point: float | None, full: float, cover: Cover) -> tuple[float | None, float | None]:
    """How low and how high the clause may stand, given the criterion's figure.

    Where the code asks less, a shortfall may still be no breach; where it asks more, a full figure
    may still leave something open.
    """
    if point is None:
        return None, None
    low = min(0.0, point) if cover.relation is Relation.EXCEEDS else point
    return low, max(full, point) if cover.relation is Relation.PARTIAL else point


def _criterion_coverage(parts: list[Part]) -> float | None:
    in_scope = [part for part in parts if Why.OUT_OF_SCOPE not in part.why]
    return coverage(in_scope) if in_scope else 0.0


def _cover_why(
    parts: list[Part], point: float | None, full: float, cover: Cover
) -> tuple[Why, ...]:
    if not parts:
        return (Why.UNTESTED,)
    if point is None:
        in_scope = any(Why.OUT_OF_SCOPE not in part.why for part in parts)
        return (Why.NO_PARTS,) if in_scope else (Why.OUT_OF_SCOPE,)
    if cover.relation is Relation.PARTIAL and not reached(point, full):
        return (Why.CODE_ASKS_LESS,)
    return (Why.CODE_ASKS_MORE,) if cover.relation is Relation.EXCEEDS and point > 0 else ()
