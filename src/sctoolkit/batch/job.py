"""What is done with each file in a worker: read, understood, answered, scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from sctoolkit import TOOL
from sctoolkit.batch.desk import Asked, Desk, Job
from sctoolkit.batch.papers import write_marked, write_papers
from sctoolkit.batch.pieces import FileEnd, Piece, Supplied
from sctoolkit.batch.understanding import FileUnderstanding, seconds_between
from sctoolkit.batch.understood import missing_lines, understood_lines
from sctoolkit.engine.integrity import Sign, fingerprint, signs
from sctoolkit.engine.interview import in_scope
from sctoolkit.engine.portfolio import entry
from sctoolkit.files.layouts.detection import Replies, read_replies
from sctoolkit.files.layouts.filled import Filled
from sctoolkit.files.layouts.form import stamp_of
from sctoolkit.files.reading import ChangedError, Input, Skipped, read_within
from sctoolkit.files.sheet import Book
from sctoolkit.language import _
from sctoolkit.model.assessment import AnswerState, Assessment
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.text import slug
from sctoolkit.problem_kinds import ProblemKind

AT_A_TIME = 100
"""Suppliers that travel together."""


class FileWork:
    """The work on one file after the other; picklable, and opens nothing before the first."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._desk: Desk | None = None

    def __call__(self, given: Input) -> Iterator[Piece]:
        """Everything that comes of one file."""
        self._desk = self._desk or Desk(self._job)
        read = read_within(given, self._job.passwords)
        if isinstance(read, Skipped):
            yield skipped(read)
            return
        pieces = _replied(read, self._desk)
        folder = self._job.papers.marked
        try:
            yield from _marking(pieces, folder, given, read) if folder else pieces
        except ChangedError as error:
            yield skipped(Skipped(given.file, error.problems))


def _marking(pieces: Iterator[Piece], folder: Path, given: Input, book: Book) -> Iterator[Piece]:
    """The pieces as they come; behind them the file is marked where anything was wrong with it."""
    problems: list[Problem] = []
    for piece in pieces:
        for one in piece if isinstance(piece, tuple) else (piece,):
            problems += one.problems
        if isinstance(piece, FileEnd) and problems:
            write_marked(folder, given, book, problems)
        yield piece


def skipped(one: Skipped) -> FileEnd:
    """The end of a file that nothing was read of."""
    return FileEnd(problems=one.problems, skipped=one.problems[0].message)


def _replied(book: Book, desk: Desk) -> Iterator[Piece]:
    asked = desk.asked(book)
    if asked is None:
        problem = ProblemKind.NO_LAYOUT.at(Source(book.file), _("answers no questionnaire"))
        yield FileEnd(problems=(*book.problems, problem), skipped=problem.message)
        return
    stamp = stamp_of(book)
    understanding = FileUnderstanding(asked.habits, stamp.language if stamp else "")
    replies = read_replies(book, asked.index, understanding, desk.job.wishes)
    scopes = [scope.id for scope in asked.form.scopes]
    own = stamp.scope if stamp and stamp.scope in scopes else asked.scope_of(replies.understood)
    scope = desk.job.scope or own
    one_by_one = _Scoring(asked, scope, desk)
    suppliers = (one_by_one.supplied(filled) for filled in replies.suppliers)
    some = tuple(islice(suppliers, AT_A_TIME))
    any_ = bool(some)
    while some:
        yield some
        some = tuple(islice(suppliers, AT_A_TIME))
    within = in_scope(asked.form, scope)
    yield _end(book, replies, asked.form.name, within, any_=any_)


def _end(book: Book, replies: Replies, name: str, asked: frozenset[str], *, any_: bool) -> FileEnd:
    understood = replies.understood
    lines = [name, *chain.from_iterable(map(understood_lines, understood))]
    lines += missing_lines(understood, asked)
    left_out = [f"[{one.sheet}] {one.because}" for one in replies.left_out]
    problems = (*book.problems, *replies.problems)
    return FileEnd((*lines, *left_out), problems, "" if any_ else _why_none(problems))


def _why_none(problems: Sequence[Problem]) -> str:
    """Why a file that could be read gave nothing."""
    grave = [problem for problem in problems if not problem.warning]
    return (grave or [*problems])[0].message if problems else _("no supplier was found in it")


class _Scoring:
    """Scores the suppliers of one file."""

    def __init__(self, asked: Asked, scope: str, desk: Desk) -> None:
        self._asked = asked
        self._scope = scope
        self._desk = desk
        self._interview = asked.interview(scope)

    def supplied(self, filled: Filled) -> Supplied:
        """One supplier with its figures under every code."""
        assessment = self._assessment(filled)
        results = [scorer.score(assessment) for scorer in self._asked.scorers]
        write_papers(self._desk.job.papers, self._asked, assessment, results, filled.where)
        found = self._signs(filled)
        return Supplied(
            name=filled.name,
            id=filled.id,
            site=filled.site,
            where=filled.where,
            questionnaire=self._asked.form.name,
            scope=self._scope,
            answered=sum(one.state is not AnswerState.MISSING for one in filled.answers.values()),
            fingerprint=fingerprint(filled.answers),
            entries=tuple(entry(result, filled.name, filled.where, found) for result in results),
            problems=filled.problems,
        )

    def _assessment(self, filled: Filled) -> Assessment:
        return Assessment(
            id=f"{slug(filled.name) or 'supplier'}-{self._asked.form.id}",
            questionnaire=self._asked.form.name,
            scope=self._scope,
            organisation=filled.name,
            site=filled.site,
            digest=self._asked.form.digest,
            tool=TOOL,
            answers=filled.answers,
        )

    def _signs(self, filled: Filled) -> list[Sign]:
        """What speaks against the answers; words in an evidence column are evidence enough here."""
        seconds = seconds_between(filled.started, filled.ended, self._asked.habits.words)
        interview = self._interview.over(filled.answers)
        found = signs(interview, seconds, self._asked.scales)
        return [one for one in found if one is not Sign.NO_EVIDENCE or not filled.evidence]
