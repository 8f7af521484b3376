"""`sctoolkit batch`: many suppliers' files, read, scored and compared."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import typer

from sctoolkit import settings
from sctoolkit.batch.desk import Job, Papers
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.outputs import SCHEMA, Count, count, portfolios, write_all
from sctoolkit.batch.run import Manner, run
from sctoolkit.cli.asking import in_terminal
from sctoolkit.cli.batch.destination import INSTALL, Destination, destination
from sctoolkit.cli.batch.given_mappings import given_mappings
from sctoolkit.cli.batch.passwords import asked_password, given_passwords
from sctoolkit.cli.batch.progress import progress
from sctoolkit.cli.batch.summary import next_lines, summary_lines
from sctoolkit.cli.clock import this_day
from sctoolkit.cli.opening import check_language, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import say, show_json, show_lines, written
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.reading import Input, Skipped, gather
from sctoolkit.files.reading.gathering import LEDGER
from sctoolkit.files.reading.limits import DEADLINE
from sctoolkit.files.saving import saving
from sctoolkit.language import _
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.problem_kinds import ProblemKind


def command(
    paths: list[str] = typer.Argument(
        metavar="path...",
        help="Files, folders, patterns such as 'replies/*.xlsx', zip archives, URLs.",
    ),
    out: str = typer.Option(
        "batch", "--out", "-o", help="The folder for the results, or its URL.", metavar="<path>"
    ),
    questionnaire: str = typer.Option(
        "", "--questionnaire", "-q", help="What the files answer (default: found out)."
    ),
    code: list[str] = typer.Option(
        [], "--code", "-c", help="A code of conduct; may be given several times."
    ),
    check: bool = typer.Option(
        False,
        "--check",
        help="Score nothing; leave with 4 where something cannot be read as it is.",
    ),
    plans: bool = typer.Option(
        False, "--plans", help="An action plan for each supplier, too, with its answers."
    ),
    answers: bool = typer.Option(
        False,
        "--answers",
        help="Each supplier's answers as an assessment, too: to explain a score.",
    ),
    annotate: bool = typer.Option(
        False, "--annotate", help="A copy of each file with its problems marked, to send back, too."
    ),
    tongue: str = typer.Option(
        "",
        "--language",
        help="The language of what goes back to suppliers, as fr (default: yours).",
    ),
    scope: str = typer.Option("", "--scope", help="How much was asked, as quick, core or full."),
    mapping: list[Path] = typer.Option(
        [],
        "--mapping",
        help="What columns mean, as `sctoolkit map` wrote it, or a folder of such files; may be "
        "given several times.",
    ),
    accept_guesses: bool = typer.Option(
        False, "--accept-guesses", help="Take a question that a heading only resembles."
    ),
    password_file: Path | None = typer.Option(
        None, "--password-file", help="Passwords of workbooks, one a line."
    ),
    workers: int = typer.Option(0, "--workers", min=0, help="Processes (default: one per core)."),
    cluster: str = typer.Option(
        "", "--cluster", help="Work on the Dask cluster whose scheduler has this address."
    ),
    deadline: float = typer.Option(
        DEADLINE, "--deadline", min=1, help="Seconds after which a file that hangs is skipped."
    ),
    retry_skipped: bool = typer.Option(
        False, "--retry-skipped", help="Read skipped files again, though nothing changed."
    ),
    fresh: bool = typer.Option(False, "--fresh", help="Read everything again."),
    strict: bool = typer.Option(
        False, "--strict", help="Leave with 5 where a file was skipped, though others were scored."
    ),
    as_json: bool = typer.Option(False, "--json", help="The summary as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Read and score many suppliers' files, whatever their shape.

    Forms and assessments of sctoolkit, workbooks of your own, exports of form tools, one supplier
    a file or a row: each is recognised by what it holds. What cannot be read is said with its
    cell; the rest is scored. A run that was stopped goes on where it was.
    """
    own = open_library(library)
    mappings = given_mappings(mapping, own, questionnaire)
    passwords = given_passwords(password_file)
    asked = questionnaire or _asked_by_all(mappings)
    job = Job(own, asked, tuple(code), scope, mappings, accept_guesses, passwords, check)
    place = destination(out)
    wanted = {"answers": answers or plans, "plans": plans, "marked": annotate}
    folders = {name: _folder(place, name, wished) for name, wished in wanted.items()}
    today = this_day()
    tongue = check_language(tongue)
    papers = Papers(**folders, language=tongue, today=today, settings=settings.load())
    job = replace(job, papers=papers)
    _check_job(job)
    _check_cluster(cluster)
    manner = Manner(workers or os.cpu_count() or 1, deadline, retry_skipped, fresh, cluster)
    found = _found(paths)
    place.prepare(LEDGER)
    with _ledger(place.folder / LEDGER) as ledger:
        _run(job, found, ledger, manner)
        while in_terminal() and not as_json and (word := asked_password(ledger)):
            job = replace(job, passwords=(*job.passwords, word))
            _run(job, found, ledger, replace(manner, retry_skipped=True))
        done = _done(ledger, place.folder, job)
    place.put()
    _tell(done, [place.shown(path) for path in done.files], as_json=as_json)
    for line in () if as_json else next_lines(done.counted, job.papers, out):
        say(line)
    return _exit(done.counted, strict=strict, check=job.check)


