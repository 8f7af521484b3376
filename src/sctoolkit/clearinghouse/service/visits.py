"""The calendar of assessments: what is planned where, so that nobody comes twice in a month."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter
from sqlalchemy import ColumnElement, delete, or_, select

from sctoolkit.clearinghouse.service.desk import Body, Day, Desk, Id, Line, Reader, Room, Writer
from sctoolkit.clearinghouse.service.registry import PAGE, bought_from
from sctoolkit.clearinghouse.service.tables import Facility, Sourcing, Visit
from sctoolkit.clearinghouse.service.visibility import today
from sctoolkit.clearinghouse.service.words import check_field

router = APIRouter(prefix="/v1", tags=["calendar"], route_class=Room)


class NewVisit(Body):
    """An assessment that is planned."""

    date: Day
    code: Line


@router.post("/facilities/{facility}/visits", status_code=201)
def plan_visit(desk: Writer, facility: Id, new: NewVisit) -> dict[str, str]:
    """Puts an assessment on the calendar, so that others need not come the same month."""
    place = bought_from(desk, facility)
    check_field(new.code)
    visit = Visit(
        id=secrets.token_hex(16),
        facility_id=place.id,
        member_id=desk.me,
        owner_id=place.owner_id,
        date=new.date,
        code=new.code,
    )
    desk.session.add(visit)
    desk.note("visit", visit.id)
    return {"id": visit.id}


@router.delete("/visits/{visit}")
def call_off(desk: Writer, visit: Id) -> dict[str, str]:
    """Takes an assessment off the calendar; only who put it there can."""
    row = desk.found(desk.session.get(Visit, visit))
    desk.found(row if row.member_id == desk.me else None)
    desk.session.execute(delete(Visit).where(Visit.id == visit))
    desk.note("call-off", visit)
    return {"id": visit}


@router.get("/facilities/{facility}/visits")
def calendar(desk: Reader, facility: Id) -> list[dict[str, Any]]:
    """The assessments that are planned at a facility; whose they are is not said."""
    bought_from(desk, facility)
    desk.note("calendar", facility)
    return _ahead(desk, Visit.facility_id == facility)


@router.get("/visits")
def calendars(desk: Reader) -> list[dict[str, Any]]:
    """The same at all facilities that the caller owns or buys from."""
    buying = select(Sourcing.facility_id).where(Sourcing.member_id == desk.me, Sourcing.confirmed)
    owned = select(Facility.id).where(Facility.owner_id == desk.me)
    desk.note("calendars")
    return _ahead(desk, or_(Visit.facility_id.in_(buying), Visit.facility_id.in_(owned)))


def _ahead(desk: Desk, where: ColumnElement[bool]) -> list[dict[str, Any]]:
    """What is still to come, the next first."""
    asked = (
        select(Visit, Facility.name)
        .join(Facility, Facility.id == Visit.facility_id)
        .where(where, Visit.date >= today())
        .order_by(Visit.date, Visit.id)
    )
    return [
        {
            "id": row.id,
            "facility": row.facility_id,
            "name": name,
            "date": row.date,
            "code": row.code,
            "yours": row.member_id == desk.me,
        }
        for row, name in desk.session.execute(asked.limit(PAGE))
    ]
