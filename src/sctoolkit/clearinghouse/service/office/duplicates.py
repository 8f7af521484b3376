"""Facilities registered twice: looked at side by side, and merged once that was confirmed."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from sctoolkit.clearinghouse.service import merging
from sctoolkit.clearinghouse.service.desk import Desk, Office, Room
from sctoolkit.clearinghouse.service.office.forms import NOTHING, Tried, filled, on, shown
from sctoolkit.clearinghouse.service.page import Typed, to
from sctoolkit.language import _

router = APIRouter(prefix="/admin/duplicates", route_class=Room)


def _duplicates(desk: Desk, tried: Tried = NOTHING, **_ids: str) -> Response:
    found, past = merging.duplicates(desk), merging.merged(desk)
    return shown("duplicates", _("Registered twice?"), desk, tried, suggested=found, merged=past)


@router.get("")
def duplicates(desk: Office) -> Response:
    """Those that may be the same, side by side, and what was merged so far."""
    return _duplicates(desk)


@router.get("/merge")
def look(desk: Office, gone: str = "", kept: str = "") -> Response:
    """What merging two would do; nothing is done yet."""
    two = _two(desk, gone, kept)
    if two is None:
        message = _("Choose one that goes and another that stays.")
        return _duplicates(desk, Tried(message, 422))
    return shown("merge", _("Are they the same?"), desk, gone=two[0], kept=two[1])


def _two(desk: Desk, gone: str, kept: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Both, where they stand in one suggestion."""
    for alike in merging.duplicates(desk):
        by = {one["id"]: one for one in alike}
        if gone != kept and gone in by and kept in by:
            return by[gone], by[kept]
    return None


@router.post("/{gone:id}/into/{kept:id}")
@on(_duplicates)
def merge(desk: Office, gone: str, kept: str, _sent: Typed) -> Response:
    """A person looked at both, and said that they are one."""
    merging.merge(desk, gone, filled(merging.NewMerge, into=kept))
    return to("/admin/duplicates?said=merged")


@router.post("/{gone:id}/part")
@on(_duplicates)
def part(desk: Office, gone: str, _sent: Typed) -> Response:
    """They were not the same: each stands for itself again."""
    merging.part(desk, gone)
    return to("/admin/duplicates?said=parted")
