"""Speaks to the service, as its OpenAPI description says."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, in_a_row, preferred

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PATIENCE = 30
"""Seconds that an answer may take."""


class RefusedError(SctoolkitError):
    """The clearinghouse refused, or did not answer."""

    exit = Exit.UNUSABLE

    def __init__(self, message: str, hint: str = "", status: int = 0) -> None:
        super().__init__(message, hint)
        self.status = status
        """The number that HTTP gives to the refusal; 0 where nothing answered."""


@dataclass(frozen=True, slots=True)
class Login:
    """Where the clearinghouse is, and the token that it knows the user by."""

    url: str
    token: str


def check_url(url: str) -> str:
    """The address without a slash at its end; raises SctoolkitError where a token would be seen."""
    parts = urllib.parse.urlsplit(url)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not safe or not parts.hostname or parts.username:
        message = _("“{url}” cannot be used: a clearinghouse has an address that begins https://.")
        raise SctoolkitError(message.format(url=url))
    return url.rstrip("/")


class _NoWayElsewhere(urllib.request.HTTPRedirectHandler):
    """A token never follows a redirection to somewhere else."""

    def redirect_request(self, *_details: object) -> None:
        """Nowhere."""
        return


class Client:
    """One user of one clearinghouse."""

    def __init__(self, login: Login) -> None:
        self._login = login
        self._opener = urllib.request.build_opener(_NoWayElsewhere)

    def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON values have no common type
        """What is there, as JSON values."""
        asked = f"?{urllib.parse.urlencode(query)}" if query else ""
        return json.loads(self.raw("GET", f"{path}{asked}"))

    def post(self, path: str, body: object = None) -> Any:  # noqa: ANN401 - as above
        """What came of it, as JSON values."""
        return json.loads(self.raw("POST", path, json.dumps(body).encode(), "application/json"))

    def put(self, path: str, body: object) -> Any:  # noqa: ANN401 - as above
        """What came of it, as JSON values."""
        return json.loads(self.raw("PUT", path, json.dumps(body).encode(), "application/json"))

    def delete(self, path: str) -> Any:  # noqa: ANN401 - as above
        """What came of it, as JSON values."""
        return json.loads(self.raw("DELETE", path))

    def raw(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        """The bytes of the answer; raises RefusedError with the words of the service."""
        head = {"Authorization": f"Bearer {self._login.token}", "Accept-Language": preferred()}
        if kind:
            head["Content-Type"] = kind
        request = urllib.request.Request(  # noqa: S310 - check_url let only http and https through
            f"{self._login.url}/v1{path}", body, head, method=method
        )
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            raise RefusedError(_said(error), status=error.code) from error
        except (OSError, HTTPException) as error:
            message = _("The clearinghouse at {url} does not answer: {why}.")
            why = getattr(error, "reason", error)
            raise RefusedError(message.format(url=self._login.url, why=why)) from error


def _said(error: urllib.error.HTTPError) -> str:
    """Why the service refused, in its words, with the problems that it found."""
    try:
        said = json.loads(error.read(64 * 1024))
    except (ValueError, OSError):
        said = {}
    detail = said.get("detail", "") if isinstance(said, dict) else ""
    problems = said.get("problems", []) if isinstance(said, dict) else []
    if isinstance(detail, list):
        coded = {one["message"].partition(":")[0].rstrip() for one in problems}
        places = [(str(one["loc"][-1]), one["msg"]) for one in detail]
        detail = in_a_row(f"{name}: {why}" for name, why in places if name not in coded)
    lines = [f"{one['code']} {one['message']}\n    {one['hint']}" for one in problems]
    message = _("The clearinghouse refused ({status}): {why}")
    return "\n".join([message.format(status=error.code, why=detail or error.reason), *lines])
