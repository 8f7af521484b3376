"""Writes a file as a whole or not at all, and says in words when that fails."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _
from sctoolkit.paths import followed, is_there


class CannotSaveError(SctoolkitError):
    """A file cannot be written; answers confirmed before are safe on the disk."""

    exit = Exit.UNUSABLE


@contextmanager
def saving(path: Path, hint: str = "") -> Iterator[None]:
    """Raises CannotSaveError, naming `path`, for what fails while it is written."""
    try:
        yield
    except OSError as error:
        message = _("{file} cannot be saved: {why}.")
        raise CannotSaveError(
            message.format(file=path, why=error.strerror or error),
            hint or _("Name another place."),
        ) from error


def write_atomically(path: Path, raw: bytes, *, private: bool = False) -> None:
    """Writes beside the file, flushes to the disk, renames over it. Raises OSError.

    A private file is never readable by anyone but its owner, not for a moment.
    """
    with replacing(path, private=private) as file:
        file.write(raw)


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when it was written to the end. Raises OSError."""
    path = followed(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w+b") as file:
            Path(name).chmod(0o600 if private else _mode(path))
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Puts the names of new and renamed files on the disk, on systems that let us."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else what a new file would get here."""
    if is_there(path):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
