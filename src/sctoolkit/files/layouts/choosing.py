"""Which mapping a file is read by: one folder may hold files of several shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sctoolkit.files.layouts.bare import bare
from sctoolkit.files.layouts.mapping import OTHER_MEANINGS, Mapping
from sctoolkit.files.sheet import Book, Sheet
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

LOOKED_AT = 400
"""Rows of a sheet among which the headings stand."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A mapping that may be about a file, and its headings that stand there."""

    mapping: Mapping
    place: int
    """Among those that were given."""
    found: frozenset[tuple[str, str]]
    """Sheet and heading."""

    @property
    def asked(self) -> frozenset[tuple[str, str]]:
        """Those of the headings that mean a question."""
        columns = self.mapping.columns
        return frozenset(one for one in self.found if columns[one[1]] not in OTHER_MEANINGS)

    @property
    def says(self) -> Mapping:
        """What it says of this file, whatever it says of others."""
        columns = self.mapping.columns
        return replace(self.mapping, name="", columns={one: columns[one] for _, one in self.found})

    @property
    def missing(self) -> int:
        """How many of its headings do not stand in the file."""
        return len(self.mapping.columns.keys() - {heading for _sheet, heading in self.found})

    def beats(self, other: _Fit) -> bool:
        """Whether it knows all that the other one knows of the file, and more."""
        if self.asked != other.asked:
            return self.asked > other.asked
        if self.found != other.found:
            return self.found > other.found
        alike = self.says == other.says
        return alike and (self.missing, self.place) < (other.missing, other.place)


def choose(mappings: Sequence[Mapping], book: Book) -> tuple[Mapping, list[Problem]]:
    """The mapping that fits the file: the one that knows whatever others know of it, and more.

    An empty one, and why, where none fits, and where two do, each of which knows what the other
    does not, or says something else.
    """
    if not mappings:
        return Mapping(), []
    headings = {sheet.name: _headings(sheet) for sheet in book.sheets}
    may_fit = [_fit(one, place, headings) for place, one in enumerate(mappings)]
    fits = [one for one in may_fit if one is not None]
    if not fits:
        return Mapping(), [_aside(book, _why_none(mappings, headings))]
    best = [one for one in fits if not any(other.beats(one) for other in fits)]
    return (best[0].mapping, []) if len(best) == 1 else (Mapping(), [_several(book, best)])


def _headings(sheet: Sheet) -> set[str]:
    rows: Sequence[Sequence[object]] = sheet.rows[:LOOKED_AT]
    return {bare(text) for text in {cell for row in rows for cell in row if type(cell) is str}}


def _fit(mapping: Mapping, place: int, headings: dict[str, set[str]]) -> _Fit | None:
    """None where the mapping cannot be about the file: not its sheet, or none of its headings."""
    sheets = [one for one in headings if mapping.sheet in ("", one)]
    found = frozenset(
        (sheet, one) for sheet in sheets for one in mapping.columns.keys() & headings[sheet]
    )
    fits = bool(found or (sheets and not mapping.columns))
    return _Fit(mapping, place, found) if fits else None


def _why_none(mappings: Sequence[Mapping], sheets: Iterable[str]) -> str:
    if len(mappings) > 1:
        return _("none of the mappings is about it; it is read without one")
    if mappings[0].sheet not in ("", *sheets):
        message = _("the mapping is about a sheet “{sheet}”; this file is read without it")
        return message.format(sheet=mappings[0].sheet)
    return _("none of the headings in the mapping; it is read without it")


def _aside(book: Book, message: str) -> Problem:
    hint = _("Nothing need be done where the mapping is for other files.")
    return ProblemKind.MAPPING_COLUMN.at(Source(book.file), message, hint, warning=True)


def _several(book: Book, fits: Sequence[_Fit]) -> Problem:
    names = ", ".join(one.mapping.name for one in fits)
    message = _("several mappings fit, and it is read without one: {names}").format(names=names)
    return replace(ProblemKind.SEVERAL_MAPPINGS.at(Source(book.file), message), found=names)
