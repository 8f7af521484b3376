"""Facilities that were registered twice: suggested here, merged by a person, and parted again."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session, aliased

from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import Admin, Body, Desk, Id, Room, refused
from sctoolkit.clearinghouse.service.logbook import now
from sctoolkit.clearinghouse.service.tables import (
    Audit,
    ConsentRow,
    ContentRow,
    Facility,
    FindingRow,
    Merge,
    Plan,
    Sourcing,
    Table,
    Visit,
)
from sctoolkit.language import _

router = APIRouter(prefix="/v1/admin", tags=["facilities"], route_class=Room)
MOST = 100
MOVED: tuple[tuple[type[Table], str], ...] = (
    (Audit, "id"),
    (ContentRow, "audit_id"),
    (FindingRow, "id"),
    (ConsentRow, "id"),
    (Visit, "id"),
)
"""What goes along, by its key."""


class NewMerge(Body):
    """Which facility it is the same as."""

    into: Id


@router.get("/duplicates")
def duplicates(desk: Admin) -> list[list[dict[str, Any]]]:
    """Facilities that may be the same by name and country, for a person to look at."""
    with counting(desk.session):
        alike = (
            select(Facility.key)
            .where(Facility.same_as.is_(None))
            .group_by(Facility.key)
            .having(func.count() > 1)
            .order_by(Facility.key)
        )
        rows = desk.session.scalars(
            select(Facility)
            .where(Facility.key.in_(alike.limit(MOST)), Facility.same_as.is_(None))
            .order_by(Facility.key, Facility.id)
        ).all()
    desk.note("duplicates")
    found: dict[str, list[dict[str, Any]]] = {}
    names = ("id", "name", "country", "address", "os_id", "owner_id")
    for row in rows:
        found.setdefault(row.key, []).append({name: getattr(row, name) for name in names})
    return list(found.values())


@router.get("/merges")
def merged(desk: Admin) -> list[dict[str, str]]:
    """What was merged so far, the last first, so that it can be undone."""
    gone, kept = aliased(Facility), aliased(Facility)
    with counting(desk.session):
        asked = (
            select(gone.id, gone.name, kept.name, Merge.at)
            .select_from(Merge)
            .join(gone, gone.id == Merge.gone_id)
            .join(kept, kept.id == Merge.kept_id)
            .order_by(Merge.at.desc(), gone.id)
            .limit(MOST)
        )
        rows = desk.session.execute(asked).all()
    desk.note("merges")
    return [{"id": id, "name": name, "into": into, "at": at} for id, name, into, at in rows]  # noqa: A001


@router.post("/facilities/{facility}/merge")
def merge(desk: Admin, facility: Id, new: NewMerge) -> dict[str, int]:
    """A person found that two are one: all about the first stands under the second from now on."""
    with counting(desk.session):
        gone = desk.found(desk.session.get(Facility, facility))
        kept = desk.found(desk.session.get(Facility, new.into))
        _check(desk.session, gone, kept)
        moved = {table.__tablename__: _keys(desk, table, key, gone) for table, key in MOVED}
        moved[Sourcing.__tablename__] = _buyers(desk, gone, kept)
        _move(desk.session, moved, gone, kept)
        gone.same_as = kept.id
        by = {"by": desk.caller.account, "at": now(), "moved": json.dumps(moved)}
        desk.session.add(Merge(gone_id=gone.id, kept_id=kept.id, **by))
    desk.note("merge", f"{facility} {new.into}")
    return {name: len(keys) for name, keys in moved.items()}


@router.post("/facilities/{facility}/part")
def part(desk: Admin, facility: Id) -> dict[str, str]:
    """Undoes it: what stood under the facility stands under it again; what came since stays."""
    with counting(desk.session):
        known = desk.found(desk.session.get(Merge, facility))
        gone = desk.session.get_one(Facility, known.gone_id)
        kept = desk.session.get_one(Facility, known.kept_id)
        _move(desk.session, json.loads(known.moved), kept, gone)
        gone.same_as = None
        desk.session.delete(known)
    desk.note("part", facility)
    return {"id": facility}


def _check(session: Session, gone: Facility, kept: Facility) -> None:
    """Refuses what is not the same by what is known of it."""
    merged = gone.id == kept.id or gone.same_as or kept.same_as
    led = select(Facility.id).where(Facility.same_as == gone.id)
    if merged or session.scalars(led).first():
        raise refused(_("One of them was merged already."), 409)
    numbers = {gone.os_id, kept.os_id} - {None}
    if gone.country != kept.country or len(numbers) > 1:
        raise refused(_("They have another country or another OS ID: they are not the same."))
    if gone.owner_id not in (None, kept.owner_id):
        raise refused(_("Merge the one without an owner into the other."))
    if session.get(Plan, gone.id) is not None:
        raise refused(_("Merge the one without a joint plan into the other."))


def _keys(desk: Desk, table: Any, key: str, gone: Facility) -> list[Any]:  # noqa: ANN401 - any table
    return list(desk.session.scalars(select(getattr(table, key)).where(_at(table, gone.id))))


def _at(table: Any, facility: str) -> ColumnElement[bool]:  # noqa: ANN401 - any table
    found: ColumnElement[bool] = table.facility_id == facility
    return found


def _buyers(desk: Desk, gone: Facility, kept: Facility) -> list[str]:
    """The members that are known to buy from the first alone."""
    there = select(Sourcing.member_id).where(Sourcing.facility_id == kept.id)
    asked = select(Sourcing.member_id).where(_at(Sourcing, gone.id))
    return list(desk.session.scalars(asked.where(Sourcing.member_id.not_in(there))))


def _move(session: Session, moved: dict[str, list[Any]], old: Facility, new: Facility) -> None:
    """Puts the rows of those keys under another facility, and its owner."""
    places: tuple[tuple[Any, str], ...] = (*MOVED, (Sourcing, "member_id"))
    for table, key in places:
        keys = moved[table.__tablename__]
        what = {"facility_id": new.id, "owner_id": new.owner_id}
        if table is Sourcing:
            what["key"] = new.key
        for start in range(0, len(keys), 1000):
            chosen = getattr(table, key).in_(keys[start : start + 1000])
            session.execute(update(table).where(_at(table, old.id), chosen).values(**what))
    session.flush()
