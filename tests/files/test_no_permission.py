"""Where a person may not write, that is said at the start, before anything is asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from . import recorder
from .content import written

ASSESSMENT = "format: 1\nassessment: ours\nquestionnaire: tiny@1.1\n"


def opening(path: Path) -> str:
    """What an ordinary user is told who opens the assessment; skips where we cannot be one."""
    found = subprocess.run(
        [sys.executable, str(recorder.__file__), "nobody", str(path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if recorder.CANNOT in found.stderr:
        pytest.skip(found.stderr)
    return found.stdout + found.stderr


def folder_with(mode: int, entrance: Path) -> Path:
    folder = entrance / "folder"
    folder.mkdir()
    folder.chmod(mode)
    return folder


def test_folder_that_one_may_write_into_opens(entrance: Path) -> None:
    assert opening(folder_with(0o777, entrance) / "a.yaml") == "open\n"


@pytest.mark.parametrize("exists", [True, False])
def test_read_only_folder_is_said_at_the_start(entrance: Path, *, exists: bool) -> None:
    folder = folder_with(0o755, entrance)
    path = folder / "a.yaml"
    if exists:
        written(path, ASSESSMENT)
    folder.chmod(0o555)
    before = list(folder.iterdir())
    said = opening(path)
    assert f"CannotSaveError: {path} cannot be saved: Permission denied." in said
    assert "Name another place." in said
    assert "open\n" not in said
    assert list(folder.iterdir()) == before


def test_read_only_file_is_said_at_the_start(entrance: Path) -> None:
    path = written(folder_with(0o777, entrance) / "a.yaml", ASSESSMENT)
    path.chmod(0o444)
    said = opening(path)
    assert f"CannotSaveError: {path} cannot be saved: Permission denied." in said
    assert "open\n" not in said
    assert [one.name for one in path.parent.iterdir()] == ["a.yaml"]


def test_journal_of_someone_else_is_said_at_the_start(entrance: Path) -> None:
    folder = folder_with(0o777, entrance)
    journal = written(folder / "a.yaml.journal", "")
    journal.chmod(0o444)
    said = opening(folder / "a.yaml")
    assert "CannotSaveError" in said
    assert "Permission denied" in said


@pytest.mark.parametrize("folder", ["folder", "folder/new"])
def test_folder_that_one_may_not_enter_is_said_at_the_start(entrance: Path, folder: str) -> None:
    folder_with(0o000, entrance)
    said = opening(entrance / folder / "a.yaml")
    assert "CannotSaveError" in said
    assert "Permission denied" in said
    assert "Traceback" not in said
