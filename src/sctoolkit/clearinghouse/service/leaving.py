"""Taking all that is one's own along, and going: out of one group, or for good."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from sctoolkit.clearinghouse.service.access import revoke_all
from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import Desk, Id, Newcomer, Room, Writer, refused
from sctoolkit.clearinghouse.service.tables import (
    Account,
    Action,
    Audit,
    Belonging,
    ConsentRow,
    Contact,
    ContentRow,
    Facility,
    FindingRow,
    Member,
    Message,
    Minute,
    OverlapKey,
    Plan,
    Sourcing,
    Table,
    Verification,
    Visit,
)
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["members"], route_class=Room)
OWN: dict[type[Table], tuple[str, ...]] = {
    FindingRow: ("publisher_id",),
    ContentRow: ("publisher_id",),
    Audit: ("publisher_id",),
    ConsentRow: ("sharer_id", "owner_id"),
    Sourcing: ("member_id",),
    OverlapKey: ("member_id",),
    Visit: ("member_id",),
}
"""What goes with a member, by whose column; in the order in which it can be deleted."""
LEFT: dict[type[Table], tuple[str, ...]] = {
    Account: ("member_id",),
    Facility: ("owner_id", "registered_by"),
    Plan: ("lead_id",),
    Verification: ("member_id",),
    Minute: ("member_id",),
}
"""What a member brought in, and others go on with."""
OWNED: tuple[type[Table], ...] = (
    Facility,
    Sourcing,
    Audit,
    ContentRow,
    FindingRow,
    Visit,
    Plan,
    Action,
    Verification,
)
"""Where it is written down who owns the facility."""
NEVER_TOLD = {"asker_id", "asked_id", "registered_by"}
"""Who else took part: not named, in an export either."""


@router.get("/export")
def export(desk: Newcomer) -> dict[str, list[dict[str, Any]]]:
    """All that the member brought in, in full; bundles as hexadecimal digits."""
    wanted = {table: _whose(table, columns, desk.me) for table, columns in (OWN | LEFT).items()}
    led = select(Plan.facility_id).where(Plan.lead_id == desk.me)
    wanted[Action] = Action.facility_id.in_(led)
    wanted[Message] = or_(
        and_(Message.by_asker, Message.asker_id == desk.me),
        and_(~Message.by_asker, Message.asked_id == desk.me),
    )
    found = {
        table.__tablename__: [_plain(row) for row in desk.session.scalars(select(table).where(own))]
        for table, own in wanted.items()
    }
    desk.note("export")
    return found


def _whose(table: type[Table], columns: tuple[str, ...], me: str) -> ColumnElement[bool]:
    return or_(*(getattr(table, column) == me for column in columns))


def _plain(row: Table) -> dict[str, Any]:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    told = {key: value for key, value in values.items() if key not in NEVER_TOLD}
    return {key: v.hex() if isinstance(v, bytes) else v for key, v in told.items()}


@router.post("/groups/{group}/leave")
def leave_group(desk: Writer, group: Id) -> dict[str, str]:
    """Leaves one group: its members are no longer known, matched or talked to by it."""
    row = Belonging.member_id == desk.me, Belonging.group_id == group
    desk.found(desk.session.get(Belonging, (desk.me, group)))
    desk.session.execute(delete(Belonging).where(*row))
    desk.note("leave-group", group)
    return {"group": group}


@router.post("/leave")
def leave(desk: Writer) -> dict[str, str]:
    """Leaves for good: what the member shared is deleted, its tokens end, the log stays.

    Consents that it gave as an owner end as well, and its facilities have no owner from then on.
    """
    me = desk.session.get_one(Member, desk.me)
    if not me.card:
        raise refused(_("Who runs the clearinghouse cannot leave it."), 409)
    _forget(desk)
    with counting(desk.session):
        for table in OWNED:
            owner: Any = table
            owned = update(table).where(owner.owner_id == desk.me)
            desk.session.execute(owned.values(owner_id=None))
    me.state = "left"
    desk.session.execute(update(Account).where(Account.member_id == desk.me).values(name=""))
    revoke_all(desk.session, desk.me)
    desk.note("leave")
    return {"state": "left"}


def _forget(desk: Desk) -> None:
    mine = select(Contact.id).where(or_(Contact.asker_id == desk.me, Contact.asked_id == desk.me))
    desk.session.execute(delete(Message).where(Message.contact_id.in_(mine)))
    desk.session.execute(delete(Contact).where(Contact.id.in_(mine)))
    desk.session.execute(delete(Belonging).where(Belonging.member_id == desk.me))
    for table, columns in OWN.items():
        desk.session.execute(delete(table).where(_whose(table, columns, desk.me)))
