"""Works on files on a Dask cluster: the same work as `apart`, on as many machines as there are.

Each worker of the cluster reads its files in a process of its own, as a single machine does: a file
that ends or hangs its reader is met there, in the same way and with the same words, and the worker
goes on. So the end of a worker says nothing against its files: Dask gives them to another one. Only
a file that several workers in a row did not survive, though they did nothing else, is skipped.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from distributed import Client, Future, Worker, WorkerPlugin, get_worker, wait
from distributed.scheduler import KilledWorker

from sctoolkit import TOOL
from sctoolkit.batch.apart import Resting, Work, apart, ended_by_system
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.reading import Input, Skipped
from sctoolkit.language import _, speaking

Chunk = tuple[Input, ...]
Output = TypeVar("Output", covariant=True)  # noqa: PLC0105 - the name that `apart` has for it
Pieces = list[tuple[Input, Any]]
"""As `apart` gives them."""
LARGEST = 32
"""Files that are sent together: a chunk costs milliseconds to send."""
ROUNDS = 4
"""Chunks for each worker at the least, so that none waits long for the last one."""
AHEAD = 2
"""Chunks for each worker that are on their way at once."""
CALLING = 15
"""Seconds in which a scheduler must answer."""
PATIENCE = 300
"""Seconds for which there may be no worker; a cluster that grows on demand takes some minutes."""


class ClusterError(SctoolkitError):
    """The cluster cannot be used, or is lost; what came home before is kept."""

    exit = Exit.UNUSABLE


class OtherVersionError(Exception):
    """A worker has another version of sctoolkit: it might not come to the same results."""


class Sent(Protocol[Output]):
    """What is sent to each worker once; picklable."""

    @property
    def language(self) -> str:
        """What workers speak."""

    def unpacked(self, place: Path) -> Work[Output]:
        """The work, by one who has a folder for it; picklable, too."""


def on_cluster(
    inputs: Sequence[Input], sent: Sent[Output], *, scheduler: str, deadline: float
) -> Iterator[tuple[Input, Output | Skipped | None]]:
    """What came of each file, as `apart` tells it; raises ClusterError."""
    with _connected(scheduler) as client, _errands(client, sent, deadline) as name:
        yield from _Sending(client, name, scheduler).all(inputs)


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    try:
        client = Client(scheduler, timeout=CALLING)
    except (OSError, ValueError) as error:
        message = _("No Dask scheduler answers at {address}: {why}.")
        raise ClusterError(message.format(address=scheduler, why=error)) from error
    with client:
        yield client


@contextmanager
def _errands(client: Client, sent: Sent[Any], deadline: float) -> Iterator[str]:
    """The name under which each worker has what was sent."""
    name = f"sctoolkit-{uuid4().hex}"
    client.register_plugin(Errands(sent, name, deadline), name=name)
    try:
        yield name
    finally:
        with suppress(OSError, CancelledError):  # a cluster that is lost has none
            client.unregister_worker_plugin(name)


class Errands(WorkerPlugin):
    """What each worker is given once, also one that joins later."""

    def __init__(self, sent: Sent[Any], name: str, deadline: float) -> None:
        self._sent = sent
        self._name = name
        self._deadline = deadline

    def setup(self, worker: Worker) -> None:
        """Unpacks it."""
        self._folder = Path(worker.local_directory, self._name)
        self._work = self._sent.unpacked(self._folder)
        self._resting = Resting()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask's
        """Leaves nothing behind."""
        self._resting.stop()
        rmtree(self._folder, ignore_errors=True)

    def run(self, chunk: Chunk) -> Pieces:
        """What came of each of some files."""
        # Dask makes its workers daemons, which may have no children unless they are told so.
        multiprocessing.current_process().daemon = False
        with speaking(self._sent.language):
            pieces = apart(chunk, self._work, deadline=self._deadline, resting=self._resting)
            return list(pieces)


def errand(name: str, tool: str, chunk: Chunk) -> Pieces:
    """One task of the cluster; raises OtherVersionError."""
    if tool != TOOL:
        raise OtherVersionError(TOOL)
    plugin: Any = get_worker().plugins[name]
    return plugin.run(chunk)  # type: ignore[no-any-return]


class _Sending:
    """Sends files a few at a time, and never many more than are worked on."""

    def __init__(self, client: Client, name: str, scheduler: str) -> None:
        self._client = client
        self._name = name
        self._scheduler = scheduler

    def all(self, inputs: Sequence[Input]) -> Iterator[tuple[Input, Any]]:
        """Everything that came home; suspects of the death of workers go once more, one by one."""
        suspects: deque[Input] = deque()
        size = min(LARGEST, -(-len(inputs) // (self._hands() * ROUNDS)) or 1)
        for chunk, pieces in self._sent(_chunks(inputs, size)):
            if pieces is None:
                suspects.extend(chunk)
            else:
                yield from pieces
        for one in suspects:
            ((_chunk, pieces),) = self._sent([(one,)])
            yield from pieces or [(one, ended_by_system().of(one.file))]

    def _sent(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Pieces | None]]:
        """Each chunk with what came of it; None where it outlived too many workers."""
        coming = iter(chunks)
        out: dict[Future[Pieces], Chunk] = {}
        while True:
            for chunk in islice(coming, max(self._hands() * AHEAD - len(out), 0)):
                task = self._client.submit(errand, self._name, TOOL, chunk, pure=False)
                out[task] = chunk
            if not out:
                return
            for task in self._done(list(out)):
                yield out.pop(task), self._result(task)

    def _hands(self) -> int:
        """How many chunks can be worked on at once."""
        return sum(self._asked().values()) or 1

    def _asked(self) -> dict[str, int]:
        with self._losing():
            return dict(self._client.nthreads())

    def _done(self, tasks: list[Future[Pieces]]) -> list[Future[Pieces]]:
        while True:
            try:
                return list(wait(tasks, timeout=PATIENCE, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if not self._asked():
                    message = _("The Dask cluster at {address} has no worker.")
                    raise self._lost(message) from None

    def _result(self, task: Future[Pieces]) -> Pieces | None:
        try:
            with self._losing():
                return task.result()
        except KilledWorker:
            return None
        except OtherVersionError as error:
            message = _("A worker of the cluster has {theirs}, and this is {ours}.")
            said = message.format(theirs=error, ours=TOOL)
            hint = _("Install the same version everywhere: only then are the results the same.")
            raise ClusterError(said, hint) from error

    @contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except (CancelledError, OSError) as error:
            raise self._lost(_("The Dask cluster at {address} is lost.")) from error

    def _lost(self, message: str) -> ClusterError:
        hint = _("What came back is kept: run the same command again to go on.")
        return ClusterError(message.format(address=self._scheduler), hint)


def _chunks(inputs: Iterable[Input], size: int) -> Iterator[Chunk]:
    """Some files at a time, by paths that hold in any working folder."""
    coming = iter(inputs)
    while chunk := tuple(_anywhere(one) for one in islice(coming, size)):
        yield chunk


def _anywhere(given: Input) -> Input:
    path = given.path
    return replace(given, path=path.absolute()) if isinstance(path, Path) else given
