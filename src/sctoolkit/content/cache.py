"""Keeps read content ready for the next start: reading YAML takes a second, this does not.

An entry is named by the digest of the files it was read from and by the program that read them, so
it can never be stale.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import sctoolkit
from sctoolkit import records
from sctoolkit.folders import cache_folder

Thing = TypeVar("Thing")
SEAL = 32
"""Bytes of the SHA-256 that an entry begins with."""
READERS = ("model", "document", "content")
"""The rooms that decide what is read from a file."""
KEPT = 128
"""Entries of each kind: more than a library has, else each start would read some of it anew."""


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
        _prune(type(thing))


def _prune(kind: type) -> None:
    """Removes all entries of this kind but the newest."""
    entries = sorted(cache_folder().glob(f"{_name(kind)}-*"), key=lambda path: path.stat().st_mtime)
    for entry in entries[:-KEPT]:
        entry.unlink(missing_ok=True)


def _path(kind: type, digest: str) -> Path:
    return cache_folder() / f"{_name(kind)}-{digest[:24]}-{_program()}.msgpack"


def _name(kind: type) -> str:
    return kind.__name__.lower()


@lru_cache
def _program() -> str:
    """What changes with the program: its version, and size and time of each module that reads."""
    package = Path(sctoolkit.__file__).parent
    modules = sorted(path for room in READERS for path in (package / room).glob("*.py"))
    marks = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in modules]
    return sha256(repr((sctoolkit.__version__, marks)).encode()).hexdigest()[:12]
