"""Statistics, taking one's own along, and leaving."""

from __future__ import annotations

import json

from sctoolkit import records
from sctoolkit.clearinghouse.envelopes import enclose

from .house import House
from .parties import ALPHA, BETA, GAMMA, OWNER, consent
from .town import Town

WHOLE_YEARS = {"start": "2020-01-01", "until": "2099-12-31"}


def published(house: House, mill: str, *names: str) -> None:
    """These buy from the mill, and publish the same finding about it."""
    house.buying(mill, *names)
    for name, who in {"alpha": ALPHA, "beta": BETA, "gamma": GAMMA}.items():
        if name in names:
            days = {"recipient": OWNER.card.fingerprint, **WHOLE_YEARS}
            house.consented(mill, consent(sharer=who.card.fingerprint, **days))
            assert house.published(mill, name).status_code == 201


def test_statistics_count_a_facility_once_however_many_find_the_same(house: House) -> None:
    mill = house.mill()
    published(house, mill, "alpha", "beta")
    assert house["alpha"].get("/statistics", code="eti@2014") == []
    published(house, mill, "gamma")
    (told,) = house["alpha"].get("/statistics", code="eti@2014")
    assert told == {"clause": "4.2", "facilities": 1, "members": 3}


def test_suspended_member_is_not_counted(house: House) -> None:
    published(house, house.mill(), "alpha", "beta", "gamma")
    house.admin.post(f"/members/{house['gamma'].id}/suspend")
    assert house["alpha"].get("/statistics", code="eti@2014") == []


def test_export_names_nobody_who_is_not_named_elsewhere(house: House) -> None:
    for name in ("alpha", "beta"):
        house[name].call("PUT", "/overlap", json={"keys": ["a" * 64]})
    (talk,) = house["alpha"].post("/contacts", {"key": "a" * 64})
    house["alpha"].post(f"/contacts/{talk}/messages", {"id": "1" * 32, "text": "Exits?"})
    house["beta"].post(f"/contacts/{talk}/messages", {"id": "2" * 32, "text": "Blocked."})
    found = house["alpha"].get("/export")
    assert [one["text"] for one in found["message"]] == ["Exits?"]
    assert house["beta"].id not in json.dumps(found)


def test_owner_who_leaves_takes_consents_along_and_the_mill_is_nobodys(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house.consented(mill, consent(**WHOLE_YEARS))
    bundle = house.published(mill).json()["id"]
    assert [one["sharer_id"] for one in house["owner"].get("/export")["consent"]] == [
        house["alpha"].id
    ]
    house["owner"].post("/leave")
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 404
    assert house["alpha"].get("/facilities")[0]["id"] == mill
    paper = consent(document="a" * 64, id="5" * 32, **WHOLE_YEARS)
    sent = {"facility": mill, "envelope": records.to_line(enclose(paper, ALPHA)).decode()}
    assert house["beta"].call("POST", "/consents", json=sent).status_code == 422
    assert house["alpha"].call("POST", "/consents", json=sent).status_code == 201


def test_who_left_comes_back_with_the_same_card(house: House) -> None:
    card = {"name": "gamma", "sign": GAMMA.card.sign, "seal": GAMMA.card.seal}
    assert house.admin.call("POST", "/members", json=card).status_code == 409
    house["gamma"].post("/leave")
    assert house["gamma"].call("GET", "/me").status_code == 401
    assert house.admin.post("/members", card)["id"] == house["gamma"].id
    assert house.admin.get(f"/members/{house['gamma'].id}/accounts")[0]["name"] == ""


def test_who_runs_the_clearinghouse_stays(house: House) -> None:
    assert house.admin.call("POST", "/leave").status_code == 409
    assert house.admin.get("/admin/members")


def test_plan_whose_lead_left_is_led_by_who_takes_it_over(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house["alpha"].post(f"/facilities/{mill}/plan")
    assert house["beta"].call("POST", f"/facilities/{mill}/plan").status_code == 409
    house["alpha"].post("/leave")
    house["beta"].post(f"/facilities/{mill}/plan")
    assert house["beta"].get(f"/facilities/{mill}/plan")["you_lead"]


def test_figures_are_shown_where_they_tell_about_no_single_member(village: Town) -> None:
    statistics = ("share", "statistics", "eti@2014")
    assert "no figure about eti@2014" in village.tried("alpha", *statistics).stderr
    assert village.asked("alpha", *statistics, "--at-least", "4")["clauses"] == []
    assert village.refused("alpha", *statistics, "--at-least", "2")[0] == 2


def test_all_that_one_brought_stands_in_a_folder(village: Town, mill: str) -> None:
    village.run("alpha", "share", "visits", mill, "--announce", "2099-03-04", "--code", "eti")
    folder = village.folder / "mine"
    count = village.asked("alpha", "share", "export", str(folder))["count"]
    assert (count["visit"], count["sourcing"], count["finding"]) == (1, 1, 0)
    (visit,) = json.loads((folder / "visit.json").read_text("utf-8"))
    assert (visit["date"], visit["facility_id"]) == ("2099-03-04", mill)
    assert any(one["act"] == "export" for one in json.loads((folder / "log.json").read_text()))
    assert folder.stat().st_mode & 0o077 == 0
    assert "exists already" in village.refused("alpha", "share", "export", str(folder))[1]


def test_member_leaves_one_group_and_then_for_good(village: Town, mill: str) -> None:
    leave = ("share", "leave")
    assert "which group" in village.refused("alpha", *leave)[1]
    assert "None is called “elsewhere”" in village.refused("alpha", *leave, "elsewhere")[1]
    village.run("alpha", *leave, "members")
    assert village.asked("beta", "share", "group")["members"] == ["beta", "owner"]
    assert village.asked("alpha", "share", "sourcing", mill)["sourcing"][0]["confirmed"]
    village.run("alpha", *leave, "--for-good")
    assert "not logged in" in village.refused("alpha", "share", "sourcing")[1]
    found = village.asked("owner", "share", "sourcing")["sourcing"]
    assert [one["by"] for one in found] == ["beta"]
