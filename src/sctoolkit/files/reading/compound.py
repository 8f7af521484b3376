"""Finds a stream in an OLE2 compound file, which xls and encrypted workbooks are ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sctoolkit.files.reading.archive import damaged
from sctoolkit.language import _

FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
HEADER_SECTORS = 109
TABLE_COUNTS = (44, 64, 72)
"""Where the header says how many sectors its three tables have."""
ENTRY = 128
STREAM, ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream as the directory has it."""

    kind: int
    start: int
    size: int


class Compound:
    """The streams of a compound file by their names; refuses a file that is cut off or tangled."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512:  # noqa: PLR2004 - its header
            raise _cut_off()
        shift, small = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small != 6:  # noqa: PLR2004 - the only sizes that are allowed
            raise _cut_off()
        self._content = content
        self._size = 1 << shift
        self._refuse_lies()
        directory, _unused, self._cutoff, mini_start, _count, more = struct.unpack_from(
            "<LLLLLL", content, 48
        )
        self._fat = self._allocation(more)
        self._mini = _numbers(b"".join(self._chain(mini_start)))
        self.entries = dict(self._entries(b"".join(self._chain(directory))))
        self._holder = b"".join(self._chain(self._root().start))
        if any(one.size > len(content) for one in self.entries.values() if one.kind == STREAM):
            raise _cut_off()

    def _refuse_lies(self) -> None:
        """A reader makes room for as many tables as the header says there are."""
        tables = (struct.unpack_from("<L", self._content, at)[0] for at in TABLE_COUNTS)
        if any(count > len(self._content) // self._size for count in tables):
            raise _cut_off()

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream; None where there is none of that name."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        if entry.size >= self._cutoff:
            return b"".join(self._chain(entry.start))[: entry.size]
        sectors = _chained(entry.start, self._mini)
        return b"".join(self._holder[at * 64 : at * 64 + 64] for at in sectors)[: entry.size]

    def _root(self) -> Entry:
        found = next((one for one in self.entries.values() if one.kind == ROOT), None)
        if found is None:
            raise _cut_off()
        return found

    def _allocation(self, more: int) -> tuple[int, ...]:
        sectors = list(struct.unpack_from(f"<{HEADER_SECTORS}L", self._content, 76))
        seen = 0
        while more < FREE and seen <= len(self._content) // self._size:
            *listed, more = _numbers(self._sector(more)) or (FREE,)
            sectors += listed
            seen += 1
        if more < FREE:
            raise _cut_off()
        return _numbers(b"".join(self._sector(at) for at in sectors if at < FREE))

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        return self._content[start : start + self._size]

    def _chain(self, start: int) -> Iterator[bytes]:
        return (self._sector(at) for at in _chained(start, self._fat))

    def _entries(self, directory: bytes) -> Iterator[tuple[str, Entry]]:
        for at in range(0, len(directory) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            start, size = struct.unpack_from("<LL", directory, at + 116)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind:
                yield name, Entry(kind, start, size)


def _chained(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors from one on; a chain that bites its tail or leaves the file is damage."""
    for _step in range(len(table) + 1):
        if start >= FREE:
            return
        if start >= len(table):
            raise _cut_off()
        yield start
        start = table[start]
    raise _cut_off()


def _numbers(content: bytes) -> tuple[int, ...]:
    count = len(content) // 4
    return struct.unpack(f"<{count}L", content[: count * 4])


def _cut_off() -> Exception:
    return damaged(_("is cut off or damaged: its directory cannot be read"))
