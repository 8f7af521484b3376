"""The database: SQLite in one file for a try-out, PostgreSQL for real use."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    ColumnElement,
    Engine,
    String,
    bindparam,
    create_engine,
    event,
    func,
    select,
    text,
    true,
)
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service import visibility
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT = 30
"""Seconds that a writer waits for another one in SQLite."""

IDLE = 5
"""Seconds after which a connection may have died unnoticed, so that it is tried first."""


def becoming(member: Any) -> ColumnElement[str]:  # noqa: ANN401 - a column or a parameter
    """Makes the transaction that of the member, as a part of any query."""
    return func.set_config("clearinghouse.member", member, true(), type_=String)


BECOME = select(becoming(bindparam("member")))


class UnsafeDatabaseError(SctoolkitError):
    """The service would run with rights under which rows are not protected."""

    exit = Exit.UNUSABLE


def engine_of(url: str) -> Engine:
    """An engine for the database at a URL of SQLAlchemy."""
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_size=10, max_overflow=10)
        event.listen(engine, "checkin", _left)
        event.listen(engine, "checkout", partial(_try_again, engine.dialect))
        return engine
    engine = create_engine(url, connect_args={"timeout": WAIT, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda opened: opened.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _left(_connection: object, record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
    record.info["left"] = time.monotonic()


def _try_again(dialect: Any, connection: Any, record: Any, _proxy: object) -> None:  # noqa: ANN401
    """Whether a connection that nobody used for a while still answers; else there is another."""
    if time.monotonic() - record.info.get("left", math.inf) < IDLE:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise DisconnectionError from error


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # the transactions are ours: one writer at a time
    for setting in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {setting}")
    connection.create_function("set_config", 3, lambda _name, value, _local: value)


def migrate(url: str) -> None:
    """Brings the tables to the shape that this version needs; nothing where they have it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    command.upgrade(config, "head")


def check_safe(engine: Engine) -> None:
    """Raises UnsafeDatabaseError where PostgreSQL would not hold the rows back from us."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        asked = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        if connection.scalar(text(asked)):
            message = _("This role of PostgreSQL sees every row, whatever its members may see.")
            hint = _("Use one that is no superuser and has no BYPASSRLS: docs/clearinghouse.md.")
            raise UnsafeDatabaseError(message, hint)


@contextmanager
def acting(engine: Engine, member: str) -> Iterator[Session]:
    """One transaction in which only what the member may see is there."""
    with (
        Session(engine, info={"member": member}, expire_on_commit=False) as session,
        session.begin(),
    ):
        become(session, member)
        yield session


@contextmanager
def at_the_door(engine: Engine) -> Iterator[Session]:
    """One transaction of somebody not known yet: PostgreSQL shows no row that has a rule.

    The log has none: who only writes it need not become anybody.
    """
    with (
        Session(engine, info={"member": visibility.EVERYTHING}, expire_on_commit=False) as session,
        session.begin(),
    ):
        yield session


def become(session: Session, member: str) -> None:
    """From here on the transaction is that of the member."""
    session.info["member"] = member
    session.connection().execute(BECOME, {"member": member})


@contextmanager
def counting(session: Session) -> Iterator[None]:
    """Within it the service itself asks: to count and to match, never to show a row."""
    me = session.info["member"]
    session.flush()
    become(session, visibility.EVERYTHING)
    try:
        yield
        session.flush()
    finally:
        become(session, me)
