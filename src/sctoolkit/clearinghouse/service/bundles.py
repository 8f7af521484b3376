"""Publishing and fetching: bundles as they were signed, findings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import func, insert, select

from sctoolkit.clearinghouse.bundle import Bundle, unpacked
from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import Desk, Id, Reader, Room, Writer, refused
from sctoolkit.clearinghouse.service.groups import peers
from sctoolkit.clearinghouse.service.registry import bought_from, is_named
from sctoolkit.clearinghouse.service.tables import (
    RANKS,
    Audit,
    ConsentRow,
    ContentRow,
    Facility,
    FindingRow,
    Member,
)
from sctoolkit.clearinghouse.service.visibility import today
from sctoolkit.clearinghouse.service.words import check_field
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["results"], route_class=Room)
PAGE = 200
BINARY = {
    "requestBody": {
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    }
}


async def sent(request: Request) -> bytes:
    """The bytes of the body."""
    return await request.body()


@router.post("/bundles", status_code=201, openapi_extra=BINARY)
def publish(
    desk: Writer,
    facility: Annotated[str, Query(pattern=r"^[0-9a-f]{32}$")],
    raw: Annotated[bytes, Depends(sent)],
) -> dict[str, object]:
    """Takes a bundle in, whole or not at all: signed by the caller, consented to, allow-listed."""
    place = desk.found(desk.session.get(Facility, facility))
    me = desk.session.get_one(Member, desk.me)
    found = unpacked(raw, "bundle", lambda card: card.fingerprint == me.fingerprint)
    _check(desk, found, place)
    if desk.session.get(Audit, found.manifest.id) is not None:
        raise refused(_("This bundle was published already."), 409)
    owned = {"facility_id": place.id, "publisher_id": desk.me, "owner_id": place.owner_id}
    audit = found.content.audit
    desk.session.add(
        Audit(
            id=found.manifest.id,
            date=audit.date,
            kind=audit.kind.value,
            codes=" ".join(audit.codes),
            expires=found.manifest.expires,
            **owned,
        )
    )
    desk.session.flush()
    shown: dict[str, Any] = {"rank": RANKS[found.manifest.profile.value], **owned}
    desk.session.add(ContentRow(audit_id=found.manifest.id, bundle=raw, **shown))
    desk.session.flush()
    if found.content.findings:
        desk.session.execute(insert(FindingRow), _findings(found, shown))
    desk.note("publish", found.manifest.id)
    return {"id": found.manifest.id, "findings": len(found.content.findings)}


def _findings(found: Bundle, shown: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the findings, as one statement writes them all."""
    return [
        {
            "audit_id": found.manifest.id,
            "code": one.code,
            "clause": one.clause,
            "severity": one.severity.value,
            "outcome": one.outcome.value,
            "criteria": " ".join(one.criteria),
            **shown,
        }
        for one in found.content.findings
    ]


def _check(desk: Desk, found: Bundle, place: Facility) -> None:
    """Refuses what is for someone else, about another facility, or without a consent that holds."""
    manifest, content = found.manifest, found.content
    if manifest.recipient:
        raise refused(_("The bundle was packed for one company, not for the clearinghouse."))
    same = is_named(desk.session, place, content.facility.name)
    if not same or content.facility.country != place.country:
        raise refused(_("The bundle is about another facility."))
    for unit in content.units:
        check_field(unit.id, unit.kind)
    check_field(content.audit.auditor)
    given = select(ConsentRow).where(
        ConsentRow.facility_id == place.id,
        ConsentRow.sharer_id == desk.me,
        ConsentRow.rank >= RANKS[manifest.profile.value],
        ConsentRow.start <= today(),
        ConsentRow.until >= today(),
        ~ConsentRow.revoked,
    )
    if desk.session.scalars(given).first() is None:
        raise refused(_("No consent of the facility's owner allows that."))


@router.get("/bundles")
def listed(desk: Reader, facility: Annotated[str, Query(pattern=r"^[0-9a-f]{32}$")]) -> list[str]:
    """The bundles about a facility whose content the caller may see."""
    asked = select(ContentRow.audit_id).where(ContentRow.facility_id == facility).limit(PAGE)
    rows = list(desk.session.scalars(asked))
    desk.note("bundles", facility)
    return rows


