"""What one request of the clearinghouse costs in processor time, the service and PostgreSQL apart.

    python benchmarks/one_request.py [--only search] [--times 3000]

The service runs in this process, without a socket; requests come one after the other, so that the
figures depend little on what else the machine does. Where the time goes, py-spy says:

    py-spy record --gil -f raw -o profile.txt -- python benchmarks/one_request.py --only search
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from pathlib import Path

from starlette.types import ASGIApp, Message

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from many_members import SIZES, bought, filled, hexed, processor_time

from sctoolkit.clearinghouse.service.app import make_app
from sctoolkit.clearinghouse.service.database import engine_of


async def asked(app: ASGIApp, path: str, query: str, token: str) -> int:
    """The status of one request."""
    head = [(b"authorization", f"Bearer {token}".encode()), (b"host", b"localhost")]
    scope: Message = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": head,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    await app(scope, receive, send)
    return int(said[0]["status"])


def requests(members: int, facilities: int, times: int) -> dict[str, list[tuple[str, str, str]]]:
    """Path, query and token of each request, by kind."""
    draw = random.Random(1)  # noqa: S311 - figures for a benchmark
    buyers = bought(members, facilities)
    numbers = [draw.randrange(facilities) for _time in range(times)]
    searches = [
        ("/v1/facilities", f"q=mill%20{number}", f"t{draw.randrange(2, members)}")
        for number in numbers
    ]
    audits = [
        (f"/v1/facilities/{hexed('place', number)}/audits", "", f"t{draw.choice(buyers[number])}")
        for number in numbers
    ]
    return {"floor: /health": [("/health", "", "")] * times, "search": searches, "audits": audits}


async def measure(app: ASGIApp, folder: str, kinds: dict[str, list[tuple[str, str, str]]]) -> None:
    """Milliseconds of processor time for each kind of request."""
    for name, those in kinds.items():
        for one in those[:50]:
            await asked(app, *one)
        there, here = processor_time(folder), time.process_time()
        codes = {await asked(app, *one) for one in those}
        here, there = time.process_time() - here, processor_time(folder) - there
        each = [f"{used / len(those) * 1000:.2f} ms" for used in (here, there)]
        print(f"{name}: service {each[0]}, database {each[1]} of processor time each ({codes})")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=300, help="requests of each kind")
    parser.add_argument("--only", default="", help="search, audits or health")
    wanted = parser.parse_args()
    members, facilities, findings = SIZES["small"]
    with filled(members, facilities, findings) as house:
        engine = engine_of(house.database)
        app = make_app(engine, a_minute=1_000_000)
        kinds = requests(members, facilities, wanted.times)
        chosen = {name: those for name, those in kinds.items() if wanted.only in name}
        asyncio.run(measure(app, house.folder, chosen))
        engine.dispose()


if __name__ == "__main__":
    main()
