"""Who buys where by the command line, at a real server: said, confirmed, refused, taken back."""

from __future__ import annotations

from .house import House
from .town import Town

SOURCING = ("share", "sourcing")


def registered(village: Town, who: str, *words: str) -> str:
    place = ("share", "register", "--name", "Blue Mill", "--country", "VN")
    return village.run(who, *place, *words)


def state(village: Town, who: str, facility: str) -> list[tuple[str, bool, bool]]:
    found = village.asked(who, *SOURCING, facility)["sourcing"]
    return [(one["by"], one["confirmed"], one["refused"]) for one in found]


def test_owner_confirms_who_buys_there_and_takes_it_back(village: Town) -> None:
    mill = registered(village, "owner", "--mine")
    assert "Nobody says" in village.tried("owner", *SOURCING).stderr
    told = village.tried("alpha", *SOURCING, mill, "--claim")
    assert (mill in told.stdout, "Blue Mill" in told.stdout) == (True, False)
    assert "waits" in told.stdout
    waiting = village.tried("owner", *SOURCING)
    assert f"alpha waits for you: sctoolkit share sourcing {mill} --confirm alpha" in waiting.stderr
    assert "confirmed" in village.run("owner", *SOURCING, mill, "--confirm", "alpha")
    assert "Blue Mill" in village.run("alpha", *SOURCING)
    assert "Blue Mill" in village.run("alpha", "share", "search")
    village.run("owner", *SOURCING, mill, "--refuse", "alpha")
    assert state(village, "alpha", mill) == [("alpha", False, True)]
    assert "Nothing was found" in village.tried("alpha", "share", "search").stderr


def test_who_was_refused_may_ask_again_and_who_buys_no_more_withdraws(village: Town) -> None:
    mill = registered(village, "owner", "--mine")
    village.run("alpha", *SOURCING, mill, "--claim")
    village.run("owner", *SOURCING, mill, "--refuse", "alpha")
    village.run("alpha", *SOURCING, mill, "--claim")
    assert state(village, "owner", mill) == [("alpha", False, False)]
    village.run("owner", *SOURCING, mill, "--confirm", "alpha")
    assert state(village, "alpha", mill) == [("alpha", True, False)]
    village.run("alpha", *SOURCING, mill, "--claim")
    assert state(village, "alpha", mill) == [("alpha", True, False)]
    village.run("alpha", *SOURCING, mill, "--withdraw")
    assert state(village, "owner", mill) == []
    assert "Nothing was found" in village.tried("alpha", "share", "search").stderr


def test_nobody_but_the_owner_confirms(village: Town) -> None:
    mill = registered(village, "owner", "--mine")
    for name in ("alpha", "beta"):
        village.run(name, *SOURCING, mill, "--claim")
    assert [one[0] for one in state(village, "beta", mill)] == ["beta"]
    assert "No member “alpha”" in village.refused("beta", *SOURCING, mill, "--confirm", "alpha")[1]
    assert village.refused("beta", *SOURCING, mill, "--confirm", "beta")[0] == 5
    assert state(village, "beta", mill) == [("beta", False, False)]


def test_where_the_owner_is_no_member_the_administrator_confirms_by_the_document(
    village: Town,
) -> None:
    desk = ("clearinghouse", "sourcing")
    village.run("operator", "share", "login", village.url, "--accept", token=village.token)
    invoice, other = village.folder / "invoice.pdf", village.folder / "other.pdf"
    invoice.write_bytes(b"what shows it")
    other.write_bytes(b"something else")
    mill = registered(village, "alpha", "--document", str(invoice))
    (claim,) = village.asked("operator", *desk)["sourcing"]
    assert (claim["by"], claim["name"], claim["facility"]) == ("alpha", "Blue Mill", mill)
    confirm = (*desk, mill, "--confirm", "alpha", "--document")
    assert "not the document" in village.refused("operator", *confirm, str(other))[1]
    assert village.refused("alpha", *confirm, str(invoice))[0] == 5
    assert "Confirmed: alpha" in village.tried("operator", *confirm, str(invoice)).stderr
    assert village.asked("operator", *desk)["sourcing"] == []
    assert "Nothing waits" in village.tried("operator", *desk).stderr
    assert state(village, "alpha", mill) == [("alpha", True, False)]


def test_administrator_does_not_confirm_in_the_place_of_an_owner(house: House) -> None:
    mill = house.mill()
    house["alpha"].post(f"/facilities/{mill}/sourcing", {"document": "a" * 64})
    assert house.admin.get("/admin/sourcing") == []
    path = f"/admin/facilities/{mill}/sourcing/{house['alpha'].id}"
    answer = house.admin.call("POST", path, json={"document": "a" * 64})
    assert (answer.status_code, "only they" in answer.text) == (422, True)


def test_claim_without_a_document_is_confirmed_by_no_administrator(house: House) -> None:
    place = {"name": "Blue Mill", "country": "VN"}
    mill = house["alpha"].post("/facilities", place)["id"]
    path = f"/admin/facilities/{mill}/sourcing/{house['alpha'].id}"
    assert house.admin.call("POST", path, json={"document": "0" * 64}).status_code == 422
    assert house.admin.call("DELETE", path).is_success
    assert house["alpha"].get("/sourcing")[0]["refused"]


def test_sourcing_says_what_goes_together(village: Town) -> None:
    for words in (("--claim",), ("f" * 32, "--claim", "--withdraw"), ("--confirm", "alpha")):
        assert "either --claim or" in village.refused("alpha", *SOURCING, *words)[1]
    words = ("f" * 32, "--document", "x.pdf")
    assert "goes with --claim" in village.refused("alpha", *SOURCING, *words)[1]


def test_search_shows_all_that_there_are_and_by_country(village: Town) -> None:
    owner = village.client("owner")
    for number in range(103):
        country = "BD" if number < 2 else "VN"
        owner.post("/facilities", {"name": f"Mill {number}", "country": country, "mine": True})
    assert len(village.asked("owner", "share", "search")["facilities"]) == 103
    found = village.asked("owner", "share", "search", "mill", "--country", "bd")["facilities"]
    assert {one["name"] for one in found} == {"Mill 0", "Mill 1"}
