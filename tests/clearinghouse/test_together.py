"""Joint plans, visits, groups and merging by the command line, at a real server."""

from __future__ import annotations

import pytest

from sctoolkit.clearinghouse.client import RefusedError

from .town import Town


def test_lead_writes_the_joint_plan_others_verify_and_the_lead_rotates(
    village: Town, mill: str
) -> None:
    plan = ("share", "plan", mill)
    code, told = village.refused("beta", *plan)
    assert (code, f"sctoolkit share plan {mill} --begin" in told) == (2, True)
    action = ("--add", "Unlock the exits.", "--clause", "3.1", "--due", "2099-01-31")
    shown = village.run("alpha", *plan, "--begin", *action)
    short = shown.splitlines()[1].split()[0]
    assert "3.1     2099-01-31  open    0      0              Unlock the exits." in shown
    village.run("alpha", *plan, "--done", short)
    assert "Only the lead" in village.refused("beta", *plan, "--reopen", short)[1]
    assert "cannot verify its own" in village.refused("alpha", *plan, "--verify", short)[1]
    village.run("beta", *plan, "--verify", short)
    (seen,) = village.asked("owner", *plan, "--refute", short)["actions"]
    assert (seen["status"], seen["holds"], seen["does_not_hold"]) == ("done", 1, 1)
    village.run("alpha", *plan, "--lead", "beta")
    assert village.asked("beta", *plan)["you_lead"]
    assert "done    1      1" in village.run("alpha", *plan)


def test_nothing_is_sent_of_a_plan_where_a_part_of_it_is_mistaken(village: Town, mill: str) -> None:
    plan = ("share", "plan", mill)
    village.run("alpha", *plan, "--begin")
    action = ("--add", "Unlock the exits.", "--clause", "3.1", "--due", "2099-01-31")
    assert "given together" in village.refused("alpha", *plan, *action[:4])[1]
    code, told = village.refused("alpha", *plan, *action, "--lead", "gamma")
    assert (code, "None is called “gamma”" in told) == (2, True)
    assert all(name in told for name in ("alpha", "beta", "owner"))
    assert "begins with “ff”" in village.refused("alpha", *plan, *action, "--done", "ff")[1]
    assert village.asked("alpha", *plan)["actions"] == []


def test_joint_plan_carries_no_prices_in_its_clauses_either(village: Town, mill: str) -> None:
    plan = ("share", "plan", mill, "--begin", "--add", "Ask.", "--due", "2099-01-31")
    code, told = village.refused("alpha", *plan, "--clause", "unit price 4.20")
    assert (code, "may not be shared here" in told) == (5, True)


def test_visits_are_announced_seen_by_others_without_a_name_and_called_off(
    village: Town, mill: str
) -> None:
    visits = ("share", "visits")
    assert "No visit is planned" in village.tried("alpha", *visits).stderr
    village.run("alpha", *visits, mill, "--announce", "2099-03-04", "--code", "eti")
    announced = ("--announce", "2099-03-20", "--code", "sa8000")
    near = village.tried("beta", *visits, mill, *announced).stderr
    assert "1 other visit is planned" in near
    seen = village.asked("beta", *visits)["visits"]
    assert [(one["name"], one["date"], one["yours"]) for one in seen] == [
        ("Blue Mill", "2099-03-04", False),
        ("Blue Mill", "2099-03-20", True),
    ]
    assert "alpha" not in village.run("beta", *visits)
    assert village.refused("beta", *visits, "--call-off", seen[0]["id"])[0] == 5
    left = village.asked("beta", *visits, "--call-off", seen[1]["id"])["visits"]
    assert [one["date"] for one in left] == ["2099-03-04"]
    assert village.asked("owner", *visits)["visits"][0]["yours"] is False


def test_visit_needs_a_facility_and_a_code(village: Town, mill: str) -> None:
    for words in ((mill,), ("--code", "eti")):
        told = village.refused("alpha", "share", "visits", *words, "--announce", "2099-03-04")
        assert "give the facility" in told[1]


