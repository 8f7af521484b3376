"""Decides for each sheet of a file which layout it has, and reads the suppliers' answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePath

from sctoolkit.files.assessments.fitting import is_newer, other_form
from sctoolkit.files.layouts import form, labelled, long, transposed, wide
from sctoolkit.files.layouts import table as tables
from sctoolkit.files.layouts.copies import Copies
from sctoolkit.files.layouts.filled import Filled, Understanding
from sctoolkit.files.layouts.filling import Filler, text_of
from sctoolkit.files.layouts.hidden import Written, read_apart
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.kept_form import Form, Row
from sctoolkit.files.layouts.labels import BELOW, Around, look_around
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.remarks import remarks
from sctoolkit.files.layouts.silent import asks_nothing
from sctoolkit.files.layouts.understood import Candidate, Layout, LeftOut, Understood
from sctoolkit.files.sheet import Book, Sheet
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

LOOKED_AT = 400
"""Rows by which a layout is told."""
PARENT = "_parent_index"
"""Heads the column by which a group that repeats belongs to a reply on another sheet."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said beforehand."""

    mapping: Mapping = field(default_factory=Mapping)
    accept_guesses: bool = False
    """Takes a question that a heading only resembles, where it is likely and no other is near."""


Weighed = tuple[Candidate, ...]
"""Every layout for a sheet, the best first."""


