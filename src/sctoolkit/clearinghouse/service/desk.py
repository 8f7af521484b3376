"""What every endpoint is given: a caller that may, and a transaction that shows only theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.access import Caller, caller_of
from sctoolkit.clearinghouse.service.database import acting, become
from sctoolkit.clearinghouse.service.visibility import EVERYTHING
from sctoolkit.language import _

BEARER = HTTPBearer(auto_error=False, description="A token of the clearinghouse.")
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
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

    @property
    def me(self) -> str:
        """The id of the caller's member."""
        return self.caller.member

    def note(self, act: str, about: str = "") -> None:
        """Puts the act into the log, as the last thing before the answer."""
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


def needing(role: str, *, notice: bool = True) -> Callable[..., Iterator[Desk]]:
    """The desk of a caller who has the role, and has seen the notice where `notice` asks for it."""

    def desk(
        request: Request,
        shown: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
    ) -> Iterator[Desk]:
        token = shown.credentials if shown else request.cookies.get("token", "")
        if not request.app.state.bucket.takes(token or _address(request)):
            raise HTTPException(429, _("Too many requests; wait a minute."), {"Retry-After": "60"})
        with acting(request.app.state.engine, EVERYTHING) as session:
            caller = caller_of(session, token)
            if caller is None:
                raise HTTPException(401, _("No token that holds."), {"WWW-Authenticate": "Bearer"})
            if not caller.may(role):
                raise HTTPException(403, _("Your token does not allow that."))
            if notice and not caller.read_notice:
                raise HTTPException(409, _("Read the notice first: GET /v1/notice."))
            become(session, caller.member)
            yield Desk(caller, session, request)

    return desk


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


Reader = Annotated[Desk, Depends(needing("reader"), scope="function")]
Writer = Annotated[Desk, Depends(needing("writer"), scope="function")]
Admin = Annotated[Desk, Depends(needing("admin", notice=False), scope="function")]
Newcomer = Annotated[Desk, Depends(needing("reader", notice=False), scope="function")]
