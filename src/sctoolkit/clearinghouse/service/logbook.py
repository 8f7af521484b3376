"""The log of the service: every read and write, chained, in the transaction that it is about."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service.tables import LogEntry
from sctoolkit.engine.chain import Act, Entry, Head, broken_at, following

STEP = text("SELECT add_to_log(:at, :who, :act, :about)")
LAST = select(LogEntry).order_by(LogEntry.number.desc()).limit(1)


def now() -> str:
    """The time in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def note(session: Session, who: str, act: str, about: str = "") -> None:
    """Adds an entry behind the last one; called at the end, for it keeps others waiting.

    PostgreSQL does it in one step (the second migration), under a lock until the transaction ends.
    """
    done = Act(now(), who, act, about)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(STEP, {name: getattr(done, name) for name in Act.__slots__})
        return
    entry = following(head(session), done)
    session.add(LogEntry(**{name: getattr(entry, name) for name in Entry.__slots__}))


def head(session: Session) -> Head | None:
    """How far the log has come; None while it is empty."""
    last = session.scalars(LAST).first()
    return Head(last.number, last.digest) if last else None


def broken(session: Session, known: Head | None = None) -> int | None:
    """The number of the first entry that does not fit; None where the log holds together."""
    rows = session.scalars(
        select(LogEntry).order_by(LogEntry.number).execution_options(yield_per=1000)
    )
    return broken_at((_entry(row) for row in rows), known)


def _entry(row: LogEntry) -> Entry:
    return Entry(row.number, row.at, row.who, row.act, row.about, row.before, row.digest)
