"""What is done with each file in a worker: read, understood, answered, scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from sctoolkit.batch.desk import Desk, Job, Papers
from sctoolkit.batch.papers import write_marked
from sctoolkit.batch.pieces import FileEnd, Piece
from sctoolkit.batch.saved import is_saved, saved
from sctoolkit.batch.scoring import Scoring
from sctoolkit.batch.understanding import FileUnderstanding
from sctoolkit.batch.understood import missing_lines, understood_lines
from sctoolkit.engine.interview import in_scope
from sctoolkit.files.layouts.choosing import choose
from sctoolkit.files.layouts.detection import Replies, read_replies
from sctoolkit.files.layouts.form import stamp_of
from sctoolkit.files.reading import ChangedError, Input, Skipped, read_within
from sctoolkit.files.reading.skipped import passed_over
from sctoolkit.files.sheet import COMPARISON, PORTFOLIO, PROBLEMS, Book
from sctoolkit.language import _, preferred, speaking
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

AT_A_TIME = 100
"""Suppliers that travel together."""


class FileWork:
    """The work on one file after the other; picklable, and opens nothing before the first."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._desk: Desk | None = None
        self._theirs: Desk | None = None
        """As the other, for words in the language of suppliers."""

    def __call__(self, given: Input) -> Iterator[Piece]:
        """Everything that comes of one file."""
        self._desk = self._desk or Desk(self._job)
        if is_saved(given.file):
            yield from saved(given, self._desk)
            return
        read = read_within(given, self._job.passwords)
        if isinstance(read, Book) and (why := _no_reply(read)):
            read = passed_over(given.file, why)
        if isinstance(read, Skipped):
            yield skipped(read)
            return
        pieces = _replied(read, self._desk)
        folder = self._job.papers.marked
        try:
            yield from self._marking(pieces, folder, given, read) if folder else pieces
        except ChangedError as error:
            yield skipped(Skipped(given.file, error.problems))

    def _marking(
        self, pieces: Iterator[Piece], folder: Path, given: Input, book: Book
    ) -> Iterator[Piece]:
        """The pieces as they come; behind them the file is marked where anything is wrong in it."""
        problems: list[Problem] = []
        for piece in pieces:
            problems += _problems(piece)
            if isinstance(piece, FileEnd) and problems:
                self._mark(folder, given, book, problems)
            yield piece

    def _mark(self, folder: Path, given: Input, book: Book, problems: Sequence[Problem]) -> None:
        """Writes the marked copy; for suppliers of another language the file is read once more."""
        theirs = self._job.papers.language
        if theirs in ("", preferred()):
            write_marked(folder, given, book, problems)
            return
        with speaking(theirs):
            self._theirs = self._theirs or Desk(replace(self._job, papers=Papers()))
            again = read_within(given, self._job.passwords)
            if isinstance(again, Book):
                told = chain.from_iterable(map(_problems, _replied(again, self._theirs)))
                write_marked(folder, given, again, list(told))


def _no_reply(book: Book) -> str:
    """Why a workbook that we wrote ourselves is none; empty for what may be one."""
    if book.is_plan:
        return _("is an action plan: `sctoolkit plan update` reads it")
    return {
        PORTFOLIO: _("compares suppliers or plans, as sctoolkit wrote it, and is no reply"),
        COMPARISON: _("compares codes or tools, as sctoolkit wrote it, and is no reply"),
        PROBLEMS: _("lists the problems of other files, and is no reply"),
    }.get(book.own, "")


def _problems(piece: Piece) -> list[Problem]:
    ends = piece if isinstance(piece, tuple) else (piece,)
    return [problem for one in ends for problem in one.problems]


def skipped(one: Skipped) -> FileEnd:
    """The end of a file that nothing was read of."""
    return FileEnd(problems=one.problems, skipped=one.problems[0].message)


def _replied(book: Book, desk: Desk) -> Iterator[Piece]:
    mapping, unfit = choose(desk.job.mappings, book)
    book = replace(book, problems=(*book.problems, *unfit))
    asked = desk.asked(book, mapping)
    if asked is None:
        problem = ProblemKind.NO_LAYOUT.at(Source(book.file), _("answers no questionnaire"))
        yield FileEnd(problems=(*book.problems, problem), skipped=problem.message)
        return
    stamp = stamp_of(book)
    understanding = FileUnderstanding(asked.habits, stamp.language if stamp else "")
    replies = read_replies(book, asked.index, understanding, desk.job.wishes(mapping))
    scopes = [scope.id for scope in asked.form.scopes]
    own = stamp.scope if stamp and stamp.scope in scopes else asked.scope_of(replies.understood)
    scope = desk.job.scope or own
    one_by_one = Scoring(asked, scope, desk.job.papers)
    suppliers = (one_by_one.replied(filled) for filled in replies.suppliers)
    some = tuple(islice(suppliers, AT_A_TIME))
    any_ = bool(some)
    while some:
        yield some
        some = tuple(islice(suppliers, AT_A_TIME))
    within = in_scope(asked.form, scope)
    head = [asked.form.name]
    if mapping.name:
        head.append(_("Mapping: {file}").format(file=mapping.name))
    yield _end(book, replies, head, within, any_=any_)


def _end(
    book: Book, replies: Replies, head: Sequence[str], asked: frozenset[str], *, any_: bool
) -> FileEnd:
    understood = replies.understood
    lines = [*head, *chain.from_iterable(map(understood_lines, understood))]
    lines += missing_lines(understood, asked)
    left_out = [f"[{one.sheet}] {one.because}" for one in replies.left_out]
    problems = (*book.problems, *replies.problems)
    return FileEnd((*lines, *left_out), problems, "" if any_ else _why_none(problems))


def _why_none(problems: Sequence[Problem]) -> str:
    """Why a file that could be read gave nothing."""
    grave = [problem for problem in problems if not problem.warning]
    return (grave or [*problems])[0].message if problems else _("no supplier was found in it")
