"""For administrators: members join, their people get tokens, a breach ends their access."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import or_, select, update

from sctoolkit import records
from sctoolkit.clearinghouse.keys import is_card
from sctoolkit.clearinghouse.service.access import day_of, new_token, revoke_all, until
from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import Admin, Body, Desk, Id, Line, Room, refused
from sctoolkit.clearinghouse.service.groups import belong, joined
from sctoolkit.clearinghouse.service.tables import Account, ConsentRow, Member, Token
from sctoolkit.language import _
from sctoolkit.model.sharing import Card

router = APIRouter(prefix="/v1", tags=["administration"], route_class=Room)
Days = Annotated[int, Field(ge=1, le=366)]


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
    days: Days = 90
    """How long the token holds."""


class NewToken(Body):
    """A fresh token for a person."""

    days: Days = 90


class Breach(Body):
    """Why a member is suspended."""

    because: Annotated[str, Field(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


@router.post("/members", status_code=201)
def join(desk: Admin, new: NewMember) -> dict[str, str]:
    """A company joins, with its card, or comes back with it; its accounts are made next."""
    card = Card(new.name, new.sign, new.seal)
    if not is_card(card):
        raise refused(_("That is no card: its keys are no keys."))
    groups = joined(desk, list(new.groups))
    member = _back(desk, card) or _new(desk, card)
    belong(desk.session, member.id, groups)
    desk.note("join", member.id)
    return {"id": member.id}


def _back(desk: Desk, card: Card) -> Member | None:
    """The member that left and comes back under its name with its keys."""
    taken = or_(Member.name == card.name, Member.fingerprint == card.fingerprint)
    known = desk.session.scalars(select(Member).where(taken)).all()
    if not known:
        return None
    one = known[0]
    same = (one.name, one.fingerprint) == (card.name, card.fingerprint)
    if len(known) > 1 or not same or one.state != "left":
        raise refused(_("There is a member of that name, or with that card."), 409)
    one.state = "active"
    return one


def _new(desk: Desk, card: Card) -> Member:
    member = Member(
        id=secrets.token_hex(16),
        name=card.name,
        fingerprint=card.fingerprint,
        card=records.to_line(card).decode(),
    )
    desk.session.add(member)
    desk.session.flush()
    return member


@router.get("/members/{member}/accounts")
def accounts(desk: Admin, member: Id) -> list[dict[str, Any]]:
    """The people of a member, and until when a token of theirs holds: null where none does."""
    desk.found(desk.session.get(Member, member))
    ends = until(Token.account_id == Account.id)
    asked = select(Account, ends).where(Account.member_id == member).order_by(Account.name)
    rows = desk.session.execute(asked).all()
    desk.note("accounts", member)
    return [
        {
            "id": row.id,
            "name": row.name,
            "role": row.role,
            "until": day_of(end),
        }
        for row, end in rows
    ]


@router.post("/members/{member}/accounts", status_code=201)
def account(desk: Admin, member: Id, new: NewAccount) -> dict[str, str]:
    """A person of a member gets an account and a token, which is shown once."""
    desk.found(desk.session.get(Member, member))
    known = select(Account.id).where(Account.member_id == member, Account.name == new.name)
    if desk.session.scalars(known).first():
        raise refused(_("It has a person of that name: give them a fresh token."), 409)
    made = Account(id=secrets.token_hex(16), member_id=member, name=new.name, role=new.role)
    desk.session.add(made)
    desk.session.flush()
    token = new_token(desk.session, made.id, new.role, new.days)
    desk.note("account", made.id)
    return {"account": made.id, "token": token}


@router.post("/accounts/{account}/token", status_code=201)
def renew(desk: Admin, account: Id, new: NewToken) -> dict[str, str]:
    """A person gets a fresh token, which is shown once; earlier ones end."""
    row: Account = desk.found(desk.session.get(Account, account))
    _end(desk, account)
    token = new_token(desk.session, account, row.role, new.days)
    desk.note("token", account)
    return {"account": account, "token": token}


@router.delete("/accounts/{account}")
def end(desk: Admin, account: Id) -> dict[str, str]:
    """The tokens of a person end: nobody acts for the account any more."""
    desk.found(desk.session.get(Account, account))
    _end(desk, account)
    desk.note("end-account", account)
    return {"account": account}


def _end(desk: Desk, account: str) -> None:
    own = update(Token).where(Token.account_id == account)
    desk.session.execute(own.values(revoked=True))


@router.post("/members/{member}/suspend")
def suspend(desk: Admin, member: Id, why: Breach | None = None) -> dict[str, str]:
    """Ends the access of a member that broke the rules, at once; what it shared is not shown."""
    found: Member = desk.found(desk.session.get(Member, member))
    if found.state != "active" or member == desk.me:
        raise refused(_("Only a member that takes part can be suspended."), 409)
    found.state = "suspended"
    revoke_all(desk.session, member)
    with counting(desk.session):
        shared = update(ConsentRow).where(ConsentRow.sharer_id == member, ~ConsentRow.revoked)
        desk.session.execute(shared.values(revoked=True, held_back=True))
    because = why.because if why else ""
    desk.note("suspend", f"{member} {because}".rstrip())
    return {"state": found.state}


@router.post("/members/{member}/lift")
def lift(desk: Admin, member: Id) -> dict[str, str]:
    """Lifts a suspension: what was shared is shown again, as far as owners still consent.

    Its people get fresh tokens.
    """
    found: Member = desk.found(desk.session.get(Member, member))
    if found.state != "suspended":
        raise refused(_("This member is not suspended."), 409)
    found.state = "active"
    with counting(desk.session):
        shared = update(ConsentRow).where(ConsentRow.sharer_id == member, ConsentRow.held_back)
        desk.session.execute(shared.values(revoked=False, held_back=False))
    desk.note("lift", member)
    return {"state": found.state}
