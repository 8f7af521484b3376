"""What every endpoint is given: a caller that may, and a transaction that shows only theirs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.access import Caller, caller_of
from sctoolkit.clearinghouse.service.database import at_the_door
from sctoolkit.engine.sharing.chain import Act
from sctoolkit.engine.sharing.days import is_day
from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _

READING = ("GET", "HEAD")
TOO_MANY = 429
NOBODY = "?"
"""Stands in the log for who is not known."""
BEARER = HTTPBearer(auto_error=False, description="A token of the clearinghouse.")
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
NO_DAY = "no_such_day"
"""The kind of mistake that a day is which no calendar has."""


def _day(text: str) -> str:
    if not is_day(text):
        raise PydanticCustomError(NO_DAY, "no day of the calendar")
    return text


Day = Annotated[str, Field(json_schema_extra={"format": "date"}), AfterValidator(_day)]
"""A day that is sent, wherever: nothing else is one."""
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Words = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"^[^\x00]+$")]


class Body(BaseModel):
    """What is sent: nothing but the fields that are listed."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Desk:
    """One request of one caller."""

    caller: Caller
    session: Session
    request: Request
    read: list[Act] = field(default_factory=list)
    """What was read, to be put into the log before the answer."""

    @property
    def me(self) -> str:
        """The id of the caller's member."""
        return self.caller.member

    def note(self, act: str, about: str = "") -> None:
        """Puts the act into the log, as the last thing before the answer.

        What writes is noted in its own transaction; what only reads, together with other reads.
        """
        if self.request.method in READING:
            self.read.append(Act(logbook.now(), self.caller.account, act, about))
            return
        self.session.flush()
        logbook.note(self.session, self.caller.account, act, about)

    def found(self, row: Any) -> Any:  # noqa: ANN401 - the row is given back as it came
        """The row; 404 where there is none that the caller may see, whatever else there is."""
        if row is None:
            raise HTTPException(404, _("There is nothing of that name."))
        return row


def refused(words: str, status: int = 422) -> HTTPException:
    """The answer to what cannot be done."""
    return HTTPException(status, words)


@dataclass(frozen=True, slots=True)
class Door:
    """A request, before anybody looked who makes it."""

    request: Request
    token: str
    role: str
    notice: bool
    hidden: bool
    """Whether there is nothing here for those who may not come in."""

    @contextmanager
    def entered(self) -> Iterator[Desk]:
        """The desk of a caller that may; what is refused to a caller that is known is noted."""
        account = ""
        try:
            with at_the_door(self.request.app.state.engine) as session:
                found = caller_of(session, self.token)
                account = found.account if found else ""
                desk = Desk(self._checked(found), session, self.request)
                yield desk
            self.request.app.state.scribe.keep(desk.read)
        except (HTTPException, UnusableInputError, IntegrityError) as error:
            note_refusal(self.request, account, _status(error))
            raise

    def _checked(self, caller: Caller | None) -> Caller:
        if caller is None:
            raise unknown()
        if not caller.may(self.role):
            if self.hidden:
                raise HTTPException(404)
            raise HTTPException(403, _("Your token does not allow that."))
        if self.notice and not caller.read_notice:
            message = _("Read the notice first: `{command}`, or GET and POST /v1/notice.")
            command = f"sctoolkit share login {str(self.request.base_url).rstrip('/')} --accept"
            raise HTTPException(409, message.format(command=command))
        return caller


def unknown() -> HTTPException:
    """The answer to who shows no token that holds."""
    return HTTPException(401, _("No token that holds."), {"WWW-Authenticate": "Bearer"})


def _status(error: HTTPException | UnusableInputError | IntegrityError) -> int:
    match error:
        case HTTPException():
            return error.status_code
        case UnusableInputError():
            return 422
        case IntegrityError():
            return 409


def note_refusal(request: Request, account: str, status: int) -> None:
    """Puts into the log what an account tried, or somebody who is not known."""
    if not account:
        note_knocking(request, status)
        return
    tried = f"{status} {request.method} {request.url.path}"
    request.app.state.scribe.keep([Act(logbook.now(), account, "refused", tried)])


def note_knocking(request: Request, status: int) -> None:
    """Puts into the log that somebody was turned away at the door: not each of a flood.

    What they sent is not in it, a token least of all: only which door it was.
    """
    token = token_of(request) if status == TOO_MANY else ""
    more = request.app.state.knocking.before(token or address_of(request))
    if more is None:
        return
    with at_the_door(request.app.state.engine) as session:
        known = caller_of(session, token) if token else None
    route = request.scope.get("route")
    tried = f"{status} {request.method} {getattr(route, 'path', '')}"
    tried = f"{tried} and {more} more before" if more else tried
    who = known.account if known else NOBODY
    request.app.state.scribe.keep([Act(logbook.now(), who, "refused", tried)])


def needing(
    role: str, *, notice: bool = True, hidden: bool = False
) -> Callable[..., Awaitable[Door]]:
    """The door for those who have the role, and read the notice where `notice` asks for it.

    A hidden one answers to all others as if there were none.
    """

    async def door(
        request: Request,
        _shown: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
    ) -> Door:
        token = token_of(request)
        if not request.app.state.bucket.takes(token or address_of(request)):
            await run_in_threadpool(note_knocking, request, TOO_MANY)
            wait = {"Retry-After": "60"}
            raise HTTPException(TOO_MANY, _("Too many requests; wait a minute."), wait)
        return Door(request, token, role, notice, hidden)

    return door


def token_of(request: Request) -> str:
    """The token of a program, or of a browser; empty for none."""
    word, _blank, shown = request.headers.get("authorization", "").partition(" ")
    return shown.strip() if word.lower() == "bearer" else request.cookies.get("token", "")


class Room(APIRoute):
    """An endpoint that is answered in one thread and one transaction, of who came by its door."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **how: Any) -> None:  # noqa: ANN401
        super().__init__(path, _within(endpoint, how.get("status_code") or 200), **how)


def _within(endpoint: Callable[..., Any], status: int) -> Callable[..., Any]:
    @wraps(endpoint)
    def answered(**given: Any) -> Any:  # noqa: ANN401 - whatever the endpoint takes and gives
        door = next((one for one in given.values() if isinstance(one, Door)), None)
        if door is None:
            return endpoint(**given)
        with door.entered() as desk:
            said = endpoint(**{name: desk if one is door else one for name, one in given.items()})
            return said if isinstance(said, Response) else JSONResponse(said, status)

    return answered


def address_of(request: Request) -> str:
    """Where a request came from, as far as the proxy says."""
    return request.client.host if request.client else ""


Reader = Annotated[Desk, Depends(needing("reader"))]
Writer = Annotated[Desk, Depends(needing("writer"))]
Admin = Annotated[Desk, Depends(needing("admin", notice=False))]
Office = Annotated[Desk, Depends(needing("admin", notice=False, hidden=True))]
Newcomer = Annotated[Desk, Depends(needing("reader", notice=False))]
