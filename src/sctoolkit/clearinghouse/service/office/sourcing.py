"""Who says that they buy where no owner can answer: looked at by the document that they named."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sctoolkit.clearinghouse.service import sourcing
from sctoolkit.clearinghouse.service.desk import Desk, Office, Room, refused
from sctoolkit.clearinghouse.service.office.forms import NOTHING, Tried, chosen, filled, on, shown
from sctoolkit.clearinghouse.service.page import Typed, to
from sctoolkit.language import _

router = APIRouter(prefix="/admin/sourcing", route_class=Room)


def _waiting(desk: Desk, tried: Tried = NOTHING) -> Response:
    return shown("sourcing", _("Who buys where"), desk, tried, claims=sourcing.waiting(desk))


@router.get("")
def waiting(desk: Office) -> Response:
    """The claims that wait for the administrator."""
    return _waiting(desk)


@router.post("/confirm")
@on(_waiting)
def confirm(desk: Office, sent: Typed) -> Response:
    """It was shown by a document, of which nothing but its SHA-256 comes as far as here."""
    if not sent.get("document"):
        raise refused(_("Choose the document that you were shown."))
    facility, member = chosen(sent, "facility"), chosen(sent, "member")
    seen = filled(sourcing.Seen, document=sent["document"])
    sourcing.confirm_by_document(desk, facility, member, seen)
    return to("/admin/sourcing?said=confirmed")


@router.post("/refuse")
@on(_waiting)
def refuse(desk: Office, sent: Typed) -> Response:
    """The member does not buy there."""
    sourcing.refuse_for_owner(desk, chosen(sent, "facility"), chosen(sent, "member"))
    return to("/admin/sourcing?said=refused")
