"""What holds whatever is asked: no row without consent, on both databases, with either guard."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, text

from sctoolkit import records
from sctoolkit.clearinghouse.envelopes import enclose
from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.access import new_token
from sctoolkit.clearinghouse.service.database import (
    UnsafeDatabaseError,
    acting,
    check_safe,
    engine_of,
    migrate,
)
from sctoolkit.clearinghouse.service.tables import (
    Account,
    Audit,
    ConsentRow,
    ContentRow,
    Facility,
    FindingRow,
    Member,
    Sourcing,
    Table,
)
from sctoolkit.clearinghouse.service.visibility import EVERYTHING, NobodyError
from sctoolkit.model.sharing import Consent

from .parties import ALPHA, OWNER, consent

MEMBERS = ("a", "b", "c", "d")
PLACES = ("p", "q")
YESTERDAY = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
TOMORROW = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
CONSENTS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(MEMBERS),
        st.sampled_from([*MEMBERS, None]),
        st.integers(0, 2),
        st.sampled_from(["2020-01-01", TOMORROW]),
        st.sampled_from([YESTERDAY, "2099-12-31"]),
        st.booleans(),
    ),
    max_size=8,
)
SOURCING = st.dictionaries(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(MEMBERS)), st.booleans()
)
RESULTS = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(MEMBERS), st.integers(0, 2)), max_size=6
)

Given = list[tuple[str, str, str | None, int, str, str, bool]]
Links = dict[tuple[str, str], bool]
Published = list[tuple[str, str, int]]


def member(name: str) -> Member:
    return Member(id=name, name=name, fingerprint=name, card="{}", state="active")


def put(engine: Engine, consents: Given, sourcing: Links, results: Published) -> None:
    """A new world: two facilities of nobody's, and what members share about them."""
    with acting(engine, EVERYTHING) as session:
        for table in reversed(Table.metadata.sorted_tables):
            session.execute(table.delete())
        session.add_all(map(member, MEMBERS))
        session.flush()
        for place in PLACES:
            names = {"name": place, "country": "VN", "address": "", "key": place, "os_id": None}
            session.add(Facility(id=place, owner_id=None, registered_by="a", **names))
        session.flush()
        for (place, who), confirmed in sourcing.items():
            claim = {"document": "", "owner_id": None, "confirmed": confirmed}
            session.add(Sourcing(facility_id=place, member_id=who, **claim))
        for number, (place, sharer, to, rank, start, until, revoked) in enumerate(consents):
            days = {"start": start, "until": until, "revoked": revoked, "envelope": ""}
            names = {"facility_id": place, "sharer_id": sharer, "recipient_id": to}
            session.add(ConsentRow(id=str(number), rank=rank, owner_id=None, **names, **days))
        for number, (place, who, rank) in enumerate(results):
            owned = {"facility_id": place, "publisher_id": who, "owner_id": None}
            head = {"date": "2026", "kind": "", "codes": "", "expires": ""}
            session.add(Audit(id=str(number), **owned, **head))
            session.flush()
            session.add(ContentRow(audit_id=str(number), rank=rank, bundle=b"", **owned))
            said = {"code": "c", "clause": "1", "severity": "", "outcome": "", "criteria": ""}
            session.add(FindingRow(audit_id=str(number), rank=rank, **owned, **said))


