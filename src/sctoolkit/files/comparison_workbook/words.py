"""The words of these workbooks: written in the user's language, read in every one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sctoolkit import comparing
from sctoolkit.files.sheet import Book, Sheet
from sctoolkit.language import _, speaking, translated
from sctoolkit.model.declaration import Level

Key = TypeVar("Key", bound=str)
HEADS_WITHIN = 12
"""Rows in which the heads are looked for: people put lines of their own above them."""


def in_every_language(words: Mapping[Key, str]) -> dict[str, Key]:
    """Each thing by what it is called in any language, and by its own key."""
    found: dict[str, Key] = {key.casefold(): key for key in words}
    for tongue in translated():
        with speaking(tongue):
            found |= {_(word).casefold(): key for key, word in words.items()}
    return found


def levels() -> dict[str, Level]:
    """Each level by its words in any language, and by its id."""
    found: dict[str, Level] = {level.value: level for level in Level}
    for tongue in translated():
        with speaking(tongue):
            found |= {comparing.level(level).casefold(): level for level in Level}
    return found


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back, with the columns that were found."""

    sheet: Sheet
    head: int
    """The row of the heads, from 0."""
    places: Mapping[str, int]
    """Column of each key, from 0."""

    def rows(self) -> Iterable[tuple[int, dict[str, str]]]:
        """Each row below the heads with the words of its cells."""
        for row in range(self.head + 1, len(self.sheet.rows)):
            yield row, {key: _words(self.sheet, row, place) for key, place in self.places.items()}


def returned(book: Book, name: str, heads: Mapping[str, str], needed: str) -> Returned | None:
    """The sheet of that name in any language, if it has the needed column; None else."""
    names = in_every_language({name: name})
    sheets = [one.loaded() for one in book.sheets if one.name.casefold() in names]
    known = in_every_language(heads)
    for sheet in sheets:
        for row in range(min(len(sheet.rows), HEADS_WITHIN)):
            places = _places(sheet, row, known)
            if needed in places and len(places) > 1:
                return Returned(sheet, row, places)
    return None


def _places(sheet: Sheet, row: int, known: Mapping[str, str]) -> dict[str, int]:
    cells: Sequence[object] = sheet.rows[row] or ()
    found = [
        (known.get(str(cell or "").strip().casefold()), place) for place, cell in enumerate(cells)
    ]
    return {key: place for key, place in reversed(found) if key is not None}


def _words(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.at(row, column)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    day = getattr(value, "isoformat", None)
    return day()[:10] if day else str(value).strip()
