"""What a batch keeps of each file, on the disk as soon as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sctoolkit import records
from sctoolkit.files.saving import write_atomically
from sctoolkit.model.portfolio import Entry
from sctoolkit.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Supplied:
    """One supplier of a file, scored."""

    name: str
    where: str
    """The file, with sheet and row where it holds many suppliers."""
    fingerprint: str
    """The same for the same answers; empty where there are too few to tell."""
    entries: tuple[Entry, ...]
    """One for each code."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file."""

    file: str
    suppliers: tuple[Supplied, ...] = ()
    problems: tuple[Problem, ...] = ()
    understood: tuple[str, ...] = ()
    """How it was read, line by line."""
    skipped: str = ""
    """Why nothing could be scored; empty where something was."""


class Store:
    """The results of files by what is in them, so that a second run reads only what is new."""

    def __init__(self, folder: Path, job: str) -> None:
        """`job` names all that a result rests on beside the file: content, options, program."""
        self._folder = folder
        self._job = job

    def known(self, raw: bytes, file: str) -> FileResult | None:
        """What an earlier run made of a file with these bytes and this name."""
        path = self._path(raw, file)
        if not path.is_file():
            return None
        return records.from_json(path.read_bytes(), FileResult)

    def keep(self, raw: bytes, result: FileResult) -> None:
        """Puts a result on the disk, whole or not at all."""
        path = self._path(raw, result.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, records.to_line(result))

    def _path(self, raw: bytes, file: str) -> Path:
        digest = sha256(self._job.encode() + b"\0" + file.encode() + b"\0" + raw).hexdigest()
        return self._folder / digest[:2] / f"{digest}.json"
