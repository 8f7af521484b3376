"""Keeps every answer safe the moment it is given: one line per answer, flushed to the disk.

A power cut or a kill loses no confirmed answer; at most the line being written is cut off, and
that answer was never confirmed. The journal is folded into the assessment file later.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import records
from sctoolkit.document import Document
from sctoolkit.files.saving import flush_folder
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer
from sctoolkit.model.problem import Problem
from sctoolkit.paths import followed
from sctoolkit.problem_kinds import ProblemKind

FORMAT = 1
"""The shape of a journal that this version reads and writes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: who opened the assessment (first of a session), an answer, or a question alone.

    A question without an answer is the one on the screen; no question is the review.
    """

    at: str
    question: str = ""
    answer: Answer | None = None
    opened_by: str = ""
    questionnaire: str = ""
    """`id@version` that the answers after this line are given to; empty where nobody said."""
    format: int = FORMAT


def journal_of(path: Path) -> Path:
    """The journal beside an assessment file; beside the file itself where `path` is a link."""
    file = followed(path)
    return file.with_name(file.name + ".journal")


def unread_of(path: Path) -> Path:
    """Where lines of the journal that cannot be read are kept when the journal ends."""
    journal = journal_of(path)
    return journal.with_name(journal.name + ".unread")


def read_journal(path: Path) -> tuple[list[Entry], list[Problem]]:
    """The entries beside the assessment `path`; lines that cannot be read are reported."""
    document = Document(str(journal_of(path)))
    entries = []
    for number, line in enumerate(_lines(journal_of(path), document), 1):
        entry = records.from_json(line, Entry)
        if entry is None and line.strip():
            _report_unread(document, number, path, cut_off=not line.endswith(b"\n"))
        elif entry is not None and entry.format > FORMAT:
            message = _("written by a newer sctoolkit")
            document.report(ProblemKind.NEWER_FORMAT, message, line=number)
        elif entry is not None:
            entries.append(entry)
    return entries, document.problems


def holds_answers(path: Path) -> bool:
    """Whether answers wait in a journal beside `path`, be it that they cannot be read."""
    entries, problems = read_journal(path)
    return bool(problems) or any(entry.answer is not None for entry in entries)


def _lines(journal: Path, document: Document) -> list[bytes]:
    try:
        with journal.open("rb") as file:
            return file.readlines()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        message = _("cannot be opened: {why}").format(why=error.strerror)
        document.report(ProblemKind.NOT_READABLE, message)
        return []


def _report_unread(document: Document, number: int, path: Path, *, cut_off: bool) -> None:
    if cut_off:
        message = _("this line was cut off")
        document.report(ProblemKind.JOURNAL, message, line=number, warning=True)
        return
    message = _("this line cannot be read; it will be kept in {file}")
    said = message.format(file=unread_of(path).name)
    document.report(ProblemKind.JOURNAL_LINE, said, line=number, warning=True)


class Journal:
    """The journal of an open session."""

    def __init__(self, path: Path) -> None:
        self.path = journal_of(path)
        self._unread = unread_of(path)
        # Unbuffered: what a failed write leaves in a buffer would reach the file later.
        self._file = self.path.open("a+b", buffering=0)
        flush_folder(self.path.parent)
        self._end_last_line()

    def write(self, entry: Entry, *, flush: bool = True) -> None:
        """Adds an entry and puts it on the disk. Raises OSError, leaving no half line.

        Without `flush` it outlives the program, though not a power cut.
        """
        line = memoryview(records.to_line(entry))
        good = self._file.seek(0, os.SEEK_END)
        try:
            while line:
                line = line[self._file.write(line) :]
            if flush:
                os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(good)
            raise

    def close(self) -> None:
        """Ends the journal; its lines stay where they are."""
        self._file.close()

    def remove(self) -> None:
        """Ends the journal after its answers were folded; lines that nobody could read are kept."""
        unread = b"".join(self._lines_unread())
        if unread:
            with self._unread.open("ab") as kept:
                kept.write(unread)
                kept.flush()
                os.fsync(kept.fileno())
        self.close()
        self.path.unlink(missing_ok=True)

    def _lines_unread(self) -> Iterator[bytes]:
        self._file.seek(0)
        for line in self._file.readlines():
            if line.strip() and records.from_json(line, Entry) is None:
                yield line

    def _end_last_line(self) -> None:
        """A line cut off in an earlier session goes: it must not swallow the first one of this."""
        self._file.seek(0)
        last = self._file.readlines()[-1:]
        if not last or last[0].endswith(b"\n"):
            return
        if records.from_json(last[0], Entry) is None:
            self._file.truncate(self._file.seek(0, os.SEEK_END) - len(last[0]))
        else:
            self._file.write(b"\n")
