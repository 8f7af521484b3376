"""One person's open assessment: locked, saved answer by answer, folded at the end."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from sctoolkit import document
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.answers import read_assessment, to_content
from sctoolkit.files.journal import Entry, Journal, read_journal
from sctoolkit.files.printable import printable, printable_answer
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, Assessment
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

ROOM = 2 * 1024 * 1024
"""Bytes that must be free: an assessment with its journal and a copy takes far less."""


class CannotSaveError(SctoolkitError):
    """Answers cannot be written; those confirmed before are safe on the disk."""

    exit = Exit.UNUSABLE


class InUseError(SctoolkitError):
    """Someone else has this assessment open."""

    exit = Exit.UNUSABLE


def load_assessment(
    path: Path, questionnaire: Questionnaire
) -> tuple[Assessment | None, list[Problem]]:
    """The assessment in `path` with the answers of an interrupted session; None where unusable."""
    assessment, problems = read_assessment(path, questionnaire)
    if assessment is None:
        return None, problems
    entries, more = read_journal(path)
    answers = dict(assessment.answers)
    updated = assessment.updated
    for entry in entries:
        if entry.answer is not None:
            answers[entry.question] = entry.answer
            updated = entry.at
    return replace(assessment, answers=answers, updated=updated), problems + more


class Session:
    """An assessment file that is open for answering. Use it with `with`."""

    def __init__(self, path: Path, who: str, now: str) -> None:
        self.path = path
        self._who = who
        self._now = now
        self._lock = FileLock(path.with_name(f".{path.name}.lock"))
        self._journal: Journal | None = None

    def __enter__(self) -> Self:
        """Locks the file and proves that answers can be saved, or raises saying why not."""
        self._lock_or_say_who()
        try:
            self._prove_writable()
            self._journal = Journal(self.path)
            who = printable(self._who) or _("someone")
            self._journal.write(Entry(self._now, opened_by=who))
        except OSError as error:
            self._release()
            raise cannot_save(self.path, error) from error
        except SctoolkitError:
            self._release()
            raise
        return self

    def __exit__(self, *_details: object) -> None:
        """Releases the file; answers that were not folded stay in the journal."""
        if self._journal is not None:
            self._journal.close()
        self._release()

    def record(self, question: str, answer: Answer) -> None:
        """Puts one answer on the disk; when this returns it is safe."""
        if self._journal is None:
            raise CannotSaveError(_("The assessment is not open."))
        try:
            self._journal.write(Entry(answer.at, question, printable_answer(answer)))
        except OSError as error:
            raise cannot_save(self.path, error) from error

    def fold(self, assessment: Assessment) -> None:
        """Writes the whole assessment to its file and ends the journal; nothing is asked after."""
        try:
            save(self.path, assessment)
            if self._journal is not None:
                self._journal.remove()
                self._journal = None
        except OSError as error:
            raise cannot_save(self.path, error) from error

    def _lock_or_say_who(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise InUseError(*_in_use(self.path)) from error
        except OSError as error:
            raise cannot_save(self.path, error) from error

    def _prove_writable(self) -> None:
        if shutil.disk_usage(self.path.parent).free < ROOM:
            message = _("There is hardly any space left where {file} would be saved.")
            hint = _("Free some space, or name another place with --file.")
            raise CannotSaveError(message.format(file=self.path), hint)
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _check_replaceable(self.path)
        with tempfile.TemporaryFile(dir=self.path.parent) as probe:
            probe.write(b"x")

    def _release(self) -> None:
        # Removed while it is held: afterwards it might be someone else's.
        with suppress(OSError):
            Path(self._lock.lock_file).unlink()
        self._lock.release()


def _in_use(path: Path) -> tuple[str, str]:
    entries, _problems = read_journal(path)
    opened = next((entry for entry in reversed(entries) if entry.opened_by), None)
    who = opened.opened_by if opened else _("Someone")
    since = opened.at.replace("T", " ").removesuffix("Z")[:16] if opened else _("some time ago")
    return (
        _("{who} opened {file} at {since} (UTC) and still has it open.").format(
            who=who, file=path.name, since=since
        ),
        _("Wait, or answer a copy and join both later: sctoolkit assess merge A B --out C"),
    )


def cannot_save(path: Path, error: OSError) -> CannotSaveError:
    """The error for people: what could not be written, and that nothing confirmed is lost."""
    return CannotSaveError(
        _("{file} cannot be saved: {why}.").format(file=path, why=error.strerror or error),
        _("Everything confirmed before this is safe. Name another place with --file."),
    )


def _check_replaceable(path: Path) -> None:
    """Raises CannotSaveError where something else than an assessment stands at `path`."""
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return
    source = document.read(path)
    root = source.root
    ours = root is not None and document.check_format(root) and "assessment" in root
    if not ours or not source.usable:
        message = _("{file} is no assessment that can be read; it is left as it is.")
        raise CannotSaveError(message.format(file=path), _("Name another place with --file."))


def save(path: Path, assessment: Assessment) -> None:
    """Replaces the file as a whole; comments that people wrote into it stay.

    Raises OSError, and CannotSaveError rather than replace something else than an assessment.
    """
    from sctoolkit.document import writing  # noqa: PLC0415 - only when something is written

    content = to_content(assessment)
    _check_replaceable(path)
    if path.exists():
        text = writing.rewrite(path.read_text(encoding="utf-8-sig"), content)
    else:
        text = writing.write(content, _header())
    write_atomically(path, text.encode())


def _header() -> str:
    return _(
        "Answers to an sctoolkit questionnaire: plain text, safe to keep in git and to edit.\n"
        "Go on answering with `sctoolkit assess`, then score it with `sctoolkit score`."
    )


def write_atomically(path: Path, raw: bytes) -> None:
    """Writes beside the file, flushes to the disk, renames over it. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        Path(name).chmod(_mode(path))
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else what a new file would get here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
