"""What a whole column or file shows about how its cells are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding.plain import bare, plain
from sctoolkit.files.understanding.word_lists import SIGNS
from sctoolkit.files.understanding.words import Words

DECIDES = re.compile(
    r"(?<![\d.,'])(?:\d{1,3}(?:[.,' ]\d{3})+(?P<a>[.,])\d+|0(?P<b>[.,])\d+"
    r"|\d+(?P<c>[.,])(?:\d{1,2}|\d{4,})|\d{4,}(?P<d>[.,])\d+)(?![\d.,'])"
)
"""A figure whose last sign can only stand before decimals."""

NUMBER = re.compile(r"\d+(?:[.,]\d{1,2})?")


def file_language(values: Iterable[CellValue], words: Words) -> str:
    """The language that the answers of a file are in: the one whose words stand there most.

    Empty where two languages share the first place, or where nothing speaks.
    """
    found: Counter[str] = Counter()
    for name in {bare(value) for value in values if isinstance(value, str)}:
        senses = words.senses.get(name)
        if senses and words.danger(name) is None:
            found.update({sense.language for sense in senses} - {SIGNS})
    (first, most), (_second, next_most) = (found.most_common(2) + [("", 0)] * 2)[:2]
    return first if most > next_most else ""


def decimal_sign(values: Iterable[CellValue]) -> str:
    """The sign before decimals in a column or file; empty where none decides, or both do."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found.update(_signs(value))
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=10_000)
def _signs(text: str) -> tuple[str, ...]:
    match = DECIDES.search(plain(text))
    return tuple(filter(None, match.groups())) if match else ()


def are_fractions(values: Iterable[CellValue]) -> bool | None:
    """Whether the percentages of a column stand as 0.8 for 80 %; None where nothing decides.

    Any number above 1 says no. Numbers that all lie between 0 and 1, some of them within, say yes
    where there are at least three.
    """
    numbers = [number for value in values if (number := _number(value)) is not None]
    if any(number > 1 for number in numbers):
        return False
    within = [number for number in numbers if 0 < number < 1]
    return True if len(within) >= 3 else None  # noqa: PLR2004 - fewer may be chance


def _number(value: CellValue) -> float | None:
    """A number, or a text that is nothing else."""
    if isinstance(value, float):
        return value
    return _number_alone(value) if isinstance(value, str) else None


@lru_cache(maxsize=10_000)
def _number_alone(text: str) -> float | None:
    alone = NUMBER.fullmatch(plain(text))
    return float(alone[0].replace(",", ".")) if alone else None
