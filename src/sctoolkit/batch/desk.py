"""What a worker has at hand: questionnaires, codes, words; each is opened when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from sctoolkit import TOOL
from sctoolkit.batch.understanding import Habits
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library
from sctoolkit.engine.interview import Interview, in_scope
from sctoolkit.engine.scoring.integrity import scales
from sctoolkit.engine.scoring.scorer import Scorer
from sctoolkit.engine.scoring.shares import best_tested
from sctoolkit.files.layouts.detection import Wishes, understand_book
from sctoolkit.files.layouts.form import stamp_of
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.understood import Understood
from sctoolkit.files.sheet import Book, Sheet
from sctoolkit.files.understanding import Words, bundled_words
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.settings import Settings

LOOKED_AT = 2_000
"""Rows of a sheet by which its questionnaire is told."""
FEW = 3
"""Questions; fewer than this may stand in a file by chance."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The folders for what is written for each single supplier; None for what is not wanted."""

    answers: Path | None = None
    plans: Path | None = None
    """Only where the answers are written, too: a plan stands beside its assessment."""
    marked: Path | None = None
    """For copies of the files with the cells of problems marked."""
    language: str = ""
    """That of the suppliers, for copies and plans; empty for the user's own."""
    today: date = date.min
    """The day of the plans."""
    settings: Settings | None = None
    """Those of the user, by which plans are due; None for those of the process."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a person asked for; the same for every file."""

    library: Library
    questionnaire: str = ""
    """Empty: each file is held against all questionnaires."""
    codes: tuple[str, ...] = ()
    """Empty: of the codes that give a figure or a rating the one that is tested most."""
    scope: str = ""
    """Empty: as the form says, else the smallest that asks all that the file answers."""
    mappings: tuple[Mapping, ...] = ()
    """Each file is read by the one that fits it."""
    accept_guesses: bool = False
    passwords: tuple[str, ...] = ()
    check: bool = False
    """Only reads, and scores nothing."""
    papers: Papers = field(default_factory=Papers)

    def wishes(self, mapping: Mapping) -> Wishes:
        """What was said beforehand about the layout of a file that is read by the mapping."""
        return Wishes(mapping, self.accept_guesses)


class Asked:
    """One questionnaire with all that its answers are read and scored by."""

    def __init__(self, index: Index, words: Words, codes: Sequence[Code], hub: CriteriaHub) -> None:
        self.index = index
        self.habits = Habits(words)
        self.form = index.questionnaire
        self.scales = scales(self.form.questions())
        self.codes = codes
        self.hub = hub
        self.scorers = [Scorer(self.form, code, hub, TOOL) for code in codes]
        self._interviews: dict[str, Interview] = {}
        self._reaches: dict[str, frozenset[str]] = {}

    def interview(self, scope: str) -> Interview:
        """The interview of a scope, without answers."""
        if scope not in self._interviews:
            self._interviews[scope] = Interview(self.form, scope, {})
        return self._interviews[scope]

    def _reach(self, scope: str) -> frozenset[str]:
        if scope not in self._reaches:
            self._reaches[scope] = in_scope(self.form, scope)
        return self._reaches[scope]

    def scope_of(self, understood: Sequence[Understood]) -> str:
        """The smallest scope that asks every question of the file."""
        found = {column.question for one in understood for column in one.matched}
        for scope in self.form.scopes:
            if found <= self._reach(scope.id):
                return scope.id
        return self.form.scopes[-1].id


class Desk:
    """One for each worker; what was opened for one file serves the next."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._asked: dict[str, Asked] = {}

    @cached_property
    def _words(self) -> Words:
        return bundled_words()

    @cached_property
    def _hub(self) -> CriteriaHub:
        return self.job.library.criteria()

    @cached_property
    def _indexes(self) -> dict[str, Index]:
        found, _broken = self.job.library.usable(QUESTIONNAIRES)
        return {one.id: Index(one) for one in found}

    def asked(self, book: Book, mapping: Mapping) -> Asked | None:
        """The questionnaire that a file answers; None where it answers none."""
        found = self.job.questionnaire or mapping.questionnaire or self._found(book)
        return self.opened(found) if found else None

    def opened(self, reference: str) -> Asked:
        """The questionnaire of this id; raises NotFoundError where there is none."""
        if reference not in self._asked:
            self._asked[reference] = self._opened(reference)
        return self._asked[reference]

    def _opened(self, reference: str) -> Asked:
        library = self.job.library
        index = None if self.job.questionnaire else self._indexes.get(reference)
        index = index or Index(library.questionnaire(reference))
        codes = [] if self.job.check else self._codes(index.questionnaire)
        return Asked(index, self._words, codes, self._hub)

    def _codes(self, form: Questionnaire) -> list[Code]:
        library = self.job.library
        if self.job.codes:
            return [library.code(one) for one in self.job.codes]
        usable, _broken = library.usable(CODES)
        best = best_tested(form, usable)
        return [best] if best else []

    def _found(self, book: Book) -> str:
        """By the form's own stamp, else the one with most questions in the file.

        Questions that stand in cells of their own are counted; where there are hardly any, the file
        is held against each questionnaire in full. Nothing hangs on the files that came before.
        """
        stamp = stamp_of(book)
        if stamp and stamp.questionnaire in self.job.library.ids(QUESTIONNAIRES):
            return stamp.questionnaire
        top = book.top(LOOKED_AT)
        texts = {value for sheet in top.sheets for value in _texts(sheet)}
        counts = {one: _named(texts, index) for one, index in self._indexes.items()}
        if max(counts.values(), default=0) < FEW:
            counts = {one: _questions(top, index, self.job) for one, index in self._indexes.items()}
        best = max(counts, key=lambda one: counts[one], default="")
        return best if counts.get(best) else ""


def _texts(sheet: Sheet) -> Iterator[str]:
    for row in islice(sheet.rows, LOOKED_AT):
        yield from (value for value in row if isinstance(value, str))


def _named(texts: Iterable[str], index: Index) -> int:
    """How many questions are named by one of the texts."""
    matches = map(index.match, texts)
    return len({match.question.id for match in matches if match is not None})


def _questions(book: Book, index: Index, job: Job) -> int:
    understood = understand_book(book, index, job.wishes(Mapping()))
    return len({column.question for one in understood for column in one.matched})
