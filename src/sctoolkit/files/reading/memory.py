"""Holds a process to the memory that reading one file may take, where the system can."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.inputs import Input, Opened
from sctoolkit.files.reading.skipped import RefusedError

HONEST = 4
"""Bytes of memory for each byte that a large sheet says it unpacks to."""
LARGE = limits.MEGABYTE
"""Bytes; what is smaller may not say that it unpacks to more than 50 MB."""
TAKEN = Path("/proc/self/statm")


@contextmanager
def limited_to(memory: int, given: Input) -> Iterator[None]:
    """Lets the process take so much more than it has, to read this file.

    More for one that honestly declares more. Does nothing where no limit can be set.
    """
    if not TAKEN.exists():
        yield
        return
    import resource  # noqa: PLC0415 - only Unix has it

    before = resource.getrlimit(resource.RLIMIT_AS)
    room = max(memory, HONEST * _declared(given))
    most = _taken(resource.getpagesize()) + room
    if before[1] != resource.RLIM_INFINITY:
        most = min(most, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _taken(page: int) -> int:
    return int(TAKEN.read_text("ascii").split()[0]) * page


def _declared(given: Input) -> int:
    """Bytes that a large file says it unpacks to, as far as that is allowed."""
    try:
        with given.opened() as found:
            if found.size < LARGE:
                return 0
            size = _unpacked(found)
            return min(size, limits.LARGEST) if size <= limits.RATIO * found.size else 0
    except RefusedError:
        return 0


def _unpacked(found: Opened) -> int:
    try:
        with zipfile.ZipFile(found.stream) as archive:
            return sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        return found.size
