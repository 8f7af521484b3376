"""Keeps read content ready for the next start: reading YAML takes a second, this does not.

An entry is named by the digest of the files it was read from, so it can never be stale.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from sctoolkit import __version__, records
from sctoolkit.folders import cache_folder

Thing = TypeVar("Thing")
SEAL = 32
"""Bytes of the SHA-256 that an entry begins with."""


def fetch(kind: type[Thing], digest: str) -> Thing | None:
    """The thing read from files of this digest; None where it was not read yet or is damaged."""
    try:
        raw = _path(kind, digest).read_bytes()
    except OSError:
        return None
    seal, packed = raw[:SEAL], raw[SEAL:]
    return records.unpack(packed, kind) if seal == sha256(packed).digest() else None


def keep(thing: object, digest: str) -> None:
    """Keeps it; a folder that cannot be written is no reason to stop."""
    path = _path(type(thing), digest)
    packed = records.pack(thing)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(packed).digest() + packed)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)


def _path(kind: type, digest: str) -> Path:
    return cache_folder() / f"{kind.__name__.lower()}-{digest[:24]}-{__version__}.msgpack"
