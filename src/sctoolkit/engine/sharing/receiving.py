"""What the content of a bundle gives back: an assessment, and the plan that went along."""

from __future__ import annotations

from datetime import date

from sctoolkit.engine.sharing.disclosing_plans import DAYS, KEYS, VERIFYING, WORDS
from sctoolkit.model.assessment import Answer, Assessment, Evidence, EvidenceLevel, Permission, Unit
from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, FollowedPlan
from sctoolkit.model.returned_plan import ReturnedCell, ReturnedPlan, ReturnedRow
from sctoolkit.model.sharing import Content, SharedAction, SharedAnswer, SharedPlan

PROPOSED = (
    Field.SEVERITY,
    Field.ZERO,
    Field.FINDING_STATUS,
    Field.DUE,
    Field.TEXT,
    Field.CORRECT,
    Field.IMMEDIATE,
    Field.PREVENT,
    Field.REMEDY,
)
"""What the one who leads proposes; all else was typed by people."""


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


def received_plan(
    shared: SharedPlan, content: Content, file: str, allowed: Permission
) -> FollowedPlan:
    """The plan that went along, to be followed beside the assessment in that file."""
    return FollowedPlan(
        id=shared.id,
        made_from=(file,),
        subject=content.facility.name,
        questionnaire=content.audit.questionnaire,
        codes=shared.codes,
        made_on=date.fromisoformat(shared.made_on),
        updated=date.fromisoformat(shared.updated),
        revision=shared.revision,
        written_at=shared.revision,
        language=shared.language,
        shared=allowed,
        actions=tuple(_followed(one) for one in shared.actions),
    )


def _followed(one: SharedAction) -> FollowedAction:
    entries = _entries(one)
    proposed = {column: entry for column, entry in entries.items() if column in PROPOSED}
    typed = {column: entry for column, entry in entries.items() if column not in PROPOSED}
    opened = date.fromisoformat(one.opened) if one.opened else None
    return FollowedAction(one.id, proposed, typed, opened, one.cites)


def _entries(one: SharedAction) -> dict[Field, Entry]:
    """What stands in the columns of an action; nothing of those that are empty."""
    said: dict[Field, Entry] = {
        column: getattr(one, column.value) or None for column in (*KEYS, *WORDS)
    }
    days = {column: getattr(one, column.value) for column in DAYS}
    said |= {column: date.fromisoformat(day) for column, day in days.items() if day}
    said[Field.DONE] = one.done
    return {column: entry for column, entry in said.items() if entry is not None}


def verified(shared: SharedPlan, by: str, file: str, sha256: str) -> ReturnedPlan:
    """What another company verified, as if it came in a workbook; nothing else of theirs."""
    rows = []
    for one in shared.actions:
        said = {column: entry for column, entry in _entries(one).items() if column in VERIFYING}
        if said:
            said[Field.VERIFIED_BY] = by
            cells = {column: _cell(one.id, column, entry) for column, entry in said.items()}
            rows.append(ReturnedRow(one.id, one.id, cells))
    sent = {column for row in rows for column in row.cells}
    return ReturnedPlan(file, sha256, tuple(rows), gone=tuple(set(Field) - sent))


def _cell(action: str, column: Field, entry: Entry) -> ReturnedCell:
    text = entry.isoformat() if isinstance(entry, date) else str(entry)
    return ReturnedCell(entry, text, f"{action} {column.value}")
