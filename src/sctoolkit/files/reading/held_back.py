"""Holds back what a library writes to stderr by itself, past Python and past our messages."""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO

STDERR = 2


@contextmanager
def stderr_held_back() -> Iterator[IO[bytes]]:
    """Keeps what is written to stderr in a file, and passes on at the end what still stands there.

    Whoever truncates the file has it forgotten. Where there is no stderr, nothing is held back.
    The stream is that of the whole process: not for several threads at once, nor inside itself.
    """
    written = _file_of(os.getpid())
    try:
        real = os.dup(STDERR)
    except OSError:
        yield written
        return
    os.dup2(written.fileno(), STDERR)
    try:
        yield written
    finally:
        os.dup2(real, STDERR)
        written.seek(0)
        if left := written.read():
            os.write(real, left)
            written.truncate(0)
        written.seek(0)
        os.close(real)


@cache
def _file_of(_process: int) -> IO[bytes]:
    """One file for each process; a new one for every sheet takes a while of its own."""
    made = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open as long as the process
    atexit.register(made.close)
    return made
