"""Goes through all files: what is new is worked on apart, what is known stands in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sctoolkit import TOOL, language, records, settings
from sctoolkit.batch.apart import apart
from sctoolkit.batch.desk import Job, Papers
from sctoolkit.batch.job import FileWork, skipped
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.pieces import FileEnd, Piece
from sctoolkit.content.digests import digest
from sctoolkit.content.library import CODES, QUESTIONNAIRES
from sctoolkit.files.reading import Input, Skipped
from sctoolkit.files.reading.limits import DEADLINE

Told = Callable[[int], None]
"""Called with how many files are done."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a batch is run; it changes nothing in the results."""

    workers: int = 1
    deadline: float = DEADLINE
    """Seconds that one file may be silent for."""
    retry_skipped: bool = False
    fresh: bool = False
    """Reads everything again, whatever is known."""
    cluster: str = ""
    """The address of a Dask scheduler; empty: work is done on this machine."""


def run(
    job: Job, found: Sequence[Input | Skipped], ledger: Ledger, manner: Manner, told: Told
) -> None:
    """Puts the results of all files into the ledger; a killed run goes on where it was."""
    rests_on = _rests_on(job)
    keys: dict[str, str] = {}
    for place, one in enumerate(found):
        keys[one.file] = _key(one, rests_on)
        ledger.begin(place, one.file, keys[one.file])
    new = list(_new(found, keys, ledger, manner))
    done = len(found) - len(new)
    told(done)
    for given, piece in _worked_on(new, job, manner):
        key = keys[given.file]
        if isinstance(piece, tuple):
            ledger.add(key, piece)
        elif isinstance(piece, FileEnd):
            ledger.finish(key, piece)
        else:
            if piece is not None:
                ledger.finish(key, skipped(piece))
            done += 1
            told(done)
    ledger.compare()


def _worked_on(
    new: Sequence[Input], job: Job, manner: Manner
) -> Iterator[tuple[Input, Piece | Skipped | None]]:
    if not manner.cluster:
        return apart(new, FileWork(job), workers=manner.workers, deadline=manner.deadline)
    from sctoolkit.batch.cluster import on_cluster  # noqa: PLC0415 - an extra, and heavy
    from sctoolkit.batch.parcel import brought_home, packed  # noqa: PLC0415 - only for that

    sent = packed(job)
    pieces = on_cluster(new, sent, scheduler=manner.cluster, deadline=manner.deadline)
    return brought_home(pieces, job.papers)


def _new(
    found: Sequence[Input | Skipped], keys: dict[str, str], ledger: Ledger, manner: Manner
) -> Iterator[Input]:
    """The files that have to be read."""
    for one in found:
        key = keys[one.file]
        if isinstance(one, Skipped):
            ledger.forget(key)
            ledger.finish(key, skipped(one))
        elif manner.fresh or not ledger.knows(key, retry_skipped=manner.retry_skipped):
            ledger.forget(key)
            yield one


def _rests_on(job: Job) -> bytes:
    """All that comes of a file rests on beside it: content, options, terms, program, language."""
    library = job.library
    content = sorted(
        [digest(QUESTIONNAIRES.files(path)) for path in library.paths(QUESTIONNAIRES)]
        + [digest(CODES.files(path)) for path in library.paths(CODES)]
    )
    wanted = (job.papers.answers, job.papers.plans, job.papers.marked)
    papers = [*(one is not None for one in wanted), job.papers.language]
    papers += _terms(job.papers) if job.papers.plans else []
    options = (job.questionnaire, job.codes, job.scope, job.accept_guesses, job.check, papers)
    said = (content, library.criteria().digest, options, job.mappings, TOOL, language.preferred())
    return sha256(records.to_line(said)).digest()


def _terms(papers: Papers) -> list[object]:
    """What the deadlines of plans hang on; the day of the plans is left out on purpose."""
    own = papers.settings or settings.load()
    free = sorted(own.calendar.weekend), sorted(own.calendar.holidays)
    return [own.deadlines, own.customers, free]


def _key(one: Input | Skipped, rests_on: bytes) -> str:
    made = sha256(rests_on + one.file.encode("utf-8", "surrogateescape") + b"\0")
    if isinstance(one, Input):
        made.update(one.digest())
    return made.hexdigest()
