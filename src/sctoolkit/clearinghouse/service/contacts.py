"""Overlap by keyed hashes, and talk between two who are not named until both agree."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import aliased

from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import (
    Body,
    Desk,
    Digest,
    Id,
    Reader,
    Room,
    Words,
    Writer,
    refused,
)
from sctoolkit.clearinghouse.service.groups import peers
from sctoolkit.clearinghouse.service.logbook import now
from sctoolkit.clearinghouse.service.tables import Contact, Member, Message, OverlapKey
from sctoolkit.clearinghouse.service.words import checked_words
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["overlap and contacts"], route_class=Room)
MOST = 50_000
"""Keys in one list."""


class Keys(Body):
    """A member's facilities as hashes under the key that the group agreed on."""

    keys: Annotated[list[Digest], Field(max_length=MOST)]


class NewContact(Body):
    """The wish to talk about a facility that others have too."""

    key: Digest


class NewMessage(Body):
    """A message; its id is the sender's, so that none can be sent twice."""

    id: Id
    text: Words


@router.put("/overlap")
def put_keys(desk: Writer, new: Keys) -> dict[str, int]:
    """Replaces the caller's list of hashes."""
    keys = set(new.keys)
    desk.session.execute(delete(OverlapKey).where(OverlapKey.member_id == desk.me))
    rows = [{"member_id": desk.me, "key": key} for key in sorted(keys)]
    if rows:
        desk.session.execute(insert(OverlapKey), rows)
    desk.note("overlap-list", str(len(keys)))
    return {"keys": len(keys)}


@router.get("/overlap")
def matches(desk: Reader) -> list[str]:
    """Which of the caller's hashes another member of their groups has too; never whose they are."""
    mine, theirs = aliased(OverlapKey), aliased(OverlapKey)
    asked = (
        select(mine.key)
        .distinct()
        .join(theirs, (theirs.key == mine.key) & (theirs.member_id != mine.member_id))
        .where(mine.member_id == desk.me, theirs.member_id.in_(peers(desk.me)))
    )
    with counting(desk.session):
        found = sorted(desk.session.scalars(asked))
    desk.note("overlap", str(len(found)))
    return found


@router.post("/contacts", status_code=201)
def ask(desk: Writer, new: NewContact) -> list[str]:
    """Opens a talk with each member that has the same facility; nobody is named."""
    own = desk.session.get(OverlapKey, (desk.me, new.key))
    desk.found(own)
    with counting(desk.session):
        others = list(
            desk.session.scalars(
                select(OverlapKey.member_id).where(
                    OverlapKey.key == new.key,
                    OverlapKey.member_id != desk.me,
                    OverlapKey.member_id.in_(peers(desk.me)),
                )
            )
        )
        opened = [_opened(desk, new.key, other) for other in others]
    desk.note("contact", new.key)
    return opened


def _opened(desk: Desk, key: str, other: str) -> str:
    """The talk of the two about the facility, whoever began it."""
    either = or_(
        (Contact.asker_id == desk.me) & (Contact.asked_id == other),
        (Contact.asker_id == other) & (Contact.asked_id == desk.me),
    )
    known = desk.session.scalars(select(Contact).where(Contact.key == key, either)).first()
    if known is not None:
        return known.id
    made = Contact(
        id=secrets.token_hex(16),
        key=key,
        asker_id=desk.me,
        asked_id=other,
        asker_agrees=False,
        asked_agrees=False,
    )
    desk.session.add(made)
    return made.id


@router.get("/contacts")
def contacts(desk: Reader) -> list[dict[str, Any]]:
    """The caller's talks; the other is named where both agreed to it."""
    rows = desk.session.scalars(select(Contact).order_by(Contact.id).limit(500)).all()
    found = [_plain(desk, row) for row in rows]
    desk.note("contacts")
    return found


def _plain(desk: Desk, row: Contact) -> dict[str, Any]:
    asker = row.asker_id == desk.me
    both = row.asker_agrees and row.asked_agrees
    other = desk.session.get_one(Member, row.asked_id if asker else row.asker_id) if both else None
    return {
        "id": row.id,
        "key": row.key,
        "you_agree": row.asker_agrees if asker else row.asked_agrees,
        "other": other.name if other else None,
        "card": other.card if other else None,
    }


@router.post("/contacts/{contact}/agree")
def agree(desk: Writer, contact: Id) -> dict[str, Any]:
    """The caller agrees to be named, should the other agree too."""
    row = desk.found(desk.session.get(Contact, contact))
    if row.asker_id == desk.me:
        row.asker_agrees = True
    else:
        row.asked_agrees = True
    desk.note("agree", contact)
    return _plain(desk, row)


@router.post("/contacts/{contact}/messages", status_code=201)
def write(desk: Writer, contact: Id, new: NewMessage) -> dict[str, str]:
    """Sends a message; refused where it may be about prices, orders, customers and the like."""
    row = desk.found(desk.session.get(Contact, contact))
    text = checked_words(new.text)
    with counting(desk.session):
        taken = select(func.count()).select_from(Message).where(Message.id == new.id)
        if desk.session.scalar(taken):
            raise refused(_("This message was sent already."), 409)
    desk.session.add(
        Message(
            id=new.id,
            contact_id=row.id,
            asker_id=row.asker_id,
            asked_id=row.asked_id,
            by_asker=row.asker_id == desk.me,
            at=now(),
            text=text,
        )
    )
    desk.note("message", contact)
    return {"id": new.id}


@router.get("/contacts/{contact}/messages")
def read(desk: Reader, contact: Id) -> list[dict[str, Any]]:
    """The messages of a talk."""
    row = desk.found(desk.session.get(Contact, contact))
    asked = select(Message).where(Message.contact_id == contact).order_by(Message.at).limit(500)
    rows = desk.session.scalars(asked).all()
    desk.note("messages", contact)
    asker = row.asker_id == desk.me
    return [{"at": one.at, "yours": one.by_asker == asker, "text": one.text} for one in rows]
