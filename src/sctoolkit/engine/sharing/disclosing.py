"""What of an assessment may leave: built field by field, so that nothing else can.

Answers are looked at by what their question asks, free text by what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sctoolkit.engine.sharing.commerce import Vocabulary
from sctoolkit.engine.sharing.disclosing_plans import shared_plan
from sctoolkit.engine.sharing.gate import Gate, Remark, Verdict, Wishes
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    AskedOf,
    Assessment,
    EvidenceLevel,
    Unit,
)
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.result import Finding, Part, PartKind, Result, every
from sctoolkit.model.sharing import (
    WITHHELD,
    Audit,
    Content,
    Facility,
    Profile,
    SharedAnswer,
    SharedArea,
    SharedFinding,
    SharedUnit,
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What would leave, and what was met on the way."""

    content: Content
    remarks: tuple[Remark, ...] = ()

    def having(self, verdict: Verdict) -> list[Remark]:
        """The remarks of one verdict."""
        return [remark for remark in self.remarks if remark.verdict is verdict]

    @property
    def may_leave(self) -> bool:
        """Whether nothing is refused and nobody has to look at anything any more."""
        return not self.having(Verdict.REFUSED) and not self.having(Verdict.WAITING)


def disclose(
    questionnaire: Questionnaire,
    assessment: Assessment,
    results: Sequence[Result],
    vocabulary: Vocabulary,
    wishes: Wishes,
) -> Disclosure:
    """What of an assessment and its results may leave under a profile."""
    gate = Gate(vocabulary, wishes)
    content = Content(_facility(gate), _audit(questionnaire, assessment, results, gate))
    if wishes.profile.covers(Profile.MEMBER):
        content = replace(
            content,
            areas=tuple(area for result in results for area in _areas(result)),
            findings=tuple(
                _finding(result, found) for result in results for found in result.findings
            ),
            answers=tuple(_answers(questionnaire, assessment, gate)),
            units=tuple(_units(assessment.units, gate)),
        )
        if wishes.plan is not None:
            content = replace(content, plan=shared_plan(wishes.plan, gate))
    return Disclosure(content, tuple(gate.remarks))


def _facility(gate: Gate) -> Facility:
    facility = gate.wishes.facility
    if gate.wishes.profile is Profile.PUBLIC:
        return replace(facility, address="")
    return facility


def _audit(
    questionnaire: Questionnaire, assessment: Assessment, results: Sequence[Result], gate: Gate
) -> Audit:
    codes = {result.stamp.code: result.stamp.code_digest for result in results}
    return Audit(
        date=(assessment.updated or assessment.started)[:10],
        kind=gate.wishes.kind,
        questionnaire=questionnaire.name,
        questionnaire_digest=questionnaire.digest,
        scope=assessment.scope,
        codes=codes,
        auditor=gate.words(gate.wishes.auditor, "auditor"),
        made_up=assessment.made_up,
    )


def _areas(result: Result) -> list[SharedArea]:
    sections = [part for part in result.tree.parts if part.kind is PartKind.SECTION]
    return [SharedArea(result.stamp.code, part.id, _rounded(part.share)) for part in sections]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _finding(result: Result, found: Finding) -> SharedFinding:
    clauses = [part for part in result.parts(PartKind.CLAUSE) if part.id == found.clause]
    criteria = [one.id for part in clauses for one in part.parts if one.kind is PartKind.CRITERION]
    return SharedFinding(
        code=result.stamp.code,
        clause=found.clause,
        severity=found.severity,
        outcome=found.outcome,
        criteria=tuple(dict.fromkeys(criteria)),
        unit=found.unit,
        verified=all(map(_verified, clauses)),
    )


def _verified(clause: Part) -> bool:
    """Whether all answers under it were checked by someone independent."""
    levels = [part.evidence for part in every(clause, PartKind.QUESTION)]
    return bool(levels) and all(level is EvidenceLevel.VERIFIED for level in levels)


def _answers(
    questionnaire: Questionnaire, assessment: Assessment, gate: Gate
) -> list[SharedAnswer]:
    questions = {question.id: question for question in questionnaire.questions()}
    shared = []
    for asked, answer in assessment.every_answer():
        question = questions.get(asked.question)
        if question is not None and asked.question not in gate.wishes.without:
            one = _answer(question, asked, answer, gate)
            shared += [one] if one else []
    return shared


def _answer(question: Question, asked: AskedOf, answer: Answer, gate: Gate) -> SharedAnswer | None:
    """The answer as it may leave; None where nothing of it may."""
    own_words = gate.wishes.profile is Profile.PRIVATE
    spoken = question.kind is QuestionKind.TEXT and answer.state is AnswerState.ANSWERED
    if answer.state is AnswerState.MISSING or (spoken and not own_words):
        return None
    place = str(asked)
    if not gate.passes(question, place):
        return None
    value = answer.value
    if spoken:
        value = gate.words(str(value), place)
    return SharedAnswer(
        question=asked.question,
        state=answer.state,
        value=value,
        unit=asked.unit,
        evidence=answer.evidence_level(),
        digests=tuple(piece.sha256 for piece in answer.evidence if piece.sha256),
        reason=_said(answer.reason, place, gate),
        note=_said(answer.note, place, gate) if own_words else "",
    )


def _said(text: str, place: str, gate: Gate) -> str:
    if gate.wishes.profile is Profile.PRIVATE:
        return gate.words(text, place)
    return WITHHELD if text else ""


def _units(units: Sequence[Unit], gate: Gate, within: str = "") -> list[SharedUnit]:
    """Each with its share of the sizes of its like; titles and head counts stay at home."""
    sizes: dict[str, float] = {}
    for unit in units:
        sizes[unit.kind] = sizes.get(unit.kind, 0) + unit.size
    shared = []
    for unit in units:
        name = gate.field(unit.id, f"unit {unit.id}")
        share = round(unit.size / sizes[unit.kind], 4) if sizes[unit.kind] else 0.0
        shared.append(SharedUnit(name, gate.field(unit.kind, f"unit {unit.id}"), share, within))
        shared += _units(unit.units, gate, unit.id)
    return shared
