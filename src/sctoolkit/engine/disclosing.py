"""What of an assessment may leave: built field by field, so that nothing else can.

Answers are looked at by what their question asks, free text by what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sctoolkit.engine.commerce import Met, Vocabulary, unread
from sctoolkit.engine.personal import cleaned, likely_names
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    AskedOf,
    Assessment,
    Evidence,
    EvidenceLevel,
    Unit,
)
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.result import Finding, Part, PartKind, Result, every
from sctoolkit.model.sharing import (
    Audit,
    AuditKind,
    Content,
    Facility,
    Profile,
    SharedAnswer,
    SharedArea,
    SharedFinding,
    SharedUnit,
)

WITHHELD = "…"
"""Stands for a reason that is not shown; an answer that does not apply must have one."""


class Verdict(StrEnum):
    """What becomes of something that was met."""

    REFUSED = "refused"
    """It never leaves; the person has to leave its question out."""
    WAITING = "waiting"
    """A person has to look at it and say that it may leave."""
    REMOVED = "removed"
    """It was taken out of the text."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was met on the way out, with its place."""

    verdict: Verdict
    place: str
    """`question`, `unit/question`, or the name of a field."""
    meaning: str
    """price, capacity …, `personal`, `name`, `script`, or the kind of what was removed."""
    found: str
    """The word that it was known by."""
    text: str = ""
    """The whole wording that it stands in."""


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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says about this one disclosure."""

    profile: Profile
    facility: Facility
    kind: AuditKind = AuditKind.SELF
    auditor: str = ""
    confirmed: frozenset[str] = frozenset()
    """Places that were looked at and may leave."""
    without: frozenset[str] = frozenset()
    """Questions that stay at home."""
    vetted: frozenset[str] = frozenset()
    """Questions whose wording was looked at when they were written."""


@dataclass(slots=True)
class _Gate:
    """Lets through what may leave, and notes what it met."""

    vocabulary: Vocabulary
    wishes: Wishes
    remarks: list[Remark] = field(default_factory=list)

    def passes(self, question: Question, place: str) -> bool:
        """Whether the answer to a question may leave, by what the question asks."""
        if question.id in self.wishes.vetted:
            return True
        wordings = [question.id, *question.ask.wordings.values()]
        if question.unit:
            wordings += question.unit.wordings.values()
        met = self.vocabulary.met(" \n ".join(wordings))
        met += [
            one for option in question.options for one in self._of_option(option.label.wordings)
        ]
        closed = question.kind not in (QuestionKind.NUMBER, QuestionKind.TEXT)
        verdict = Verdict.WAITING if closed else Verdict.REFUSED
        return not self._noted(verdict, place, met, question.ask.to("en"))

    def _of_option(self, wordings: dict[str, str]) -> list[Met]:
        """An option gives a figure away where it has one beside such a word."""
        telling = [words for words in wordings.values() if any(map(str.isdigit, words))]
        return [one for words in telling for one in self.vocabulary.met(words)]

    def words(self, text: str, place: str) -> str:
        """Somebody's own words without personal data; noted where a person must look at them."""
        text, personal = cleaned(text)
        self.remarks += [Remark(Verdict.REMOVED, place, one.kind, one.text) for one in personal]
        met = self.vocabulary.met(text)
        met += [Met("name", name) for name in likely_names(text)]
        met += [Met("script", text)] if unread(text) else []
        self._noted(Verdict.WAITING, place, met, text)
        return text

    def field(self, text: str, place: str) -> str:
        """A heading or a name of the file: refused where it means what must not leave."""
        _text, personal = cleaned(text)
        met = self.vocabulary.met(text) + [Met("personal", one.text) for one in personal]
        self._noted(Verdict.REFUSED, place, met, text)
        return text

    def _noted(self, verdict: Verdict, place: str, met: Sequence[Met], text: str) -> bool:
        """Whether something was met that a person has not confirmed."""
        if verdict is Verdict.WAITING and place in self.wishes.confirmed:
            return False
        self.remarks += [Remark(verdict, place, one.meaning, one.word, text) for one in met]
        return bool(met)


def disclose(
    questionnaire: Questionnaire,
    assessment: Assessment,
    results: Sequence[Result],
    vocabulary: Vocabulary,
    wishes: Wishes,
) -> Disclosure:
    """What of an assessment and its results may leave under a profile."""
    gate = _Gate(vocabulary, wishes)
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
    return Disclosure(content, tuple(gate.remarks))


def _facility(gate: _Gate) -> Facility:
    facility = gate.wishes.facility
    if gate.wishes.profile is Profile.PUBLIC:
        return replace(facility, address="")
    return facility


def _audit(
    questionnaire: Questionnaire, assessment: Assessment, results: Sequence[Result], gate: _Gate
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
    questionnaire: Questionnaire, assessment: Assessment, gate: _Gate
) -> list[SharedAnswer]:
    questions = {question.id: question for question in questionnaire.questions()}
    shared = []
    for asked, answer in assessment.every_answer():
        question = questions.get(asked.question)
        if question is not None and asked.question not in gate.wishes.without:
            one = _answer(question, asked, answer, gate)
            shared += [one] if one else []
    return shared


def _answer(question: Question, asked: AskedOf, answer: Answer, gate: _Gate) -> SharedAnswer | None:
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


def _said(text: str, place: str, gate: _Gate) -> str:
    if gate.wishes.profile is Profile.PRIVATE:
        return gate.words(text, place)
    return WITHHELD if text else ""


def _units(units: Sequence[Unit], gate: _Gate, within: str = "") -> list[SharedUnit]:
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


def received(content: Content, assessment_id: str, tool: str) -> Assessment:
    """The assessment that the content of a bundle gives back, to be scored by anyone."""
    audit, facility = content.audit, content.facility
    return Assessment(
        id=assessment_id,
        questionnaire=audit.questionnaire,
        scope=audit.scope,
        organisation=facility.name,
        made_up=audit.made_up,
        digest=audit.questionnaire_digest,
        started=audit.date,
        updated=audit.date,
        tool=tool,
        answers=_given(content, ""),
        units=_received_units(content, ""),
    )


def _received_units(content: Content, within: str) -> tuple[Unit, ...]:
    inside = [unit for unit in content.units if unit.within == within]
    return tuple(
        Unit(
            id=unit.id,
            kind=unit.kind,
            size=unit.share,
            answers=_given(content, unit.id),
            units=_received_units(content, unit.id),
        )
        for unit in inside
    )


def _given(content: Content, unit: str) -> dict[str, Answer]:
    return {one.question: _answer_given(one) for one in content.answers if one.unit == unit}


def _answer_given(one: SharedAnswer) -> Answer:
    return Answer(
        one.state, one.value, reason=one.reason, note=one.note, evidence=_evidence_given(one)
    )


def _evidence_given(one: SharedAnswer) -> tuple[Evidence, ...]:
    """What is behind the answer, as names without the documents."""
    if one.evidence not in (EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED):
        return ()
    names = [f"urn:sha256:{digest}" for digest in one.digests] or ["urn:shared"]
    return tuple(Evidence(name, level=one.evidence) for name in names)