def allowed(
    me: str, result: tuple[str, str, int], consents: Given, sourcing: Links, *, rank: int
) -> bool:
    """Worked out by hand, in the plainest way."""
    place, publisher, _rank = result
    if publisher == me:
        return True
    if not sourcing.get((place, me)):
        return False
    today = datetime.now(UTC).date().isoformat()
    return any(
        (where, sharer) == (place, publisher)
        and (to == me or (to is None and rank == 0))
        and most >= rank
        and start <= today <= until
        and not revoked
        for where, sharer, to, most, start, until, revoked in consents
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(consents=CONSENTS, sourcing=SOURCING, results=RESULTS, me=st.sampled_from(MEMBERS))
def test_no_row_is_read_without_consent(
    engine: Engine, consents: Given, sourcing: Links, results: Published, me: str
) -> None:
    put(engine, consents, sourcing, results)
    seen = {
        str(number)
        for number, one in enumerate(results)
        if allowed(me, one, consents, sourcing, rank=one[2])
    }
    known = {
        str(number)
        for number, one in enumerate(results)
        if allowed(me, one, consents, sourcing, rank=0)
    }
    with acting(engine, me) as session:
        assert set(session.scalars(select(ContentRow.audit_id))) == seen
        assert {row.audit_id for row in session.scalars(select(FindingRow))} == seen
        assert set(session.scalars(select(Audit.id))) == known
        assert session.scalar(select(func.count()).select_from(FindingRow)) == len(seen)
        for number in range(len(results)):
            assert (session.get(ContentRow, str(number)) is not None) == (str(number) in seen)
        if engine.dialect.name == "postgresql":  # past every guard of ours, in bare SQL
            bare = session.execute(text("SELECT audit_id FROM content"))
            assert {row[0] for row in bare} == seen
            bare = session.execute(text("SELECT audit_id FROM finding WHERE true OR rank = 0"))
            assert {row[0] for row in bare} == seen


def test_query_for_nobody_finds_nothing(engine: Engine) -> None:
    from sqlalchemy.orm import Session  # noqa: PLC0415 - only here

    with Session(engine) as session, pytest.raises(NobodyError):
        session.scalars(select(FindingRow))
    if engine.dialect.name == "postgresql":
        put(engine, [], {}, [("p", "a", 0)])
        with engine.connect() as connection:
            assert connection.execute(text("SELECT * FROM content")).all() == []


def test_nobody_writes_in_the_name_of_another(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no rules for rows: the service alone writes there")
    put(engine, [], {}, [("p", "a", 0)])
    from sqlalchemy.exc import ProgrammingError  # noqa: PLC0415 - only here

    claim = {"facility_id": "p", "publisher_id": "a", "owner_id": None}
    head = {"date": "", "kind": "", "codes": "", "expires": ""}
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting(engine, "b") as session,
    ):
        session.add(Audit(id="x", **claim, **head))


def test_migrations_make_what_the_tables_say(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - only here
    from alembic.migration import MigrationContext  # noqa: PLC0415 - as above

    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Table.metadata) == []


def test_log_that_postgresql_writes_is_the_chain_that_anybody_can_work_out(engine: Engine) -> None:
    with acting(engine, EVERYTHING) as session:
        for who, about in (("a", ""), ("Zoë 5:x", "ä|’\n"), ("", "1:2")):
            logbook.note(session, who, "write", about)
            session.flush()
        assert logbook.broken(session) is None
        assert logbook.head(session).number == 3  # type: ignore[union-attr]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_connection_that_died_while_nobody_used_it_is_replaced(
    engine: Engine, server: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sctoolkit.clearinghouse.service.database.IDLE", 0)
    with acting(engine, "a") as session:
        died = session.scalar(text("SELECT pg_backend_pid()"))
    with psycopg.connect(f"host=127.0.0.1 port={server} user=root dbname=postgres") as root:
        root.execute("SELECT pg_terminate_backend(%s, 5000)", [died])
    with acting(engine, "b") as session:
        assert session.scalar(text("SELECT pg_backend_pid()")) != died
        assert session.scalar(text("SELECT current_setting('clearinghouse.member')")) == "b"


def test_role_that_sees_every_row_is_refused(server: int) -> None:
    made = engine_of(f"postgresql+psycopg://root@127.0.0.1:{server}/postgres")
    with pytest.raises(UnsafeDatabaseError):
        check_safe(made)
    made.dispose()


def test_database_is_restored_from_a_backup(url: str, tmp_path: Path) -> None:
    """As docs/clearinghouse.md says: dump, lose, restore, verify the log."""
    prepared(url)
    if url.startswith("sqlite"):
        import sqlite3  # noqa: PLC0415 - only here

        file = Path(url.removeprefix("sqlite:///"))
        copy = tmp_path / "backup.db"
        with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        target.close()
        for one in file.parent.glob("house.db*"):
            one.unlink()
        copy.replace(file)
    else:
        _dumped_and_restored(url, tmp_path / "backup.dump")
    engine = engine_of(url)
    check_safe(engine)
    with acting(engine, EVERYTHING) as session:
        assert logbook.broken(session) is None
        assert logbook.head(session) is not None
        assert session.scalar(select(func.count()).select_from(Member)) == 3
    engine.dispose()


def _dumped_and_restored(url: str, dump: Path) -> None:
    import subprocess  # noqa: PLC0415 - only here

    from .servers import programs  # noqa: PLC0415 - only here

    where = programs()
    assert where is not None
    plain = url.replace("postgresql+psycopg", "postgresql")
    options = ["--format=custom", "--enable-row-security", f"--file={dump}"]
    server, name = plain.rpartition("/")[0].replace("house@", "root@"), plain.rpartition("/")[2]
    subprocess.run([where / "pg_dump", options[0], options[2], f"{server}/{name}"], check=True)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as root:
        root.execute(f"DROP DATABASE {name} WITH (FORCE)")
        root.execute(f"CREATE DATABASE {name} OWNER house")
    subprocess.run([where / "pg_restore", "-d", f"{server}/{name}", dump], check=True)


def prepared(url: str) -> tuple[str, str]:
    """A database with alpha, its token, and a mill that it may publish about."""
    migrate(url)
    engine = engine_of(url)
    with acting(engine, EVERYTHING) as session:
        for name, who in (("alpha", ALPHA), ("owner", OWNER)):
            row = member(name)
            row.fingerprint = who.card.fingerprint
            session.add(row)
        session.add(member("beta"))
        session.flush()
        session.add(Account(id="alpha", member_id="alpha", name="alpha", role="writer"))
        session.flush()
        token = new_token(session, "alpha", "writer", 1)
        mill = secrets.token_hex(16)
        place = {"name": "Blue Mill", "country": "VN", "address": "", "key": "x", "os_id": None}
        session.add(Facility(id=mill, owner_id="owner", registered_by="owner", **place))
        session.flush()
        claim = {"document": "", "owner_id": "owner", "confirmed": True}
        session.add(Sourcing(facility_id=mill, member_id="alpha", **claim))
        session.add(_given(mill, replace(consent(), start="2020-01-01", until="2099-12-31")))
        session.flush()
        logbook.note(session, "test", "prepare")
    engine.dispose()
    return mill, token


def _given(mill: str, what: Consent) -> ConsentRow:
    return ConsentRow(
        id=what.id,
        facility_id=mill,
        owner_id="owner",
        sharer_id="alpha",
        recipient_id="beta",
        rank=2,
        start=what.start,
        until=what.until,
        revoked=False,
        envelope=records.to_line(enclose(what, OWNER)).decode(),
    )


def counts(url: str) -> tuple[int, int, int, bool]:
    """How many audits, contents and findings there are, and whether the log holds together."""
    engine = engine_of(url)
    with acting(engine, EVERYTHING) as session:
        found = [
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Audit, ContentRow, FindingRow)
        ]
        whole = logbook.broken(session) is None
    engine.dispose()
    return found[0], found[1], found[2], whole
