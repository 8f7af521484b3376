"""The tree of figures, from the total of a code down to the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.answers import AnswerScorer
from sctoolkit.engine.scoring.kept import Kept
from sctoolkit.engine.scoring.means import coverage
from sctoolkit.engine.scoring.outcomes import outcome, reached
from sctoolkit.engine.scoring.points import level_reached
from sctoolkit.engine.scoring.rating import grade
from sctoolkit.engine.scoring.rolls import Rolled, passed_on, rolled, selected
from sctoolkit.engine.scoring.scheme import USUAL, Asked, Node, Scheme, Tie
from sctoolkit.model.assessment import AnswerState, Unit
from sctoolkit.model.code import Cover, Criterion, Relation
from sctoolkit.model.result import Part, PartKind, Why
from sctoolkit.model.scoring import Policy
from sctoolkit.model.steps import Method, Step
from sctoolkit.model.text import Text

_SILENT = (AnswerState.DONT_KNOW, AnswerState.REFUSED, AnswerState.MISSING)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose answers count: those of the whole, or of one unit of it."""

    answers: AnswerScorer
    units: tuple[Unit, ...]


class Tree:
    """One pass over one assessment; figures of questions are worked out once."""

    def __init__(
        self,
        scheme: Scheme,
        interview: Interview,
        units: tuple[Unit, ...] = (),
        capped: Mapping[str, float] | None = None,
    ) -> None:
        self._scheme = scheme
        self._profile = scheme.code.scoring
        self._kept = Kept(shares=False) if units else scheme.kept
        """Parts of units are their own, however much they are alike."""
        self._whole = Place(AnswerScorer(interview, scheme, self._kept, capped or {}), units)
        self._places: dict[int, Place] = {}
        self._heard = self._whole.answers.heard() if self._kept.shares else {}
        self._under = (interview.scope, bool(capped))
        """What clauses hang on beside the answers."""
        self._passes_weight = self._profile.policies.not_applicable is Policy.PASS_WEIGHT

    def total(self) -> Part:
        """The whole tree. Its figure is None where the code refuses a total."""
        scheme, code = self._scheme, self._scheme.code
        sections = self._shared_out([self._node(one, self._whole) for one in scheme.sections])
        figures = rolled(scheme.steps, sections, self._profile.met_at)
        nothing = bool(scheme.steps) and figures.point is None
        return Part(
            PartKind.TOTAL,
            code.id,
            figures.point,
            figures.low,
            figures.high,
            coverage(_rests_on(scheme.rests_on, sections)),
            full=figures.full,
            title=code.title,
            steps=scheme.steps,
            stages=figures.stages,
            why=(Why.NO_PARTS,) if nothing else (),
            because=None if scheme.steps else self._profile.because,
            parts=tuple(sections),
            related=scheme.rests_on[0].of,
        )

    # From sections to clauses, once or once for each unit

    def _node(self, node: Node, place: Place) -> Part:
        units = [unit for unit in place.units if node.per and unit.kind == node.per.unit]
        if units and node.per:
            return self._made(node, self._units(node, units, place), node.per.steps)
        if node.kind is PartKind.CLAUSE and self._kept.shares:
            key = (id(node), self._under, node.rests_on(self._heard))
            return self._kept.made(key, (), lambda: self._once(node, place))
        return self._once(node, place)

    def _once(self, node: Node, place: Place) -> Part:
        return self._made(node, self._parts(node, place), node.steps)

    def _made(self, node: Node, parts: list[Part], steps: tuple[Step, ...]) -> Part:
        figures = rolled(steps, parts, self._profile.met_at)
        part = _made(node.kind, node.id, figures, parts, steps)
        part.title, part.tag, part.weight = node.title, node.tag, node.weight
        if node.kind is PartKind.CLAUSE:
            self._judge(part, node)
        if node.graded:
            part.grade = grade(self._profile, part)
        return part

    def _judge(self, part: Part, node: Node) -> None:
        """Gives a clause its outcome."""
        if node.outside_hub:
            part.coverage, part.because = 0.0, node.outside_hub
        part.severity = node.severity
        part.outcome, part.why = outcome(part, self._scheme.hub, self._profile)

    def _parts(self, node: Node, place: Place) -> list[Part]:
        return self._shared_out(self._children(node, place))

    def _children(self, node: Node, place: Place) -> list[Part]:
        parts = [self._node(one, place) for one in node.nodes]
        parts += [self._tie(tie, place) for tie in node.ties]
        parts += [self._direct(asked, place) for asked in node.direct]
        return parts

    def _units(self, node: Node, units: Sequence[Unit], place: Place) -> list[Part]:
        """The node for each unit; a group of units of the same kind counts as one."""
        found = []
        for unit in units:
            inside = self._inside(unit, place)
            group = [one for one in unit.units if one.kind == unit.kind]
            parts = self._units(node, group, inside) if group else self._parts(node, inside)
            steps = node.per.steps if node.per and group else node.steps
            figures = rolled(steps, parts, self._profile.met_at)
            part = _made(PartKind.UNIT, unit.id, figures, parts, steps)
            part.title, part.weight = Text({"en": unit.title or unit.id}), unit.size
            found.append(part)
        return self._shared_out(found)

    def _inside(self, unit: Unit, place: Place) -> Place:
        known = self._places.get(id(unit))
        if known is None:
            known = Place(place.answers.within(unit.answers), unit.units)
            self._places[id(unit)] = known
        return known

    def _shared_out(self, parts: list[Part]) -> list[Part]:
        """The parts, with the weight of what does not apply passed on where the code says so."""
        if not self._passes_weight:
            return parts
        weights = passed_on(parts)
        return [replace(part, weight=one) for part, one in zip(parts, weights, strict=True)]

    # From criteria to answers

    def _direct(self, asked: Asked | str, place: Place) -> Part:
        """The part of a question that the clause names itself; uncovered where it is not asked."""
        if isinstance(asked, str):
            weight = self._profile.weights.get(asked, 1.0)
            why = (Why.UNTESTED,)
            nobody = Part(PartKind.QUESTION, asked, None, None, None, 0.0, weight=weight, why=why)
            return self._kept.made(("nobody asks", asked), (), lambda: nobody)
        part = place.answers.part(asked)
        if Why.OUT_OF_SCOPE not in part.why:
            return part
        return self._kept.made(("uncovered",), (part,), lambda: replace(part, coverage=0.0))

    def _tie(self, tie: Tie, place: Place) -> Part:
        parts = [place.answers.part(asked) for asked in tie.asked]
        return self._kept.made((id(tie),), parts, lambda: self._tied(tie, self._shared_out(parts)))

    def _tied(self, tie: Tie, parts: list[Part]) -> Part:
        cover, criterion = tie.cover, tie.criterion
        if criterion is not None and cover.level is not None:
            parts = [
                _levelled(part, asked, criterion, cover.level)
                for part, asked in zip(parts, tie.asked, strict=True)
            ]
        figures = rolled(USUAL, parts)
        part = _made(PartKind.CRITERION, cover.criterion, figures, parts, USUAL)
        part.low, part.high = _ends(figures, cover)
        part.coverage = _criterion_coverage(parts)
        part.why = _cover_why(figures, parts, cover)
        part.weight, part.because = cover.weight, cover.because
        part.title = criterion.title if criterion else None
        part.relation = cover.relation.value if cover.relation else ""
        part.level_asked = cover.level or ""
        return part


