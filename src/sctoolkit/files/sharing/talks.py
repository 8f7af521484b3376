"""Talks by letters, each in a file that only this user can read: it holds the keys of the talk."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import records
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.folders import state_folder
from sctoolkit.model.letters import Talk
from sctoolkit.paths import is_file


def _file(talk: str) -> Path:
    return state_folder() / "sharing" / "talks" / f"{talk}.json"


def keep_talk(talk: Talk) -> None:
    """Writes a talk, whole or not at all."""
    path = _file(talk.id)
    with saving(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, records.to_line(talk), private=True)


def kept_talk(talk: str) -> Talk | None:
    """A talk that is known; None where none is. The id was looked at before."""
    path = _file(talk)
    return records.from_json(path.read_bytes(), Talk) if is_file(path) else None
