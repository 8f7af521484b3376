"""What no caller gets past: bodies without end, and requests without end."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from threading import Lock
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
LARGE = 16 * 1024 * 1024
SMALL = 64 * 1024
LISTS = 4 * 1024 * 1024
SIZES = {"/v1/bundles": LARGE, "/v1/overlap": LISTS, "/admin/sourcing/confirm": LARGE}
"""Bytes of a body, by path; SMALL for all others."""
CALLERS = 10_000
"""How many callers are remembered; the one that called longest ago is forgotten first."""


class Bounded:
    """Ends a request whose body is too large, before it is read, or while it is."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Passes on what is small enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = SIZES.get(scope["path"], SMALL)
        stated = dict(scope["headers"]).get(b"content-length", b"0")
        if not stated.isdigit() or int(stated) > most:
            await _refuse(send)
            return
        meter = _Meter(receive, send, most)
        await self._app(scope, meter.receive, meter.send)


class _Meter:
    """Lets a body through up to its size; past that nothing is read, and the answer is 413."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left = receive, send, most
        self._refused = False

    async def receive(self) -> Message:
        """What comes, or the end of the connection once it is too much."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if self._left < 0 else message

    async def send(self, message: Message) -> None:
        """The answer, or the refusal in its place."""
        if self._left >= 0:
            await self._send(message)
        elif not self._refused:
            self._refused = True
            await _refuse(self._send)


async def _refuse(send: Send) -> None:
    head = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": head})
    await send({"type": "http.response.body", "body": b'{"error":"too large"}'})


class Bucket:
    """So many requests a minute for each caller, as many again at once."""

    def __init__(self, a_minute: int) -> None:
        self._rate = a_minute / 60
        self._most = float(a_minute)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def takes(self, caller: str) -> bool:
        """Whether the caller may go on."""
        with self._lock:
            now = time.monotonic()
            left, then = self._left.pop(caller, (self._most, now))
            left = min(self._most, left + (now - then) * self._rate)
            self._left[caller] = (max(0.0, left - 1), now)
            if len(self._left) > CALLERS:
                self._left.popitem(last=False)
            return left >= 1
