"""The log as far as it is about running the clearinghouse: read here, and changed nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import select

from sctoolkit.clearinghouse.service import own_log
from sctoolkit.clearinghouse.service.database import counting
from sctoolkit.clearinghouse.service.desk import Desk, Office, Room
from sctoolkit.clearinghouse.service.office.forms import shown
from sctoolkit.clearinghouse.service.own_log import LAST
from sctoolkit.clearinghouse.service.tables import Account, Facility, Group, Member
from sctoolkit.language import _, labelled, later

router = APIRouter(prefix="/admin/log", route_class=Room)
NUMBER = re.compile(r"[0-9]{1,9}")
ACTS = {
    "found": later("founded the clearinghouse"),
    "join": later("let a member in"),
    "account": later("gave a person an account"),
    "token": later("gave a fresh token"),
    "end-account": later("ended an account"),
    "suspend": later("suspended a member"),
    "lift": later("lifted a suspension"),
    "group": later("began a group"),
    "put-into-group": later("put a member into a group"),
    "take-out-of-group": later("took a member out of a group"),
    "confirm-by-document": later("confirmed who buys there"),
    "refuse-for-owner": later("refused who does not buy there"),
    "merge": later("merged two facilities"),
    "part": later("parted two facilities"),
    "refused": later("was refused"),
}
"""What acts are called on the page."""


@router.get("")
def log(desk: Office, before: str = "") -> Response:
    """What was done and refused, the last first."""
    start = int(before) if NUMBER.fullmatch(before) else LAST
    rows = own_log.administration(desk, start)
    named = _names(desk, {word for one in rows for word in one["about"].split(" ")})
    entries = [
        {
            "number": one["number"],
            "at": one["at"].rstrip("Z").split("T"),
            "who": named.get(one["who"], one["who"]),
            "what": _joined(_(ACTS[one["act"]]), _plain(one["about"], named)),
        }
        for one in rows
    ]
    earlier = rows[-1]["number"] if len(rows) == own_log.PAGE else None
    return shown("log", _("Log"), desk, entries=entries, earlier=earlier)


def _plain(about: str, named: Mapping[str, str]) -> str:
    """Names in the place of ids, then what else was said: `footwear, alpha: named a price`."""
    words = about.split(" ")
    ids = list(takewhile(named.__contains__, words))
    names, rest = ", ".join(named[one] for one in ids), " ".join(words[len(ids) :])
    return _joined(names, rest)


def _joined(name: str, words: str) -> str:
    return labelled(name, words) if name and words else name or words


def _names(desk: Desk, about: set[str]) -> dict[str, str]:
    """People, members, groups and facilities that were acted upon, by their ids."""
    who = select(Account.id, Account.name, Member.name)
    people = desk.session.execute(who.join(Member, Member.id == Account.member_id))
    named = {row: name if name == member else f"{name} ({member})" for row, name, member in people}
    tables: tuple[Any, ...] = (Member, Group, Facility)
    with counting(desk.session):
        for table in tables:
            asked = select(table).where(table.id.in_(about))
            named |= {row.id: row.name for row in desk.session.scalars(asked)}
    return named


@router.get("/check")
def check(desk: Office) -> Response:
    """Whether the whole log holds together."""
    return shown("check", _("Does the log hold together?"), desk, found=own_log.verify_log(desk))