def _made(
    kind: PartKind, part_id: str, figures: Rolled, parts: list[Part], steps: tuple[Step, ...]
) -> Part:
    return Part(
        kind,
        part_id,
        figures.point,
        figures.low,
        figures.high,
        coverage(parts),
        full=figures.full,
        steps=steps,
        stages=figures.stages,
        why=() if figures.point is not None else (Why.NO_PARTS,),
        parts=tuple(parts),
    )


def _levelled(part: Part, asked: Asked, criterion: Criterion, level: str) -> Part:
    """The part of a question, worth the level reached over the level asked, at most 1.

    Without an answer of its own it is worth its share of full marks; silence that counts as nothing
    reaches no level, also where the question can only lose points.
    """
    if part.point is None:
        return part
    if part.state is not AnswerState.ANSWERED:
        share = 0.0 if part.state in _SILENT and not part.point else part.share
        return replace(part, point=share, low=share, high=share, full=1.0)
    found = level_reached(asked.question, part.value, criterion)
    way = (criterion.level_rank(found) or 0) / (criterion.level_rank(level) or 1)
    figure = min(1.0, way)
    return replace(part, point=figure, low=figure, high=figure, full=1.0, level_reached=found)


def _rests_on(steps: Sequence[Step], sections: Sequence[Part]) -> Sequence[Part]:
    """The parts by which the coverage of the total is weighed."""
    return sections if steps[0].method is Method.CONFORMING else selected(steps[0], sections)


def _ends(figures: Rolled, cover: Cover) -> tuple[float | None, float | None]:
    """How low and how high the clause may stand, given the criterion's figure.

    Where the code asks less, a shortfall may still be no breach; where it asks more, a full figure
    may still leave something open.
    """
    point = figures.point
    if point is None:
        return None, None
    low = 0.0 if cover.relation is Relation.EXCEEDS and not reached(0.0, point) else point
    return low, max(figures.full, point) if cover.relation is Relation.PARTIAL else point


def _criterion_coverage(parts: list[Part]) -> float | None:
    in_scope = [part for part in parts if Why.OUT_OF_SCOPE not in part.why]
    return coverage(in_scope) if in_scope else 0.0


def _cover_why(figures: Rolled, parts: Sequence[Part], cover: Cover) -> tuple[Why, ...]:
    if not parts:
        return (Why.UNTESTED,)
    if figures.point is None:
        in_scope = any(Why.OUT_OF_SCOPE not in part.why for part in parts)
        return (Why.NO_PARTS,) if in_scope else (Why.OUT_OF_SCOPE,)
    if cover.relation is Relation.PARTIAL and not reached(figures.point, figures.full):
        return (Why.CODE_ASKS_LESS,)
    more = cover.relation is Relation.EXCEEDS and not reached(0.0, figures.point)
    return (Why.CODE_ASKS_MORE,) if more else ()
