"""Joint plans, visits, groups and merging by the command line, at a real server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sctoolkit import records

from .parties import ALPHA, BETA, OWNER
from .town import Town

PARTIES = {"alpha": ALPHA, "beta": BETA, "owner": OWNER}


@pytest.fixture
def url(tmp_path: Path) -> str:
    """`test_service.py` asks the same of both databases."""
    return f"sqlite:///{tmp_path / 'house.db'}"


@pytest.fixture
def town(town: Town) -> Town:
    """With two buyers and an owner of a mill, who are logged in."""
    for name, who in PARTIES.items():
        town.join(name, records.to_plain(who.card))
    return town


@pytest.fixture
def mill(town: Town) -> str:
    """The Blue Mill; alpha and beta buy there."""
    made = {"name": "Blue Mill", "country": "VN", "mine": True}
    mill = str(town.client("owner").post("/facilities", made)["id"])
    town.buying(mill, "alpha", "beta")
    return mill


def asked(town: Town, who: str, *words: str) -> Any:
    return json.loads(town.run(who, *words, "--json"))


def refused(town: Town, who: str, *words: str) -> tuple[int, str]:
    done = town.tried(who, *words)
    assert done.returncode != 0, done.stdout
    return done.returncode, done.stderr


def test_lead_writes_the_joint_plan_others_verify_and_the_lead_rotates(
    town: Town, mill: str
) -> None:
    plan = ("share", "plan", mill)
    code, told = refused(town, "beta", *plan)
    assert (code, f"sctoolkit share plan {mill} --begin" in told) == (2, True)
    action = ("--add", "Unlock the exits.", "--clause", "3.1", "--due", "2099-01-31")
    shown = town.run("alpha", *plan, "--begin", *action)
    short = shown.splitlines()[1].split()[0]
    assert "3.1     2099-01-31  open    0      0              Unlock the exits." in shown
    town.run("alpha", *plan, "--done", short)
    assert "Only the lead" in refused(town, "beta", *plan, "--reopen", short)[1]
    assert "cannot verify its own" in refused(town, "alpha", *plan, "--verify", short)[1]
    town.run("beta", *plan, "--verify", short)
    (seen,) = asked(town, "owner", *plan, "--refute", short)["actions"]
    assert (seen["status"], seen["holds"], seen["does_not_hold"]) == ("done", 1, 1)
    town.run("alpha", *plan, "--lead", "beta")
    assert asked(town, "beta", *plan)["you_lead"]
    assert "done    1      1" in town.run("alpha", *plan)


def test_nothing_is_sent_of_a_plan_where_a_part_of_it_is_mistaken(town: Town, mill: str) -> None:
    plan = ("share", "plan", mill)
    town.run("alpha", *plan, "--begin")
    action = ("--add", "Unlock the exits.", "--clause", "3.1", "--due", "2099-01-31")
    assert "given together" in refused(town, "alpha", *plan, *action[:4])[1]
    code, told = refused(town, "alpha", *plan, *action, "--lead", "gamma")
    assert (code, "no member “gamma”" in told, "alpha, beta, owner" in told) == (2, True, True)
    assert "begins with “ff”" in refused(town, "alpha", *plan, *action, "--done", "ff")[1]
    assert asked(town, "alpha", *plan)["actions"] == []


def test_joint_plan_carries_no_prices_in_its_clauses_either(town: Town, mill: str) -> None:
    plan = ("share", "plan", mill, "--begin", "--add", "Ask.", "--due", "2099-01-31")
    code, told = refused(town, "alpha", *plan, "--clause", "unit price 4.20")
    assert (code, "may not be shared here" in told) == (5, True)


def test_visits_are_announced_seen_by_others_without_a_name_and_called_off(
    town: Town, mill: str
) -> None:
    visits = ("share", "visits")
    assert "No visit is planned" in town.tried("alpha", *visits).stderr
    town.run("alpha", *visits, mill, "--announce", "2099-03-04", "--code", "eti")
    announced = ("--announce", "2099-03-20", "--code", "sa8000")
    near = town.tried("beta", *visits, mill, *announced).stderr
    assert "1 other visit is planned" in near
    seen = asked(town, "beta", *visits)["visits"]
    assert [(one["name"], one["date"], one["yours"]) for one in seen] == [
        ("Blue Mill", "2099-03-04", False),
        ("Blue Mill", "2099-03-20", True),
    ]
    assert "alpha" not in town.run("beta", *visits)
    assert refused(town, "beta", *visits, "--call-off", seen[0]["id"])[0] == 5
    left = asked(town, "beta", *visits, "--call-off", seen[1]["id"])["visits"]
    assert [one["date"] for one in left] == ["2099-03-04"]
    assert asked(town, "owner", *visits)["visits"][0]["yours"] is False


def test_visit_needs_a_facility_and_a_code(town: Town, mill: str) -> None:
    for words in ((mill,), ("--code", "eti")):
        told = refused(town, "alpha", "share", "visits", *words, "--announce", "2099-03-04")
        assert "give the facility" in told[1]


def test_what_a_group_talks_about_is_written_down_and_prices_are_not(town: Town) -> None:
    group = ("share", "group")
    town.run("alpha", *group, "--agenda", "Fire safety")
    town.run("beta", *group, "members", "--minutes", "Exits are looked at each month.")
    shown = town.run("owner", *group)
    assert "members · agenda: Fire safety" in shown
    assert "members · minutes: Exits are looked at each month." in shown
    code, told = refused(town, "alpha", *group, "--minutes", "The price is 4.20")
    assert (code, "may not be shared here" in told) == (5, True)
    found = asked(town, "alpha", *group)
    assert ([one["name"] for one in found["groups"]], len(found["minutes"])) == (["members"], 2)
    assert found["members"] == ["alpha", "beta", "owner"]


def test_where_there_are_several_groups_one_is_said(town: Town) -> None:
    apart = town.admin.post("/groups", {"name": "footwear", "purpose": "fire safety"})["id"]
    me = next(one for one in town.admin.get("/admin/members") if one["name"] == "alpha")["id"]
    town.admin.put(f"/groups/{apart}/members/{me}", {})
    town.client("alpha").post("/notice")
    group = ("share", "group")
    assert "in which of your groups" in refused(town, "alpha", *group, "--agenda", "Exits")[1]
    town.run("alpha", *group, "footwear", "--agenda", "Exits")
    (said,) = asked(town, "alpha", *group)["minutes"]
    assert said["group"] == apart
    assert asked(town, "alpha", *group, "members")["minutes"] == []
    assert "no group of that name" in refused(town, "beta", *group, "footwear")[1]


def test_facilities_registered_twice_are_merged_by_the_administrator_and_parted(
    town: Town, mill: str
) -> None:
    merge = ("clearinghouse", "merge")
    town.run("operator", "share", "login", town.url, "--accept", token=town.token)
    assert "look the same" in town.tried("operator", *merge).stderr
    twin = town.run("beta", "share", "register", "--name", "Blue Mill Ltd", "--country", "VN")
    (alike,) = asked(town, "operator", *merge)["duplicates"]
    assert {one["id"] for one in alike} == {mill, twin}
    assert "Blue Mill Ltd" in town.run("operator", *merge)
    assert asked(town, "operator", *merge, twin, "--into", mill)["duplicates"] == []
    assert "merged already" in refused(town, "operator", *merge, twin, "--into", mill)[1]
    (alike,) = asked(town, "operator", *merge, twin, "--part")["duplicates"]
    assert len(alike) == 2
    assert refused(town, "alpha", *merge)[0] == 5


def test_merging_says_which_and_how(town: Town) -> None:
    for words in (("--part",), ("f" * 32,), ("f" * 32, "--part", "--into", "e" * 32)):
        code, told = refused(town, "alpha", "clearinghouse", "merge", *words)
        assert (code, "either --into or --part" in told) == (2, True)
