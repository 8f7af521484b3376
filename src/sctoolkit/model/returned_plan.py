"""A plan as it comes back: rows that people sorted, filtered, copied and filled in."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sctoolkit.model.followed_plan import Entry, Field


class Unread(StrEnum):
    """Why a cell says nothing that its column can hold."""

    WORD = "word"
    """Not one of the list's."""
    DAY = "day"
    FIGURE = "figure"
    LOST = "lost"
    """A formula without its result, or an error of the spreadsheet."""


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """One cell that somebody may have typed in."""

    entry: Entry
    """What it says, None for nothing."""
    text: str
    """As it stands there."""
    place: str
    """`Actions!K7`."""
    unread: Unread | None = None
    why: str = ""
    """The reason in words, where there is more to say than the sort."""


@dataclass(frozen=True, slots=True)
class Extra:
    """Something in a column that the plan does not have."""

    heading: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of the Actions sheet."""

    id: str
    """Empty in rows that people add."""
    place: str
    """Of its first cell."""
    cells: Mapping[Field, ReturnedCell]
    """Of all columns that are there, empty ones included."""
    extras: tuple[Extra, ...] = ()
    untouched: bool = False
    """True where all cells are surely as they were sent; False where that must be looked at."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment that somebody left at a cell."""

    text: str
    place: str
    row: str = ""
    """The place of the row of actions that it stands in; empty for none."""
    column: str = ""
    """The key of its column, or a heading that the plan does not have."""


@dataclass(frozen=True, slots=True)
class ReturnedPlan:
    """One file that came back."""

    file: str
    sha256: str
    rows: tuple[ReturnedRow, ...]
    written_at: int | None = None
    """The revision of the plan that it was written from; None where it does not say."""
    sent: Mapping[str, Mapping[Field, str]] = field(default_factory=dict)
    """By action id, the marks of the cells as they were sent; empty in a CSV."""
    gone: tuple[Field, ...] = ()
    """Columns that are not there."""
    notes: tuple[Note, ...] = ()
    columns: str = ""
    """How many columns were shown; empty where it does not say."""


def settled(entry: Entry) -> Entry:
    """The entry without what typing, saving and reading may change unseen; None for nothing."""
    if not isinstance(entry, str):
        return entry
    lines = entry.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() or None


def mark(entry: Entry) -> str:
    """A short mark that two entries share only if they are the same; empty for nothing."""
    entry = settled(entry)
    if entry is None:
        return ""
    if isinstance(entry, date):
        words = entry.isoformat()
    else:
        words = f"{entry:.12g}" if isinstance(entry, float) else entry
    return _digest(words)


def row_mark(cells: Iterable[str]) -> str:
    """A short mark of all cells of a row as they stand there, letter by letter."""
    return _digest("\x1f".join(cells))


def _digest(words: str) -> str:
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return b64encode(digest).decode()
