"""The administrator's pages, as who runs a clearinghouse without a terminal meets them."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from httpx2 import Response

from sctoolkit import records
from sctoolkit.clearinghouse.service import app

from .house import House, Party
from .parties import party
from .test_pages import mill_with_results
from .test_service import key

PAGES = ("members", "groups", "sourcing", "duplicates", "log", "log/check")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """These are about pages, not about the database behind."""
    return f"sqlite:///{tmp_path / 'house.db'}"


def asked(who: Party, path: str, files: object = None, **sent: str) -> Response:
    """What a browser gets for a page, or for a form that is sent off."""
    who.client.cookies.set("token", who.token)
    how: dict[str, object] = {"data": sent, "files": files} if sent or files else {}
    answer: Response = who.client.request("POST" if how else "GET", f"/admin/{path}", **how)  # type: ignore[arg-type]
    who.client.cookies.clear()
    return answer


def page(house: House, path: str, files: object = None, **sent: str) -> str:
    """The words of a page, or of the one that a form leads to."""
    answer = asked(house.admin, path, files, **sent)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def log(house: House) -> list[str]:
    """What those did who are known, or what was refused to them, the last first."""
    return [one["act"] for one in house.admin.get("/admin/log") if one["who"] != "?"]


def test_company_is_let_in_once_its_fingerprint_was_compared(house: House) -> None:
    delta = party("delta").card
    raw = records.to_line(delta).decode()
    (group,) = house.admin.get("/admin/groups")
    shown = page(house, "members/card", card=raw)
    assert delta.fingerprint in shown
    assert "delta" not in [one["name"] for one in house.admin.get("/admin/members")]
    joined = page(house, "members", card=raw, group=group["id"])
    assert "takes part now" in joined
    assert "It has no accounts yet." in joined
    waiting = page(house, "members").partition("Waiting for you")[2].partition("Taking part")[0]
    assert ">delta<" in waiting
    assert ">alpha<" not in waiting


def test_what_is_no_card_is_refused_beside_what_was_typed(house: House) -> None:
    answer = asked(house.admin, "members/card", card="<b>no card</b>")
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    assert "&lt;b&gt;no card&lt;/b&gt;</textarea>" in answer.text


def test_company_is_not_let_in_twice(house: House) -> None:
    raw = records.to_line(house["alpha"].who.card).decode()
    (group,) = house.admin.get("/admin/groups")
    answer = asked(house.admin, "members", card=raw, group=group["id"])
    assert (answer.status_code, "There is a member of that name" in answer.text) == (409, True)


def test_form_that_is_sent_again_makes_no_second_account(house: House) -> None:
    path = f"members/{house['alpha'].id}/accounts"
    page(house, path, name="Ana", role="writer", days="90")
    answer = asked(house.admin, path, name="Ana", role="writer", days="90")
    assert (answer.status_code, "give them a fresh token" in answer.text) == (409, True)
    assert "sct_" not in answer.text


def test_claim_is_confirmed_by_the_document_itself_of_which_nothing_is_kept(
    house: House, tmp_path: Path
) -> None:
    invoice = b"Invoice no. 4711\r\n\x00\xff" + b"-" * 100_000
    place = {"name": "Blue Mill", "country": "VN", "document": sha256(invoice).hexdigest()}
    mill = house["alpha"].post("/facilities", place)["id"]
    claim = {"facility": mill, "member": house["alpha"].id}
    assert "alpha at Blue Mill" in page(house, "sourcing")
    other = {"document": ("other.pdf", b"something else")}
    wrong = asked(house.admin, "sourcing/confirm", other, **claim)
    assert (wrong.status_code, "not the document" in wrong.text) == (422, True)
    none = asked(house.admin, "sourcing/confirm", {"document": ("", b"")}, **claim)
    assert (none.status_code, "Choose the document" in none.text) == (422, True)
    done = page(house, "sourcing/confirm", {"document": ("invoice.pdf", invoice)}, **claim)
    assert "Confirmed" in done
    assert "Nothing waits." in done
    assert house["alpha"].get("/sourcing")[0]["confirmed"]
    house.engine.dispose()
    assert b"4711" not in b"".join(one.read_bytes() for one in tmp_path.glob("house.db*"))


def test_log_names_who_did_what_to_whom_and_cannot_be_changed(house: House) -> None:
    for number in range(60):
        house.admin.post("/groups", {"name": f"group {number}"})
    shown = page(house, "log")
    assert "<td>operator</td><td>began a group: group 59</td>" in shown
    (earlier,) = re.findall(r'href="/admin/(log\?before=\d+)"', shown)
    assert "let a member in: owner" in page(house, earlier)
    assert shown.count("<form") == 1  # that for logging out
    assert "every entry fits" in page(house, "log/check")
    assert asked(house.admin, "log?before=x").status_code == 200


def test_log_tells_the_administrator_nothing_of_what_members_do_among_themselves(
    house: House,
) -> None:
    mill = mill_with_results(house)
    for name in ("alpha", "beta"):
        house[name].call("PUT", "/overlap", json={"keys": [key("x")]})
    (talk,) = house["alpha"].post("/contacts", {"key": key("x")})
    house["beta"].post(f"/contacts/{talk}/agree")
    assert house["gamma"].call("POST", f"/contacts/{talk}/agree").status_code == 404
    shown = page(house, "log")
    assert "404 POST /v1/contacts/…/agree" in shown
    assert not [one for one in (talk, mill, key("x")) if one in shown]


def test_administrator_sees_no_results_of_anybody(house: House) -> None:
    mill = mill_with_results(house)
    house["beta"].post("/facilities", {"name": "Blue Mill", "country": "VN"})
    people = [f"members/{one.id}" for one in house.parties.values()]
    for path in (*PAGES, *people):
        shown = page(house, path)
        for word in ("not-met", "4.2", "major", "Unlock", "eti", "blocked", "2026-10-14"):
            assert word not in shown, (path, word)
    house.client.cookies.set("token", house.admin.token)
    assert house.client.get(f"/facilities/{mill}").status_code == 404
    assert "Blue Mill" not in house.client.get("/").text
    assert house.client.get("/consents").text.count("<tr") == 0
    for path in ("findings", "bundles", "audits", "plan"):
        answer = house.admin.call("GET", f"/facilities/{mill}/{path}")
        assert answer.status_code == 404 or answer.json() == [], path


def forms() -> list[tuple[str, str]]:
    """Every page and form of the administrator's, with made-up ids."""
    return [
        (method, re.sub(r"\{\w+:id\}", "f" * 32, route.path))
        for room in app.PAGES
        for route in room.router.routes
        if isinstance(route, APIRoute) and route.path.startswith("/admin")
        for method in route.methods or ()
    ]


