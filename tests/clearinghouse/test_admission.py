"""Members, their people, groups and suspension, by the administrator's command line."""

from __future__ import annotations

import pytest

from sctoolkit import records

from .house import House
from .parties import GAMMA, consent
from .town import Town

LASTING = consent(start="2020-01-01", until="2099-12-31")


@pytest.fixture
def village(village: Town) -> Town:
    """Where the administrator is logged in, and the card of gamma lies about."""
    village.run("operator", "share", "login", village.url, "--accept", token=village.token)
    (village.folder / "gamma.card").write_bytes(records.to_line(GAMMA.card))
    return village


def desk(village: Town, *words: str) -> str:
    return village.run("operator", "clearinghouse", *words)


def state(village: Town) -> dict[str, str]:
    found = village.asked("operator", "clearinghouse", "members")["members"]
    return {one["name"]: one["state"] for one in found}


def test_member_joins_and_its_people_get_tokens_that_end(village: Town) -> None:
    shown = desk(village, "members", "--join", str(village.folder / "gamma.card"))
    assert "gamma     takes part  members" in shown
    people = ("accounts", "gamma")
    assert "no accounts yet" in village.tried("operator", "clearinghouse", *people).stderr
    token = desk(village, *people, "--add", "Ana", "--days", "7")
    login = ("share", "login", village.url, "--accept")
    village.run("gamma", *login, token=token)
    assert "Ana   writer  20" in desk(village, *people)
    fresh = desk(village, *people, "--renew", "Ana")
    assert village.tried("gamma", *login, token=token).returncode == 5
    village.run("gamma", *login, token=fresh)
    assert "Ana   writer  –" in desk(village, *people, "--end", "Ana")
    assert village.tried("gamma", *login, token=fresh).returncode == 5


def test_reader_reads_and_no_more(village: Town) -> None:
    token = desk(village, "accounts", "alpha", "--add", "Ben", "--role", "reader")
    village.run("ben", "share", "login", village.url, token=token)
    village.run("ben", "share", "group")
    assert "does not allow that" in village.refused("ben", "share", "group", "--agenda", "Fire")[1]


def test_suspension_ends_access_at_once_until_it_is_lifted(village: Town) -> None:
    desk(village, "members", "--suspend", "alpha", "--because", "named a price")
    assert state(village)["alpha"] == "suspended"
    assert village.refused("alpha", "share", "group")[0] == 5
    assert village.asked("beta", "share", "group")["members"] == ["beta", "owner"]
    told = village.tried("operator", "clearinghouse", "members", "--lift", "alpha")
    assert "sctoolkit clearinghouse accounts alpha" in told.stderr
    assert state(village)["alpha"] == "active"
    assert village.refused("alpha", "share", "group")[0] == 5
    token = desk(village, "accounts", "alpha", "--renew", "alpha")
    village.run("alpha", "share", "login", village.url, token=token)
    assert "alpha" in village.asked("beta", "share", "group")["members"]


def test_groups_are_founded_and_members_put_in_and_taken_out(village: Town) -> None:
    groups = ("groups", "footwear")
    both = ("--add", "alpha", "--add", "beta")
    shown = desk(village, *groups, "--begin", "--purpose", "fire safety", *both)
    assert "footwear  alpha, beta" in shown
    assert "footwear  alpha" in desk(village, *groups, "--remove", "beta")
    assert "members   alpha, beta, owner" in desk(village, "groups")
    code, told = village.refused("operator", "clearinghouse", *groups, "--add", "nobody")
    assert (code, "None is called “nobody”" in told, "alpha (" in told) == (2, True, True)


def test_several_groups_one_is_said_to_who_joins(village: Town) -> None:
    desk(village, "groups", "footwear", "--begin")
    card = str(village.folder / "gamma.card")
    said = village.refused("operator", "clearinghouse", "members", "--join", card)[1]
    assert "there are several" in said
    shown = desk(village, "members", "--join", card, "--group", "footwear")
    assert "gamma     takes part  footwear" in shown


def test_member_is_no_administrator_by_the_command_line_either(village: Town) -> None:
    for words in (("members",), ("groups",), ("accounts", "alpha"), ("sourcing",)):
        assert village.refused("alpha", "clearinghouse", *words)[0] == 5


def test_lifting_shows_again_what_owners_still_consent_to(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta", "gamma")
    for_beta = house.consented(mill, LASTING)
    house.consented(mill, consent(recipient=GAMMA.card.fingerprint, until="2099-12-31"))
    bundle = house.published(mill).json()["id"]
    alpha = house["alpha"].id
    house.admin.post(f"/members/{alpha}/suspend", {"because": "named a price"})
    for name in ("beta", "gamma"):
        assert house[name].call("GET", f"/bundles/{bundle}").status_code == 404
    house["owner"].post(f"/consents/{for_beta}/revoke")
    house.admin.post(f"/members/{alpha}/lift")
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 404
    assert house["gamma"].call("GET", f"/bundles/{bundle}").status_code == 200
    assert house.admin.call("POST", f"/members/{alpha}/lift").status_code == 409
    assert house.admin.call("POST", f"/members/{alpha}/suspend").is_success
    said = [one["about"] for one in house.admin.get("/log") if one["act"] == "suspend"]
    assert said == [f"{alpha} named a price", alpha]
