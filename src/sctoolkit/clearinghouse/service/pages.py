"""Pages for people who use no terminal: the same desk, the same rules, no script."""

from __future__ import annotations

from importlib import resources

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import select

from sctoolkit.clearinghouse.service import (
    bundles,
    consents,
    contacts,
    joint,
    membership,
    registry,
    sourcing,
)
from sctoolkit.clearinghouse.service.access import caller_of
from sctoolkit.clearinghouse.service.database import at_the_door
from sctoolkit.clearinghouse.service.desk import (
    Desk,
    Id,
    Newcomer,
    Reader,
    Room,
    Writer,
    address_of,
    note_knocking,
)
from sctoolkit.clearinghouse.service.page import Typed, page, to
from sctoolkit.clearinghouse.service.tables import RANKS, Facility, Member, Plan, Sourcing
from sctoolkit.language import _

router = APIRouter(route_class=Room)
COOKIE = "token"
A_DAY = 24 * 60 * 60


@router.get("/style.css")
def style() -> Response:
    """How pages look."""
    folder = resources.files("sctoolkit.clearinghouse.service") / "templates"
    return Response((folder / "style.css").read_bytes(), media_type="text/css")


@router.get("/login")
def login_page() -> HTMLResponse:
    """Asks for a token."""
    return page("login", _("Log in"))


@router.post("/login")
def login(request: Request, sent: Typed) -> Response:
    """Keeps the token in a cookie that no script and no other site gets at."""
    token = sent.get("token", "")
    if not request.app.state.bucket.takes(address_of(request)):
        note_knocking(request, 429)
        return page(
            "login", _("Log in"), status=429, problem=_("Too many requests; wait a minute.")
        )
    with at_the_door(request.app.state.engine) as session:
        known = caller_of(session, token)
    if known is None:
        note_knocking(request, 401)
        return page("login", _("Log in"), status=401, problem=_("No token that holds."))
    answer = to("/admin/members" if known.may("admin") else "/")
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, max_age=A_DAY, httponly=True, secure=secure, samesite="strict")
    return answer


@router.post("/logout")
def logout(_sent: Typed) -> Response:
    """Forgets the token."""
    answer = to("/login")
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/notice")
def notice(desk: Newcomer) -> HTMLResponse:
    """What is read before anything else."""
    told = membership.notice(desk)["notice"]
    return page("notice", _("Before you begin"), desk, notice=told)


@router.post("/notice")
def notice_read(desk: Newcomer, _sent: Typed) -> Response:
    """It was read."""
    membership.notice_read(desk)
    return to("/")


@router.get("/")
def facilities(desk: Reader) -> HTMLResponse:
    """The facilities of the member."""
    found = registry.search(desk)
    return page("facilities", _("Facilities"), desk, facilities=found)


@router.get("/facilities/{facility}")
def facility(desk: Reader, facility: Id) -> HTMLResponse:
    """One facility: audits, results side by side, the joint plan, who waits to be confirmed."""
    place = desk.found(desk.session.get(Facility, facility))
    buys = registry.buys(desk, place)
    planned = desk.session.get(Plan, facility) is not None
    return page(
        "facility",
        place.name,
        desk,
        id=facility,
        audits=registry.existence(desk, facility),
        findings=bundles.side_by_side(desk, facility) if buys else [],
        plan=joint.plan(desk, facility) if planned else None,
        claims=_claims(desk, facility) if place.owner_id == desk.me else [],
    )


def _claims(desk: Desk, facility: str) -> list[dict[str, str]]:
    asked = (
        select(Sourcing.member_id, Member.name)
        .join(Member, Member.id == Sourcing.member_id)
        .where(Sourcing.facility_id == facility, ~Sourcing.confirmed, ~Sourcing.refused)
    )
    return [{"member": who, "name": name} for who, name in desk.session.execute(asked)]


@router.post("/facilities/{facility}/confirm")
def confirm(desk: Writer, facility: Id, sent: Typed) -> Response:
    """The owner confirms that a member buys there."""
    sourcing.confirm(desk, facility, sent.get("member", ""))
    return to(f"/facilities/{facility}")


@router.post("/facilities/{facility}/refuse")
def refuse(desk: Writer, facility: Id, sent: Typed) -> Response:
    """The owner says that a member does not buy there."""
    sourcing.refuse(desk, facility, sent.get("member", ""))
    return to(f"/facilities/{facility}")


@router.get("/consents")
def consents_page(desk: Reader) -> HTMLResponse:
    """Who may see what."""
    names = {row.id: row.name for row in desk.session.scalars(select(Member))}
    places = {row.id: row.name for row in desk.session.scalars(select(Facility))}
    profiles = {rank: profile for profile, rank in RANKS.items()}
    shown = [
        {
            "facility": places.get(one["facility_id"], "…"),
            "sharer": names.get(one["sharer_id"], "…"),
            "recipient": names.get(one["recipient_id"], _("every member that buys there")),
            "profile": profiles[one["rank"]],
            "mine": one["owner_id"] == desk.me,
            **one,
        }
        for one in consents.listed(desk)
    ]
    return page("consents", _("Consents"), desk, consents=shown)


@router.post("/consents/{consent}/revoke")
def revoke(desk: Writer, consent: Id, _sent: Typed) -> Response:
    """Takes a consent back."""
    consents.revoke(desk, consent)
    return to("/consents")


@router.get("/overlap")
def overlap(desk: Reader) -> HTMLResponse:
    """What others have too, and the talks about it."""
    found = contacts.matches(desk)
    talks = contacts.contacts(desk)
    return page("overlap", _("Overlap"), desk, matches=found, talks=talks)


@router.post("/contacts/{contact}/agree")
def agree(desk: Writer, contact: Id, _sent: Typed) -> Response:
    """The member agrees to be named."""
    contacts.agree(desk, contact)
    return to("/overlap")
