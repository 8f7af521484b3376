"""What this user shared and opened: a log in which nothing can be changed unseen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from sctoolkit import records
from sctoolkit.engine.sharing.chain import Act, Entry, Head, broken_at, following
from sctoolkit.errors import UnusableInputError
from sctoolkit.files.saving import saving
from sctoolkit.folders import state_folder
from sctoolkit.language import _
from sctoolkit.model.problem import Source
from sctoolkit.problem_kinds import ProblemKind


def log_file() -> Path:
    """Where the log stands."""
    return state_folder() / "sharing" / "log.jsonl"


def entries() -> Iterator[Entry]:
    """All entries, the first one first; raises UnusableInputError where a line is none."""
    path = log_file()
    lines = path.read_bytes().splitlines() if path.is_file() else []
    for number, line in enumerate(lines, 1):
        entry = records.from_json(line, Entry)
        if entry is None:
            raise _broken(path, number)
        yield entry


def note(act: Act) -> None:
    """Adds an act and puts it on the disk; raises before anything is written on a broken log."""
    path = log_file()
    with saving(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(path.with_name(".log.lock")):
            entry = following(verified(), act)
            with os.fdopen(
                os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb"
            ) as file:
                file.write(records.to_line(entry))
                file.flush()
                os.fsync(file.fileno())


def verified(known: Head | None = None) -> Head | None:
    """The head of a log that holds together, None while it is empty; raises UnusableInputError."""
    found = list(entries())
    broken = broken_at(found, known)
    if broken is not None:
        raise _broken(log_file(), broken)
    return Head(found[-1].number, found[-1].digest) if found else None


def _broken(path: Path, number: int) -> UnusableInputError:
    message = _("entry {number} does not follow from those before it").format(number=number)
    problem = ProblemKind.BROKEN_LOG.at(Source(str(path), number), message)
    return UnusableInputError(_("{path} was altered.").format(path=path), [problem])
