"""A real Chromium without a window, whose keys are really pressed."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import uvicorn
from fastapi import FastAPI

from .servers import free_port

PROGRAM = next((one for name in ("chromium", "google-chrome") if (one := shutil.which(name))), None)
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
KEYS = {"Tab": (9, ""), "Enter": (13, "\r")}
PATIENCE = 30
"""Seconds that a page may take on a busy machine."""


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the service, in a thread of this process."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


class Page:
    """One tab, as its reader meets it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._numbers = socket, count(1)

    async def ask(self, method: str, **given: object) -> dict[str, Any]:
        """What the browser answers."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": given})
        while True:
            said = await self._socket.receive_json(timeout=PATIENCE)
            if said.get("id") == number:
                assert "error" not in said, said
                found: dict[str, Any] = said["result"]
                return found

    async def open(self, url: str, title: str) -> None:
        """Goes there, and waits for the page of that title."""
        await self.ask("Page.navigate", url=url)
        await self.titled(title)

    async def titled(self, title: str) -> None:
        """Waits for the page of that title."""
        for _try in range(PATIENCE * 10):
            nodes = await self._nodes()
            names = [one for one in nodes if one[0] == "RootWebArea"]
            if names and names[0][1].startswith(title) and len(nodes) > 1:
                return
            await asyncio.sleep(0.1)
        raise TimeoutError(title)

    async def gone(self, element: str) -> None:
        """Waits until the page no longer has that: `button: Take back`."""
        for _try in range(PATIENCE * 10):
            nodes = await self._nodes()
            if len(nodes) > 1 and element not in [f"{role}: {name}" for role, name, _ in nodes]:
                return
            await asyncio.sleep(0.1)
        raise TimeoutError(element)

    async def press(self, key: str) -> None:
        """One key, down and up."""
        code, text = KEYS[key]
        how = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **how)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **how)

    async def _nodes(self) -> list[tuple[str, str, bool]]:
        """Role, name, and whether it has the focus, of all that a screen reader is told."""
        found = await self.ask("Accessibility.getFullAXTree")
        return [
            (
                one["role"]["value"],
                one.get("name", {}).get("value", ""),
                any(
                    part["name"] == "focused" and part["value"].get("value")
                    for part in one.get("properties", ())
                ),
            )
            for one in found["nodes"]
            if not one["ignored"] and "role" in one
        ]

    async def focused(self) -> str:
        """What a screen reader says of the element with the focus: `button: Log in`."""
        said = [f"{role}: {name}" for role, name, focus in await self._nodes() if focus]
        return said[-1] if said else ""

    async def landmarks(self) -> list[str]:
        """The roles of the regions, and the headings."""
        wanted = ("banner", "navigation", "main", "heading")
        nodes = await self._nodes()
        return sorted(f"{role}: {name}" for role, name, _focus in nodes if role in wanted)

    async def words(self) -> str:
        """All that stands on the page."""
        return "\n".join(name for role, name, _focus in await self._nodes() if role == "StaticText")

    async def tab_to(self, wanted: str) -> list[str]:
        """Presses Tab until that is reached; what was passed on the way."""
        passed: list[str] = []
        while (now := await self.focused()) != wanted:
            assert len(passed) < 60, passed
            passed.append(now)
            await self.press("Tab")
        return passed


@contextmanager
def started(profile: Path) -> Iterator[int]:
    """The port of a browser of its own, ended by its process."""
    words = [str(PROGRAM), *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    program = subprocess.Popen([*words, "about:blank"], stderr=subprocess.DEVNULL)
    try:
        yield _port(profile / "DevToolsActivePort")
    finally:
        program.kill()
        program.wait(PATIENCE)


def _port(file: Path) -> int:
    for _try in range(PATIENCE * 10):
        if file.is_file() and (lines := file.read_text("utf-8").splitlines()):
            return int(lines[0])
        time.sleep(0.1)
    raise TimeoutError(file)


@asynccontextmanager
async def browsing(port: int) -> AsyncIterator[Page]:
    """The tab of a browser that was started."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/json") as answer:
            tabs = [one for one in await answer.json() if one["type"] == "page"]
        where = tabs[0]["webSocketDebuggerUrl"]
        async with session.ws_connect(where, max_msg_size=0) as socket:
            yield Page(socket)
