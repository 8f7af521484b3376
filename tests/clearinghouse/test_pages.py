"""The pages as a person without a terminal meets them, in a real browser and without script."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from .browser import FLAGS, PROGRAM
from .house import House
from .test_service import key, lasting


@pytest.fixture
def url(tmp_path: Path) -> str:
    """These are about pages, not about the database behind."""
    return f"sqlite:///{tmp_path / 'house.db'}"


def page(house: House, who: str, path: str, **sent: str) -> str:
    house.client.cookies.set("token", house[who].token)
    answer = house.client.post(path, data=sent) if sent else house.client.get(path)
    house.client.cookies.clear()
    assert answer.status_code == 200, answer.text
    return answer.text


def mill_with_results(house: House) -> str:
    mill = house.mill()
    house.buying(mill, "alpha", "beta")
    house.consented(mill, lasting())
    house.published(mill)
    house["alpha"].post(f"/facilities/{mill}/plan")
    action = {"clause": "4.2", "text": "Unlock <all> exits.", "due": "2027-01-31"}
    house["alpha"].post(f"/facilities/{mill}/plan/actions", action)
    return mill


def test_who_is_not_logged_in_is_led_to_the_login(house: House) -> None:
    answer = house.client.get("/", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    wrong = house.client.post("/login", data={"token": "x"})
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (401, True)


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    sent = {"token": house["alpha"].token}
    answer = house.client.post("/login", data=sent, follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_form_on_another_site_does_nothing(house: House) -> None:
    mill = mill_with_results(house)
    given = house["owner"].get("/consents")[0]["id"]
    head = {"Cookie": f"token={house['owner'].token}", "Origin": "https://evil.example"}
    assert house.client.post(f"/consents/{given}/revoke", headers=head).status_code == 403
    assert house["beta"].get(f"/facilities/{mill}/findings") != []


def test_pages_show_what_the_member_may_see_and_no_more(house: House) -> None:
    mill = mill_with_results(house)
    seen = page(house, "beta", f"/facilities/{mill}")
    assert "not-met" in seen
    assert "Unlock &lt;all&gt; exits." in seen
    assert "Blue Mill" not in page(house, "gamma", "/")
    head = {"Cookie": f"token={house['gamma'].token}"}
    assert house.client.get(f"/facilities/{mill}", headers=head).status_code == 404


def test_owner_takes_a_consent_back_with_one_button(house: House) -> None:
    mill = mill_with_results(house)
    shown = page(house, "owner", "/consents")
    assert "Take back the consent for beta" in shown
    action = re.search(r'action="(/consents/\w+/revoke)"', shown)
    assert action is not None
    assert "taken back" in page(house, "owner", action[1], go="1")
    assert "not-met" not in page(house, "beta", f"/facilities/{mill}")


def test_owner_confirms_who_buys_there(house: House) -> None:
    mill = house.mill()
    house["beta"].post(f"/facilities/{mill}/sourcing", {})
    assert "beta says that they buy here" in page(house, "owner", f"/facilities/{mill}")
    page(house, "owner", f"/facilities/{mill}/confirm", member=house["beta"].id)
    assert "Blue Mill" in page(house, "beta", "/")


def test_owner_refuses_who_does_not_buy_there(house: House) -> None:
    mill = house.mill()
    house["beta"].post(f"/facilities/{mill}/sourcing", {})
    assert "beta does not buy here" in page(house, "owner", f"/facilities/{mill}")
    answer = page(house, "owner", f"/facilities/{mill}/refuse", member=house["beta"].id)
    assert "says that they buy here" not in answer
    assert "Blue Mill" not in page(house, "beta", "/")


def test_overlap_names_nobody_before_both_agree(house: House) -> None:
    for name in ("alpha", "beta"):
        house[name].call("PUT", "/overlap", json={"keys": [key("x")]})
    house["alpha"].post("/contacts", {"key": key("x")})
    shown = page(house, "beta", "/overlap")
    assert "not named yet" in shown
    assert ">alpha<" not in shown


@pytest.mark.parametrize(("language", "words"), [("fr", "Sites"), ("es", "Centros")])
def test_pages_speak_the_language_of_the_browser(house: House, language: str, words: str) -> None:
    head = {"Cookie": f"token={house['alpha'].token}", "Accept-Language": f"{language}-XX"}
    shown = house.client.get("/", headers=head).text
    assert f'<html lang="{language}">' in shown
    assert words in shown


def test_every_field_has_a_label_and_every_table_a_caption(house: House) -> None:
    mill = mill_with_results(house)
    pages = [
        page(house, "beta", path) for path in ("/", f"/facilities/{mill}", "/consents", "/overlap")
    ]
    pages.append(house.client.get("/login").text)
    for shown in pages:
        assert shown.count("<h1>") == 1
        assert "<script" not in shown
        assert " style=" not in shown
        assert shown.count("<table>") == shown.count("<caption>")
        ids = set(re.findall(r'<input id="(\w+)"', shown))
        assert ids == set(re.findall(r'<label for="(\w+)"', shown))
        assert 'class="skip" href="#main"' in shown


@pytest.mark.skipif(PROGRAM is None, reason="no browser")
def test_page_fits_a_narrow_screen_in_a_real_browser(house: House, tmp_path: Path) -> None:
    mill = mill_with_results(house)
    shown = page(house, "beta", f"/facilities/{mill}")
    look = house.client.get("/style.css").text
    shown = shown.replace('<link rel="stylesheet" href="/style.css">', f"<style>{look}</style>")
    (tmp_path / "page.html").write_text(shown, "utf-8")
    picture = tmp_path / "page.png"
    subprocess.run(
        [
            str(PROGRAM),
            *FLAGS,
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=500,900",
            f"--screenshot={picture}",
            (tmp_path / "page.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert picture.stat().st_size > 10_000