@router.get("/bundles/{bundle}", response_class=Response)
def fetch(desk: Reader, bundle: Id) -> Response:
    """A bundle, byte for byte as its publisher signed it."""
    row = desk.found(desk.session.get(ContentRow, bundle))
    desk.note("fetch", bundle)
    return Response(row.bundle, media_type="application/zip")


@router.get("/bundles/{bundle}/consent")
def consent_of(desk: Reader, bundle: Id) -> dict[str, str]:
    """The consent under which the caller sees a bundle."""
    row = desk.found(desk.session.get(ContentRow, bundle))
    given = select(ConsentRow).where(
        ConsentRow.facility_id == row.facility_id,
        ConsentRow.sharer_id == row.publisher_id,
        ConsentRow.recipient_id == desk.me,
        ConsentRow.rank >= row.rank,
        ConsentRow.start <= today(),
        ConsentRow.until >= today(),
        ~ConsentRow.revoked,
    )
    found = desk.found(desk.session.scalars(given).first())
    desk.note("consent-of", bundle)
    return {"envelope": found.envelope}


@router.get("/facilities/{facility}/findings")
def side_by_side(desk: Reader, facility: Id) -> list[dict[str, Any]]:
    """What the assessments found, clause by clause: each beside the others, never averaged."""
    bought_from(desk, facility)
    asked = (
        select(FindingRow, Audit.date)
        .join(Audit, Audit.id == FindingRow.audit_id)
        .where(FindingRow.facility_id == facility)
        .order_by(FindingRow.code, FindingRow.clause, Audit.date, FindingRow.id)
        .limit(5000)
    )
    rows = desk.session.execute(asked).all()
    desk.note("findings", facility)
    return beside([(row, date) for row, date in rows])


def beside(rows: Sequence[tuple[FindingRow, str]]) -> list[dict[str, Any]]:
    """One entry for each clause, with what each assessment says; sources have no names here."""
    names: dict[str, str] = {}
    clauses: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row, date in rows:
        source = names.setdefault(row.audit_id, f"{len(names) + 1}")
        said = {"source": source, "date": date, "severity": row.severity, "outcome": row.outcome}
        clauses.setdefault((row.code, row.clause), []).append(said)
    return [
        {"code": code, "clause": clause, "said": said} for (code, clause), said in clauses.items()
    ]


@router.get("/statistics")
def statistics(
    desk: Reader,
    code: Annotated[str, Query(max_length=60, pattern=r"^[\w.@-]+$")],
    at_least: Annotated[int, Query(ge=3, le=50)] = 3,
) -> list[dict[str, Any]]:
    """In how many facilities the members of one's groups have a finding, clause by clause.

    Only where at least so many members contribute, and none of them more than half.
    """
    facilities = func.count(FindingRow.facility_id.distinct())
    contributed = FindingRow.code == code, FindingRow.publisher_id.in_(peers(desk.me))
    by_clause = select(FindingRow.clause, facilities).where(*contributed)
    by_member = select(FindingRow.clause, FindingRow.publisher_id, facilities).where(*contributed)
    clause = FindingRow.clause
    with counting(desk.session):
        parts = desk.session.execute(by_member.group_by(clause, FindingRow.publisher_id))
        rows = [tuple(row) for row in parts]
        totals = desk.session.execute(by_clause.group_by(clause))
        sums = {row[0]: row[1] for row in totals}
    desk.note("statistics", code)
    return counted(rows, sums, at_least)


def counted(
    rows: Sequence[tuple[Any, ...]], sums: dict[str, int], at_least: int
) -> list[dict[str, Any]]:
    """The facilities by clause, without those that would tell about one member."""
    by_clause: dict[str, list[int]] = {}
    for clause, _publisher, count in rows:
        by_clause.setdefault(clause, []).append(count)
    return [
        {"clause": clause, "facilities": sums[clause], "members": len(counts)}
        for clause, counts in sorted(by_clause.items())
        if len(counts) >= at_least and max(counts) * 2 <= sum(counts)
    ]
