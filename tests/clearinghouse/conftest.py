from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from sctoolkit import records
from sctoolkit.clearinghouse.service.database import engine_of, migrate

from .house import House
from .parties import ALPHA, BETA, OWNER
from .servers import free_port, postgres, programs
from .town import Town, serving

VILLAGERS = {"alpha": ALPHA, "beta": BETA, "owner": OWNER}


@pytest.fixture(scope="session")
def server() -> Iterator[int]:
    """The port of a PostgreSQL server with a role that is no superuser."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres() as (_folder, port):
        with psycopg.connect(_as_root(port), autocommit=True) as root:
            root.execute("CREATE ROLE house LOGIN NOSUPERUSER NOBYPASSRLS")
        yield port


def _as_root(port: int) -> str:
    return f"host=127.0.0.1 port={port} user=root dbname=postgres"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'house.db'}"
    port = request.getfixturevalue("server")
    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(_as_root(port), autocommit=True) as root:
        root.execute(f"CREATE DATABASE {name} OWNER house")
    return f"postgresql+psycopg://house@127.0.0.1:{port}/{name}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """The database with its tables."""
    migrate(url)
    made = engine_of(url)
    yield made
    made.dispose()


@pytest.fixture
def house(engine: Engine) -> Iterator[House]:
    """The service over it, with three members and the owner of a mill."""
    with House(engine) as made:
        yield made


@pytest.fixture
def town(tmp_path: Path, url: str) -> Iterator[Town]:
    """A server over it in a process of its own; nobody has joined yet."""
    port = free_port()
    with serving(tmp_path, url, port) as (_server, token):
        yield Town(tmp_path, f"http://127.0.0.1:{port}", token)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Town]:
    """A server over SQLite, with two buyers and an owner who are logged in.

    `test_service.py` asks both databases.
    """
    port = free_port()
    with serving(tmp_path, f"sqlite:///{tmp_path / 'house.db'}", port) as (_server, token):
        made = Town(tmp_path, f"http://127.0.0.1:{port}", token)
        for name, who in VILLAGERS.items():
            made.join(name, records.to_plain(who.card))
        yield made


@pytest.fixture
def mill(village: Town) -> str:
    """The Blue Mill; alpha and beta buy there."""
    made = {"name": "Blue Mill", "country": "VN", "mine": True}
    mill = str(village.client("owner").post("/facilities", made)["id"])
    village.buying(mill, "alpha", "beta")
    return mill
