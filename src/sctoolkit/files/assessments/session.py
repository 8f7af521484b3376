"""One person's open assessment: locked, saved answer by answer, folded at the end."""

from __future__ import annotations

import errno
import getpass
import os
import shlex
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from sctoolkit import document
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.assessments.answers import read_assessment, to_content
from sctoolkit.files.assessments.fitting import is_newer
from sctoolkit.files.assessments.journal import Entry, Journal, journal_of, read_journal
from sctoolkit.files.assessments.replaying import replayed
from sctoolkit.files.assessments.spelling import as_written
from sctoolkit.files.printable import printable, printable_answer
from sctoolkit.files.saving import CannotSaveError, saving, write_atomically
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, Assessment
from sctoolkit.model.problem import Problem, usable
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.paths import followed, is_file, is_there

ROOM = 2 * 1024 * 1024
"""Bytes that must be free: an assessment with its journal and a copy takes far less."""


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
    journal = document.Document(str(journal_of(path)))
    assessment = replayed(assessment, entries, questionnaire, journal)
    return assessment, problems + more + journal.problems


class Session:
    """An assessment file that is open for answering. Use it with `with`."""

    def __init__(self, path: Path, who: str, now: str, questionnaire: str = "") -> None:
        self.path = path
        self._opening = Entry(
            now, opened_by=printable(who) or _login(), questionnaire=questionnaire
        )
        file = followed(path)
        self._lock = FileLock(file.with_name(f".{file.name}.lock"))
        self._journal: Journal | None = None

    def __enter__(self) -> Self:
        """Locks the file and proves that answers can be saved, or raises saying why not."""
        self._lock_or_say_who()
        try:
            with saving(self.path, _safe()):
                self._prove_writable()
                self._journal = Journal(self.path)
                self._journal.write(self._opening)
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
        with saving(self.path, _safe()):
            self._journal.write(Entry(answer.at, question, printable_answer(answer)))

    def stand_at(self, question: str) -> None:
        """Notes which question is on the screen (none: the review), to go on there later."""
        if self._journal is not None:
            with suppress(OSError):  # it is the answers that must be safe
                self._journal.write(Entry(self._opening.at, question), flush=False)

    def fold(self, assessment: Assessment) -> None:
        """Writes the whole assessment to its file and ends the journal; nothing is asked after."""
        self.save(assessment)
        with saving(self.path, _safe()):
            if self._journal is not None:
                self._journal.remove()
                self._journal = None

    def save(self, assessment: Assessment) -> None:
        """Writes the whole assessment to its file; the session goes on."""
        with saving(self.path, _safe()):
            save(self.path, assessment)

    def _lock_or_say_who(self) -> None:
        with saving(self.path, _safe()):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise InUseError(*_in_use(self.path)) from error

    def _prove_writable(self) -> None:
        if shutil.disk_usage(self.path.parent).free < ROOM:
            message = _("There is hardly any space left where {file} would be saved.")
            hint = _("Free some space, or name another place.")
            raise CannotSaveError(message.format(file=self.path), hint)
        if is_there(self.path) and not os.access(self.path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _replaceable(self.path, self._opening.questionnaire)
        _check_journal(self.path)
        with tempfile.TemporaryFile(dir=self.path.parent) as probe:
            probe.write(b"x")

    def _release(self) -> None:
        # Removed while it is held: afterwards it might be someone else's.
        with suppress(OSError):
            Path(self._lock.lock_file).unlink()
        self._lock.release()


def _login() -> str:
    """Who uses this computer, where nobody gave a name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return _("Someone")


def _safe() -> str:
    return _("Everything confirmed before this is safe. Name another place.")


def _join(path: Path) -> str:
    names = (path.name, f"{path.stem}-copy{path.suffix}", f"{path.stem}-both{path.suffix}")
    one, other, both = (shlex.quote(str(path.with_name(name))) for name in names)
    return f"sctoolkit assess merge {one} {other} --out {both}"


def _in_use(path: Path) -> tuple[str, str]:
    entries, _problems = read_journal(path)
    opened = next((entry for entry in reversed(entries) if entry.opened_by), None)
    who = opened.opened_by if opened else _("Someone")
    if opened and opened.at:
        since = opened.at.replace("T", " ").removesuffix("Z")[:16]
        message = _("{who} opened {file} at {since} (UTC) and still has it open.")
        said = message.format(who=who, file=path.name, since=since)
    else:
        message = _("{who} has {file} open; since when is not known.")
        said = message.format(who=who, file=path.name)
    return (
        said,
        _("Wait, or answer a copy and join both later with: {command}").format(command=_join(path)),
    )


def _replaceable(path: Path, questionnaire: str) -> document.Cursor | None:
    """What stands in the assessment at `path`, None where there is none yet.

    Raises CannotSaveError where something else stands there, or answers to a newer version.
    """
    if not is_there(path) or (is_file(path) and not path.stat().st_size):
        return None
    source = document.read(path)
    root = source.root
    ours = root is not None and document.check_format(root) and "assessment" in root
    if root is None or not ours or not source.usable:
        message = _("{file} is no assessment that can be read; it is left as it is.")
        raise CannotSaveError(message.format(file=path), _("Name another place."))
    made_for = root.text("questionnaire", "")
    if questionnaire and is_newer(made_for, questionnaire):
        message = _("{file} answers {theirs}; saving it for {ours} would lose what is newer.")
        raise CannotSaveError(
            message.format(file=path, theirs=made_for, ours=questionnaire),
            _("Upgrade sctoolkit, or name another place."),
        )
    return root


def _check_journal(path: Path) -> None:
    """Raises UnusableInputError where answers beside the file cannot be read by this version."""
    _entries, problems = read_journal(path)
    if not usable(problems):
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)


def save(path: Path, assessment: Assessment) -> None:
    """Replaces the file; lines of answers that did not change and comments stay as they are.

    Raises OSError, and CannotSaveError rather than replace something else than an assessment.
    """
    from sctoolkit.document import writing  # noqa: PLC0415 - only when something is written

    content = to_content(assessment)
    old = _replaceable(path, assessment.questionnaire)
    if old is None:
        text = writing.write(content, _header())
    else:
        before = path.read_bytes().decode("utf-8-sig")
        text = writing.rewrite(before, as_written(content, old))
    write_atomically(path, text.encode())


def _header() -> str:
    return _(
        "Answers to an sctoolkit questionnaire: plain text, safe to keep in git and to edit.\n"
        "Go on answering with `sctoolkit assess`, then score it with `sctoolkit score`."
    )