@dataclass(frozen=True, slots=True)
class Replies:
    """A file as it was understood. Its suppliers are read while one goes through them."""

    understood: tuple[Understood, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    """About the file as a whole; those of a supplier's cells are the supplier's."""
    suppliers: Iterator[Filled]


def read_replies(book: Book, index: Index, understanding: Understanding, wishes: Wishes) -> Replies:
    """The answers in a book to the questionnaire of the index."""
    stamp = form.stamp_of(book)
    problems = list(_stamp_problems(book, index, stamp))
    if any(problem.code == ProblemKind.OTHER_FORM.code for problem in problems):
        return Replies((), (), tuple(problems), iter(()))
    sorted_out = _Sheets(book, index, wishes, stamp)
    understood = tuple(sorted_out.understood())
    problems += remarks(understood, sorted_out.left_out, book.file, wishes.mapping, index)
    suppliers = sorted_out.suppliers(Filler(book.file, index, understanding))
    return Replies(understood, tuple(sorted_out.left_out), tuple(problems), suppliers)


def understand_book(book: Book, index: Index, wishes: Wishes) -> tuple[Understood, ...]:
    """How the sheets of a book are laid out, without reading any answer."""
    return tuple(_Sheets(book, index, wishes, form.stamp_of(book)).understood())


def _stamp_problems(book: Book, index: Index, stamp: form.Stamp | None) -> Iterator[Problem]:
    """What the form says of itself that does not go with the questionnaire."""
    ours = index.questionnaire
    if stamp is None:
        return
    source = Source(book.file)
    if stamp.questionnaire != ours.id:
        yield other_form(book.file, stamp.questionnaire, ours.id)
    elif is_newer(stamp.name, ours.name):
        message = _("this form is version {theirs}; here is {ours}")
        said = message.format(theirs=stamp.version, ours=ours.version)
        problem = ProblemKind.NEWER_VERSION.at(source, said, warning=True)
        yield replace(problem, found=stamp.version, expected=ours.version)
    elif stamp.version != ours.version:
        message = _("this form is version {theirs}; its answers are taken over to {ours}")
        said = message.format(theirs=stamp.version, ours=ours.version)
        problem = ProblemKind.OTHER_VERSION.at(source, said, warning=True)
        yield replace(problem, found=stamp.version, expected=ours.version)


class _Sheets:
    """The sheets of a book, each sorted by its layout."""

    def __init__(self, book: Book, index: Index, wishes: Wishes, stamp: form.Stamp | None) -> None:
        self.book = book
        self.index = index
        self.mapping = wishes.mapping
        self.guess = wishes.accept_guesses
        self.stamp = stamp
        self.left_out: list[LeftOut] = []
        self._last: Around | None = None
        self._copied: dict[str, tuple[Form, Row]] = {}
        self._silent: set[str] = set()
        self.forms: list[tuple[form.FormSheet, Weighed]] = []
        self.labelled: list[tuple[Around, Weighed]] = []
        self.long: list[tuple[long.Rows, long.Content, Weighed]] = []
        self.tables: list[tuple[tables.Table, Weighed]] = []
        names = {sheet.name for sheet in book.sheets}
        ours = stamp is not None or form.is_ours(book)
        plain = not ours and wishes == Wishes() and len(names) == len(book.sheets)
        self._copies = _copies(index) if plain else None
        others = [sheet for sheet in book.sheets if not self._is_known(sheet)]
        forms = {one.sheet.name: one for one in form.form_sheets(others, index, stamp)}
        if ours and forms and self.mapping.layout in (None, Layout.FORM):
            self.forms = [(one, (form.weigh([one], index),)) for one in forms.values()]
        else:
            self._sort(forms)

    def _sort(self, forms: dict[str, form.FormSheet]) -> None:
        for sheet in self.book.sheets:
            if self.mapping.sheet and sheet.name != self.mapping.sheet:
                self._leave(sheet, _("the mapping names another sheet"))
            elif sheet.lists_problems:
                self._leave(sheet, _("the list of problems that went with the last copy"))
            elif _repeats_within(sheet):
                self._leave(sheet, _("a group that repeats; it belongs to replies elsewhere"))
            elif sheet.name in self._silent:
                self._leave(sheet, _("no question was found"))
            elif sheet.name in self._copied:
                form_, _written = self._copied[sheet.name]
                self.labelled.append((replace(form_.around, sheet=sheet), form_.weighed))
            elif sheet.rows:
                self._sort_one(sheet, forms.get(sheet.name))
        self._leave_lists()

    def _is_known(self, sheet: Sheet) -> bool:
        """Whether the sheet asks nothing, or is the copy of one that was met before."""
        if self._copies is None or not sheet.rows:
            return False
        if asks_nothing(sheet.rows[:LOOKED_AT], self.index):
            self._silent.add(sheet.name)
            return True
        found = self._copies.form(sheet)
        if found:
            self._copied[sheet.name] = found
        return found is not None

    def _leave(self, sheet: Sheet, because: str) -> None:
        self.left_out.append(LeftOut(sheet.name, because))

    def _sort_one(self, sheet: Sheet, found: form.FormSheet | None) -> None:
        weighed = self._weigh(sheet, found)
        best = weighed[0]
        rows = None
        if best.layout is Layout.LONG:
            rows = long.find_rows(sheet, self.index, self.mapping)
        if not best.score:
            forced = self.mapping.layout is not None
            self._leave(sheet, best.because if forced else _("no question was found"))
        elif best.layout is Layout.FORM and found:
            whole = form.form_sheet(sheet.loaded(), self.index, self.stamp)
            self.forms.append((whole or found, weighed))
        elif best.layout is Layout.LONG and rows:
            content = long.read_rows(rows, self.index, self.mapping, guess=self.guess)
            self.long.append((rows, content, weighed))
        elif best.layout is Layout.LABELLED:
            around = self._around(sheet.loaded())
            self.labelled.append((around, weighed))
            if self._copies and not found:
                self._copies.keep_form(around, weighed)
        else:
            self._sort_table(sheet, weighed)

    def _sort_table(self, sheet: Sheet, weighed: Weighed) -> None:
        lies = weighed[0].layout is Layout.TRANSPOSED
        table = self._table(transposed.turned(sheet), turned=True) if lies else self._table(sheet)
        if table:
            self.tables.append((table, weighed))

    def _weigh(self, sheet: Sheet, found: form.FormSheet | None) -> Weighed:
        """Weighed by the top of the sheet: what it holds does not change further down."""
        index, mapping = self.index, self.mapping
        top = sheet
        if len(sheet.rows) > LOOKED_AT:
            top = Sheet(sheet.name, sheet.rows[:LOOKED_AT], sheet.hidden)
        around = self._around(top)
        rows = around.rows()
        upright = None if rows >= BELOW and mapping.layout is None else self._table(top)
        weighed = [
            long.weigh(top, index, mapping),
            form.weigh([found] if found else [], index),
            self._weigh_lying(top, around),
            tables.weigh(upright, index),
            labelled.weigh(around, index),
        ]
        return tuple(sorted(weighed, key=self._order, reverse=True))

    def _weigh_lying(self, top: Sheet, around: Around) -> Candidate:
        """As a table on its side: taken for one only where two names can stand side by side."""
        index = self.index
        if not around.rows() and not self.mapping.columns:
            return transposed.weigh(None, index)
        if self.mapping == Mapping() and not transposed.has_names(around, index):
            return transposed.weigh_names(0, 0, index)
        return transposed.weigh(self._table(transposed.turned(top), turned=True), index)

    def _order(self, candidate: Candidate) -> tuple[bool, float]:
        return candidate.layout is self.mapping.layout, candidate.score

    def _table(self, sheet: Sheet, *, turned: bool = False) -> tables.Table | None:
        return tables.read_table(sheet, self.index, self.mapping, guess=self.guess, turned=turned)

    def _around(self, sheet: Sheet) -> Around:
        """What stands around the labels; a short sheet was looked at when it was weighed."""
        if self._last is None or self._last.sheet is not sheet:
            self._last = look_around(sheet, self.index, self.mapping, guess=self.guess)
        return self._last

    def _leave_lists(self) -> None:
        """Leaves out lists of questions without any answer, unless the file has nothing else."""
        empty = [one for one in self.labelled if not _answers_something(one[0])]
        if len(self.labelled) - len(empty) + len(self.forms + self.tables + self.long) > 0:
            for around, _weighed in empty:
                self._leave(around.sheet, _("questions without answers"))
            self.labelled = [one for one in self.labelled if one not in empty]

    def understood(self) -> Iterator[Understood]:
        """How each sheet was read."""
        index = self.index
        asked = [(one.sheet.name, one.questions()) for one, _weighed in self.forms]
        for one, weighed in self.forms:
            yield form.understood_of(one, index, weighed, _others(one.sheet.name, asked))
        asked = [(one.sheet.name, one.questions()) for one, _weighed in self.labelled]
        for around, weighed in self.labelled:
            others = _others(around.sheet.name, asked)
            yield labelled.understood_of(around, index, weighed, others)
        for rows, content, weighed in self.long:
            yield long.understood_of(rows, content.about, index, weighed)
        for table, weighed in self.tables:
            yield tables.understood_of(table, index, weighed)

    def _written(self, arounds: list[Around], filler: Filler) -> Written:
        """What stands in sheets of a form; where all are copies, by what is kept of the first."""
        known = [self._copied[name] for one in arounds if (name := one.sheet.name) in self._copied]
        if self._copies is None or len(known) < len(arounds):
            return labelled.written(arounds, filler)
        laid = self._copies.laid(tuple(form_ for form_, _written in known))
        return Written(laid, [value for _form, values in known for value in values])

    def suppliers(self, filler: Filler) -> Iterator[Filled]:
        """Every supplier in the book."""
        fallback = PurePath(self.book.file).stem
        if self.forms:
            sheets = [one for one, _weighed in self.forms]
            write = partial(form.written, filler=filler)
            yield read_apart(sheets, write, filler, form.who(sheets, fallback))
        if self.labelled:
            arounds = [around for around, _weighed in self.labelled]
            write = partial(self._written, filler=filler)
            yield read_apart(arounds, write, filler, labelled.who(arounds, fallback))
        for rows, content, _weighed in self.long:
            yield from long.replies(rows, content, filler)
        for table, _weighed in self.tables:
            yield from wide.replies(table, filler)


def _copies(index: Index) -> Copies:
    """What is kept of the sheets that were held against the index."""
    if index.copies is None:
        index.copies = Copies(index)
    found: Copies = index.copies
    return found


def _answers_something(around: Around) -> bool:
    return any(True for label in around.labels for _cell in around.right_of(label))


def _others(name: str, asked: Sequence[tuple[str, set[str]]]) -> set[str]:
    return {one for sheet, found in asked if sheet != name for one in found}


def _repeats_within(sheet: Sheet) -> bool:
    """Whether the rows of a sheet are parts of replies on another one."""
    head = sheet.rows[0] if sheet.rows else []
    return any(text_of(cell).casefold() == PARENT for cell in head)
