"""The service put together; its OpenAPI description is the contract with every client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from sctoolkit import __version__
from sctoolkit.clearinghouse.service import (
    bundles,
    consents,
    contacts,
    joint,
    logbook,
    membership,
    pages,
    registry,
)
from sctoolkit.clearinghouse.service.database import acting, check_safe
from sctoolkit.clearinghouse.service.desk import Reader
from sctoolkit.clearinghouse.service.limits import Bounded, Bucket
from sctoolkit.clearinghouse.service.tables import LogEntry
from sctoolkit.clearinghouse.service.visibility import EVERYTHING
from sctoolkit.engine.chain import Head
from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _, speaking

A_MINUTE = 600
"""Requests that one token may make in a minute."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
}


def make_app(engine: Engine, a_minute: int = A_MINUTE) -> FastAPI:
    """The service over a database; raises UnsafeDatabaseError where it protects no rows."""
    check_safe(engine)
    app = FastAPI(title="Clearinghouse", version=__version__, docs_url=None, redoc_url=None)
    app.state.engine = engine
    app.state.bucket = Bucket(a_minute)
    app.state.answers = Counter()
    for room in (membership, registry, consents, bundles, contacts, joint):
        app.include_router(room.router)
    app.include_router(pages.router, include_in_schema=False)
    app.get("/v1/log", tags=["log"])(own_log)
    app.get("/v1/log/verify", tags=["log"])(verify_log)
    app.get("/health", tags=["running it"])(health)
    app.get("/metrics", tags=["running it"], response_class=PlainTextResponse)(metrics)
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(UnusableInputError, _unusable)
    app.add_exception_handler(IntegrityError, _clash)
    app.middleware("http")(_answer)
    app.add_middleware(Bounded)
    return app


async def _answer(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answers in the language of who asks, and tells browsers to trust nothing."""
    asked = request.headers.get("accept-language", "en")[:2].lower()
    with speaking(asked if asked.isalpha() else "en"):
        answer = await go_on(request)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    request.app.state.answers[answer.status_code] += 1
    return answer


async def _refusal(request: Request, error: Exception) -> Response:
    """A browser is led to the page that helps; programs are told."""
    if not isinstance(error, HTTPException):
        raise error
    wants_page = "text/html" in request.headers.get("accept", "")
    way = {401: "/login", 409: "/notice"}.get(error.status_code)
    if wants_page and way and request.method == "GET":
        return RedirectResponse(way, 303)
    return await http_exception_handler(request, error)


def _unusable(_request: Request, error: Exception) -> Response:
    """A file that cannot be used, with all its problems."""
    problems = error.problems if isinstance(error, UnusableInputError) else ()
    told = [{"code": one.code, "message": one.message, "hint": one.hint} for one in problems]
    return JSONResponse({"detail": str(error), "problems": told}, 422)


def _clash(_request: Request, _error: Exception) -> Response:
    """Two did the same at once; the first one did it."""
    return JSONResponse({"detail": _("Somebody else did the same just now.")}, 409)


def own_log(
    desk: Reader, after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0
) -> list[dict[str, Any]]:
    """What the caller's account did."""
    asked = select(LogEntry).where(LogEntry.who == desk.caller.account, LogEntry.number > after)
    rows = desk.session.scalars(asked.order_by(LogEntry.number).limit(1000)).all()
    names = ("number", "at", "act", "about", "digest")
    return [{name: getattr(row, name) for name in names} for row in rows]


def verify_log(
    desk: Reader,
    number: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    digest: Annotated[str, Query(pattern=r"^([0-9a-f]{64})?$")] = "",
) -> dict[str, Any]:
    """Whether the log holds together, and holds a head that the caller saw earlier."""
    known = Head(number, digest) if digest else None
    broken = logbook.broken(desk.session, known)
    head = logbook.head(desk.session)
    return {
        "holds": broken is None,
        "broken_at": broken,
        "head": {"number": head.number, "digest": head.digest} if head else None,
    }


def health(request: Request) -> dict[str, str]:
    """That the service runs and reaches its database."""
    with request.app.state.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return {"status": "ok", "version": __version__}


def metrics(request: Request) -> str:
    """How many answers of which status there were, and how long the log is, for Prometheus."""
    with acting(request.app.state.engine, EVERYTHING) as session:
        head = logbook.head(session)
    answers = sorted(request.app.state.answers.items())
    lines = [f'clearinghouse_answers_total{{status="{status}"}} {n}' for status, n in answers]
    return "\n".join([*lines, f"clearinghouse_log_entries {head.number if head else 0}"]) + "\n"
