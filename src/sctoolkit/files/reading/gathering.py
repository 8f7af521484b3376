"""Finds the replies among what the user names: files, folders, patterns, zip archives."""

from __future__ import annotations

import glob
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from sctoolkit.files.assessments.recent import SAVED, is_assessment
from sctoolkit.files.reading import limits
from sctoolkit.files.reading.inputs import Input
from sctoolkit.files.reading.outline import ROOT
from sctoolkit.files.reading.skipped import RefusedError, Skipped, passed_over
from sctoolkit.files.remote import NotInstalledError, Remote, is_url, remote_files
from sctoolkit.language import _
from sctoolkit.paths import is_file, is_folder, is_there
from sctoolkit.problem_kinds import ProblemKind

ENDINGS = (
    *SAVED,
    ".xlsx",
    ".xlsm",
    ".xltx",
    ".xltm",
    ".xlsb",
    ".xls",
    ".xlt",
    ".ods",
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".zip",
)
"""What is opened in a folder or an archive; a file that is named by itself always is."""
LEFT_BEHIND = {".ds_store", "thumbs.db", "desktop.ini", "__macosx"}
LEDGER = ".sctoolkit-batch.db"
"""Stands in a folder of results: what is there was written here, and is no reply."""
LOCKS = ("~$", ".~lock.", "._")
"""Beginnings of files that programs leave while a workbook is open, or beside it."""


def gather(named: Iterable[str]) -> Iterator[Input | Skipped]:
    """Each reply once, in the order named and by name within a folder; what is passed over, too."""
    seen: set[str] = set()
    for name in named:
        found = list(_named(name))
        if not found:
            yield RefusedError(ProblemKind.NOTHING_THERE, _("there is nothing to read")).of(name)
        for one in found:
            for each in [one] if isinstance(one, Skipped) else _opened(one):
                key = (
                    each.file if isinstance(each, Skipped) else f"{_real(each.path)}/{each.member}"
                )
                if key not in seen:
                    seen.add(key)
                    yield each


def _real(path: Path | Remote) -> str:
    return os.path.realpath(path) if isinstance(path, Path) else str(path)


def _named(name: str) -> Iterator[Path | Remote | Skipped]:
    """The files that one word of the user stands for; a path that is there is no pattern."""
    path = Path(name).expanduser()
    if is_url(name):
        yield from _elsewhere(name)
    elif is_folder(path):
        yield from _within(path)
    elif is_file(path) or not glob.has_magic(name):
        if is_file(path):
            yield path
    else:
        for found in sorted(glob.glob(str(path), recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute one
            yield from _within(Path(found)) if is_folder(Path(found)) else iter([Path(found)])


def _elsewhere(url: str) -> Iterator[Remote | Skipped]:
    try:
        files = remote_files(url)
    except NotInstalledError:
        yield RefusedError(ProblemKind.NO_URLS, _("is a URL")).of(url)
    except OSError as error:
        message = _("cannot be opened: {why}").format(why=error.strerror or error)
        yield RefusedError(ProblemKind.CANNOT_OPEN, message).of(url)
    else:
        for one in files:
            own = len(files) == 1 and url.endswith(one.name)
            why = "" if own else _why_not(one.path)
            yield passed_over(str(one), why) if why else one


def _within(folder: Path) -> Iterator[Path | Skipped]:
    """The files of a folder and of those in it, by name; links to folders are not followed."""
    for place, folders, files in os.walk(folder):
        if LEDGER in files:
            folders.clear()
            yield passed_over(place, _("holds the results of a batch"))
            continue
        for name in [one for one in folders if _why_not_within(one)]:
            yield passed_over(str(Path(place, name)), _why_not_within(name))
            folders.remove(name)
        folders.sort()
        for name in sorted(files):
            path = Path(place, name)
            why = why_passed_over(name) or why_not_looked_at(name) or _why_no_answers(path)
            yield passed_over(str(path), why) if why else path


def _why_not(path: str) -> str:
    """Why a file found at a path, in an archive or elsewhere, is not opened; empty where it is."""
    *folders, name = PurePosixPath(path).parts
    why = next((why for folder in folders if (why := _why_not_within(folder))), "")
    return why or why_passed_over(name) or why_not_looked_at(name)


def why_passed_over(name: str) -> str:
    """Why a file of this name is no reply; empty where it may be one."""
    lower = name.lower()
    if lower.startswith(LOCKS):
        return _("was left by a program that has or had the workbook open")
    return _("belongs to the system, not to a supplier") if lower in LEFT_BEHIND else ""


def _why_not_within(folder: str) -> str:
    """Why no reply is looked for in a folder of this name; empty where it is."""
    hidden = _("is a hidden folder") if folder.startswith(".") else ""
    return why_passed_over(folder) or hidden


def why_not_looked_at(name: str) -> str:
    """Why a file that was found, not named, is not opened; empty where it is."""
    if name.lower().endswith(ENDINGS):
        return ""
    return _("is not named like a spreadsheet or an archive of them")


def _why_no_answers(path: Path) -> str:
    """Why a file of ours that was found is no assessment; empty for all others."""
    ours = path.name.lower().endswith(SAVED) and not is_assessment(path)
    return _("is no assessment of sctoolkit") if ours else ""


def _opened(path: Path | Remote) -> Iterator[Input | Skipped]:
    """The file itself, or what an archive of replies holds."""
    if why := why_passed_over(path.name):
        yield passed_over(str(path), why)
        return
    if isinstance(path, Path) and is_there(path) and not is_file(path):
        yield passed_over(str(path), _("is a pipe or a device, not a file"))
        return
    members = _members_of(path)
    if members is None:
        yield Input(str(path), path)
    elif len(members) > limits.MOST_PACKED:
        message = _("holds {count} files").format(count=len(members))
        yield RefusedError(ProblemKind.UNPACKS_TOO_FAR, message).of(str(path))
    else:
        yield from _members(path, members)


def _members_of(path: Path | Remote) -> list[zipfile.ZipInfo] | None:
    """What an archive of replies holds; None for any other file.

    Elsewhere only what is named `.zip` is looked into: a look at each file would take for ever.
    """
    if isinstance(path, Remote) and not path.name.lower().endswith(".zip"):
        return None
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            return archive.infolist() if _is_archive(archive) else None
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return None


def _is_archive(archive: zipfile.ZipFile) -> bool:
    """Whether it holds files, and is no workbook itself: those are zip files, too."""
    names = set(archive.namelist())
    own = {ROOT, "[Content_Types].xml", "mimetype"}
    return not names & own and not any(one.endswith(".iwa") for one in names)


def _members(path: Path | Remote, members: list[zipfile.ZipInfo]) -> Iterator[Input | Skipped]:
    files = sorted(one.filename for one in members if not one.is_dir())
    if not files:
        yield RefusedError(ProblemKind.NOTHING_THERE, _("is an archive with no file")).of(str(path))
    for name in files:
        file = f"{path}/{name}"
        why = _why_not(name)
        yield passed_over(file, why) if why else Input(file, path, name)
