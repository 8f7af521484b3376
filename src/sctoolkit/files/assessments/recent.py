"""Finds assessments again: those in the working folder, and those opened before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import records
from sctoolkit.files.saving import write_atomically
from sctoolkit.folders import state_folder
from sctoolkit.paths import is_file, is_folder

REMEMBERED = 50
DEPTH = 3
"""Folders below the working folder that are looked into."""
SAVED = (".yaml", ".yml")
"""How files of assessments end."""
MARK = b"\nassessment:"


@dataclass(frozen=True, slots=True)
class Recent:
    """The paths of assessments, the last opened first."""

    paths: tuple[str, ...]


def remember(path: Path) -> None:
    """Puts the assessment on top of the list; failing to write the list stops nothing."""
    full = str(path.resolve())
    kept = [one for one in _remembered() if one != full][: REMEMBERED - 1]
    file = state_folder() / "recent.json"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, records.to_line(Recent((full, *kept))))


def _remembered() -> tuple[str, ...]:
    try:
        found = records.from_json((state_folder() / "recent.json").read_bytes(), Recent)
    except OSError:
        return ()
    return found.paths if found else ()


def find_assessments(folder: Path) -> list[Path]:
    """All assessments at or below `folder`, then those opened before that still exist."""
    near = assessments_at(folder)
    known = {path.resolve() for path in near}
    remembered = [Path(one) for one in _remembered()]
    return near + [
        path for path in remembered if path.resolve() not in known and is_assessment(path)
    ]


def assessments_at(path: Path) -> list[Path]:
    """The assessment that a file is, or those at or below a folder; empty where there are none."""
    if is_folder(path):
        return sorted(_below(path, DEPTH))
    return [path] if is_assessment(path) else []


def _below(folder: Path, depth: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            entries = [one for one in found if not one.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if depth > 0:
                yield from _below(folder / entry.name, depth - 1)
        elif entry.name.endswith(SAVED) and is_assessment(folder / entry.name):
            yield folder / entry.name


def is_assessment(path: Path) -> bool:
    """Whether it is a file that says near its top that it is an assessment."""
    if not is_file(path):
        return False
    try:
        with path.open("rb") as file:
            return MARK in b"\n" + file.read(2000)
    except OSError:
        return False
