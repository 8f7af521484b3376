"""What a member may see of the log: its own entries, and whether the whole holds together."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import select

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.desk import Reader, Room
from sctoolkit.clearinghouse.service.tables import LogEntry
from sctoolkit.engine.sharing.chain import Head

router = APIRouter(prefix="/v1/log", tags=["log"], route_class=Room)


@router.get("")
def own_log(
    desk: Reader, after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0
) -> list[dict[str, Any]]:
    """What the caller's account did."""
    asked = select(LogEntry).where(LogEntry.who == desk.caller.account, LogEntry.number > after)
    rows = desk.session.scalars(asked.order_by(LogEntry.number).limit(1000)).all()
    names = ("number", "at", "act", "about", "digest")
    return [{name: getattr(row, name) for name in names} for row in rows]


@router.get("/verify")
def verify_log(
    desk: Reader,
    number: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    digest: Annotated[str, Query(pattern=r"^([0-9a-f]{64})?$")] = "",
) -> dict[str, Any]:
    """Whether the log holds together, and holds a head that the caller saw earlier."""
    known = Head(number, digest) if digest else None
    broken = logbook.broken(desk.session, known)
    head = logbook.head(desk.session)
    return {
        "holds": broken is None,
        "broken_at": broken,
        "head": {"number": head.number, "digest": head.digest} if head else None,
    }
