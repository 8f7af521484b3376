"""Members and their people: let in, given tokens, suspended, and taken back."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from sctoolkit import records
from sctoolkit.clearinghouse.keys import is_card
from sctoolkit.clearinghouse.service import admission, groups
from sctoolkit.clearinghouse.service.desk import Desk, Office, Room, refused
from sctoolkit.clearinghouse.service.office.forms import NOTHING, Tried, chosen, filled, on, shown
from sctoolkit.clearinghouse.service.page import Typed, to
from sctoolkit.clearinghouse.service.tables import Member
from sctoolkit.clearinghouse.service.visibility import today
from sctoolkit.language import _, later
from sctoolkit.model.sharing import Card

router = APIRouter(prefix="/admin/members", route_class=Room)
ROLES = {
    "reader": later("reader: sees what the member may see"),
    "writer": later("writer: also shares, consents and confirms"),
    "admin": later("administrator: runs this clearinghouse"),
}


def _members(desk: Desk, tried: Tried = NOTHING) -> Response:
    circles = groups.every_group(desk)
    rows = [
        {
            **one,
            "groups": [group["name"] for group in circles if one["id"] in group["members"]],
            "waits": one["state"] == "active" and not _holds(one),
        }
        for one in groups.everyone(desk)
    ]
    return shown("members", _("Members"), desk, tried, members=rows)


def _member(desk: Desk, member: str, tried: Tried = NOTHING, **_ids: str) -> Response:
    found: Member = desk.found(desk.session.get(Member, member))
    people = [{**one, "holds": _holds(one)} for one in admission.accounts(desk, member)]
    circles = [one["name"] for one in groups.every_group(desk) if member in one["members"]]
    roles = {role: _(words) for role, words in ROLES.items()}
    given = {"one": found, "people": people, "groups": circles, "roles": roles}
    given |= {"me": desk.me, "mine": desk.caller.account}
    return shown("member", found.name, desk, tried, **given)


def _holds(one: dict[str, Any]) -> bool:
    """Whether a token still opens something."""
    return (one["until"] or "") >= today()


@router.get("")
def members(desk: Office) -> Response:
    """Who takes part, who cannot log in yet, who is suspended, who has left."""
    return _members(desk)


@router.get("/{member:id}")
def member(desk: Office, member: str) -> Response:
    """One member: its people and its standing."""
    return _member(desk, member)


@router.post("/card")
@on(_members)
def card(desk: Office, sent: Typed) -> Response:
    """The card that a company handed over, to be compared with it before it is let in."""
    circles = groups.every_group(desk)
    return shown("card", _("Let it in?"), desk, card=_card(sent), circles=circles, raw=sent["card"])


def _card(sent: dict[str, str]) -> Card:
    found = records.from_json(sent.get("card", "").encode(), Card)
    if found is None or not is_card(found):
        raise refused(_("That is no card: paste all of the file that the company gave you."))
    return found


@router.post("")
@on(_members)
def join(desk: Office, sent: Typed) -> Response:
    """A company joins one group; it can be put into others afterwards."""
    plain = records.to_plain(_card(sent))
    new = filled(admission.NewMember, **plain, groups=(chosen(sent, "group"),))
    return to(f"/admin/members/{admission.join(desk, new)['id']}?said=joined")


@router.post("/{member:id}/suspend")
@on(_member)
def suspend(desk: Office, member: str, sent: Typed) -> Response:
    """Ends its access at once, for a reason that stands in the log."""
    if not sent.get("because"):
        raise refused(_("Say why: it stands in the log."))
    admission.suspend(desk, member, filled(admission.Breach, because=sent["because"]))
    return to(f"/admin/members/{member}?said=suspended")


@router.post("/{member:id}/lift")
@on(_member)
def lift(desk: Office, member: str, _sent: Typed) -> Response:
    """Lifts a suspension."""
    admission.lift(desk, member)
    return to(f"/admin/members/{member}?said=lifted")


@router.post("/{member:id}/accounts")
@on(_member)
def account(desk: Office, member: str, sent: Typed) -> Response:
    """A person gets an account; the answer is the one place where its token stands."""
    said = {name: sent.get(name, "") for name in ("name", "role", "days")}
    new = filled(admission.NewAccount, **said)
    token = admission.account(desk, member, new)["token"]
    return _token(desk, member, new.name, token)


@router.post("/{member:id}/accounts/{account:id}/token")
@on(_member)
def renew(desk: Office, member: str, account: str, sent: Typed) -> Response:
    """A person gets a fresh token; the answer is the one place where it stands."""
    person = _person(desk, member, account)
    new = filled(admission.NewToken, days=sent.get("days", ""))
    token = admission.renew(desk, account, new)["token"]
    return _token(desk, member, person["name"], token)


@router.post("/{member:id}/accounts/{account:id}/end")
@on(_member)
def end(desk: Office, member: str, account: str, _sent: Typed) -> Response:
    """Nobody acts for the account any more."""
    _person(desk, member, account)
    admission.end(desk, account)
    return to(f"/admin/members/{member}?said=ended")


def _person(desk: Desk, member: str, account: str) -> dict[str, Any]:
    people = admission.accounts(desk, member)
    found: dict[str, Any] = desk.found(next((p for p in people if p["id"] == account), None))
    return found


def _token(desk: Desk, member: str, name: str, token: str) -> Response:
    title = _("A token for {name}").format(name=name)
    return shown("token", title, desk, whose=name, token=token, back=member)
