"""The log of the service: every read and write, chained, in the transaction that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service.tables import LogEntry
from sctoolkit.engine.sharing.chain import Act, Entry, Head, broken_at, following

STEP = text("SELECT add_to_log(:at, :who, :act, :about)")
LAST = select(LogEntry).order_by(LogEntry.number.desc()).limit(1)


def now() -> str:
    """The time in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def note(session: Session, who: str, act: str, about: str = "") -> None:
    """Adds an entry behind the last one; called at the end, for it keeps others waiting."""
    note_all(session, [Act(now(), who, act, about)])


def note_all(session: Session, acts: Sequence[Act]) -> None:
    """Adds entries behind the last one.

    PostgreSQL does it in one step (the second migration), under a lock until the transaction ends.
    """
    if session.get_bind().dialect.name == "postgresql":
        said = [{name: getattr(one, name) for name in Act.__slots__} for one in acts]
        session.execute(STEP, said)
        return
    last = head(session)
    for one in acts:
        entry = following(last, one)
        session.add(LogEntry(**{name: getattr(entry, name) for name in Entry.__slots__}))
        last = Head(entry.number, entry.digest)


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
