"""Who the caller is, and the notice that is read before anything else."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import update

from sctoolkit.clearinghouse.service.desk import Newcomer, Room
from sctoolkit.clearinghouse.service.tables import Belonging
from sctoolkit.language import _, later

router = APIRouter(prefix="/v1", tags=["members"], route_class=Room)
NOTICE = later(
    "This clearinghouse is for facts about working conditions. It is no legal advice, and "
    "following its rules does not replace your own lawyers. Never share prices, costs, volumes, "
    "capacities, orders, lead times, customers or plans of buying. Each member decides alone whom "
    "to buy from; nothing here is an advice, a ranking or a black list. A breach ends membership."
)


@router.get("/notice")
def notice(_desk: Newcomer) -> dict[str, str]:
    """What must be read before anything is shared, once for each group."""
    return {"notice": _(NOTICE)}


@router.post("/notice")
def notice_read(desk: Newcomer) -> dict[str, str]:
    """The member has read the notice, in each of its groups."""
    own = update(Belonging).where(Belonging.member_id == desk.me)
    desk.session.execute(own.values(read_notice=True))
    desk.note("read-notice")
    return {"member": desk.caller.name}


@router.get("/me")
def me(desk: Newcomer) -> dict[str, object]:
    """Who the token stands for."""
    caller = desk.caller
    return {"member": caller.name, "role": caller.role, "read_notice": caller.read_notice}
