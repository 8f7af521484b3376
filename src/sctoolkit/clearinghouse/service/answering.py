"""What every answer has: the language of who asks, and headers that let browsers trust nothing."""

from __future__ import annotations

from collections import Counter

from sctoolkit.clearinghouse.service.limits import App, Message, Receive, Send
from sctoolkit.language import speaking

POLICY = (
    b"default-src 'none'; style-src 'self'; form-action 'self'; "
    b"frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", POLICY),
]


class Answering:
    """Answers in the language of who asks, and counts the answers by their status."""

    def __init__(self, app: App, answers: Counter[int]) -> None:
        self._app, self._answers = app, answers

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Passes on, and adds the headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._answers[message["status"]] += 1
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        asked = dict(scope["headers"]).get(b"accept-language", b"en")[:2].decode("latin-1").lower()
        with speaking(asked if asked.isascii() and asked.isalpha() else "en"):
            await self._app(scope, receive, told)
