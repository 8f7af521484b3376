"""Scores an assessment against a code. The rules are those of docs/scoring.md, in their order."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.answers import AnswerScorer
from sctoolkit.engine.evidence import capped, evidenced
from sctoolkit.engine.findings import clause_severity, findings
from sctoolkit.engine.integrity import contradictions
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.means import combine, coverage, mean
from sctoolkit.engine.outcomes import outcome, reached
from sctoolkit.engine.points import level_reached
from sctoolkit.engine.rating import grade, is_provisional, rating
from sctoolkit.engine.shares import shares, tested
from sctoolkit.engine.totals import total
from sctoolkit.model.assessment import AnswerState, Assessment
from sctoolkit.model.code import Clause, Code, CodeSection, Cover, CriteriaHub, Criterion, Relation
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import (
    Part,
    PartKind,
    Result,
    Stamp,
    Why,
    counted_parts,
    of_kind,
    parts_of_total,
)
from sctoolkit.model.scoring import Method, Total


def score(
    questionnaire: Questionnaire, assessment: Assessment, code: Code, hub: CriteriaHub, tool: str
) -> Result:
    """The assessment against the code, with its explanation; `tool` stamps the result."""
    stated = Scorer(questionnaire, assessment, code, hub)
    tree = stated.total()
    found = findings(tree, code, hub, assessment.answers)
    rated = rating(tree, code, found)
    profile = code.scoring
    return Result(
        stamp=Stamp(
            questionnaire=questionnaire.name,
            questionnaire_digest=questionnaire.digest,
            code=code.name,
            code_digest=code.digest,
            criteria=hub.version,
            criteria_digest=hub.digest,
            scope=assessment.scope,
            tool=tool,
        ),
        organisation=assessment.organisation,
        site=assessment.site,
        made_up=assessment.made_up,
        official=profile.official,
        total=profile.total,
        because=profile.because,
        scale=profile.scale,
        tree=tree,
        evidenced=evidenced(tree, capped(questionnaire, assessment)),
        provisional=is_provisional(tree, profile),
        rating=rated,
        findings=found,
        tested=tested(stated.interview, code),
        shares=shares(tree, assessment),
        reviews=_open(tree, Why.CODE_ASKS_LESS),
        top_ups=_open(tree, Why.CODE_ASKS_MORE),
        contradictions=contradictions(stated.interview),
    )


def _open(tree: Part, why: Why) -> tuple[str, ...]:
    return tuple(
        clause.id
        for clause in of_kind(tree, PartKind.CLAUSE)
        if any(why in part.why for part in counted_parts(clause))
    )


class Scorer:
    """One pass over one assessment and one code; figures of questions are worked out once."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        assessment: Assessment,
        code: Code,
        hub: CriteriaHub,
    ) -> None:
        self.interview = Interview(questionnaire, assessment.scope, assessment.answers)
        self._answers = AnswerScorer(self.interview, code.scoring.policies)
        self._code = code
        self._hub = hub
        self._asked = {question.id for question in questionnaire.questions()}
        self._by_criterion: dict[str, list[Question]] = {}
        for question in questionnaire.questions():
            for criterion in question.criteria if question.scored else ():
                self._by_criterion.setdefault(criterion, []).append(question)

    def total(self) -> Part:
        """The whole tree. Its figure is None where the code refuses a total."""
        profile = self._code.scoring
        sections = [self._section(section) for section in self._code.sections]
        severities = {one.id: clause_severity(one, self._hub) for one in self._code.clauses()}
        figures = total(profile, sections, severities)
        withheld = profile.total in (Total.REFUSED, Total.RATING_ONLY)
        return Part(
            kind=PartKind.TOTAL,
            id=self._code.id,
            point=figures.point,
            low=figures.low,
            high=figures.high,
            coverage=coverage(parts_of_total(sections, profile.of)),
            title=self._code.title,
            method="" if withheld else profile.method.value,
            why=() if withheld or figures.point is not None else (Why.NO_PARTS,),
            because=profile.because if withheld else None,
            parts=tuple(sections),
            related=profile.of,
            deducted=figures.deducted,
        )

    def _section(self, section: CodeSection) -> Part:
        parts = [self._clause(clause) for clause in section.clauses]
        point, low, high = combine(Method.WEIGHTED_MEAN, parts)
        return Part(
            kind=PartKind.SECTION,
            id=section.id,
            point=point,
            low=low,
            high=high,
            coverage=coverage(parts),
            weight=section.weight,
            title=section.title,
            method=Method.WEIGHTED_MEAN.value,
            why=() if point is not None else (Why.NO_PARTS,),
            parts=tuple(parts),
        )

    def _clause(self, clause: Clause) -> Part:
        covers, direct = clause.tested_by(self.interview.questionnaire, self._asked)
        parts = [self._cover(cover) for cover in covers]
        parts += [self._direct(question_id) for question_id in direct]
        point, low, high = combine(Method.WEIGHTED_MEAN, parts)
        part = Part(
            kind=PartKind.CLAUSE,
            id=clause.id,
            point=point,
            low=low,
            high=high,
            coverage=0.0 if clause.outside_hub else coverage(parts),
            weight=clause.weight,
            title=clause.title,
            method=Method.WEIGHTED_MEAN.value,
            because=clause.outside_hub,
            parts=tuple(parts),
        )
        result, why = outcome(part, self._hub, self._code.scoring)
        return replace(part, outcome=result, why=why, grade=grade(self._code.scoring, point))

    def _direct(self, question_id: str) -> Part:
        """The part of a question that the clause names itself; uncovered where it is not asked."""
        question = self.interview.question(question_id)
        if question is None:
            why = (Why.UNTESTED,)
            return Part(PartKind.QUESTION, question_id, None, None, None, 0.0, why=why)
        part = self._answers.part(question)
        return replace(part, coverage=0.0) if Why.OUT_OF_SCOPE in part.why else part

    def _cover(self, cover: Cover) -> Part:
        criterion = self._hub.criteria.get(cover.criterion)
        questions = self._by_criterion.get(cover.criterion, [])
        parts = [self._answers.part(question) for question in questions]
        if criterion is not None and cover.level is not None:
            parts = [self._levelled(part, criterion, cover.level) for part in parts]
        point = mean([(part.weight, part.point) for part in parts])
        low, high = _ends(point, cover)
        return Part(
            kind=PartKind.CRITERION,
            id=cover.criterion,
            point=point,
            low=low,
            high=high,
            coverage=_criterion_coverage(parts),
            weight=cover.weight,
            title=criterion.title if criterion else None,
            method=Method.WEIGHTED_MEAN.value,
            why=_cover_why(parts, point, cover),
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
        return replace(part, point=figure, low=figure, high=figure, level_reached=level)


def _ends(point: float | None, cover: Cover) -> tuple[float | None, float | None]:
    """How low and how high the clause may stand, given the criterion's figure.

    Where the code asks less, a shortfall may still be no breach; where it asks more, a full figure
    may still leave something open.
    """
    if point is None:
        return None, None
    low = 0.0 if cover.relation is Relation.EXCEEDS else point
    return low, 1.0 if cover.relation is Relation.PARTIAL else point


def _criterion_coverage(parts: list[Part]) -> float | None:
    in_scope = [part for part in parts if Why.OUT_OF_SCOPE not in part.why]
    return coverage(in_scope) if in_scope else 0.0


def _cover_why(parts: list[Part], point: float | None, cover: Cover) -> tuple[Why, ...]:
    if not parts:
        return (Why.UNTESTED,)
    if point is None:
        in_scope = any(Why.OUT_OF_SCOPE not in part.why for part in parts)
        return (Why.NO_PARTS,) if in_scope else (Why.OUT_OF_SCOPE,)
    if cover.relation is Relation.PARTIAL and not reached(point, 1.0):
        return (Why.CODE_ASKS_LESS,)
    return (Why.CODE_ASKS_MORE,) if cover.relation is Relation.EXCEEDS and point > 0 else ()
