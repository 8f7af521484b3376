"""Who sees which row: said once for every query, whatever the query asks.

PostgreSQL enforces the same a second time by row-level security (the second migration), so that a
fault here, or in a query, leaks nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, event, exists, false, or_, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.util import find_tables

from sctoolkit.clearinghouse.service.tables import (
    Action,
    Audit,
    Belonging,
    ConsentRow,
    Contact,
    ContentRow,
    Facility,
    FindingRow,
    Merge,
    Message,
    Minute,
    OverlapKey,
    Plan,
    Sourcing,
    Table,
    Verification,
    Visit,
)

EVERYTHING = "*"
"""Stands for the service itself: it counts, matches and keeps the log, and shows no row."""
Rule = Callable[[Any, str], ColumnElement[bool]]


def today() -> str:
    """The day in UTC."""
    return datetime.now(UTC).date().isoformat()


def sources(row: Any, me: str) -> ColumnElement[bool]:  # noqa: ANN401 - any table with a facility
    """Whether it was confirmed that the member buys from the facility of the row."""
    place = row.id if row is Facility else row.facility_id
    link = Sourcing.__table__.alias()
    return exists(
        select(1)
        .select_from(link)
        .where(link.c.member_id == me, link.c.facility_id == place, link.c.confirmed)
    )


def _consented(row: Any, me: str, rank: Any) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    """Whether a consent that holds today lets the member see the row of that rank."""
    given = ConsentRow.__table__.alias()
    for_me = given.c.recipient_id == me
    for_all = and_(given.c.recipient_id.is_(None), rank == 0)
    return exists(
        select(1)
        .select_from(given)
        .where(
            given.c.facility_id == row.facility_id,
            given.c.sharer_id == row.publisher_id,
            or_(for_me, for_all),
            given.c.rank >= rank,
            given.c.start <= today(),
            given.c.until >= today(),
            ~given.c.revoked,
        )
    )


def _shared(row: Any, me: str) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    rank = row.rank if hasattr(row, "rank") else 0
    return or_(
        row.publisher_id == me,
        row.owner_id == me,
        and_(sources(row, me), _consented(row, me, rank)),
    )


def _joint(row: Any, me: str) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    return or_(row.owner_id == me, sources(row, me))


def _between(row: Any, me: str) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    return or_(row.asker_id == me, row.asked_id == me)


RULES: dict[type[Table], Rule] = {
    Facility: lambda row, me: or_(row.owner_id == me, row.registered_by == me, sources(row, me)),
    Sourcing: lambda row, me: or_(row.member_id == me, row.owner_id == me),
    ConsentRow: lambda row, me: or_(
        row.owner_id == me,
        row.sharer_id == me,
        row.recipient_id == me,
        and_(row.recipient_id.is_(None), sources(row, me)),
    ),
    Audit: _shared,
    ContentRow: _shared,
    FindingRow: _shared,
    OverlapKey: lambda row, me: row.member_id == me,
    Contact: _between,
    Message: _between,
    Visit: _joint,
    Plan: _joint,
    Action: _joint,
    Verification: _joint,
    Merge: lambda _row, _me: false(),
    Minute: lambda row, me: row.group_id.in_(
        select(Belonging.group_id).where(Belonging.member_id == me)
    ),
}
RULED = {table.__tablename__: table for table in RULES}


class NobodyError(Exception):
    """A query was made without saying for whom."""


@event.listens_for(Session, "do_orm_execute")
def _limit(state: ORMExecuteState) -> None:
    """Adds to each query what its member may see; a session for nobody sees nothing at all."""
    if not (state.is_select or state.is_update or state.is_delete) or state.is_column_load:
        return
    me = state.session.info.get("member")
    if me is None:
        raise NobodyError
    if me == EVERYTHING:
        return
    day = today()
    guards = [_guard(RULED[name], me, day) for name in sorted(_named(state.statement))]
    state.statement = state.statement.options(*guards)


@lru_cache(maxsize=256)
def _named(statement: Any) -> frozenset[str]:  # noqa: ANN401 - any statement
    """The tables with rules that a statement speaks of, wherever in it; kept for the last ones."""
    found = find_tables(
        statement,
        check_columns=True,
        include_aliases=True,
        include_joins=True,
        include_selects=True,
        include_crud=True,
    )
    return frozenset(one.name for one in found if isinstance(one, SqlTable)) & RULED.keys()


@lru_cache(maxsize=8192)
def _guard(table: type[Table], me: str, _day: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    """What is added for a member on a day; kept, because it takes longer to make than to use."""
    return with_loader_criteria(table, RULES[table](table, me), include_aliases=True)
