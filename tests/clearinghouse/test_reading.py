"""The pages for who uses a keyboard, or a screen reader, or allows no script."""

from __future__ import annotations

import asyncio
import importlib.resources
import json
import re
from pathlib import Path

import pytest

from sctoolkit import records

from .browser import PROGRAM, browsing, served, started
from .house import House
from .parties import party
from .test_pages import mill_with_results
from .test_service import key

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no browser")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """These are about pages, not about the database behind."""
    return f"sqlite:///{tmp_path / 'house.db'}"


def test_keyboard_alone_without_script_leads_from_the_login_to_taking_a_consent_back(
    house: House, tmp_path: Path
) -> None:
    mill = mill_with_results(house)

    async def story(address: str, port: int) -> None:
        async with browsing(port) as page:
            await page.ask("Emulation.setScriptExecutionDisabled", value=True)
            await page.open(f"{address}/login", "Log in")
            assert await page.landmarks() == ["heading: Log in", "main: "]
            await page.tab_to("textbox: Your token")
            await page.ask("Input.insertText", text=house["owner"].token)
            await page.press("Enter")
            await page.titled("Facilities")
            assert await page.landmarks() == [
                "banner: ",
                "heading: Facilities",
                "main: ",
                "navigation: Pages",
            ]
            assert (await page.tab_to("link: Blue Mill"))[1:] == [
                "link: Go to the content",
                "link: Facilities",
                "link: Consents",
                "link: Overlap",
                "button: Log out",
            ]
            await page.open(f"{address}/", "Facilities")
            await page.tab_to("link: Go to the content")
            await page.press("Enter")
            await page.press("Tab")
            assert await page.focused() == "link: Blue Mill"  # all the rest was skipped
            await page.press("Enter")
            await page.titled("Blue Mill")
            await page.tab_to("link: Consents")
            await page.press("Enter")
            await page.titled("Consents")
            await page.tab_to("button: Take back the consent for beta")
            await page.press("Enter")
            await page.gone("button: Take back the consent for beta")

    with served(house.app) as address, started(tmp_path / "profile") as port:
        asyncio.run(story(address, port))
    assert house["beta"].get(f"/facilities/{mill}/findings") == []


def test_axe_finds_no_barrier_on_any_page(house: House, tmp_path: Path) -> None:
    """The rules of WCAG 2.2 A and AA that axe-core can tell by itself, and its best practices."""
    mill = mill_with_results(house)
    for name in ("alpha", "owner"):
        house[name].call("PUT", "/overlap", json={"keys": [key("x")]})
    house["alpha"].post("/contacts", {"key": key("x")})
    house["gamma"].post(f"/facilities/{mill}/sourcing", {})
    pages = {"/": "Facilities", f"/facilities/{mill}": "Blue Mill", "/consents": "Consents"}
    pages |= {"/overlap": "Overlap", "/notice": "Before you begin", "/login": "Log in"}
    assert barriers(house, tmp_path, house["owner"].token, pages) == {}


def test_axe_finds_no_barrier_on_the_pages_of_the_administrator(
    house: House, tmp_path: Path
) -> None:
    made = {"name": "Blue Mill", "country": "VN", "document": "a" * 64}
    mill = house["alpha"].post("/facilities", made)["id"]
    twin = house["beta"].post("/facilities", made)["id"]
    other = {"name": "Dye Works", "country": "BD"}
    gone, kept = (house["alpha"].post("/facilities", other)["id"] for _one in range(2))
    house.admin.post(f"/admin/facilities/{gone}/merge", {"into": kept})
    house.admin.post(f"/members/{house['gamma'].id}/suspend", {"because": "named a price"})
    look = f"/admin/duplicates/merge?gone={mill}&kept={twin}"
    pages = {"/admin/members": "Members", f"/admin/members/{house['alpha'].id}": "alpha"}
    pages |= {f"/admin/members/{house['gamma'].id}?said=suspended": "gamma"}
    pages |= {"/admin/groups": "Groups", "/admin/sourcing": "Who buys where"}
    pages |= {"/admin/duplicates": "Registered twice?", look: "Are they the same?"}
    pages |= {"/admin/log": "Log", "/admin/log/check": "Does the log hold together?"}
    assert barriers(house, tmp_path, house.admin.token, pages) == {}


def barriers(house: House, tmp_path: Path, token: str, pages: dict[str, str]) -> dict[str, object]:
    """What axe finds on the pages of that address and title, in a browser of its own."""
    axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")

    async def looked(address: str, port: int) -> dict[str, object]:
        found: dict[str, object] = {}
        async with browsing(port) as page:
            await page.ask("Network.setCookie", name="token", value=token, url=address)
            for path, title in pages.items():
                await page.open(f"{address}{path}", title)
                await page.ask("Runtime.evaluate", expression=axe)
                run = "axe.run().then(found => JSON.stringify(found.violations))"
                said = await page.ask("Runtime.evaluate", expression=run, awaitPromise=True)
                for one in json.loads(said["result"]["value"]):
                    found[f"{path} {one['id']}"] = [node["html"] for node in one["nodes"]]
        return found

    with served(house.app) as address, started(tmp_path / "profile") as port:
        return asyncio.run(looked(address, port))


def test_keyboard_alone_without_script_lets_a_company_in_and_gives_it_a_token(
    house: House, tmp_path: Path
) -> None:
    async def story(address: str, port: int) -> str:
        async with browsing(port) as page:
            await page.ask("Emulation.setScriptExecutionDisabled", value=True)
            await page.open(f"{address}/login", "Log in")
            await page.tab_to("textbox: Your token")
            await page.ask("Input.insertText", text=house.admin.token)
            await page.press("Enter")
            await page.titled("Members")
            assert "navigation: Administration" in await page.landmarks()
            await page.tab_to("textbox: Its card")
            await page.ask("Input.insertText", text=records.to_line(party("delta").card).decode())
            await page.tab_to("button: Look at the card")
            await page.press("Enter")
            await page.titled("Let it in?")
            await page.tab_to("button: The fingerprint is the same: let delta in")
            await page.press("Enter")
            await page.titled("delta")
            await page.tab_to("textbox: Name")
            await page.ask("Input.insertText", text="Ana")
            await page.tab_to("button: Give an account and a token")
            await page.press("Enter")
            await page.titled("A token for Ana")
            return await page.words()

    with served(house.app) as address, started(tmp_path / "profile") as port:
        shown = asyncio.run(story(address, port))
    (token,) = re.findall(r"sct_[\w-]+", shown)
    head = {"Authorization": f"Bearer {token}"}
    assert house.client.get("/v1/me", headers=head).json()["member"] == "delta"


def test_pages_of_the_administrator_fit_a_narrow_screen(house: House, tmp_path: Path) -> None:
    made = {"name": "Blue Mill", "country": "VN", "document": "a" * 64}
    house["alpha"].post("/facilities", made)
    house["beta"].post("/facilities", made)
    pages = {"/admin/members": "Members", f"/admin/members/{house['alpha'].id}": "alpha"}
    pages |= {"/admin/groups": "Groups", "/admin/sourcing": "Who buys where"}
    pages |= {"/admin/duplicates": "Registered twice?", "/admin/log": "Log"}

    async def widths(address: str, port: int) -> dict[str, int]:
        found = {}
        async with browsing(port) as page:
            await page.ask("Network.setCookie", name="token", value=house.admin.token, url=address)
            size = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": False}
            await page.ask("Emulation.setDeviceMetricsOverride", **size)
            for path, title in pages.items():
                await page.open(f"{address}{path}", title)
                asked = "document.documentElement.scrollWidth"
                said = await page.ask("Runtime.evaluate", expression=asked)
                found[path] = said["result"]["value"]
        return found

    with served(house.app) as address, started(tmp_path / "profile") as port:
        wide = asyncio.run(widths(address, port))
    assert {path: width for path, width in wide.items() if width > 360} == {}
