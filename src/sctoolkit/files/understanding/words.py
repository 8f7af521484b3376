"""The words by which answers are known, in all languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from re import Pattern

from sctoolkit.files.understanding.plain import bare, plain

NO_BLANKS_FROM = "\u0e00"
"""From here on most scripts write words without blanks between them."""


class Meaning(StrEnum):
    """What a whole cell says. The values are the keys of a word list."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    MISSING = "missing"
    """To be filled in: “TBC”, “-”."""
    TICKED = "ticked"
    """A mark that says yes only where an option has a cell of its own."""
    UNTICKED = "unticked"


class Part(StrEnum):
    """What stands around a figure. The values are the keys of a word list."""

    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    FROM = "from"
    TO = "to"
    BETWEEN = "between"
    AND = "and"


class Doubt(StrEnum):
    """Why a word is not taken for an answer, whatever language knows it."""

    CROSS = "cross"
    WINGDINGS = "wingdings"
    CIRCLE = "circle"
    LETTER = "letter"
    STROKE = "stroke"
    QUESTION_MARK = "question-mark"
    COUNTRY = "country"
    """The code of a country; in doubt only where a country may be meant."""


class DateOrder(StrEnum):
    """What comes first in 03/04/2026."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Sense:
    """A word in one language."""

    meaning: Meaning
    language: str
    only_here: bool = False
    """True where it counts only in files of this language."""


@dataclass(frozen=True, slots=True)
class Danger:
    """A word that means too many things."""

    doubt: Doubt
    beside: frozenset[str] = frozenset()
    """It is in doubt only beside options of these names, and in free text; empty = everywhere."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a word says around a figure, in one language."""

    part: Part | None
    """None for a unit."""
    unit: str
    """people, days …; empty where it is none."""
    language: str


def senses_of(cell: str, senses: Mapping[str, tuple[Sense, ...]]) -> tuple[Sense, ...]:
    """What the whole cell means in each language: as it stands, else without a full stop."""
    return senses.get(plain(cell)) or senses.get(bare(cell), ())


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """What stands around figures; one such record is equal only to itself."""

    senses: Mapping[str, tuple[Phrase, ...]]
    """By plain form."""
    longest: int
    """Characters of the longest one."""

    def at(self, text: str, place: int) -> str:
        """The longest phrase that begins at a place of a plain text; empty where none does."""
        if place and _within_a_word(text, place):
            return ""
        for end in range(min(len(text), place + self.longest), place, -1):
            if text[place:end] in self.senses and not _within_a_word(text, end):
                return text[place:end]
        return ""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that cells are read by, and what is known of the file that they stand in."""

    senses: Mapping[str, tuple[Sense, ...]]
    dangers: Mapping[str, Danger]
    phrases: Phrases
    decimals: Mapping[str, str]
    """Language to the sign before the decimals of a figure."""
    months: Mapping[str, int]
    levels: Pattern[str]
    """Finds the figure of “level 2” in a whole cell, in any language."""
    language: str = ""
    """The file's own language; empty where nobody knows it."""
    decimal: str = ""
    """The sign before decimals in this file or column; empty: as the language has it."""
    fractions: bool | None = None
    """Whether percentages stand as 0.8 for 80 % in this column; None where nobody knows it."""
    dates: DateOrder | None = None
    """What comes first in the dates of this column; None where nobody knows it."""
    since_1904: bool = False
    """Whether the file counts its days from 1904, as old Macs did."""

    def meanings(self, cell: str) -> frozenset[Meaning]:
        """What the whole cell can mean: what it means in the file's language, else in any."""
        senses = senses_of(cell, self.senses)
        own = frozenset(sense.meaning for sense in senses if sense.language == self.language)
        return own or frozenset(sense.meaning for sense in senses if not sense.only_here)

    def danger(self, cell: str) -> Danger | None:
        """Why the whole cell is not taken for an answer; None where nothing speaks against it."""
        return self.dangers.get(plain(cell)) or self.dangers.get(bare(cell))

    def decimal_sign(self) -> str:
        """The sign before decimals; empty where nobody knows it."""
        return self.decimal or self.decimals.get(self.language, "")


def _within_a_word(text: str, place: int) -> bool:
    """Whether the letters on both sides belong together, in a script with blanks between words."""
    pair = text[place - 1 : place + 1]
    return len(pair) > 1 and pair.isalpha() and max(pair) < NO_BLANKS_FROM
