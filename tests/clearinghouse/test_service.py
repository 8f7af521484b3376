"""What members do, on both databases."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import replace

import pytest
from sqlalchemy import update

from sctoolkit.model.result import Outcome
from sctoolkit.model.sharing import Consent, Profile

from .house import House
from .parties import ALPHA, CONTENT, GAMMA, OWNER, consent, party

WHOLE_YEARS = {"start": "2020-01-01", "until": "2099-12-31"}


def lasting(**changes: object) -> Consent:
    return consent(**{**WHOLE_YEARS, **changes})


def key(name: str) -> str:
    return hmac.new(b"of the group", name.encode(), "sha256").hexdigest()


def test_whole_story_from_overlap_to_access_gone(house: House) -> None:
    alpha, beta, owner = house["alpha"], house["beta"], house["owner"]
    alpha.call("PUT", "/overlap", json={"keys": [key("blue mill"), key("red mill")]})
    beta.call("PUT", "/overlap", json={"keys": [key("blue mill"), key("green mill")]})
    assert beta.get("/overlap") == [key("blue mill")]
    (talk,) = beta.post("/contacts", {"key": key("blue mill")})
    message = {"id": secrets.token_hex(16), "text": "The fire exits worry us. You too?"}
    beta.post(f"/contacts/{talk}/messages", message)
    assert alpha.get("/contacts")[0]["other"] is None
    assert [one["text"] for one in alpha.get(f"/contacts/{talk}/messages")] == [message["text"]]
    beta.post(f"/contacts/{talk}/agree")
    assert alpha.get("/contacts")[0]["other"] is None
    assert alpha.post(f"/contacts/{talk}/agree")["other"] == "beta"
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    given = house.consented(mill, lasting())
    bundle = house.published(mill).json()["id"]
    assert [one["id"] for one in beta.get(f"/facilities/{mill}/audits")] == [bundle]
    fetched = beta.call("GET", f"/bundles/{bundle}")
    assert fetched.content.startswith(b"PK")
    assert beta.get(f"/facilities/{mill}/findings")[0]["clause"] == "4.2"
    alpha.post(f"/facilities/{mill}/plan")
    action = {"clause": "4.2", "text": "Unlock the exits.", "due": "2027-01-31"}
    done = alpha.post(f"/facilities/{mill}/plan/actions", action)["id"]
    assert (
        alpha.call("POST", f"/actions/{done}/verification", json={"holds": True}).status_code == 403
    )
    beta.post(f"/actions/{done}/verification", {"holds": True})
    assert owner.get(f"/facilities/{mill}/plan")["actions"][0]["holds"] == 1
    owner.post(f"/consents/{given}/revoke")
    assert beta.call("GET", f"/bundles/{bundle}").status_code == 404
    assert beta.get(f"/facilities/{mill}/audits") == []
    assert beta.get(f"/facilities/{mill}/findings") == []
    assert house["gamma"].get("/log/verify")["holds"]


def test_nothing_of_a_facility_is_seen_before_it_is_confirmed_that_one_buys_there(
    house: House,
) -> None:
    mill = house.mill()
    house.consented(mill, lasting())
    house.buying(mill, "alpha")
    bundle = house.published(mill).json()["id"]
    beta = house["beta"]
    assert beta.get("/facilities") == []
    for path in ("", "/audits", "/findings", "/visits"):
        assert beta.call("GET", f"/facilities/{mill}{path}").status_code == 404
    assert beta.call("GET", f"/bundles/{bundle}").status_code == 404
    house.buying(mill, "beta")
    assert beta.call("GET", f"/bundles/{bundle}").status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        lasting(until="2020-12-31"),
        lasting(start="2098-01-01"),
        lasting(recipient=GAMMA.card.fingerprint),
        lasting(sharer=GAMMA.card.fingerprint),
        lasting(profile=Profile.PUBLIC),
    ],
    ids=["expired", "not yet", "for another", "of another", "existence only"],
)
def test_consent_that_says_something_else_shows_no_content(house: House, given: Consent) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    passing = house.consented(mill, lasting(recipient=GAMMA.card.fingerprint))
    house.consented(mill, given)
    bundle = house.published(mill).json()["id"]
    house["owner"].post(f"/consents/{passing}/revoke")
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 404
    assert house["beta"].get(f"/facilities/{mill}/findings") == []


def test_existence_for_everyone_shows_existence_alone(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house.consented(mill, lasting(recipient="", profile=Profile.PUBLIC))
    house.consented(mill, lasting(recipient=GAMMA.card.fingerprint))
    bundle = house.published(mill).json()["id"]
    (audit,) = house["beta"].get(f"/facilities/{mill}/audits")
    assert audit == {
        "id": bundle,
        "date": "2026-10-14",
        "kind": "self-assessment",
        "codes": ["eti@2014"],
    }
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 404


def test_publishing_needs_a_consent_and_ones_own_signature(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "gamma")
    assert house.published(mill).status_code == 422
    house.consented(mill, lasting())
    assert house.published(mill).status_code == 201
    assert house.published(mill, "gamma").status_code == 422
    from .house import for_house  # noqa: PLC0415 - only here

    stolen = for_house(ALPHA)
    refused = house["gamma"].call("POST", "/bundles", params={"facility": mill}, content=stolen)
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "B804")


def test_bundle_is_published_once(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha")
    house.consented(mill, lasting())
    assert house.published(mill, id="a" * 32).status_code == 201
    assert house.published(mill, id="a" * 32).status_code == 409


def test_message_is_sent_once_and_never_about_prices(house: House) -> None:
    for name in ("alpha", "beta"):
        house[name].call("PUT", "/overlap", json={"keys": [key("x")]})
    (talk,) = house["alpha"].post("/contacts", {"key": key("x")})
    sent = {"id": "b" * 32, "text": "Call Anna: +84 24 3456 7890"}
    house["alpha"].post(f"/contacts/{talk}/messages", sent)
    assert house["beta"].get(f"/contacts/{talk}/messages")[0]["text"] == "Call Anna: […]"
    again = house["alpha"].call("POST", f"/contacts/{talk}/messages", json=sent)
    assert again.status_code == 409
    for text in ("What price do you pay?", "Combien de commandes ?", "lista negra"):
        wrong = {"id": secrets.token_hex(16), "text": text}
        answer = house["alpha"].call("POST", f"/contacts/{talk}/messages", json=wrong)
        assert answer.status_code == 422, text


def test_overlap_needs_ones_own_hash(house: House) -> None:
    house["alpha"].call("PUT", "/overlap", json={"keys": [key("x")]})
    assert house["beta"].call("POST", "/contacts", json={"key": key("x")}).status_code == 404
    assert house["beta"].get("/overlap") == []


def test_conflicting_results_stand_side_by_side(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "gamma", "beta")
    house.consented(mill, lasting())
    house.consented(mill, lasting(sharer=GAMMA.card.fingerprint))
    house.published(mill)
    milder = replace(CONTENT.findings[0], outcome=Outcome.PARTLY_MET)
    house.published(mill, "gamma", content=replace(CONTENT, findings=(milder,)))
    (clause,) = house["beta"].get(f"/facilities/{mill}/findings")
    assert sorted(one["outcome"] for one in clause["said"]) == ["not-met", "partly-met"]
    assert {one["source"] for one in clause["said"]} == {"1", "2"}


def test_owner_consents_and_nobody_else(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha")
    from sctoolkit import records  # noqa: PLC0415 - only here
    from sctoolkit.clearinghouse.envelopes import enclose  # noqa: PLC0415 - only here

    for given in (lasting(), lasting(owner="alpha"), lasting(document="d" * 64)):
        envelope = records.to_line(enclose(given, ALPHA)).decode()
        sent = {"facility": mill, "envelope": envelope}
        assert house["alpha"].call("POST", "/consents", json=sent).status_code == 422
    held = house.consented(mill, lasting())
    assert house["alpha"].call("POST", f"/consents/{held}/revoke").status_code == 404
    assert house["gamma"].call("POST", f"/consents/{held}/revoke").status_code == 404


def test_statistics_tell_about_three_or_nobody(house: House) -> None:
    from sctoolkit.clearinghouse.service.bundles import counted  # noqa: PLC0415 - only here

    rows = [("4.2", "a", 2), ("4.2", "b", 2), ("4.2", "c", 3), ("5.1", "a", 1), ("5.1", "b", 1)]
    sums = {"4.2": 6, "5.1": 2}
    assert counted(rows, sums, 3) == [{"clause": "4.2", "facilities": 6, "members": 3}]
    assert counted([("1", "a", 9), ("1", "b", 1), ("1", "c", 1)], {"1": 11}, 3) == []
    assert (
        house["alpha"]
        .call("GET", "/statistics", params={"code": "eti@2014", "at_least": 2})
        .status_code
        == 422
    )
    assert house["alpha"].get("/statistics", code="eti@2014") == []


def test_lead_rotates_and_only_to_one_who_buys_there(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house["alpha"].post(f"/facilities/{mill}/plan")
    wrong = {"member": house["gamma"].id}
    assert (
        house["alpha"].call("POST", f"/facilities/{mill}/plan/lead", json=wrong).status_code == 422
    )
    right = {"member": house["beta"].id}
    assert (
        house["beta"].call("POST", f"/facilities/{mill}/plan/lead", json=right).status_code == 403
    )
    house["alpha"].post(f"/facilities/{mill}/plan/lead", right)
    assert house["beta"].get(f"/facilities/{mill}/plan")["you_lead"]


def test_visits_are_seen_by_those_who_buy_there_and_called_off_by_their_own(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    past = {"date": "2020-01-31", "code": "eti"}
    house["alpha"].post(f"/facilities/{mill}/visits", past)
    visit = house["alpha"].post(f"/facilities/{mill}/visits", {**past, "date": "2099-01-31"})["id"]
    for name in ("alpha", "beta", "owner"):
        (seen,) = house[name].get("/visits")
        assert (seen["id"], seen["name"]) == (visit, "Blue Mill")
        assert seen["yours"] == (name == "alpha")
        assert [seen] == house[name].get(f"/facilities/{mill}/visits")
    assert house["gamma"].get("/visits") == []
    for name in ("beta", "owner", "gamma"):
        assert house[name].call("DELETE", f"/visits/{visit}").status_code == 404
    assert house["alpha"].call("DELETE", f"/visits/{visit}").is_success
    assert house["owner"].get("/visits") == []


def test_member_takes_all_along_and_leaves_nothing(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house.consented(mill, lasting())
    bundle = house.published(mill).json()["id"]
    exported = house["alpha"].get("/export")
    assert [one["id"] for one in exported["audit"]] == [bundle]
    assert exported["content"][0]["bundle"].startswith(b"PK".hex())
    house["alpha"].post("/leave")
    assert house["alpha"].call("GET", "/me").status_code == 401
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 404
    assert house["beta"].get("/log/verify")["holds"]


def test_suspended_member_sees_nothing_and_shows_nothing(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house.consented(mill, lasting())
    bundle = house.published(mill).json()["id"]
    house.admin.post(f"/members/{house['alpha'].id}/suspend")
    assert house["alpha"].call("GET", "/me").status_code == 401
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 404


def test_notice_is_read_before_anything_else(house: House) -> None:
    member = house["alpha"].id
    from sctoolkit.clearinghouse.service.database import acting  # noqa: PLC0415 - only here
    from sctoolkit.clearinghouse.service.tables import Belonging  # noqa: PLC0415 - only here

    with acting(house.engine, member) as session:
        session.execute(update(Belonging).values(read_notice=False))
    assert house["alpha"].call("GET", "/facilities").status_code == 409
    assert "no legal advice" in house["alpha"].get("/notice")["notice"]
    house["alpha"].post("/notice")
    assert house["alpha"].get("/facilities") == []


def test_facility_is_found_by_its_os_id_and_duplicates_are_only_suggested(house: House) -> None:
    number = "CN2024221G4W0WA"
    place = {"name": "Green Mill Co., Ltd.", "country": "CN", "os_id": number}
    one = house["alpha"].post("/facilities", place)["id"]
    assert house["beta"].post("/facilities", {**place, "name": "Other name"})["id"] == one
    wrong = house["beta"].call("POST", "/facilities", json={**place, "os_id": "CN2024221G4W0WB"})
    assert wrong.status_code == 422
    again = house["alpha"].post("/facilities", {"name": "GREEN MILL", "country": "cn"})
    assert again["may_be_the_same"] == [one]
    assert house["gamma"].post("/facilities", {"name": "Green mill", "country": "CN"}) != again
    assert house["beta"].get("/facilities") == []


def test_what_was_refused_stands_in_the_log(house: House) -> None:
    beta = house["beta"]
    nowhere = "f" * 32
    beta.call("GET", f"/facilities/{nowhere}")
    beta.call("POST", "/facilities", json={"name": "x", "country": "VN", "price": "1"})
    beta.call("POST", f"/members/{nowhere}/suspend")
    tried = [one["about"] for one in beta.get("/log") if one["act"] == "refused"]
    assert tried == [
        f"404 GET /v1/facilities/{nowhere}",
        "422 POST /v1/facilities",
        f"403 POST /v1/members/{nowhere}/suspend",
    ]
    assert beta.get("/log/verify")["holds"]


def test_members_of_other_groups_are_neither_known_nor_matched_nor_consented_to(
    house: House,
) -> None:
    apart = house.admin.post("/groups", {"name": "apart", "purpose": "other goods"})["id"]
    first = next(one["id"] for one in house.admin.get("/admin/groups") if one["id"] != apart)
    gamma = house["gamma"].id
    house.admin.call("PUT", f"/groups/{apart}/members/{gamma}")
    house.admin.call("DELETE", f"/groups/{first}/members/{gamma}")
    assert house["gamma"].call("GET", "/facilities").status_code == 409  # its notice is not read
    house["gamma"].post("/notice")
    assert [one["name"] for one in house["gamma"].get("/members/known")] == ["gamma"]
    assert "gamma" not in [one["name"] for one in house["alpha"].get("/members/known")]
    for name in ("alpha", "gamma"):
        house[name].call("PUT", "/overlap", json={"keys": [key("x")]})
    assert house["alpha"].get("/overlap") == []
    assert house["alpha"].post("/contacts", {"key": key("x")}) == []
    house["gamma"].post("/minutes", {"kind": "agenda", "text": "Fire safety"})
    assert house["alpha"].get("/minutes") == []
    assert [one["group"] for one in house["gamma"].get("/minutes")] == [apart]
    mill = house.mill()
    from sctoolkit import records  # noqa: PLC0415 - only here
    from sctoolkit.clearinghouse.envelopes import enclose  # noqa: PLC0415 - only here

    given = lasting(recipient=GAMMA.card.fingerprint)
    sent = {"facility": mill, "envelope": records.to_line(enclose(given, OWNER)).decode()}
    assert house["owner"].call("POST", "/consents", json=sent).status_code == 404


def test_newcomer_says_which_groups_where_there_are_several(house: House) -> None:
    house.admin.post("/groups", {"name": "apart"})
    delta = party("delta").card
    card = {"name": "delta", "sign": delta.sign, "seal": delta.seal}
    assert house.admin.call("POST", "/members", json=card).status_code == 422
    wrong = {**card, "groups": ["f" * 32]}
    assert house.admin.call("POST", "/members", json=wrong).status_code == 404
    right = {**card, "groups": [house.admin.get("/admin/groups")[0]["id"]]}
    assert house.admin.call("POST", "/members", json=right).status_code == 201


def test_facility_registered_twice_is_merged_by_a_person_and_parted_again(house: House) -> None:
    mill = house.mill()
    seen = {"document": "a" * 64}
    made = {"name": "BLUE MILL Ltd.", "country": "VN", **seen}
    twin = house["alpha"].post("/facilities", made)["id"]
    house.admin.post(f"/admin/facilities/{twin}/sourcing/{house['alpha'].id}", seen)
    house.buying(mill, "beta")
    house.consented(mill, lasting())
    assert house["alpha"].call("GET", f"/facilities/{mill}").status_code == 404
    (suggested,) = house.admin.get("/admin/duplicates")
    assert {one["id"] for one in suggested} == {mill, twin}
    wrong = house.admin.call("POST", f"/admin/facilities/{mill}/merge", json={"into": twin})
    assert wrong.status_code == 422  # the owner's would be gone
    house.admin.post(f"/admin/facilities/{twin}/merge", {"into": mill})
    assert house.admin.get("/admin/duplicates") == []
    assert [one["id"] for one in house["alpha"].get("/facilities", q="blue")] == [mill]
    named = replace(CONTENT, facility=replace(CONTENT.facility, name="Blue Mill Ltd."))
    bundle = house.published(mill, content=named).json()["id"]
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 200
    house.admin.post(f"/admin/facilities/{twin}/part")
    assert [one["id"] for one in house["alpha"].get("/facilities")] == [twin]
    assert house["beta"].call("GET", f"/bundles/{bundle}").status_code == 200  # it came since
    assert house["alpha"].call("POST", f"/admin/facilities/{twin}/part").status_code == 403
    assert house["beta"].get("/log/verify")["holds"]


def test_merging_takes_results_along_and_parting_gives_them_back(house: House) -> None:
    mill, twin = house.mill(), house.mill()
    house.buying(twin, "alpha", "beta")
    house.consented(twin, lasting())
    bundle = house.published(twin).json()["id"]
    house.admin.post(f"/admin/facilities/{twin}/merge", {"into": mill})
    assert house["beta"].get(f"/facilities/{mill}/findings")[0]["clause"] == "4.2"
    assert house["beta"].get("/bundles", facility=mill) == [bundle]
    assert house["gamma"].call("GET", f"/facilities/{mill}").status_code == 404
    house.admin.post(f"/admin/facilities/{twin}/part")
    assert house["beta"].call("GET", f"/facilities/{mill}").status_code == 404
    assert house["beta"].get("/bundles", facility=twin) == [bundle]
