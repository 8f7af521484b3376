"""Facilities: registered, found again, and shown only to those that buy from them."""

from __future__ import annotations

import re
import secrets
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import BindParameter, ColumnElement, Row, Select, bindparam, select, union
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import (
    Body,
    Desk,
    Digest,
    Id,
    Line,
    Reader,
    Room,
    Writer,
    refused,
)
from sctoolkit.clearinghouse.service.sourcing import NONE, claim
from sctoolkit.clearinghouse.service.tables import Audit, Facility, Sourcing
from sctoolkit.engine.sharing.commerce import bare
from sctoolkit.engine.sharing.os_id import is_os_id, tidy
from sctoolkit.language import _

router = APIRouter(prefix="/v1", tags=["facilities"], route_class=Room)
FORMS = re.compile(r"\b(?:co|ltd|limited|inc|llc|gmbh|sa|sarl|srl|pvt|company|corp|jsc)\b")
PAGE = 100
SHOWN = ("id", "name", "country", "address", "os_id", "same_as")
Country = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")]


class NewFacility(Body):
    """A facility as a member or its owner knows it."""

    name: Line
    country: Country
    address: Annotated[str, Field(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    os_id: Annotated[str, Field(max_length=30)] = ""
    mine: bool = False
    """Whether it belongs to the caller."""
    document: Digest = NONE
    """SHA-256 of what shows that the caller buys there."""


def key_of(name: str, country: str) -> str:
    """Name and country made alike: without accents, signs and forms of companies."""
    return f"{country.upper()} {' '.join(FORMS.sub(' ', bare(name)).split())}"


@router.post("/facilities", status_code=201)
def register(desk: Writer, new: NewFacility) -> dict[str, object]:
    """Registers a facility, or says that one buys from one that is there under its OS ID.

    Facilities that may be the same are named, from among those that the caller sees anyway; they
    are never merged without an administrator.
    """
    os_id = tidy(new.os_id)
    if os_id and not is_os_id(os_id):
        raise refused(_("“{word}” is no OS ID.").format(word=new.os_id))
    facility = _same(desk, os_id) or _made(desk, new, os_id)
    if not new.mine:
        claim(desk, facility, new.document)
    alike = select(Facility.id).where(Facility.key == facility.key, Facility.id != facility.id)
    suggested = list(desk.session.scalars(alike.limit(10)))
    desk.note("register", facility.id)
    return {"id": facility.id, "may_be_the_same": suggested}


def _same(desk: Desk, os_id: str) -> Facility | None:
    """The facility of that OS ID, whoever registered it: who knows the number knows it."""
    if not os_id:
        return None
    with counting(desk.session):
        return desk.session.scalars(select(Facility).where(Facility.os_id == os_id)).first()


def _made(desk: Desk, new: NewFacility, os_id: str) -> Facility:
    facility = Facility(
        id=secrets.token_hex(16),
        name=new.name,
        country=new.country.upper(),
        address=new.address,
        os_id=os_id or None,
        key=key_of(new.name, new.country),
        owner_id=desk.me if new.mine else None,
        registered_by=desk.me,
    )
    desk.session.add(facility)
    desk.session.flush()
    return facility


@router.get("/facilities")
def search(
    desk: Reader,
    q: Annotated[str, Query(max_length=100)] = "",
    country: Annotated[str, Query(pattern=r"^[A-Za-z]{2}$")] = "",
    after: Annotated[str, Query(pattern=r"^[0-9a-f]{32}$")] = "",
) -> list[dict[str, object]]:
    """The facilities that the caller owns, registered, or buys from; nobody else's."""
    begins = f"{country.upper()} " if country else ""
    pattern = f"{_plainly(begins)}%{_plainly(bare(q))}%"
    wanted = {"me": desk.me, "pattern": pattern, "after": after}
    rows = desk.session.execute(_asked(), wanted).all()
    desk.note("search")
    return [_plain(row) for row in rows]


def _plainly(text: str) -> str:
    """The text as a part of a pattern that means nothing else."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_")


@lru_cache(maxsize=1)
def _asked() -> Select[Any]:
    """The search, put together once: that takes longer than to run it.

    It begins at the caller's own rows: the cost does not grow with what others have.
    """
    place, link = Facility.__table__.c, Sourcing.__table__.c
    me: BindParameter[str] = bindparam("me")

    def part(found: Any, key: Any, whose: ColumnElement[bool]) -> Any:  # noqa: ANN401 - columns
        fits = (found > bindparam("after")) & key.like(bindparam("pattern"), escape="/")
        return select(select(found).where(whose, fits).order_by(found).limit(PAGE).subquery())

    apart = place.same_as.is_(None)
    own = union(
        part(link.facility_id, link.key, (link.member_id == me) & link.confirmed),
        part(place.id, place.key, (place.owner_id == me) & apart),
        part(place.id, place.key, (place.registered_by == me) & apart),
    )
    shown = select(*(getattr(Facility, name) for name in SHOWN))
    shown = shown.where(Facility.id.in_(own), Facility.same_as.is_(None))
    return shown.order_by(Facility.id).limit(PAGE)


@router.get("/facilities/{facility}")
def one(desk: Reader, facility: Id) -> dict[str, object]:
    """One facility."""
    row = desk.found(desk.session.get(Facility, facility))
    desk.note("facility", facility)
    return _plain(row)


def is_named(session: Session, place: Facility, name: str) -> bool:
    """Whether it goes by that name, or one that was merged into it does."""
    merged = session.scalars(select(Facility.name).where(Facility.same_as == place.id))
    return bare(name) in {bare(one) for one in (place.name, *merged)}


def _plain(row: Facility | Row[Any]) -> dict[str, object]:
    return {name: getattr(row, name) for name in SHOWN}


@router.get("/facilities/{facility}/audits")
def existence(desk: Reader, facility: Id) -> list[dict[str, object]]:
    """Which assessments there are: when and under which codes, never whose or with what result."""
    desk.found(desk.session.get(Facility, facility))
    rows = desk.session.scalars(
        select(Audit).where(Audit.facility_id == facility).limit(PAGE)
    ).all()
    desk.note("existence", facility)
    return [
        {"id": row.id, "date": row.date, "kind": row.kind, "codes": row.codes.split()}
        for row in rows
    ]


def bought_from(desk: Desk, facility: str) -> Facility:
    """The facility; 404 where the caller neither owns it nor was confirmed to buy there."""
    place: Facility = desk.found(desk.session.get(Facility, facility))
    desk.found(place if buys(desk, place) else None)
    return place


def buys(desk: Desk, place: Facility) -> bool:
    """Whether the caller owns it, or was confirmed to buy there."""
    claim = desk.session.get(Sourcing, (place.id, desk.me))
    return place.owner_id == desk.me or (claim is not None and claim.confirmed)
