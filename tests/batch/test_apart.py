"""A file that kills or hangs its reader costs that file, not the run."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from files.reading.making import row, saved, workbook
from sctoolkit.batch.apart import apart
from sctoolkit.files.reading import Input, Skipped, read_within

MEMORY = 512 * 1024 * 1024


def answers(given: Input, memory: int = MEMORY) -> Iterator[str]:
    """What the reply says; some of these do harm to whoever reads them."""
    found = read_within(given, memory=memory)
    if isinstance(found, Skipped):
        yield found.problems[0].code
        return
    said = str(found.sheets[0].rows[0][0])
    if said == "die":
        os.abort()
    if said == "hang":
        time.sleep(600)
    if said == "fail":
        raise ValueError(said)
    yield said


@pytest.fixture(autouse=True)
def workers_find_this_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker imports what it is to use by its name."""
    monkeypatch.syspath_prepend(Path(__file__).parents[1])


def replies(folder: Path, *answers: str) -> list[Input]:
    return [
        Input(f"{at}.xlsx", saved(folder, f"{at}.xlsx", workbook(row(1, said))))
        for at, said in enumerate(answers)
    ]


def outcomes(
    inputs: list[Input], workers: int = 1, deadline: float = 60.0, memory: int = MEMORY
) -> list[str]:
    """What came of each file, in the order of the files; each comes to an end once."""
    said: dict[str, str] = {}
    ended: list[str] = []
    work = partial(answers, memory=memory)
    for given, piece in apart(inputs, work, workers=workers, deadline=deadline):
        if piece is None or isinstance(piece, Skipped):
            ended.append(given.file)
        if isinstance(piece, Skipped):
            said[given.file] = piece.problems[0].code
        elif piece is not None:
            said[given.file] = piece
    assert sorted(ended) == sorted(one.file for one in inputs)
    return [said[one.file] for one in inputs]


@pytest.mark.parametrize("workers", [1, 2])
def test_each_file_comes_back_once(tmp_path: Path, workers: int) -> None:
    answers = [f"answer {at}" for at in range(40)]
    assert outcomes(replies(tmp_path, *answers), workers) == answers


@pytest.mark.parametrize("workers", [1, 2])
def test_worker_that_dies_costs_its_file_alone(tmp_path: Path, workers: int) -> None:
    inputs = replies(tmp_path, "a", "die", "b", "c", "die", "die", "d")
    assert outcomes(inputs, workers) == ["a", "F626", "b", "c", "F626", "F626", "d"]


def test_mistake_of_our_own_costs_its_file_alone_and_says_whose_it_is(
    tmp_path: Path,
) -> None:
    inputs = replies(tmp_path, "a", "fail", "b")
    pieces = [piece for _given, piece in apart(inputs, answers, deadline=60.0)]
    assert [one for one in pieces if isinstance(one, str)] == ["a", "b"]
    (skipped,) = (one for one in pieces if isinstance(one, Skipped))
    assert skipped.problems[0].hint.startswith("This is a mistake in sctoolkit")


def test_worker_that_hangs_is_ended_at_the_deadline(tmp_path: Path) -> None:
    inputs = replies(tmp_path, "a", "hang", "b")
    assert outcomes(inputs, deadline=3.0) == ["a", "F627", "b"]


def test_file_that_is_skipped_goes_to_the_worker_s_use_as_well(tmp_path: Path) -> None:
    inputs = [*replies(tmp_path, "a"), Input("gone.xlsx", tmp_path / "gone.xlsx")]
    assert outcomes(inputs) == ["a", "F610"]


def test_nothing_to_read_starts_nobody() -> None:
    assert outcomes([]) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_reader_that_asks_for_too_much_memory_is_stopped(
    tmp_path: Path,
) -> None:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{at}{"x" * 3000}</t></is></c></row>'
        for at in range(9_000)
        if at
    )
    large = Input("large.xlsx", saved(tmp_path, "large.xlsx", workbook(rows)))
    inputs = [large, *replies(tmp_path, "a")]
    assert outcomes(inputs, memory=1024 * 1024) == ["F626", "a"]
