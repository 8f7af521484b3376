"""Groups: members know, match and talk to those alone with whom they belong to a group."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session, aliased

from sctoolkit.clearinghouse.service.access import day_of, until
from sctoolkit.clearinghouse.service.desk import (
    Admin,
    Body,
    Desk,
    Id,
    Line,
    Newcomer,
    Reader,
    Room,
    refused,
)
from sctoolkit.clearinghouse.service.tables import Account, Belonging, Group, Member, Token
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["groups"], route_class=Room)
MOST = 1000


class NewGroup(Body):
    """Members that want to share with each other."""

    name: Line
    purpose: Annotated[str, Field(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


def peers(me: str) -> Select[str]:
    """The ids of those that share a group with the member and take part, itself among them."""
    mine, theirs = aliased(Belonging), aliased(Belonging)
    both = theirs.group_id == mine.group_id
    active = exists().where(Member.id == theirs.member_id, Member.state == "active")
    known = select(theirs.member_id).join(mine, both).where(mine.member_id == me, active)
    return known.distinct()


def belong(session: Session, member: str, groups: list[str]) -> None:
    """Puts a member into groups whose notice it has not read yet."""
    there = set(session.scalars(select(Belonging.group_id).where(Belonging.member_id == member)))
    for group in sorted(set(groups) - there):
        session.add(Belonging(member_id=member, group_id=group, read_notice=False))
    session.flush()


def joined(desk: Desk, asked: list[str]) -> list[str]:
    """The groups that a newcomer joins; where there is one alone, it need not be said."""
    there = list(desk.session.scalars(select(Group.id).limit(MOST)))
    if not asked and len(there) == 1:
        return there
    if not asked:
        raise refused(_("Say which groups the member joins: there are several."))
    desk.found(None if set(asked) - set(there) else there)
    return asked


def group_of(desk: Desk, asked: str) -> str:
    """The group of the caller's that is meant; where they have one alone, it need not be said."""
    mine = select(Belonging.group_id).where(Belonging.member_id == desk.me)
    own = list(desk.session.scalars(mine))
    if not asked and len(own) != 1:
        raise refused(_("Say in which of your groups."))
    found: str = desk.found(next((one for one in own if asked in ("", one)), None))
    return found


@router.post("/groups", status_code=201)
def begin(desk: Admin, new: NewGroup) -> dict[str, str]:
    """A group is founded; its members are put into it next."""
    if desk.session.scalars(select(Group).where(Group.name == new.name)).first():
        raise refused(_("There is a group of that name."), 409)
    group = Group(id=secrets.token_hex(16), name=new.name, purpose=new.purpose)
    desk.session.add(group)
    desk.note("group", group.id)
    return {"id": group.id}


@router.get("/groups")
def mine(desk: Newcomer) -> list[dict[str, Any]]:
    """The caller's groups, what they are for, and whether the caller has read their notice."""
    asked = (
        select(Group, Belonging.read_notice)
        .join(Belonging, Belonging.group_id == Group.id)
        .where(Belonging.member_id == desk.me)
        .order_by(Group.name)
    )
    rows = desk.session.execute(asked.limit(MOST)).all()
    desk.note("groups")
    return [
        {"id": row.id, "name": row.name, "purpose": row.purpose, "read_notice": read}
        for row, read in rows
    ]


@router.put("/groups/{group}/members/{member}")
def put_in(desk: Admin, group: Id, member: Id) -> dict[str, str]:
    """A member comes into a group; it reads the notice before it goes on."""
    desk.found(desk.session.get(Group, group))
    desk.found(desk.session.get(Member, member))
    belong(desk.session, member, [group])
    desk.note("put-into-group", f"{group} {member}")
    return {"group": group, "member": member}


@router.delete("/groups/{group}/members/{member}")
def take_out(desk: Admin, group: Id, member: Id) -> dict[str, str]:
    """A member leaves a group; what its consents allow is not touched."""
    row = Belonging.member_id == member, Belonging.group_id == group
    desk.found(desk.session.get(Belonging, (member, group)))
    desk.session.execute(delete(Belonging).where(*row))
    desk.note("take-out-of-group", f"{group} {member}")
    return {"group": group, "member": member}


@router.get("/members/known")
def known(desk: Reader) -> list[dict[str, str]]:
    """The cards of the members of the caller's groups, and of nobody else."""
    asked = select(Member).where(Member.id.in_(peers(desk.me)))
    rows = desk.session.scalars(asked.order_by(Member.name).limit(MOST)).all()
    desk.note("members")
    return [{"id": row.id, "name": row.name, "card": row.card.strip()} for row in rows]


@router.get("/admin/members")
def everyone(desk: Admin) -> list[dict[str, Any]]:
    """All members, for the administrator, who lets them in and puts them into groups.

    `until` is the day on which the last token of its people ends: null where there is none.
    """
    people = select(Account.id).where(Account.member_id == Member.id).correlate(Member)
    ends = until(Token.account_id.in_(people))
    rows = desk.session.execute(select(Member, ends).order_by(Member.name).limit(MOST)).all()
    desk.note("all-members")
    return [
        {"id": row.id, "name": row.name, "state": row.state, "until": day_of(end)}
        for row, end in rows
    ]


@router.get("/admin/groups")
def every_group(desk: Admin) -> list[dict[str, Any]]:
    """All groups and who belongs to them."""
    rows = desk.session.scalars(select(Group).order_by(Group.name).limit(MOST)).all()
    pairs = desk.session.execute(select(Belonging.group_id, Belonging.member_id)).all()
    desk.note("all-groups")
    return [
        {
            "id": row.id,
            "name": row.name,
            "purpose": row.purpose,
            "members": [who for group, who in pairs if group == row.id],
        }
        for row in rows
    ]
