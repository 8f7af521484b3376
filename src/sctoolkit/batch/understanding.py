"""How the cells of one file are understood: by lists of words, and by the file's own habits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

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


class FileUnderstanding:
    """The words for one file: its language, and the habits of each of its columns."""

    def __init__(self, words: Words, language: str = "") -> None:
        """`language` is what the file says of itself; empty where it says nothing."""
        self._words = words
        self._language = language
        self._file = words
        self._columns: dict[str, Words] = {}

    def look(self, columns: Mapping[str, Sequence[CellValue]]) -> None:
        """Finds the language of the file, and how its figures are written."""
        every = [value for values in columns.values() for value in values]
        language = self._language or file_language(every, self._words)
        self._file = replace(self._words, language=language, decimal=decimal_sign(every))
        self._columns = {
            question: replace(
                self._file,
                decimal=decimal_sign(values) or self._file.decimal,
                fractions=are_fractions(values),
            )
            for question, values in columns.items()
            if any(_may_be_figure(value) for value in values)
        }

    def one(self, question: Question, value: CellValue, reason: str = "") -> Answer | Misunderstood:
        """The answer that a cell holds; the reason is what stands beside it."""
        return understand(question, value, self._of(question), reason)

    def ticks(self, question: Question, ticked: dict[str, CellValue]) -> Answer | Misunderstood:
        """The answer that the cells of its options hold together."""
        return understand_ticks(question, ticked, self._of(question))

    def _of(self, question: Question) -> Words:
        return self._columns.get(question.id, self._file)


def _may_be_figure(value: CellValue) -> bool:
    if isinstance(value, str):
        return any(sign.isdigit() for sign in value[:20])
    return isinstance(value, float)


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
