"""A Dask cluster on this machine, in processes of its own; and work that does harm to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

from sctoolkit.files.reading import Input

TESTS = Path(__file__).parents[1]
PATIENCE = 120.0
"""Seconds for a process to start, on a machine that has much else to do."""
GRACE = 20.0
"""Seconds for a process that was asked to end."""


@dataclass
class Cluster:
    """A scheduler with its workers."""

    folder: Path
    address: str = ""
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str, variables: Mapping[str, str] | None = None) -> int:
        """Runs a program of Dask in a folder of its own; gives its process."""
        place = self.folder / str(len(self.running))
        place.mkdir()
        own = {"PYTHONPATH": str(TESTS), **(variables or {})}
        with (place / "said.txt").open("wb") as said:
            command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
            env = {**os.environ, **own}
            process = subprocess.Popen(
                command, cwd=place, env=env, stdout=said, stderr=said, start_new_session=True
            )
        self.running.append(process)
        return process.pid

    def worker(self, *words: str) -> int:
        """One more worker with one thread; gives its process."""
        here = ("--nthreads", "1", "--local-directory", str(self.folder), "--host", "127.0.0.1")
        return self.start("worker", self.address, *here, *words)

    def wait_for(self, workers: int) -> None:
        """Comes back when so many workers have come."""
        with Client(self.address) as client:
            client.wait_for_workers(workers, timeout=PATIENCE)


@contextmanager
def cluster(folder: Path, **variables: str) -> Iterator[Cluster]:
    """A scheduler without workers; all that was started for it ends with it."""
    folder.mkdir(exist_ok=True)
    made = Cluster(folder)
    told = folder / "scheduler.json"
    here = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
    try:
        made.start("scheduler", *here, variables=variables)
        made.address = _address(told)
        yield made
    finally:
        for process in reversed(made.running):
            _end(process)


def _address(told: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return str(json.loads(told.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise TimeoutError(told)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Sees the end of it and of all that it started.

    One by one, the scheduler last: a worker that is asked to end while its scheduler goes may wait
    for ever.
    """
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Harmful:
    """Work that says what is in a file, unless that asks for harm."""

    language = "en"

    def unpacked(self, _place: Path) -> Harm:
        """The work, by the worker that is harmed."""
        return Harm(os.getpid())


@dataclass(frozen=True)
class Harm:
    """Where it runs is told apart from what it may end."""

    worker: int

    def __call__(self, given: Input) -> Iterator[str]:
        """The text of the file."""
        said = given.content().decode()
        if said == "end the reader":
            os.abort()
        if said == "end the worker":
            os.kill(self.worker, signal.SIGKILL)
            time.sleep(600)
        yield said
