"""The service put together; its OpenAPI description is the contract with every client."""

from __future__ import annotations

from collections import Counter

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.encoders import jsonable_encoder
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from sctoolkit import __version__
from sctoolkit.clearinghouse.envelopes import no_day
from sctoolkit.clearinghouse.service import (
    admission,
    bundles,
    consents,
    contacts,
    groups,
    joint,
    leaving,
    logbook,
    membership,
    merging,
    own_log,
    pages,
    registry,
    sourcing,
    visits,
)
from sctoolkit.clearinghouse.service.access import caller_of
from sctoolkit.clearinghouse.service.answering import Answering
from sctoolkit.clearinghouse.service.database import acting, at_the_door, check_safe
from sctoolkit.clearinghouse.service.desk import NO_DAY, note_refusal, token_of, unknown
from sctoolkit.clearinghouse.service.limits import Bounded, Bucket
from sctoolkit.clearinghouse.service.office import duplicates as duplicates_page
from sctoolkit.clearinghouse.service.office import groups as groups_page
from sctoolkit.clearinghouse.service.office import log as log_page
from sctoolkit.clearinghouse.service.office import members as members_page
from sctoolkit.clearinghouse.service.office import sourcing as sourcing_page
from sctoolkit.clearinghouse.service.scribe import Scribe
from sctoolkit.clearinghouse.service.turning_away import Knocking
from sctoolkit.clearinghouse.service.visibility import EVERYTHING
from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

ROOMS = (
    membership,
    leaving,
    admission,
    groups,
    registry,
    sourcing,
    visits,
    consents,
    bundles,
    contacts,
    joint,
    merging,
    own_log,
)
PAGES = (pages, members_page, groups_page, sourcing_page, duplicates_page, log_page)
A_MINUTE = 600
"""Requests that one token may make in a minute."""
SHOWN = 40
"""Characters that are given back of what was no day."""


def make_app(engine: Engine, a_minute: int = A_MINUTE) -> FastAPI:
    """The service over a database; raises UnsafeDatabaseError where it protects no rows."""
    check_safe(engine)
    app = FastAPI(title="Clearinghouse", version=__version__, docs_url=None, redoc_url=None)
    app.state.engine = engine
    app.state.scribe = Scribe(engine)
    app.state.bucket = Bucket(a_minute)
    app.state.knocking = Knocking()
    app.state.answers = Counter()
    for room in ROOMS:
        app.include_router(room.router)
    for room in PAGES:
        app.include_router(room.router, include_in_schema=False)
    app.get("/health", tags=["running it"])(health)
    app.get("/metrics", tags=["running it"], response_class=PlainTextResponse)(metrics)
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _mistaken)
    app.add_exception_handler(UnusableInputError, _unusable)
    app.add_exception_handler(IntegrityError, _clash)
    app.add_middleware(Answering, answers=app.state.answers)
    app.add_middleware(Bounded)
    return app


async def _refusal(request: Request, error: Exception) -> Response:
    """A browser is led to the page that helps; programs are told."""
    if not isinstance(error, HTTPException):
        raise error
    wants_page = "text/html" in request.headers.get("accept", "")
    way = {401: "/login", 409: "/notice"}.get(error.status_code)
    if wants_page and way and request.method == "GET":
        return RedirectResponse(way, 303)
    return await http_exception_handler(request, error)


async def _mistaken(request: Request, error: Exception) -> Response:
    """What is not as the contract says: noted where it is known who sent it."""
    if not isinstance(error, RequestValidationError):
        raise error
    if not await run_in_threadpool(_noted, request):
        return await _refusal(request, unknown())
    return JSONResponse(
        {"detail": jsonable_encoder(error.errors()), "problems": _days_amiss(error)}, 422
    )


def _days_amiss(error: RequestValidationError) -> list[dict[str, str]]:
    """The days that are in no calendar, with their code and what to do."""
    amiss = [one for one in error.errors() if one["type"] == NO_DAY]
    words = [no_day(str(one["loc"][-1]), str(one["input"])[:SHOWN]) for one in amiss]
    return [_plain(ProblemKind.NO_DAY.at(Source("body"), one)) for one in words]


def _noted(request: Request) -> bool:
    """Whether it is known who sent it; then it stands in the log."""
    with at_the_door(request.app.state.engine) as session:
        caller = caller_of(session, token_of(request))
    note_refusal(request, *((caller.account, 422) if caller else ("", 401)))
    return caller is not None


def _unusable(_request: Request, error: Exception) -> Response:
    """A file that cannot be used, with all its problems."""
    problems = error.problems if isinstance(error, UnusableInputError) else ()
    return JSONResponse({"detail": str(error), "problems": [_plain(one) for one in problems]}, 422)


def _plain(one: Problem) -> dict[str, str]:
    return {"code": one.code, "message": one.message, "hint": one.hint}


def _clash(_request: Request, _error: Exception) -> Response:
    """Two did the same at once; the first one did it."""
    return JSONResponse({"detail": _("Somebody else did the same just now.")}, 409)


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
