"""How the cells of one file are understood: by lists of words, and by the file's own habits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import lru_cache

from sctoolkit.files.layouts.filled import Meanings
from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding import (
    DateOrder,
    Misunderstood,
    Words,
    are_fractions,
    decimal_sign,
    file_language,
    read_date,
    understand,
    understand_ticks,
)
from sctoolkit.model.assessment import Answer
from sctoolkit.model.questionnaire import Question

MOST_KEPT = 50_000
"""Cells whose meaning is kept for the next file."""
FILES = 64
"""After so many it is seen to how many are kept."""


@dataclass(frozen=True, slots=True)
class Written:
    """One habit of writing, and what cells written so were found to mean."""

    words: Words
    meanings: dict[str, Meanings] = field(default_factory=dict)
    """By the id of the question."""


class Habits:
    """All habits of writing that were met in replies to one questionnaire, from file to file.

    What a cell means hangs on its question, on the habit and on the cell alone. So it is the same
    whichever file showed it first, and forgetting it changes nothing.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self._met: dict[tuple[str, str, bool | None], Written] = {}
        self._files = 0

    def written(
        self, language: str, decimal: str = "", *, fractions: bool | None = None
    ) -> Written:
        """The habit with these marks."""
        key = (language, decimal, fractions)
        found = self._met.get(key)
        if found is None:
            words = replace(self.words, language=language, decimal=decimal, fractions=fractions)
            found = self._met[key] = Written(words)
        return found

    def begin(self) -> Written:
        """The habit that a file has before it was looked at."""
        self._files += 1
        if self._files % FILES == 0 and self._kept() > MOST_KEPT:
            self._met.clear()
        return self.written("")

    def _kept(self) -> int:
        return sum(len(one) for habit in self._met.values() for one in habit.meanings.values())


class FileUnderstanding:
    """The words for one file: its language, and the habits of each of its columns."""

    def __init__(self, habits: Habits, language: str = "") -> None:
        """`language` is what the file says of itself; empty where it says nothing."""
        self._habits = habits
        self._language = language
        self._file = habits.begin()
        self._columns: dict[str, Written] = {}

    def look(self, columns: Mapping[str, Sequence[CellValue]]) -> None:
        """Finds the language of the file, and how its figures are written."""
        every = [value for values in columns.values() for value in values]
        language = self._language or file_language(every, self._habits.words)
        decimal = decimal_sign(every)
        self._file = self._habits.written(language, decimal)
        self._columns = {
            question: self._habits.written(
                language, decimal_sign(values) or decimal, fractions=are_fractions(values)
            )
            for question, values in columns.items()
            if any(map(_may_be_figure, values))
        }

    def meanings(self, question: Question) -> Meanings:
        """What is known of cells that are written as those of this question are."""
        return self._of(question).meanings.setdefault(question.id, {})

    def one(self, question: Question, value: CellValue, reason: str = "") -> Answer | Misunderstood:
        """The answer that a cell holds; the reason is what stands beside it."""
        return understand(question, value, self._of(question).words, reason)

    def ticks(self, question: Question, ticked: dict[str, CellValue]) -> Answer | Misunderstood:
        """The answer that the cells of its options hold together."""
        return understand_ticks(question, ticked, self._of(question).words)

    def _of(self, question: Question) -> Written:
        return self._columns.get(question.id, self._file)


def _may_be_figure(value: CellValue) -> bool:
    return _holds_digits(value) if isinstance(value, str) else isinstance(value, float)


@lru_cache(maxsize=10_000)
def _holds_digits(text: str) -> bool:
    return any(sign.isdigit() for sign in text[:20])


def seconds_between(started: CellValue, ended: CellValue, words: Words) -> float | None:
    """How long a reply took, from the cells of when it began and ended; None where unknown.

    Whether the day or the month comes first hardly matters for that: the shorter time is taken.
    """
    if started is None or ended is None:
        return None
    found = [_between(started, ended, replace(words, dates=order)) for order in DateOrder]
    return min((one for one in found if one is not None), default=None)


def _between(started: CellValue, ended: CellValue, words: Words) -> float | None:
    begin, end = (read_date(value, words, "") for value in (started, ended))
    if not isinstance(begin, datetime) or not isinstance(end, datetime):
        return None
    if begin.time() == end.time() == time():
        return None  # days alone
    seconds = (end - begin).total_seconds()
    return seconds if seconds >= 0 else None
