"""A file to be read: on the disk, or in an archive; opened only when its turn has come."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Input:
    """Where a reply is found; small, so that many can wait and be sent to a worker."""

    file: str
    """As the user named it; `archive.zip/inner.xlsx` for a member of an archive."""
    path: Path
    member: str = ""
    """The name in the archive at `path`; empty for a file of its own."""

    def content(self) -> bytes:
        """All its bytes; refuses what cannot be opened."""
        try:
            if self.member:
                return self._from_archive()
            return self.path.read_bytes()
        except OSError as error:
            message = _("cannot be opened: {why}").format(why=error.strerror or error)
            raise RefusedError(ProblemKind.CANNOT_OPEN, message) from error

    def digest(self) -> bytes:
        """SHA-256 of its bytes, by which it is known again; empty where they cannot be read."""
        try:
            if self.member:
                return sha256(self._from_archive()).digest()
            with self.path.open("rb") as stream:
                return file_digest(stream, "sha256").digest()
        except (OSError, RefusedError):
            return b""

    def _from_archive(self) -> bytes:
        try:
            with zipfile.ZipFile(self.path) as archive:
                found = archive.getinfo(self.member)
                self._refuse_bomb(found)
                return archive.read(found)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, KeyError, EOFError) as error:
            raise damaged(_("is damaged in its archive")) from error

    def _refuse_bomb(self, found: zipfile.ZipInfo) -> None:
        if found.flag_bits & ENCRYPTED:
            raise RefusedError(ProblemKind.PASSWORD, _("stands in an archive with a password"))
        size, packed = found.file_size, found.compress_size or 1
        if size > limits.LARGEST or (size > limits.HARMLESS and size > limits.RATIO * packed):
            message = _("unpacks to {size} MB, {ratio} times its packed size").format(
                size=size // limits.MEGABYTE, ratio=size // packed
            )
            raise RefusedError(ProblemKind.UNPACKS_TOO_FAR, message)
