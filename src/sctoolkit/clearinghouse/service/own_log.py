"""What may be seen of the log: one's own entries, how it is run, and whether it holds together."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import select

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.desk import Admin, Reader, Room
from sctoolkit.clearinghouse.service.tables import LogEntry
from sctoolkit.engine.sharing.chain import Head

router = APIRouter(prefix="/v1", tags=["log"], route_class=Room)
LAST = 2**31 - 1
PAGE = 50
IDS = re.compile(r"[0-9a-f]{32,}")
ADMINISTRATION = (
    *("found", "join", "account", "token", "end-account", "suspend", "lift"),
    *("group", "put-into-group", "take-out-of-group"),
    *("confirm-by-document", "refuse-for-owner", "merge", "part"),
)
"""The acts of those who run the clearinghouse; what members do among themselves is none."""


@router.get("/log")
def own_log(desk: Reader, after: Annotated[int, Query(ge=0, le=LAST)] = 0) -> list[dict[str, Any]]:
    """What the caller's account did."""
    asked = select(LogEntry).where(LogEntry.who == desk.caller.account, LogEntry.number > after)
    rows = desk.session.scalars(asked.order_by(LogEntry.number).limit(1000)).all()
    names = ("number", "at", "act", "about", "digest")
    return [{name: getattr(row, name) for name in names} for row in rows]


@router.get("/log/verify")
def verify_log(
    desk: Reader,
    number: Annotated[int, Query(ge=0, le=LAST)] = 0,
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


@router.get("/admin/log")
def administration(
    desk: Admin, before: Annotated[int, Query(ge=0, le=LAST)] = LAST
) -> list[dict[str, Any]]:
    """What administrators changed, and what was refused to anybody, the last first.

    Which contact, result or facility somebody was refused is left out.
    """
    asked = select(LogEntry).where(LogEntry.act.in_((*ADMINISTRATION, "refused")))
    asked = asked.where(LogEntry.number < before).order_by(LogEntry.number.desc())
    rows = desk.session.scalars(asked.limit(PAGE)).all()
    desk.note("administration")
    return [
        {
            "number": row.number,
            "at": row.at,
            "who": row.who,
            "act": row.act,
            "about": IDS.sub("…", row.about) if row.act == "refused" else row.about,
        }
        for row in rows
    ]
