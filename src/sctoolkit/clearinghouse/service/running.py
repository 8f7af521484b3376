"""Brings the service up: database, application, and the server in front of it."""

from __future__ import annotations

import uvicorn
from fastapi import FastAPI

from sctoolkit.clearinghouse.service.app import make_app
from sctoolkit.clearinghouse.service.database import engine_of, migrate
from sctoolkit.clearinghouse.service.founding import found, is_new


def prepared(url: str, operator: str, a_minute: int) -> tuple[FastAPI, str]:
    """The service over a database that is brought up to date.

    With it the token of the administrator where the clearinghouse is new, else nothing.
    """
    migrate(url)
    engine = engine_of(url)
    app = make_app(engine, a_minute)
    return app, found(engine, operator) if is_new(engine) else ""


def run(app: FastAPI, host: str, port: int) -> None:
    """Serves until it is told to end."""
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
