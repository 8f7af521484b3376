"""What work on another machine needs beside the files themselves: sent there once, in one piece."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sctoolkit import language
from sctoolkit.batch.desk import Job, Papers
from sctoolkit.batch.job import FileWork
from sctoolkit.batch.pieces import Piece
from sctoolkit.content.library import CODES, CRITERIA, QUESTIONNAIRES, Library
from sctoolkit.files.plans.store import ENDING
from sctoolkit.files.reading import Input, Skipped
from sctoolkit.files.saving import write_atomically
from sctoolkit.paths import is_file, is_folder

ANSWERS, PLANS = "answers", "plans"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file written for one supplier elsewhere, on its way to the folder that it is meant for."""

    sort: str
    """`answers` or `plans`."""
    name: str
    content: bytes

    def keep(self, papers: Papers) -> None:
        """Puts it where the work would have written it here; raises OSError.

        Plans that stand there, and that people may have followed, are left alone.
        """
        folder = papers.answers if self.sort == ANSWERS else papers.plans
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / self.name
            if not (is_file(path) and is_of_plan(path)):
                write_atomically(path, self.content)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job with the files of its library, whose folders stay where they are."""

    job: Job
    folders: tuple[dict[str, bytes], ...]
    """Of each folder of the library what stands in it, by the path below the folder."""
    language: str = field(default_factory=language.preferred)
    """The user's, which workers speak with them."""

    def unpacked(self, place: Path) -> WorkAway:
        """The work on one file after the other, for one who has all of this at `place`."""
        folders = tuple(place / "library" / str(at) for at in range(len(self.folders)))
        for folder, files in zip(folders, self.folders, strict=True):
            for name, content in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return WorkAway(replace(self.job, library=Library(folders)), self.language, place)


def is_of_plan(path: Path) -> bool:
    """Whether a file among the papers is a plan or its workbook, which people write into."""
    return path.name.endswith(ENDING) or path.parent.name == PLANS


def packed(job: Job) -> Parcel:
    """The job ready to be sent."""
    folders = (folder for folder in job.library.folders if is_folder(folder))
    return Parcel(job, tuple(_files(folder) for folder in folders))


def brought_home(
    pieces: Iterable[tuple[Input, Piece | Paper | Skipped | None]], papers: Papers
) -> Iterator[tuple[Input, Piece | Skipped | None]]:
    """What came of the work, without the papers: those are put where they are wanted."""
    for given, piece in pieces:
        if isinstance(piece, Paper):
            piece.keep(papers)
        else:
            yield given, piece


def _files(folder: Path) -> dict[str, bytes]:
    """All questionnaires, codes and criteria of one folder."""
    own = Library((folder,))
    found = [
        *(one for path in own.paths(QUESTIONNAIRES) for one in QUESTIONNAIRES.files(path)),
        *(one for path in own.paths(CODES) for one in CODES.files(path)),
        *(one for path in own.paths(CRITERIA) for one in CRITERIA.files(path)),
    ]
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


class WorkAway:
    """`FileWork` on a machine of the cluster, in the user's language; papers come as pieces."""

    def __init__(self, job: Job, language: str, place: Path) -> None:
        self._job = job
        self._language = language
        self._place = place
        self._work: FileWork | None = None

    def __call__(self, given: Input) -> Iterator[Piece | Paper]:
        """Everything that comes of one file."""
        folder = self._place / str(os.getpid())
        self._work = self._work or FileWork(self._job_at(folder))
        with language.speaking(self._language):
            for piece in self._work(given):
                yield from _papers(folder)
                yield piece

    def _job_at(self, folder: Path) -> Job:
        wanted = self._job.papers
        answers = folder / ANSWERS if wanted.answers else None
        plans = folder / PLANS if wanted.plans else None
        return replace(self._job, papers=replace(wanted, answers=answers, plans=plans))


def _papers(folder: Path) -> Iterator[Paper]:
    """What was written since; it is gone from here then."""
    for sort in (ANSWERS, PLANS):
        for path in sorted((folder / sort).glob("[!.]*")):
            yield Paper(sort, path.name, path.read_bytes())
            path.unlink()
