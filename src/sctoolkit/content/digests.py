"""The digest of an item: what a saved answer, a result and the cache are stamped with."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path


def digest(files: list[Path]) -> str:
    """SHA-256 (hex) over names and bytes of the files, line ends made alike."""
    total = hashlib.sha256()
    for path in files:
        # What cannot be opened is reported by the reader.
        with suppress(OSError):
            raw = path.read_bytes()
            total.update(path.name.encode())
            total.update(raw.replace(b"\r\n", b"\n"))
    return total.hexdigest()
