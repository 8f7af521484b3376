"""Works on files in processes of their own: one that dies or hangs costs its file, not the run."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from sctoolkit import wording
from sctoolkit.files.reading import Input, Skipped
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _, preferred, speaking
from sctoolkit.problem_kinds import ProblemKind

FAILED = 1
"""How a Python process ends that no one caught an exception in."""
AHEAD = 16
"""Files that a worker has been told of: it never waits for the next one."""
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Forking the caller itself would copy its threads' locks, held for ever."""
A_SECOND = 2 * 1024 * 1024
"""Bytes that are gone through in a second even on a busy machine."""
READY = "ready"
"""The first word of a worker, once it has found its work."""


END = None
"""What a worker says when it is done with a file."""

Output = TypeVar("Output")
Work = Callable[[Input], Iterator[Output]]
"""What is done with a file, piece by piece; no piece is None."""


def apart(
    inputs: Iterable[Input],
    work: Work[Output],
    *,
    workers: int = 1,
    deadline: float,
    resting: Resting | None = None,
) -> Iterator[tuple[Input, Output | Skipped | None]]:
    """What `work` made of each file, piece by piece as it comes; None behind its last piece.

    `work` runs in the worker and must be picklable: a function of a module, or a partial of one.
    A worker that it ends, or that says nothing for `deadline` seconds (and a second more for each
    2 MB of a large file), is that file's `Skipped`, behind which nothing more comes of it. Workers
    are taken from those `resting`, if there are any, which must do the same work, and are left
    there.
    """
    waiting = _Waiting(iter(inputs))
    team: list[_Worker] = []
    try:
        while True:
            while len(team) < workers and waiting.more():
                team.append((resting and resting.woken()) or _Worker.started(work))
            for worker in team:
                worker.supply(waiting)
            for worker in [one for one in team if not one.told]:
                team.remove(worker)
                if resting:
                    resting.add(worker)
                else:
                    worker.stop()
            if not team:
                return
            yield from _heard(team, waiting, deadline)
    finally:
        for worker in team:
            worker.stop()


def ended_by_system() -> RefusedError:
    """Why nothing is known of a file whose reader was ended from outside."""
    return RefusedError(ProblemKind.DIED, _("stops the reading, most often for want of memory"))


def _heard(team: list[_Worker], waiting: _Waiting, deadline: float) -> Iterator[tuple[Input, Any]]:
    """What has come in; who is dead or late gives up its file and leaves the team."""
    left = min(worker.due(deadline) for worker in team) - time.monotonic()
    ready = wait([worker.calls for worker in team], max(left, 0))
    for worker in list(team):
        if worker.calls in ready:
            try:
                piece = worker.calls.recv()
            except (EOFError, OSError):
                team.remove(worker)
                yield worker.lost(waiting, worker.ending())
            else:
                given = worker.told.popleft() if piece is END else worker.told[0]
                worker.heard()
                yield given, piece
        elif worker.due(deadline) < time.monotonic():
            team.remove(worker)
            message = _("was not read within {seconds} seconds").format(
                seconds=wording.number(deadline)
            )
            yield worker.lost(waiting, RefusedError(ProblemKind.TOO_SLOW, message))


class Resting:
    """Workers without a file, kept for the next call of `apart`: they need not find their work."""

    def __init__(self) -> None:
        self._workers: deque[_Worker] = deque()

    def add(self, worker: _Worker) -> None:
        """Lets it rest."""
        self._workers.append(worker)

    def woken(self) -> _Worker | None:
        """One of them that is still alive."""
        with suppress(IndexError):  # another thread may have been faster
            while True:
                worker = self._workers.pop()
                if worker.process.is_alive():
                    return worker
        return None

    def stop(self) -> None:
        """Ends all of them."""
        while worker := self.woken():
            worker.stop()


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
    """When it began the first of these, or last said something of it."""
    patience: float = 0.0
    """Seconds that the first of these may be silent for because it is large."""

    @classmethod
    def started(cls, work: Work[Any]) -> _Worker:
        """A new one, idle."""
        context: Any = multiprocessing.get_context(START)
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, work), daemon=True)
        process.start()
        theirs.close()
        try:
            ours.recv()
        except EOFError as error:
            raise RuntimeError("a worker ended before it had a file; see above") from error
        return cls(process, ours)

    def supply(self, waiting: _Waiting) -> None:
        """Tells it of more files, until it has enough ahead of it."""
        idle = not self.told
        while len(self.told) < AHEAD and waiting.more():
            self.told.append(waiting.next())
            with suppress(OSError):  # where it is dead, that is met when it is listened to
                self.calls.send(self.told[-1])
        if idle:
            self.heard()

    def heard(self) -> None:
        """From now on it may be silent for as long as its next file asks."""
        self.since = time.monotonic()
        self.patience = self.told[0].size() / A_SECOND if self.told else 0.0

    def due(self, deadline: float) -> float:
        """When something must have been heard of it."""
        return self.since + self.patience + deadline

    def ending(self) -> RefusedError:
        """Why it is gone: the system ended it, or a mistake of ours did."""
        self.process.join()
        if self.process.exitcode == FAILED:
            hint = _(
                "This is a mistake in sctoolkit; its traceback stands above. Please report it."
            )
            return RefusedError(ProblemKind.DIED, _("makes the program fail"), hint)
        return ended_by_system()

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


def _work(calls: Connection, work: Work[Any]) -> None:
    """The life of a worker: a file in, its pieces out, until nobody calls any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who called decides what Ctrl-C means
    calls.send(READY)
    with speaking(preferred()):  # looked up once: each word would ask the system anew
        while True:
            try:
                given: Input = calls.recv()
            except EOFError:
                return
            for piece in work(given):
                calls.send(piece)
            calls.send(END)
            if not gc.get_freeze_count():
                gc.freeze()  # what was opened for the first file stays: no search for waste in it
