"""Groups: begun, and members put into them or taken out."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sctoolkit.clearinghouse.service import groups
from sctoolkit.clearinghouse.service.desk import Desk, Office, Room
from sctoolkit.clearinghouse.service.office.forms import NOTHING, Tried, chosen, filled, on, shown
from sctoolkit.clearinghouse.service.page import Typed, to
from sctoolkit.language import _

router = APIRouter(prefix="/admin/groups", route_class=Room)


def _groups(desk: Desk, tried: Tried = NOTHING, **_ids: str) -> Response:
    everyone = groups.everyone(desk)
    active = [one for one in everyone if one["state"] == "active"]
    rows = [
        {
            **group,
            "inside": [one for one in everyone if one["id"] in group["members"]],
            "outside": [one for one in active if one["id"] not in group["members"]],
        }
        for group in groups.every_group(desk)
    ]
    return shown("groups", _("Groups"), desk, tried, groups=rows)


@router.get("")
def all_groups(desk: Office) -> Response:
    """Every group, what it is for, and who belongs to it."""
    return _groups(desk)


@router.post("")
@on(_groups)
def begin(desk: Office, sent: Typed) -> Response:
    """A group is founded."""
    new = filled(groups.NewGroup, name=sent.get("name", ""), purpose=sent.get("purpose", ""))
    groups.begin(desk, new)
    return to("/admin/groups?said=begun")


@router.post("/{group:id}/put")
@on(_groups)
def put_in(desk: Office, group: str, sent: Typed) -> Response:
    """A member comes into a group."""
    groups.put_in(desk, group, chosen(sent, "member"))
    return to("/admin/groups?said=put")


@router.post("/{group:id}/take")
@on(_groups)
def take_out(desk: Office, group: str, sent: Typed) -> Response:
    """A member goes out of a group."""
    groups.take_out(desk, group, chosen(sent, "member"))
    return to("/admin/groups?said=taken")
