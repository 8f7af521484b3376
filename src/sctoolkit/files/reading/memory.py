"""Holds a process to the memory that reading one file may take, where the system can."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sctoolkit.files.reading import limits

HONEST = 4
"""Bytes of memory for each byte that a large sheet says it unpacks to."""
TAKEN = Path("/proc/self/statm")


@contextmanager
def limited_to(memory: int, content: bytes) -> Iterator[None]:
    """Lets the process take so much more than it has; does nothing where no limit can be set."""
    if not TAKEN.exists():
        yield
        return
    import resource  # noqa: PLC0415 - only Unix has it

    before = resource.getrlimit(resource.RLIMIT_AS)
    room = max(memory, HONEST * _declared(content))
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


def _declared(content: bytes) -> int:
    """Bytes that a file says it unpacks to, as far as that is allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        size = len(content)
    return min(size, limits.LARGEST) if size <= limits.RATIO * len(content) else 0