def test_what_a_group_talks_about_is_written_down_and_prices_are_not(village: Town) -> None:
    group = ("share", "group")
    village.run("alpha", *group, "--agenda", "Fire safety")
    village.run("beta", *group, "members", "--minutes", "Exits are looked at each month.")
    shown = village.run("owner", *group)
    assert "members · agenda: Fire safety" in shown
    assert "members · minutes: Exits are looked at each month." in shown
    code, told = village.refused("alpha", *group, "--minutes", "The price is 4.20")
    assert (code, "may not be shared here" in told) == (5, True)
    found = village.asked("alpha", *group)
    assert ([one["name"] for one in found["groups"]], len(found["minutes"])) == (["members"], 2)
    assert found["members"] == ["alpha", "beta", "owner"]


def test_where_there_are_several_groups_one_is_said(village: Town) -> None:
    apart = village.admin.post("/groups", {"name": "footwear", "purpose": "fire safety"})["id"]
    me = next(one for one in village.admin.get("/admin/members") if one["name"] == "alpha")["id"]
    village.admin.put(f"/groups/{apart}/members/{me}", {})
    village.client("alpha").post("/notice")
    group = ("share", "group")
    assert "in which of your groups" in village.refused("alpha", *group, "--agenda", "Exits")[1]
    village.run("alpha", *group, "footwear", "--agenda", "Exits")
    (said,) = village.asked("alpha", *group)["minutes"]
    assert said["group"] == apart
    assert village.asked("alpha", *group, "members")["minutes"] == []
    assert "no group of that name" in village.refused("beta", *group, "footwear")[1]


def test_facilities_registered_twice_are_merged_by_the_administrator_and_parted(
    village: Town, mill: str
) -> None:
    merge = ("clearinghouse", "merge")
    village.run("operator", "share", "login", village.url, "--accept", token=village.token)
    assert "look the same" in village.tried("operator", *merge).stderr
    twin = village.run("beta", "share", "register", "--name", "Blue Mill Ltd", "--country", "VN")
    (alike,) = village.asked("operator", *merge)["duplicates"]
    assert {one["id"] for one in alike} == {mill, twin}
    assert "Blue Mill Ltd" in village.run("operator", *merge)
    assert village.asked("operator", *merge, twin, "--into", mill)["duplicates"] == []
    assert "merged already" in village.refused("operator", *merge, twin, "--into", mill)[1]
    (alike,) = village.asked("operator", *merge, twin, "--part")["duplicates"]
    assert len(alike) == 2
    assert village.refused("alpha", *merge)[0] == 5


def test_merging_says_which_and_how(village: Town) -> None:
    for words in (("--part",), ("f" * 32,), ("f" * 32, "--part", "--into", "e" * 32)):
        code, told = village.refused("alpha", "clearinghouse", "merge", *words)
        assert (code, "either --into or --part" in told) == (2, True)


def test_who_has_not_read_the_notice_is_told_the_command_first(village: Town) -> None:
    apart = village.admin.post("/groups", {"name": "footwear", "purpose": "fire safety"})["id"]
    me = next(one for one in village.admin.get("/admin/members") if one["name"] == "alpha")["id"]
    village.admin.put(f"/groups/{apart}/members/{me}", {})
    told = village.refused("alpha", "share", "search")[1]
    assert f"`sctoolkit share login {village.url} --accept`, or GET and POST /v1/notice" in told
    accepted = village.tried("alpha", "share", "login", village.url, "--accept")
    assert "no legal advice" in accepted.stderr
    assert "Logged in as alpha (writer)" in accepted.stderr
    assert "Nothing was found" in village.tried("alpha", "share", "search").stderr


def test_day_that_is_in_no_calendar_is_refused_in_words(village: Town, mill: str) -> None:
    sent = {"date": "2027-02-31", "code": "eti"}
    with pytest.raises(RefusedError, match=r"B819 date: “2027-02-31” is no day\n    Give a day"):
        village.client("alpha").post(f"/facilities/{mill}/visits", sent)
