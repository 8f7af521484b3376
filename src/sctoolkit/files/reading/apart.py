"""Reads files in processes of their own: one that dies or hangs costs its file, not the run."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.book import read_bytes
from sctoolkit.files.reading.inputs import Input
from sctoolkit.files.reading.memory import limited_to
from sctoolkit.files.reading.skipped import RefusedError, Skipped
from sctoolkit.files.sheet import Book
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

FAILED = 1
"""How a Python process ends that no one caught an exception in."""
AHEAD = 16
"""Files that a worker has been told of: it never waits for the next one."""
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Forking the caller itself would copy its threads' locks, held for ever."""
READY = "ready"
"""The first word of a worker, once it has found `use`."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What each file may cost, and what may open it."""

    memory: int = limits.MEMORY
    """Bytes beyond what the worker holds anyway; more for a file that honestly declares more."""
    deadline: float = limits.DEADLINE
    """Seconds."""
    passwords: Sequence[str] = ()


Result = TypeVar("Result")


def read_apart(
    inputs: Iterable[Input],
    use: Callable[[Book | Skipped], Result],
    workers: int = 1,
    terms: Terms | None = None,
) -> Iterator[tuple[Input, Result | Skipped]]:
    """What `use` made of each file, in the order in which they are done.

    `use` runs in the worker, so that rows need not travel; it must be a function of a module, and
    what it gives back must be small. A worker that it ends, too, is that file's `Skipped`.
    """
    terms = terms or Terms()
    waiting = _Waiting(iter(inputs))
    team: list[_Worker] = []
    try:
        while True:
            while len(team) < workers and waiting.more():
                team.append(_Worker.started(use, terms))
            for worker in team:
                worker.supply(waiting)
            for worker in [one for one in team if not one.told]:
                worker.stop()
                team.remove(worker)
            if not team:
                return
            yield from _heard(team, waiting, terms.deadline)
    finally:
        for worker in team:
            worker.stop()


def _heard(team: list[_Worker], waiting: _Waiting, deadline: float) -> Iterator[tuple[Input, Any]]:
    """What has come in; who is dead or late gives up its file and leaves the team."""
    left = min(worker.since for worker in team) + deadline - time.monotonic()
    ready = wait([worker.calls for worker in team], max(left, 0))
    for worker in list(team):
        if worker.calls in ready:
            try:
                result = worker.calls.recv()
            except (EOFError, OSError):
                team.remove(worker)
                yield worker.lost(waiting, worker.ending())
            else:
                worker.since = time.monotonic()
                yield worker.told.popleft(), result
        elif worker.since + deadline < time.monotonic():
            team.remove(worker)
            message = _("was not read within {seconds:g} seconds").format(seconds=deadline)
            yield worker.lost(waiting, RefusedError(ProblemKind.TOO_SLOW, message))


class _Waiting:
    """The files that no worker has been told of yet."""

    def __init__(self, inputs: Iterator[Input]) -> None:
        self._inputs = inputs
        self._back: deque[Input] = deque()

    def more(self) -> bool:
        """Whether there is another one."""
        if not self._back:
            self._back.extend(islice(self._inputs, 1))
        return bool(self._back)

    def next(self) -> Input:
        """The next one; there must be more."""
        return self._back.popleft()

    def give_back(self, inputs: Iterable[Input]) -> None:
        """Puts in front again what a worker did not come to."""
        self._back.extendleft(reversed(list(inputs)))


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, and what it was told to read."""

    process: BaseProcess
    calls: Connection
    told: deque[Input] = field(default_factory=deque)
    since: float = 0.0
    """When it began the first of these, as far as can be known from here."""

    @classmethod
    def started(cls, use: Callable[[Book | Skipped], object], terms: Terms) -> _Worker:
        """A new one, idle."""
        context: Any = multiprocessing.get_context(START)
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, use, terms), daemon=True)
        process.start()
        theirs.close()
        try:
            ours.recv()
        except EOFError as error:
            raise RuntimeError("a worker ended before it had a file; see above") from error
        return cls(process, ours)

    def supply(self, waiting: _Waiting) -> None:
        """Tells it of more files, until it has enough ahead of it."""
        if not self.told:
            self.since = time.monotonic()
        while len(self.told) < AHEAD and waiting.more():
            self.told.append(waiting.next())
            with suppress(OSError):  # where it is dead, that is met when it is listened to
                self.calls.send(self.told[-1])

    def ending(self) -> RefusedError:
        """Why it is gone: the system ended it, or a mistake of ours did."""
        self.process.join()
        if self.process.exitcode == FAILED:
            hint = _(
                "This is a mistake in sctoolkit; its traceback stands above. Please report it."
            )
            return RefusedError(ProblemKind.DIED, _("makes the program fail"), hint)
        return RefusedError(ProblemKind.DIED, _("stops the reading, most often for want of memory"))

    def lost(self, waiting: _Waiting, why: RefusedError) -> tuple[Input, Skipped]:
        """Ends it; the file it was at is skipped, the others wait for another worker."""
        self.stop()
        guilty = self.told.popleft()
        waiting.give_back(self.told)
        return guilty, why.of(guilty.file)

    def stop(self) -> None:
        """Ends it at once, whatever it does."""
        self.process.kill()
        self.process.join()
        self.calls.close()


def _work(calls: Connection, use: Callable[[Book | Skipped], object], terms: Terms) -> None:
    """The life of a worker: a file in, a result out, until nobody calls any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who called decides what Ctrl-C means
    calls.send(READY)
    while True:
        try:
            given: Input = calls.recv()
        except EOFError:
            return
        calls.send(use(_read(given, terms)))


def _read(given: Input, terms: Terms) -> Book | Skipped:
    try:
        content = given.content()
    except RefusedError as error:
        return error.of(given.file)
    with limited_to(terms.memory, content):
        return read_bytes(given.file, content, terms.passwords)