def test_for_a_member_there_are_no_such_pages(house: House) -> None:
    token = house.admin.post(
        f"/members/{house['alpha'].id}/accounts", {"name": "Ben", "role": "reader"}
    )["token"]
    assert len(forms()) == 22
    for shown in (house["alpha"].token, token):
        head = {"Cookie": f"token={shown}", "Accept": "text/html"}
        nowhere = house.client.get("/nowhere", headers=head)
        for method, path in forms():
            answer = house.client.request(method, path, headers=head)
            assert (answer.status_code, answer.text) == (404, nowhere.text), path
            assert answer.headers == nowhere.headers
    assert "404 GET /admin/members" in page(house, "log")
    assert "/admin" not in house.client.get("/", headers={"Cookie": f"token={token}"}).text


def test_who_is_not_logged_in_is_led_to_the_login_and_the_administrator_from_there(
    house: House,
) -> None:
    head = {"Accept": "text/html"}
    answer = house.client.get("/admin/groups", headers=head, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    for who, way in ((house.admin, "/admin/members"), (house["alpha"], "/")):
        said = house.client.post("/login", data={"token": who.token}, follow_redirects=False)
        assert said.headers["location"] == way


def test_form_on_another_site_does_nothing_here_either(house: House) -> None:
    cookie = {"Cookie": f"token={house.admin.token}"}
    for method, path in forms():
        for evil in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            if method == "POST":
                answer = house.client.post(path, headers=cookie | evil, data={"go": "1"})
                assert answer.status_code == 403, path
    path = f"/admin/members/{house['alpha'].id}/suspend"
    head = cookie | {"Origin": "https://evil.example"}
    assert house.client.post(path, headers=head, data={"because": "x"}).status_code == 403
    assert house["alpha"].call("GET", "/me").is_success


@pytest.mark.parametrize(("language", "words"), [("fr", "Membres"), ("es", "Miembros")])
def test_pages_speak_the_language_of_the_administrator(
    house: House, language: str, words: str
) -> None:
    head = {"Cookie": f"token={house.admin.token}", "Accept-Language": language}
    shown = house.client.get("/admin/members", headers=head).text
    assert f'<html lang="{language}">' in shown
    assert f"<h1>{words}</h1>" in shown


def test_every_field_of_the_forms_has_a_label(house: House) -> None:
    house["alpha"].post("/facilities", {"name": "Blue Mill", "country": "VN"})
    house["beta"].post("/facilities", {"name": "Blue Mill", "country": "VN"})
    for path in (*PAGES, f"members/{house['alpha'].id}"):
        shown = page(house, path)
        assert "<script" not in shown
        assert " style=" not in shown
        assert shown.count("<table") == shown.count("<caption>")
        ids = re.findall(r'<(?:input|select|textarea) id="(\w+)"', shown)
        assert sorted(ids) == sorted(re.findall(r'<label for="(\w+)"', shown))


def test_nobody_is_offered_to_lock_themselves_out(house: House) -> None:
    (me,) = [one for one in house.admin.get("/admin/members") if one["name"] == "operator"]
    shown = page(house, f"members/{me['id']}")
    assert "Fresh token for operator" in shown
    assert "End the account" not in shown
    assert "Suspend operator" not in shown
