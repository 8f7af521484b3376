"""The pages for who uses a keyboard, or a screen reader, or allows no script."""

from __future__ import annotations

import asyncio
import importlib.resources
import json
from pathlib import Path

import pytest

from .browser import PROGRAM, browsing, served, started
from .house import House
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
    axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    pages = {"/": "Facilities", f"/facilities/{mill}": "Blue Mill", "/consents": "Consents"}
    pages |= {"/overlap": "Overlap", "/notice": "Before you begin", "/login": "Log in"}

    async def looked(address: str, port: int) -> dict[str, object]:
        found: dict[str, object] = {}
        async with browsing(port) as page:
            whose = {"name": "token", "value": house["owner"].token, "url": address}
            await page.ask("Network.setCookie", **whose)
            for path, title in pages.items():
                await page.open(f"{address}{path}", title)
                await page.ask("Runtime.evaluate", expression=axe)
                run = "axe.run().then(found => JSON.stringify(found.violations))"
                said = await page.ask("Runtime.evaluate", expression=run, awaitPromise=True)
                for one in json.loads(said["result"]["value"]):
                    found[f"{path} {one['id']}"] = [node["html"] for node in one["nodes"]]
        return found

    with served(house.app) as address, started(tmp_path / "profile") as port:
        assert asyncio.run(looked(address, port)) == {}
