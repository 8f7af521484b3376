"""A disk that is full, or fills up: said at once, with everything confirmed still there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sctoolkit.files.assessments.journal import journal_of, read_journal
from sctoolkit.files.assessments.session import Session, load_assessment, save
from sctoolkit.files.saving import CannotSaveError
from sctoolkit.model.assessment import Assessment

from . import recorder

FRESH = Assessment("ours", "many@1.0", "full")
MEGABYTE = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk of its own, of as many megabytes as the test asks for."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = f"size={request.param}m"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"this machine lets nobody mount a small disk: {mounted.stderr}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """A file that takes all the room there is."""
    path = folder / "full"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return path


def answer_until_it_fails(session: Session) -> tuple[list[int], CannotSaveError]:
    """The numbers of the answers that were confirmed, and the error that ended them."""
    confirmed: list[int] = []
    while True:
        number = len(confirmed) + 1
        try:
            session.record(f"q.n{number}", recorder.answer(number))
        except CannotSaveError as error:
            return confirmed, error
        confirmed.append(number)


@pytest.mark.parametrize("small_disk", [1], indirect=True)
def test_hardly_any_space_is_said_at_the_start(small_disk: Path) -> None:
    path = small_disk / "a.yaml"
    with pytest.raises(CannotSaveError) as caught, Session(path, "Li", recorder.NOW):
        pass
    assert str(caught.value) == f"There is hardly any space left where {path} would be saved."
    assert "another place" in caught.value.hint
    assert list(small_disk.iterdir()) == []


@pytest.mark.parametrize("small_disk", [4], indirect=True)
def test_disk_that_fills_up_stops_the_answer_and_loses_none(small_disk: Path) -> None:
    path = small_disk / "a.yaml"
    save(path, FRESH)
    with Session(path, "Li", recorder.NOW) as session:
        session.record("q.n0", recorder.answer(0))
        filler = fill(small_disk)
        confirmed, error = answer_until_it_fails(session)
        assert "No space left on device" in str(error)
        assert "Everything confirmed before this is safe." in error.hint
        filler.unlink()
        session.record("q.n4999", recorder.answer(4999))
    assessment, problems = load_assessment(path, recorder.many())
    assert assessment is not None
    assert problems == []
    assert assessment.answers == {
        f"q.n{number}": recorder.answer(number) for number in [0, *confirmed, 4999]
    }


@pytest.mark.parametrize("small_disk", [4], indirect=True)
def test_fold_that_fails_leaves_the_file_and_the_journal(small_disk: Path) -> None:
    path = small_disk / "a.yaml"
    save(path, FRESH)
    before = path.read_bytes()
    with Session(path, "Li", recorder.NOW) as session:
        session.record("q.n0", recorder.answer(0))
        filler = fill(small_disk)
        with pytest.raises(CannotSaveError):
            session.fold(Assessment("ours", "many@1.0", "full", "x" * 8192))
        filler.unlink()
    assert path.read_bytes() == before
    assert sorted(one.name for one in small_disk.iterdir()) == ["a.yaml", "a.yaml.journal"]
    assessment, _problems = load_assessment(path, recorder.many())
    assert assessment is not None
    assert assessment.answers == {"q.n0": recorder.answer(0)}


@pytest.mark.parametrize("most", [400, 900, 901, 950, 999, 1_000, 1_050, 1_100, 3_333])
def test_write_that_fails_later_is_said_at_once_and_leaves_no_half_line(
    tmp_path: Path, most: int
) -> None:
    pytest.importorskip("resource", reason="only Unix limits the size of files")
    path = tmp_path / "a.yaml"
    save(path, FRESH)
    found = subprocess.run(
        [sys.executable, str(recorder.__file__), "fill", str(path), str(most)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stderr == ""
    *confirmed, said, last = found.stdout.splitlines()
    assert said.startswith(f"CannotSaveError: {path} cannot be saved: File too large.")
    assert "Everything confirmed before this is safe." in said
    assert last == "q.n4999"
    entries, problems = read_journal(path)
    assert problems == []
    answered = [entry.question for entry in entries if entry.answer is not None]
    assert answered == [*confirmed, last]
    assert journal_of(path).read_bytes().endswith(b"}\n")
