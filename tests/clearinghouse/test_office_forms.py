"""What the administrator does by the pages, over both databases."""

from __future__ import annotations

import re
import secrets

from fastapi import Request, Response
from sqlalchemy import select

from sctoolkit.clearinghouse.service.access import Caller
from sctoolkit.clearinghouse.service.database import acting
from sctoolkit.clearinghouse.service.desk import Desk, refused
from sctoolkit.clearinghouse.service.office.forms import Tried, on
from sctoolkit.clearinghouse.service.tables import Group, LogEntry

from .house import House, Party
from .test_office import asked, log, page


def test_person_gets_a_token_that_is_shown_once_and_ends(house: House) -> None:
    alpha = f"members/{house['alpha'].id}"
    shown = page(house, f"{alpha}/accounts", name="Ana", role="reader", days="7")
    (token,) = re.findall(r"sct_[\w-]+", shown)
    ana = Party(house["alpha"].who, token, house["alpha"].id, house.client)
    assert ana.get("/me")["role"] == "reader"
    listed = page(house, alpha)
    assert "sct_" not in listed
    (account,) = re.findall(r'accounts/(\w+)/token"[^§]*?Fresh token for Ana', listed)[-1:]
    (fresh,) = re.findall(r"sct_[\w-]+", page(house, f"{alpha}/accounts/{account}/token", days="7"))
    assert ana.call("GET", "/me").status_code == 401
    ana.token = fresh
    assert ana.call("GET", "/me").is_success
    ended = page(house, f"{alpha}/accounts/{account}/end", go="1")
    assert "no token of it holds any more" in ended
    assert ana.call("GET", "/me").status_code == 401
    assert log(house)[:3] == ["end-account", "token", "account"]


def test_account_of_another_member_is_not_reached_by_this_one(house: House) -> None:
    (account,) = house.admin.get(f"/members/{house['beta'].id}/accounts")
    path = f"members/{house['alpha'].id}/accounts/{account['id']}/end"
    assert asked(house.admin, path, go="1").status_code == 404
    assert house["beta"].call("GET", "/me").is_success


def test_suspension_says_why_and_is_lifted_again(house: House) -> None:
    alpha = f"members/{house['alpha'].id}"
    silent = asked(house.admin, f"{alpha}/suspend", because="")
    assert (silent.status_code, "Say why" in silent.text) == (422, True)
    assert house["alpha"].call("GET", "/me").is_success
    page(house, f"{alpha}/suspend", because="named a price")
    assert house["alpha"].call("GET", "/me").status_code == 401
    assert ">alpha<" in page(house, "members").partition("<h2>Suspended")[2]
    assert "alpha: named a price" in page(house, "log")
    again = asked(house.admin, f"{alpha}/suspend", because="named a price")
    assert (again.status_code, "Only a member that takes part" in again.text) == (409, True)
    assert "fresh tokens" in page(house, f"{alpha}/lift", go="1")
    assert log(house)[:4] == ["lift", "refused", "suspend", "refused"]


def test_group_begins_and_members_are_put_in_and_taken_out(house: House) -> None:
    begun = page(house, "groups", name="footwear", purpose="fire safety")
    assert "For: fire safety" in begun
    group = next(one for one in house.admin.get("/admin/groups") if one["name"] == "footwear")
    alpha = house["alpha"].id
    assert "Members: alpha<" in page(house, f"groups/{group['id']}/put", member=alpha)
    assert "It has no members yet." in page(house, f"groups/{group['id']}/take", member=alpha)
    twice = asked(house.admin, "groups", name="footwear", purpose="ladders")
    assert (twice.status_code, 'value="ladders"' in twice.text) == (409, True)
    nobody = asked(house.admin, f"groups/{group['id']}/put", member="\x00")
    assert (nobody.status_code, "Choose one of the list" in nobody.text) == (422, True)
    assert log(house)[:5] == ["refused", "refused", "take-out-of-group", "put-into-group", "group"]


def test_claim_is_refused_for_an_owner_who_is_no_member(house: House) -> None:
    mill = house["alpha"].post("/facilities", {"name": "Blue Mill", "country": "VN"})["id"]
    assert "They named no document" in page(house, "sourcing")
    page(house, "sourcing/refuse", facility=mill, member=house["alpha"].id)
    assert house["alpha"].get("/sourcing")[0]["refused"]
    assert log(house)[0] == "refuse-for-owner"


def test_two_are_merged_only_by_a_form_that_shows_both_and_parted_again(house: House) -> None:
    mill = house.mill()
    made = {"name": "Blue Mill Ltd", "country": "VN", "address": "2 <River> Road"}
    twin = house["alpha"].post("/facilities", made)["id"]
    assert "Blue Mill Ltd" in page(house, "duplicates")
    look = page(house, f"duplicates/merge?gone={twin}&kept={mill}")
    assert "2 <River> Road" in look
    assert "merge" not in log(house)
    assert "merged so far" not in page(house, "duplicates").lower()
    action = re.search(r'action="/admin/(duplicates/\w+/into/\w+)"', look)
    assert action is not None
    merged = page(house, action[1], go="1")
    assert "No facilities look the same." in merged
    again = asked(house.admin, action[1], go="1")
    assert (again.status_code, "merged already" in again.text) == (409, True)
    assert "Blue Mill Ltd" in page(house, f"duplicates/{twin}/part", go="1")
    assert log(house)[:3] == ["part", "refused", "merge"]
    assert "merged two facilities: Blue Mill Ltd, Blue Mill" in page(house, "log")


def test_one_facility_is_not_merged_into_itself_or_a_stranger(house: House) -> None:
    mill = house.mill()
    for other in (mill, "f" * 32, "", "x"):
        answer = asked(house.admin, f"duplicates/merge?gone={mill}&kept={other}")
        assert (answer.status_code, "another that stays" in answer.text) == (422, True)


def test_form_that_is_refused_late_leaves_nothing_behind_but_the_log(house: House) -> None:
    def sheet(_desk: Desk, tried: Tried) -> Response:
        return Response(f"{tried.problem}: {tried.typed['name']}", tried.status)

    @on(sheet)
    def form(desk: Desk, sent: dict[str, str]) -> Response:
        desk.session.add(Group(id=secrets.token_hex(16), **sent))
        desk.note("group")
        raise refused("Too late", 409)

    me = house["alpha"].id
    sent_to = {"type": "http", "method": "POST", "path": "/admin/groups", "headers": []}
    with acting(house.engine, me) as session:
        desk = Desk(
            Caller("ana", me, "alpha", "admin", read_notice=True), session, Request(sent_to)
        )
        answer = form(desk=desk, sent={"name": "footwear"})
    assert (answer.status_code, bytes(answer.body)) == (409, b"Too late: footwear")
    with acting(house.engine, me) as session:
        assert "footwear" not in list(session.scalars(select(Group.name)))
        said = session.execute(select(LogEntry.act, LogEntry.about).where(LogEntry.who == "ana"))
        assert [tuple(row) for row in said] == [("refused", "409 POST /admin/groups")]
