"""Starts the service: its database brought up to date, its administrator, its listening."""

from __future__ import annotations

import uvicorn
from sqlalchemy import Engine

from sctoolkit.clearinghouse.service.app import make_app
from sctoolkit.clearinghouse.service.database import engine_of, migrate
from sctoolkit.clearinghouse.service.founding import found, is_new


def opened(url: str) -> Engine:
    """The database at the URL, with the tables of this version."""
    migrate(url)
    return engine_of(url)


def founded(engine: Engine, name: str) -> str:
    """The token of the administrator where the clearinghouse is new; else empty."""
    return found(engine, name) if is_new(engine) else ""


def listen(engine: Engine, host: str, port: int, a_minute: int) -> None:
    """Answers requests until the process is ended; `a_minute` is how many a token may make."""
    app = make_app(engine, a_minute)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
