"""Keeps every answer safe the moment it is given: one line per answer, flushed to the disk.

A power cut or a kill loses no confirmed answer; at most the line being written is cut off, and
that answer was never confirmed. The journal is folded into the assessment file later.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import records
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an answer, or (first line) who opened the assessment."""

    at: str
    question: str = ""
    answer: Answer | None = None
    opened_by: str = ""


def journal_of(path: Path) -> Path:
    """The journal beside an assessment file."""
    return path.with_name(path.name + ".journal")


def read_journal(path: Path) -> tuple[list[Entry], list[Problem]]:
    """The entries beside the assessment `path`; a cut-off last line is reported and left out."""
    journal = journal_of(path)
    try:
        lines = journal.read_bytes().split(b"\n")
    except FileNotFoundError:
        return [], []
    entries, problems = [], []
    for number, line in enumerate(lines, 1):
        entry = records.from_json(line, Entry) if line.strip() else None
        if entry is not None:
            entries.append(entry)
        elif line.strip():
            kind = ProblemKind.JOURNAL
            source = Source(str(journal), number)
            message = _("this line was cut off")
            problems.append(Problem(source, kind.code, message, _(kind.remedy), warning=True))
    return entries, problems


class Journal:
    """The journal of an open session."""

    def __init__(self, path: Path) -> None:
        self.path = journal_of(path)
        # Unbuffered: what a failed write leaves in a buffer would reach the file later.
        self._file = self.path.open("a+b", buffering=0)
        self._end_last_line()

    def write(self, entry: Entry) -> None:
        """Adds an entry and puts it on the disk. Raises OSError, leaving no half line."""
        line = memoryview(records.to_line(entry))
        good = self._file.seek(0, os.SEEK_END)
        try:
            while line:
                line = line[self._file.write(line) :]
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(good)
            raise

    def close(self) -> None:
        """Ends the journal; its lines stay where they are."""
        self._file.close()

    def remove(self) -> None:
        """Ends the journal after its answers were folded into the assessment file."""
        self.close()
        self.path.unlink(missing_ok=True)

    def _end_last_line(self) -> None:
        """A line cut off in an earlier session must not swallow the first one of this session."""
        if self._file.seek(0, os.SEEK_END):
            self._file.seek(-1, os.SEEK_END)
            if self._file.read(1) != b"\n":
                self._file.write(b"\n")
