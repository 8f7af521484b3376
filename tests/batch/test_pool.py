"""The pool: every input comes back once, and a worker that dies or hangs takes no other with it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from sctoolkit.batch.pool import Done, Fate, run


def double(number: int) -> int:
    return 2 * number


def dies_at_7(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


def hangs_at_3(number: int) -> int:
    if number == 3:
        time.sleep(600)
    return number


def by_input(done: Iterator[Done[int, int]]) -> dict[int, int | Fate | None]:
    return {one.input: one.fate or one.output for one in done}


def test_every_input_comes_back_once_with_its_output() -> None:
    done = list(run(double, range(100), workers=2))
    assert sorted((one.input, one.output) for one in done) == [(n, 2 * n) for n in range(100)]


def test_worker_that_dies_loses_one_input_only() -> None:
    found = by_input(run(dies_at_7, range(40), workers=2))
    assert found == {number: number for number in range(40)} | {7: Fate.DIED}


def test_worker_that_hangs_loses_one_input_only() -> None:
    found = by_input(run(hangs_at_3, range(5), workers=1, seconds=0.3))
    assert found == {0: 0, 1: 1, 2: 2, 3: Fate.HUNG, 4: 4}


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = []

    def inputs() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    done = run(double, inputs(), workers=1)
    next(done)
    assert len(taken) < 1000
    done.close()  # type: ignore[attr-defined]
