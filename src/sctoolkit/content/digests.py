"""The files of an item, and their digest: what answers, results and the cache are stamped with."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from sctoolkit.paths import is_file

CONTRADICTIONS = "contradictions.yaml"
"""Beside a questionnaire's head: which of its answers cannot both be true."""


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


def questionnaire_files(path: Path) -> list[Path]:
    """Every file that the questionnaire at `path` (its `questionnaire.yaml`) is made of."""
    parts = sorted(path.parent.glob("sections/*.yaml"))
    contradictions = path.parent / CONTRADICTIONS
    return [path, *parts, *filter(is_file, [contradictions]), *translation_files(path)]


def code_files(path: Path) -> list[Path]:
    """Every file that the code at `path` (its `code.yaml`) is made of."""
    return [path, *translation_files(path)]


def criteria_files(path: Path) -> list[Path]:
    """The hub's file and its translations (`criteria.fr.yaml`)."""
    return [path, *sorted(path.parent.glob("criteria.??.yaml"))]


def translation_files(path: Path) -> list[Path]:
    """The translations beside the head of a questionnaire or a code: `fr.yaml`, `fr/*.yaml`."""
    return sorted([*path.parent.glob("??.yaml"), *path.parent.glob("??/*.yaml")])
