"""Holds back what a library writes to stderr by itself, past Python and past our messages."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

STDERR = 2


@contextmanager
def stderr_held_back() -> Iterator[IO[bytes]]:
    """Keeps what is written to stderr in a file, and passes on at the end what still stands there.

    Whoever truncates the file has it forgotten. Where there is no stderr, nothing is held back.
    The stream is that of the whole process: not for several threads at once.
    """
    with tempfile.TemporaryFile(buffering=0) as written:
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
            os.close(real)
