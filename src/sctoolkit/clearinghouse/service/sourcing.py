"""Who buys where: said by the buyer, confirmed or refused by who can know it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from sqlalchemy import ColumnElement, delete, select

from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import (
    Admin,
    Body,
    Desk,
    Digest,
    Id,
    Reader,
    Room,
    Writer,
    refused,
)
from sctoolkit.clearinghouse.service.tables import Facility, Member, Sourcing
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["sourcing"], route_class=Room)
NONE = "0" * 64
"""Stands for the digest of no document."""
MOST = 1000


class NewClaim(Body):
    """That the caller buys from a facility whose id its owner gave out."""

    document: Digest = NONE
    """SHA-256 of what shows it."""


class Seen(Body):
    """Which document an administrator saw."""

    document: Digest
    """SHA-256 of it: the one that the buyer named."""


def claim(desk: Desk, place: Facility, document: str) -> None:
    """Puts down that the caller buys there; anew where that was refused."""
    known = desk.session.get(Sourcing, (place.id, desk.me))
    if known is None:
        known = Sourcing(facility_id=place.id, member_id=desk.me, confirmed=False)
        known.owner_id, known.key = place.owner_id, place.key
        desk.session.add(known)
    if not known.confirmed:
        known.document, known.refused = document, False


@router.post("/facilities/{facility}/sourcing", status_code=201)
def claim_to_buy(desk: Writer, facility: Id, new: NewClaim) -> dict[str, str]:
    """Says that the caller buys there; nothing is shown before it is confirmed."""
    with counting(desk.session):
        place = desk.found(desk.session.get(Facility, facility))
    claim(desk, place, new.document)
    desk.note("claim", facility)
    return {"facility": facility}


@router.delete("/facilities/{facility}/sourcing")
def withdraw(desk: Writer, facility: Id) -> dict[str, str]:
    """The caller buys there no more: from now on it sees nothing of the facility."""
    desk.found(desk.session.get(Sourcing, (facility, desk.me)))
    own = Sourcing.facility_id == facility, Sourcing.member_id == desk.me
    desk.session.execute(delete(Sourcing).where(*own))
    desk.note("withdraw", facility)
    return {"facility": facility}


@router.get("/sourcing")
def claims(desk: Reader) -> list[dict[str, object]]:
    """Who says that they buy from the caller's facilities, and where the caller says so.

    What waits comes first. The caller's own claims name a facility once they are confirmed.
    """
    found = _listed(desk, (Sourcing.member_id == desk.me) | (Sourcing.owner_id == desk.me))
    desk.note("claims")
    return found


@router.post("/facilities/{facility}/sourcing/{member}")
def confirm(desk: Writer, facility: Id, member: Id) -> dict[str, bool]:
    """The owner of a facility confirms that a member buys there; only then it is shown to them."""
    _of_owner(desk, facility, member).answered(buys=True)
    desk.note("confirm", f"{facility} {member}")
    return {"confirmed": True}


@router.delete("/facilities/{facility}/sourcing/{member}")
def refuse(desk: Writer, facility: Id, member: Id) -> dict[str, bool]:
    """The owner says that a member does not buy there, or no more: nothing is shown to them."""
    _of_owner(desk, facility, member).answered(buys=False)
    desk.note("refuse", f"{facility} {member}")
    return {"confirmed": False}


def _of_owner(desk: Desk, facility: str, member: str) -> Sourcing:
    row: Sourcing = desk.found(desk.session.get(Sourcing, (facility, member)))
    desk.found(row if row.owner_id == desk.me else None)
    return row


@router.get("/admin/sourcing")
def waiting(desk: Admin) -> list[dict[str, object]]:
    """The claims that no owner can confirm, because none is a member, for an administrator."""
    where = Sourcing.owner_id.is_(None) & ~Sourcing.confirmed & ~Sourcing.refused
    with counting(desk.session):
        found = _listed(desk, where)
    desk.note("waiting-claims")
    return found


@router.post("/admin/facilities/{facility}/sourcing/{member}")
def confirm_by_document(desk: Admin, facility: Id, member: Id, seen: Seen) -> dict[str, bool]:
    """An administrator confirms it, having seen the document: for owners who are no members."""
    with counting(desk.session):
        row = _of_nobody(desk, facility, member)
        if seen.document == NONE or row.document != seen.document:
            raise refused(_("That is not the document that the member named."))
        row.answered(buys=True)
    desk.note("confirm-by-document", f"{facility} {member}")
    return {"confirmed": True}


@router.delete("/admin/facilities/{facility}/sourcing/{member}")
def refuse_for_owner(desk: Admin, facility: Id, member: Id) -> dict[str, bool]:
    """An administrator says that a member does not buy there: for owners who are no members."""
    with counting(desk.session):
        _of_nobody(desk, facility, member).answered(buys=False)
    desk.note("refuse-for-owner", f"{facility} {member}")
    return {"confirmed": False}


def _of_nobody(desk: Desk, facility: str, member: str) -> Sourcing:
    row: Sourcing = desk.found(desk.session.get(Sourcing, (facility, member)))
    if row.owner_id is not None:
        raise refused(_("The owner of the facility is a member: only they can say it."))
    return row


def _listed(desk: Desk, where: ColumnElement[bool]) -> list[dict[str, Any]]:
    """The claims with names, as far as the caller sees them; what waits comes first."""
    asked = (
        select(Sourcing, Member.name, Facility.name)
        .join(Member, Member.id == Sourcing.member_id)
        .outerjoin(Facility, Facility.id == Sourcing.facility_id)
        .where(where)
        .order_by(Sourcing.confirmed | Sourcing.refused, Sourcing.facility_id, Member.name)
    )
    return [
        {
            "facility": row.facility_id,
            "name": place,
            "member": row.member_id,
            "by": by,
            "yours": row.member_id == desk.me,
            "document": None if row.document == NONE else row.document,
            "confirmed": row.confirmed,
            "refused": row.refused,
        }
        for row, by, place in desk.session.execute(asked.limit(MOST))
    ]
