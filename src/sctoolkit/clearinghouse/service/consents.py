"""Consents: given by owners, recorded from paper, taken back; every read looks at them anew."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import select

from sctoolkit.clearinghouse.consents import read_consent, stands_for
from sctoolkit.clearinghouse.service.desk import Body, Desk, Id, Reader, Room, Writer, refused
from sctoolkit.clearinghouse.service.groups import peers
from sctoolkit.clearinghouse.service.registry import is_named
from sctoolkit.clearinghouse.service.tables import RANKS, ConsentRow, Facility, Member
from sctoolkit.language import _
from sctoolkit.model.sharing import Consent, Signed

router = APIRouter(prefix="/v1/consents", tags=["consents"], route_class=Room)
LIMIT = 1000


class NewConsent(Body):
    """A consent as `sctoolkit share consent give` or `record` wrote it."""

    facility: Id
    envelope: Annotated[str, Field(max_length=60_000, pattern=r"^[^\x00]*$")]


@router.post("", status_code=201)
def give(desk: Writer, new: NewConsent) -> dict[str, str]:
    """Takes a consent in; it must be signed by the owner, or by the sharer who holds the paper."""
    by, consent = read_consent(new.envelope.encode(), "consent")
    facility = desk.found(desk.session.get(Facility, new.facility))
    sharer = _member(desk, consent.sharer)
    recipient = _member(desk, consent.recipient) if consent.recipient else None
    _check(desk, by, consent, facility, sharer)
    if desk.session.get(ConsentRow, consent.id) is not None:
        raise refused(_("This consent is there already."), 409)
    desk.session.add(
        ConsentRow(
            id=consent.id,
            facility_id=facility.id,
            owner_id=facility.owner_id,
            sharer_id=sharer.id,
            recipient_id=recipient.id if recipient else None,
            rank=RANKS[consent.profile.value] if recipient else 0,
            start=consent.start,
            until=consent.until,
            revoked=False,
            envelope=new.envelope,
        )
    )
    desk.note("consent", consent.id)
    return {"id": consent.id}


def _member(desk: Desk, fingerprint: str) -> Member:
    """A member of the caller's groups by its card."""
    asked = select(Member).where(Member.fingerprint == fingerprint)
    asked = asked.where(Member.id.in_(peers(desk.me)))
    found: Member = desk.found(desk.session.scalars(asked).first())
    return found


def _check(desk: Desk, by: Signed, consent: Consent, facility: Facility, sharer: Member) -> None:
    """Refuses what nobody consented to, or what is about another facility."""
    me = desk.session.get_one(Member, desk.me)
    signer = by.by.fingerprint
    own = facility.owner_id == desk.me and signer == me.fingerprint
    paper = bool(consent.document) and facility.owner_id is None
    paper = paper and sharer.id == desk.me and signer == me.fingerprint
    if not (own or paper) or not (own or stands_for(by, consent)):
        raise refused(_("Only the owner of the facility can consent, or you by their paper."))
    same = is_named(desk.session, facility, consent.facility.name)
    if not same or consent.facility.country != facility.country:
        raise refused(_("The consent is about another facility."))


@router.get("")
def listed(desk: Reader) -> list[dict[str, Any]]:
    """The consents that the caller gave, shares under, or receives by."""
    rows = desk.session.scalars(select(ConsentRow).order_by(ConsentRow.id).limit(LIMIT)).all()
    desk.note("consents")
    names = (
        "id",
        "facility_id",
        "owner_id",
        "sharer_id",
        "recipient_id",
        "rank",
        "start",
        "until",
        "revoked",
    )
    return [{name: getattr(row, name) for name in names} for row in rows]


@router.post("/{consent}/revoke")
def revoke(desk: Writer, consent: Id) -> dict[str, bool]:
    """Takes a consent back, as its owner, or as who recorded it; access ends with this answer."""
    row = desk.found(desk.session.get(ConsentRow, consent))
    recorded = row.owner_id is None and row.sharer_id == desk.me
    desk.found(row if row.owner_id == desk.me or recorded else None)
    row.revoked, row.held_back = True, False
    desk.note("revoke", consent)
    return {"revoked": True}
