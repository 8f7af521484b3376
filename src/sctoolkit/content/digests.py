"""The digest of an item: what a saved answer, a result and the cache are stamped with."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest(files: list[Path]) -> str:
    """SHA-256 (hex) over names and bytes of the files, line ends made alike."""
    total = hashlib.sha256()
    for path in files:
        if path.is_file():
            total.update(path.name.encode())
            total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()
