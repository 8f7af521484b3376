"""Runs work on many inputs in processes; one that dies or hangs takes no other input with it."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

Input = TypeVar("Input")
Output = TypeVar("Output")
CHUNK = 32
"""Inputs that one task takes: hides the cost of a task, and keeps what is lost by a death small."""
AHEAD = 4
"""Chunks that wait for each worker, so that inputs are read as they are needed."""


class Fate(StrEnum):
    """What became of a worker."""

    DIED = "died"
    HUNG = "hung"


@dataclass(frozen=True, slots=True)
class Done(Generic[Input, Output]):
    """One input with what came of it."""

    input: Input
    output: Output | None
    """None where the worker died or hung."""
    fate: Fate | None = None


def run(
    work: Callable[[Input], Output],
    inputs: Iterable[Input],
    *,
    workers: int = 1,
    seconds: float = 60.0,
) -> Iterator[Done[Input, Output]]:
    """Each input with its output, in the order in which they are done.

    `seconds` is what one input may take. A chunk whose worker dies or hangs is halved until the
    guilty input stands alone; every other one is done again.
    """
    chunks = iter(_chunks(inputs))
    again: deque[Sequence[Input]] = deque()
    pending: dict[Future[list[Output]], Sequence[Input]] = {}
    with ProcessPool(max_workers=workers, context=_context()) as pool:
        while True:
            while len(pending) < workers * AHEAD:
                chunk = again.popleft() if again else next(chunks, None)
                if chunk is None:
                    break
                limit = seconds * len(chunk)
                pending[pool.schedule(_all, args=(work, chunk), timeout=limit)] = chunk
            if not pending:
                return
            finished, _rest = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                chunk = pending.pop(future)
                fate = _fate(future)
                if fate is None:
                    outputs = zip(chunk, future.result(), strict=True)
                    yield from (Done(one, output) for one, output in outputs)
                elif len(chunk) == 1:
                    yield Done(chunk[0], None, fate)
                else:
                    half = len(chunk) // 2
                    again.extend([chunk[:half], chunk[half:]])


def _chunks(inputs: Iterable[Input]) -> Iterator[Sequence[Input]]:
    rest = iter(inputs)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _all(work: Callable[[Input], Output], chunk: Sequence[Input]) -> list[Output]:
    return [work(one) for one in chunk]


def _fate(future: Future[list[Output]]) -> Fate | None:
    """What went wrong with the worker; what went wrong in the work itself is raised."""
    try:
        future.result()
    except TimeoutError:
        return Fate.HUNG
    except ProcessExpired:
        return Fate.DIED
    return None


def _context() -> multiprocessing.context.BaseContext:
    """Fork where there is one: it starts in a third of the time, with everything imported."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")
