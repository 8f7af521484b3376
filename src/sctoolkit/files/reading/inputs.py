"""A file to be read: on the disk, or in an archive; opened only when its turn has come."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.remote import Remote
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Opened:
    """The bytes of a file, to be read from the first one on."""

    stream: IO[bytes]
    size: int
    """How many, as the system or the directory of the archive says."""


Open = Callable[[], AbstractContextManager[Opened]]
"""Opens the same bytes as often as they are to be gone through."""


@dataclass(frozen=True, slots=True)
class Input:
    """Where a reply is found; small, so that many can wait and be sent to a worker."""

    file: str
    """As the user named it; `archive.zip/inner.xlsx` for a member of an archive."""
    path: Path | Remote
    member: str = ""
    """The name in the archive at `path`; empty for a file of its own."""

    def content(self) -> bytes:
        """All its bytes; refuses what cannot be opened."""
        with self.opened() as found:
            return found.stream.read()

    def size(self) -> int:
        """How many bytes it has, of a member those of its archive; 0 where nobody knows."""
        if isinstance(self.path, Remote):
            return 0
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0

    def digest(self) -> bytes:
        """SHA-256, by which it is known again; empty where it cannot be read.

        Of its bytes; of a file elsewhere, of what the store says about them.
        """
        if isinstance(self.path, Remote) and self.path.mark:
            return sha256(f"{self.path.mark}/{self.member}".encode()).digest()
        made = sha256()
        try:
            with self.opened() as found:
                while some := found.stream.read(limits.MEGABYTE):
                    made.update(some)
        except RefusedError:
            return b""
        return made.digest()

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """Its bytes while they are gone through; refuses what cannot be opened, or read on."""
        try:
            with self._in_archive() if self.member else self._by_itself() as found:
                yield found
        except OSError as error:
            message = _("cannot be opened: {why}").format(why=error.strerror or error)
            raise RefusedError(ProblemKind.CANNOT_OPEN, message) from error
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise damaged(_("is damaged in its archive")) from error

    @contextmanager
    def _by_itself(self) -> Iterator[Opened]:
        with self.path.open("rb") as stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            yield Opened(stream, size)

    @contextmanager
    def _in_archive(self) -> Iterator[Opened]:
        with self.path.open("rb") as packed, zipfile.ZipFile(packed) as archive:
            found = archive.NameToInfo.get(self.member)
            if found is None:
                raise zipfile.BadZipFile(self.member)
            _refuse_bomb(found)
            with archive.open(found) as stream:
                yield Opened(stream, found.file_size)


def of_bytes(content: bytes) -> Open:
    """What opens bytes that stand in no file of their own."""
    return lambda: nullcontext(Opened(io.BytesIO(content), len(content)))


def _refuse_bomb(found: zipfile.ZipInfo) -> None:
    if found.flag_bits & ENCRYPTED:
        raise RefusedError(ProblemKind.PASSWORD, _("stands in an archive with a password"))
    size, packed = found.file_size, found.compress_size or 1
    if size > limits.LARGEST or (size > limits.HARMLESS and size > limits.RATIO * packed):
        message = _("unpacks to {size} MB, {ratio} times its packed size").format(
            size=size // limits.MEGABYTE, ratio=size // packed
        )
        raise RefusedError(ProblemKind.UNPACKS_TOO_FAR, message)