def _asked_by_all(mappings: Sequence[Mapping]) -> str:
    """The questionnaire that all mappings are about; empty where they are about several."""
    asked = {one.questionnaire for one in mappings}
    return asked.pop() if len(asked) == 1 else ""


def _folder(place: Destination, name: str, wanted: bool) -> Path | None:
    return place.folder / name if wanted else None


def _check_job(job: Job) -> None:
    """Raises before any file is read where the words of the command fit nothing."""
    if job.questionnaire:
        form = job.library.questionnaire(job.questionnaire)
        if job.scope and job.scope not in [one.id for one in form.scopes]:
            scopes = ", ".join(one.id for one in form.scopes)
            message = _("{questionnaire} has no scope “{scope}”, but {scopes}.")
            raise SctoolkitError(
                message.format(questionnaire=form.id, scope=job.scope, scopes=scopes)
            )
    for one in job.codes:
        job.library.code(one)


def _check_cluster(address: str) -> None:
    if address and find_spec("distributed") is None:
        message = _("--cluster needs a program that is not installed.")
        raise SctoolkitError(message, _("Install it: {command}").format(command=INSTALL))


@contextmanager
def _ledger(path: Path) -> Iterator[Ledger]:
    try:
        with Ledger(path) as ledger:
            yield ledger
    except sqlite3.Error as error:
        message = _("{path} cannot be used: {why}. Delete it, or give another --out.")
        raise UnusableInputError(message.format(path=path, why=error), ()) from error


def _found(paths: Sequence[str]) -> list[Input | Skipped]:
    """What is to be read; raises UnusableInputError where nothing at all is there."""
    found = list(gather(paths))
    problems = [problem for one in found if isinstance(one, Skipped) for problem in one.problems]
    if len(problems) == len(found) and all(
        one.code == ProblemKind.NOTHING_THERE.code for one in problems
    ):
        raise UnusableInputError(_("There is nothing to read."), problems)
    return found


def _run(job: Job, found: Sequence[Input | Skipped], ledger: Ledger, manner: Manner) -> None:
    with progress(found) as told:
        run(job, found, ledger, manner, told)


@dataclass(frozen=True, slots=True)
class _Done:
    """What a batch came to."""

    counted: Count
    made: Sequence[Portfolio]
    files: Sequence[Path]
    lines: Sequence[str]


def _done(ledger: Ledger, folder: Path, job: Job) -> _Done:
    counted = count(ledger)
    made = [] if job.check else portfolios(ledger, job.library)
    with saving(folder):
        files = write_all(ledger, made, counted, folder)
    return _Done(counted, made, files, list(summary_lines(ledger, counted, made)))


def _tell(done: _Done, files: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        _show(done.counted, done.made, files)
        return
    show_lines(done.lines)
    for path in files:
        written(path)


def _show(counted: Count, made: Sequence[Portfolio], files: Sequence[str]) -> None:
    show_json(
        SCHEMA,
        files=counted.files,
        suppliers=counted.suppliers,
        skipped=[{"file": one.file, "because": one.because} for one in counted.skipped],
        problems={"errors": counted.errors, "warnings": counted.warnings},
        codes=[
            {
                "code": one.code,
                "suppliers": one.count,
                "ratings": one.ratings,
                "commonest": dict(one.commonest),
                "call_first": [
                    {"supplier": call.entry.supplier, "because": call.because} for call in one.calls
                ],
            }
            for one in made
        ],
        written=list(files),
    )


def _exit(counted: Count, *, strict: bool, check: bool) -> int:
    """5 where nothing could be read, or with --strict anything could not; 4 where --check found."""
    if not counted.suppliers or (strict and counted.skipped):
        return Exit.UNUSABLE
    return Exit.INCOMPLETE if check and counted.errors + counted.warnings else Exit.DONE
