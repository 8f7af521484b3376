"""The clearinghouse on PostgreSQL with many members: what searching, matching and publishing cost.

    python benchmarks/many_members.py [--small]

Starts a database of its own (PostgreSQL's programs must be installed) and the service on
127.0.0.1, fills it, asks at a bounded rate, and ends both.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import Queue
from typing import NamedTuple

import psycopg

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from clearinghouse.house import for_house
from clearinghouse.parties import ALPHA, CONTENT, OWNER, consent
from clearinghouse.servers import free_port, postgres
from sctoolkit import records
from sctoolkit.clearinghouse.client import Client, Login, RefusedError
from sctoolkit.clearinghouse.envelopes import enclose
from sctoolkit.clearinghouse.service.access import digest_of
from sctoolkit.clearinghouse.service.database import migrate

SIZES = {"whole": (200, 100_000, 1_000_000), "small": (20, 10_000, 100_000)}
RATE, SECONDS = 50, 20


def hexed(*parts: object) -> str:
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:32]


def bought(members: int, facilities: int) -> list[list[int]]:
    """The members that buy from each facility."""
    draw = random.Random(8)  # noqa: S311 - figures for a benchmark
    return [draw.sample(range(members), 3) for _place in range(facilities)]


def fill(root: str, members: int, facilities: int, findings: int) -> None:
    """Members that buy from overlapping facilities, each with results and a consent to one."""
    with psycopg.connect(root) as database, database.cursor() as cursor:

        def copy(table: str, columns: str, rows: Iterator[tuple[object, ...]]) -> None:
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as stream:
                for row in rows:
                    stream.write_row(row)

        ids = [hexed("member", number) for number in range(members)]
        print_of = {0: ALPHA.card.fingerprint, 1: OWNER.card.fingerprint}
        copy(
            "member",
            "id, name, fingerprint, card, state",
            ((one, f"m{n}", print_of.get(n, f"f{n}"), "{}", "active") for n, one in enumerate(ids)),
        )
        copy("circle", "id, name, purpose", iter([(ids[0], "members", "")]))
        rows = ((one, ids[0], True) for one in ids)
        copy("belonging", "member_id, group_id, read_notice", rows)
        copy("account", "id, member_id, name, role", ((one, one, "a", "writer") for one in ids))
        copy(
            "token",
            "digest, account_id, scope, expires, revoked",
            ((digest_of(f"t{n}"), one, "writer", "2099-01-01", False) for n, one in enumerate(ids)),
        )
        places = [hexed("place", number) for number in range(facilities)]
        copy(
            "facility",
            "id, name, country, address, os_id, key, owner_id, registered_by",
            (
                (one, f"Mill {n}", "VN", "", None, f"VN mill {n}", ids[1], ids[1])
                for n, one in enumerate(places)
            ),
        )
        buyers = bought(members, facilities)
        copy(
            "sourcing",
            "facility_id, member_id, owner_id, document, confirmed, key",
            (
                (place, ids[who], ids[1], "", True, f"VN mill {n}")
                for n, (place, those) in enumerate(zip(places, buyers, strict=True))
                for who in those
            ),
        )
        copy(
            "consent",
            "id, facility_id, owner_id, sharer_id, recipient_id, rank, start, until, revoked, envelope",
            (
                (
                    hexed("c", n),
                    p,
                    ids[1],
                    ids[b[0]],
                    ids[b[1]],
                    1,
                    "2020-01-01",
                    "2099-12-31",
                    False,
                    "",
                )
                for n, (p, b) in enumerate(zip(places, buyers, strict=True))
            ),
        )
        shared = list(enumerate(zip(places, buyers, strict=True)))
        copy(
            "audit",
            "id, facility_id, publisher_id, owner_id, date, kind, codes, expires",
            (
                (hexed("a", n), p, ids[b[0]], ids[1], "2026-01-01", "customer", "eti@2014", "2027")
                for n, (p, b) in shared
            ),
        )
        copy(
            "content",
            "audit_id, facility_id, publisher_id, owner_id, rank, bundle",
            ((hexed("a", n), p, ids[b[0]], ids[1], 1, b"x" * 4000) for n, (p, b) in shared),
        )
        each = findings // facilities
        copy(
            "finding",
            "audit_id, facility_id, publisher_id, owner_id, rank, code, clause, severity, outcome, criteria",
            (
                (
                    hexed("a", n),
                    p,
                    ids[b[0]],
                    ids[1],
                    1,
                    "eti@2014",
                    f"{k}.1",
                    "major",
                    "not-met",
                    "",
                )
                for n, (p, b) in shared
                for k in range(each)
            ),
        )
        database.commit()
        database.autocommit = True
        cursor.execute("VACUUM ANALYZE")


def asked_at(rate: int, seconds: int, one: object) -> list[float]:
    """How long each of the requests took that were due at this rate, waiting in line included."""
    due: Queue[float | None] = Queue()
    took: list[float] = []

    def work() -> None:
        while (when := due.get()) is not None:
            one()  # type: ignore[operator]
            took.append(time.perf_counter() - when)

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    began = time.perf_counter()
    for number in range(rate * seconds):
        when = began + number / rate
        time.sleep(max(0.0, when - time.perf_counter()))
        due.put(time.perf_counter())
    for _worker in workers:
        due.put(None)
    for worker in workers:
        worker.join()
    return took


def processor_time(folder: str) -> float:
    """Seconds that the service and the database in that folder have used so far."""
    stats = {}
    for one in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (one / "stat").read_text().rpartition(")")[2].split()
            line = (one / "cmdline").read_bytes()
            stats[one.name] = (words[1], int(words[11]) + int(words[12]), line)
    heads = {pid for pid, (_parent, _used, line) in stats.items() if folder.encode() in line}
    ticks = sum(
        used
        for pid, (parent, used, line) in stats.items()
        if pid in heads or parent in heads or b"clearinghouse\0serve" in line
    )
    return ticks / os.sysconf("SC_CLK_TCK")


def told(name: str, took: list[float], used: float) -> None:
    ordered = sorted(took)
    p95 = ordered[int(len(ordered) * 0.95)] * 1000
    print(
        f"{name}: p50 {statistics.median(took) * 1000:.0f} ms, p95 {p95:.0f} ms, {len(took)} requests, "
        f"{used / len(took) * 1000:.1f} ms of processor time each"
    )


@contextlib.contextmanager
def serving(database: str) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "sctoolkit", "clearinghouse", "serve", "--port", str(port)]
    own = {"SCTOOLKIT_DATABASE": database}
    server = subprocess.Popen([*command, "--per-minute", "1000000"], env={**os.environ, **own})
    try:
        for _try in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5)
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def measure(url: str, root: str, folder: str, members: int, facilities: int) -> None:
    draw = random.Random(1)  # noqa: S311 - figures for a benchmark
    buyers = bought(members, facilities)
    clients = [Client(Login(url, f"t{number}")) for number in range(2, members)]
    by_member = dict(enumerate(clients, 2))

    def search() -> None:
        draw.choice(clients).get("/facilities", q=f"mill {draw.randrange(facilities)}")

    def existence() -> None:
        number = draw.randrange(facilities)
        client = by_member.get(draw.choice(buyers[number]))
        if client is not None:
            client.get(f"/facilities/{hexed('place', number)}/audits")

    def not_there() -> None:
        with contextlib.suppress(RefusedError):
            draw.choice(clients).get(f"/facilities/{hexed('nowhere')}/audits")

    def health() -> None:
        urllib.request.urlopen(f"{url}/health", timeout=30).read()

    for _warm in range(30):
        search()
        existence()
    print(f"\nwork waiting on this machine: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores")
    asked = {"floor: /health": health, "search": search, "existence": existence}
    for name, one in {**asked, "what is not there": not_there}.items():
        before = processor_time(folder)
        took = asked_at(RATE, SECONDS, one)
        told(f"{name} at 50 a second", took, processor_time(folder) - before)
    lists = [[hexed("k", n) * 2 for n in range(start, start + 20_000)] for start in (0, 10_000)]
    began = time.perf_counter()
    for client, keys in zip(clients[:2], lists, strict=True):
        client.put("/overlap", {"keys": keys})
    stored = time.perf_counter() - began
    began = time.perf_counter()
    found = clients[0].get("/overlap")
    matched = time.perf_counter() - began
    print(
        f"overlap of two lists of 20,000: {len(found)} in {matched:.2f} s (sent in {stored:.2f} s)"
    )
    publish(url, root, folder)


def publish(url: str, root: str, folder: str) -> None:
    """Bundles of ten findings."""
    alpha, owner = Client(Login(url, "t0")), Client(Login(url, "t1"))
    place = {"name": "Blue Mill", "country": "VN", "mine": True}
    mill = owner.post("/facilities", place)["id"]
    alpha.post(f"/facilities/{mill}/sourcing", {})
    owner.post(f"/facilities/{mill}/sourcing/{hexed('member', 0)}")
    given = consent(recipient="", profile="public", start="2020-01-01", until="2099-12-31")
    with psycopg.connect(root) as database:
        database.execute(
            "INSERT INTO consent VALUES (%s,%s,%s,%s,%s,2,'2020-01-01','2099-12-31',false,%s)",
            (
                given.id,
                mill,
                hexed("member", 1),
                hexed("member", 0),
                hexed("member", 2),
                json.dumps(records.to_plain(enclose(given, OWNER))),
            ),
        )
    found = tuple(replace(CONTENT.findings[0], clause=f"{number}.1") for number in range(10))
    bundles = [for_house(ALPHA, replace(CONTENT, findings=found)) for _number in range(1000)]

    def sent(raw: bytes) -> None:
        alpha.raw("POST", f"/bundles?facility={mill}", raw, "application/octet-stream")

    for hands in (1, 4):
        part = bundles[:500] if hands == 1 else bundles[500:]
        before, began = processor_time(folder), time.perf_counter()
        with ThreadPoolExecutor(hands) as pool:
            list(pool.map(sent, part))
        took = (time.perf_counter() - began) * 2
        used = (processor_time(folder) - before) * 2
        print(
            f"publishing 1,000 results, {hands} at a time: {took:.1f} s, {used:.1f} s of processor time"
        )


class Filled(NamedTuple):
    """A database that the service can be started on."""

    folder: str
    """Of PostgreSQL, by whose processes its processor time is known."""
    root: str
    """How who may see all rows connects to it."""
    database: str
    """Its URL for the service."""


@contextlib.contextmanager
def filled(members: int, facilities: int, findings: int) -> Iterator[Filled]:
    """A PostgreSQL of its own with a clearinghouse's database, ended afterwards."""
    with postgres(durable=True) as (folder, port):
        server = f"host=127.0.0.1 port={port} user=root"
        with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as root:
            root.execute("CREATE ROLE house LOGIN NOSUPERUSER NOBYPASSRLS")
            root.execute("CREATE DATABASE house OWNER house")
        database = f"postgresql+psycopg://house@127.0.0.1:{port}/house"
        migrate(database)
        began = time.perf_counter()
        fill(f"{server} dbname=house", members, facilities, findings)
        print(f"{members} members, {facilities:,} facilities, {findings:,} findings:")
        print(f"filled in {time.perf_counter() - began:.0f} s")
        yield Filled(folder, f"{server} dbname=house", database)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    members, facilities, findings = SIZES["small" if parser.parse_args().small else "whole"]
    with filled(members, facilities, findings) as house, serving(house.database) as url:
        measure(url, house.root, house.folder, members, facilities)


if __name__ == "__main__":
    main()
