"""The joint corrective action plan: one lead at a time writes it, the others verify."""

from __future__ import annotations

import secrets
from typing import Any, Literal

from fastapi import APIRouter
from sqlalchemy import select

from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import (
    Body,
    Day,
    Desk,
    Id,
    Line,
    Reader,
    Room,
    Words,
    Writer,
    refused,
)
from sctoolkit.clearinghouse.service.groups import group_of, peers
from sctoolkit.clearinghouse.service.logbook import now
from sctoolkit.clearinghouse.service.registry import bought_from
from sctoolkit.clearinghouse.service.tables import (
    Action,
    Member,
    Minute,
    Plan,
    Sourcing,
    Verification,
)
from sctoolkit.clearinghouse.service.words import check_field, checked_words
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["joint work"], route_class=Room)


class NewAction(Body):
    """What is to be done about a clause, and by when."""

    clause: Line
    text: Words
    due: Day


class Progress(Body):
    """How far an action has come."""

    status: Literal["open", "in-progress", "done"]


class Check(Body):
    """What a member found who looked."""

    holds: bool


class Lead(Body):
    """Who leads next."""

    member: Id


class NewMinute(Body):
    """A point of an agenda, or what was said."""

    kind: Literal["agenda", "minutes"]
    text: Words
    group: Id | None = None
    """In which of the caller's groups; may be left out where there is one alone."""


@router.post("/facilities/{facility}/plan", status_code=201)
def begin(desk: Writer, facility: Id) -> dict[str, str]:
    """Begins the joint plan of a facility; the caller leads it, also where its lead has gone."""
    place = bought_from(desk, facility)
    plan = desk.session.get(Plan, facility)
    if plan is None:
        desk.session.add(Plan(facility_id=facility, owner_id=place.owner_id, lead_id=desk.me))
    elif _leads(desk, plan):
        raise refused(_("There is a plan already."), 409)
    else:
        plan.lead_id = desk.me
    desk.note("plan", facility)
    return {"lead": desk.me}


@router.post("/facilities/{facility}/plan/lead")
def hand_over(desk: Writer, facility: Id, new: Lead) -> dict[str, str]:
    """Hands the lead to another member that buys there."""
    plan = _led(desk, facility)
    known = select(Member.id).where(Member.id == new.member, Member.id.in_(peers(desk.me)))
    desk.found(desk.session.scalar(known))
    if not _buys(desk, facility, new.member):
        raise refused(_("Only a member that buys there can lead."))
    plan.lead_id = new.member
    desk.note("lead", f"{facility} {new.member}")
    return {"lead": new.member}


def _leads(desk: Desk, plan: Plan) -> bool:
    """Whether the lead is still there, and still buys there or owns it."""
    here = desk.session.get_one(Member, plan.lead_id).state == "active"
    return here and (plan.lead_id == plan.owner_id or _buys(desk, plan.facility_id, plan.lead_id))


def _buys(desk: Desk, facility: str, member: str) -> bool:
    with counting(desk.session):
        claim = desk.session.get(Sourcing, (facility, member))
        return claim is not None and claim.confirmed


def _led(desk: Desk, facility: str) -> Plan:
    plan: Plan = desk.found(desk.session.get(Plan, facility))
    if plan.lead_id != desk.me:
        raise refused(_("Only the lead can change the plan."), 403)
    return plan


@router.post("/facilities/{facility}/plan/actions", status_code=201)
def add(desk: Writer, facility: Id, new: NewAction) -> dict[str, str]:
    """The lead adds an action."""
    plan = _led(desk, facility)
    check_field(new.clause)
    action = Action(
        id=secrets.token_hex(16),
        facility_id=facility,
        owner_id=plan.owner_id,
        clause=new.clause,
        text=checked_words(new.text),
        due=new.due,
        status="open",
    )
    desk.session.add(action)
    desk.note("action", action.id)
    return {"id": action.id}


@router.post("/actions/{action}/status")
def progress(desk: Writer, action: Id, new: Progress) -> dict[str, str]:
    """The lead says how far an action has come."""
    row = desk.found(desk.session.get(Action, action))
    _led(desk, row.facility_id)
    row.status = new.status
    desk.note("status", action)
    return {"status": new.status}


@router.post("/actions/{action}/verification")
def verify(desk: Writer, action: Id, new: Check) -> dict[str, bool]:
    """A member that does not lead says whether an action holds; the lead cannot verify itself."""
    row = desk.found(desk.session.get(Action, action))
    bought_from(desk, row.facility_id)
    if desk.session.get_one(Plan, row.facility_id).lead_id == desk.me:
        raise refused(_("The lead cannot verify its own plan."), 403)
    desk.session.merge(
        Verification(
            action_id=action,
            member_id=desk.me,
            facility_id=row.facility_id,
            owner_id=row.owner_id,
            at=now(),
            holds=new.holds,
        )
    )
    desk.note("verify", action)
    return {"holds": new.holds}


@router.get("/facilities/{facility}/plan")
def plan(desk: Reader, facility: Id) -> dict[str, Any]:
    """The joint plan: its actions and who checked them, by number of members, not by name."""
    found = desk.found(desk.session.get(Plan, facility))
    asked = select(Action).where(Action.facility_id == facility).order_by(Action.due, Action.id)
    actions = desk.session.scalars(asked.limit(1000)).all()
    checks = desk.session.scalars(
        select(Verification).where(Verification.facility_id == facility).limit(5000)
    ).all()
    desk.note("read-plan", facility)
    return {
        "you_lead": found.lead_id == desk.me,
        "actions": [
            _plain(row, [one for one in checks if one.action_id == row.id]) for row in actions
        ],
    }


def _plain(row: Action, checks: list[Verification]) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in ("id", "clause", "text", "due", "status")},
        "holds": sum(one.holds for one in checks),
        "does_not_hold": sum(not one.holds for one in checks),
    }


@router.post("/minutes", status_code=201)
def minute(desk: Writer, new: NewMinute) -> dict[str, int]:
    """Puts a point on the agenda, or into the minutes."""
    text = checked_words(new.text)
    group = group_of(desk, new.group or "")
    row = Minute(group_id=group, member_id=desk.me, kind=new.kind, at=now(), text=text)
    desk.session.add(row)
    desk.session.flush()
    desk.note("minute", str(row.id))
    return {"id": row.id}


@router.get("/minutes")
def minutes(desk: Reader) -> list[dict[str, Any]]:
    """The agendas and the minutes of the caller's groups."""
    rows = desk.session.scalars(select(Minute).order_by(Minute.id).limit(1000)).all()
    desk.note("minutes")
    return [
        {"group": row.group_id, "kind": row.kind, "at": row.at, "text": row.text} for row in rows
    ]
