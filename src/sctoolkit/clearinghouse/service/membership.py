"""Members: the notice, what is one's own, leaving; for administrators: joining and suspension."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import delete, or_, select, update

from sctoolkit import records
from sctoolkit.clearinghouse.keys import is_card
from sctoolkit.clearinghouse.service.access import new_token, revoke_all
from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import (
    Admin,
    Body,
    Id,
    Line,
    Newcomer,
    Room,
    Writer,
    refused,
)
from sctoolkit.clearinghouse.service.groups import belong, joined
from sctoolkit.clearinghouse.service.tables import (
    Account,
    Audit,
    Belonging,
    ConsentRow,
    Contact,
    ContentRow,
    FindingRow,
    Member,
    Message,
    OverlapKey,
    Sourcing,
    Table,
    Visit,
)
from sctoolkit.language import _, later
from sctoolkit.model.sharing import Card

router = APIRouter(prefix="/v1", tags=["members"], route_class=Room)
NOTICE = later(
    "This clearinghouse is for facts about working conditions. It is no legal advice, and "
    "following its rules does not replace your own lawyers. Never share prices, costs, volumes, "
    "capacities, orders, lead times, customers or plans of buying. Each member decides alone whom "
    "to buy from; nothing here is an advice, a ranking or a black list. A breach ends membership."
)
OWN: tuple[tuple[type[Table], str], ...] = (
    (Audit, "publisher_id"),
    (ContentRow, "publisher_id"),
    (FindingRow, "publisher_id"),
    (ConsentRow, "sharer_id"),
    (Sourcing, "member_id"),
    (OverlapKey, "member_id"),
    (Visit, "member_id"),
)
"""What a member brought in, by whose column."""


class NewMember(Body):
    """A company that joins."""

    name: Line
    sign: Line
    seal: Line
    groups: Annotated[tuple[Id, ...], Field(max_length=100)] = ()
    """Which groups it joins; may be left out while there is one alone."""


class NewAccount(Body):
    """A person of a member."""

    name: Line
    role: Literal["reader", "writer", "admin"]
    days: int = 90


@router.get("/notice")
def notice(_desk: Newcomer) -> dict[str, str]:
    """What must be read before anything is shared, once for each group."""
    return {"notice": _(NOTICE)}


@router.post("/notice")
def notice_read(desk: Newcomer) -> dict[str, str]:
    """The member has read the notice, in each of its groups."""
    own = update(Belonging).where(Belonging.member_id == desk.me)
    desk.session.execute(own.values(read_notice=True))
    desk.note("read-notice")
    return {"member": desk.caller.name}


@router.get("/me")
def me(desk: Newcomer) -> dict[str, object]:
    """Who the token stands for."""
    caller = desk.caller
    return {"member": caller.name, "role": caller.role, "read_notice": caller.read_notice}


@router.get("/export")
def export(desk: Newcomer) -> dict[str, list[dict[str, Any]]]:
    """All that the member brought in, in full."""
    found = {}
    for table, column in OWN:
        rows = desk.session.scalars(select(table).where(getattr(table, column) == desk.me))
        found[table.__tablename__] = [_plain(row) for row in rows]
    desk.note("export")
    return found


def _plain(row: Table) -> dict[str, Any]:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return {key: v.hex() if isinstance(v, bytes) else v for key, v in values.items()}


@router.post("/leave")
def leave(desk: Writer) -> dict[str, str]:
    """Leaves the group: what the member brought in is deleted, its tokens end, the log stays."""
    _forget(desk)
    desk.session.get_one(Member, desk.me).state = "left"
    revoke_all(desk.session, desk.me)
    desk.note("leave")
    return {"state": "left"}


def _forget(desk: Writer) -> None:
    mine = select(Contact.id).where(or_(Contact.asker_id == desk.me, Contact.asked_id == desk.me))
    desk.session.execute(delete(Message).where(Message.contact_id.in_(mine)))
    desk.session.execute(delete(Contact).where(Contact.id.in_(mine)))
    order = (FindingRow, ContentRow, Audit, ConsentRow, Sourcing, OverlapKey, Visit)
    desk.session.execute(delete(Belonging).where(Belonging.member_id == desk.me))
    columns = dict(OWN)
    for table in order:
        desk.session.execute(delete(table).where(getattr(table, columns[table]) == desk.me))


@router.post("/members", status_code=201)
def join(desk: Admin, new: NewMember) -> dict[str, str]:
    """A company joins, with its card; its accounts are made next."""
    card = Card(new.name, new.sign, new.seal)
    if not is_card(card):
        raise refused(_("That is no card: its keys are no keys."))
    taken = or_(Member.name == new.name, Member.fingerprint == card.fingerprint)
    if desk.session.scalars(select(Member).where(taken)).first():
        raise refused(_("There is a member of that name, or with that card."), 409)
    groups = joined(desk, list(new.groups))
    member = Member(
        id=secrets.token_hex(16),
        name=new.name,
        fingerprint=card.fingerprint,
        card=records.to_line(card).decode(),
    )
    desk.session.add(member)
    desk.session.flush()
    belong(desk.session, member.id, groups)
    desk.note("join", member.id)
    return {"id": member.id}


@router.post("/members/{member}/accounts", status_code=201)
def account(desk: Admin, member: Id, new: NewAccount) -> dict[str, str]:
    """A person of a member gets an account and a token, which is shown once."""
    desk.found(desk.session.get(Member, member))
    made = Account(id=secrets.token_hex(16), member_id=member, name=new.name, role=new.role)
    desk.session.add(made)
    desk.session.flush()
    token = new_token(desk.session, made.id, new.role, max(1, min(new.days, 366)))
    desk.note("account", made.id)
    return {"account": made.id, "token": token}


@router.post("/members/{member}/suspend")
def suspend(desk: Admin, member: Id) -> dict[str, str]:
    """Ends the access of a member that broke the rules, at once; what it shared is not shown."""
    found = desk.found(desk.session.get(Member, member))
    found.state = "suspended"
    revoke_all(desk.session, member)
    with counting(desk.session):
        shared = update(ConsentRow).where(ConsentRow.sharer_id == member)
        desk.session.execute(shared.values(revoked=True))
    desk.note("suspend", member)
    return {"state": found.state}
