"""Takes a cell apart that holds several options of a question: “Hours, Wages (gross, net)”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

SEPARATOR = re.compile(r"[\s,;|]*[,;|\n][\s,;|]*")
"""Commas, semicolons, bars and line breaks stand between options, and also within some."""
PIECE = re.compile(r"(?:\([^()]*\)|[^,;|\n])+")
"""Words up to the next separator; what stands in brackets is no separator."""
BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a cell says."""

    options: tuple[str, ...]
    """Ids in the order of the cell, each once."""
    rest: tuple[str, ...] = ()
    """Words that are no option."""
    otherwise: tuple[str, ...] = ()
    """The options of another reading that fits as well; empty where there is only one."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One piece of the cell, and where the next one begins."""

    end: int
    option: str | None
    """None for words that are no option."""
    words: str


@dataclass(frozen=True, slots=True)
class _Label:
    option: str
    found_at: Callable[[str, int], re.Match[str] | None]


def ticked(cell: str, labels: Iterable[tuple[str, str]]) -> Ticked:
    """The options that a cell names, from (option id, label); an option may have several labels.

    Labels may hold separators, and one may begin like another. The reading that leaves the fewest
    words over is taken, and of these the one with the longest labels first. Upper and lower case
    and the width of blanks do not matter.
    """
    text = BLANKS.sub(" ", cell).strip(" \n,;|")
    ways = _ways(text, [_Label(option, _pattern(label).match) for option, label in labels if label])
    longest = _walk(ways, len(text), -1)
    shortest = _options(_walk(ways, len(text), 0))
    options = _options(longest)
    rest = tuple(dict.fromkeys(way.words for way in longest if way.option is None))
    return Ticked(options, rest, () if set(shortest) == set(options) else shortest)


@lru_cache(maxsize=16384)
def _pattern(label: str) -> re.Pattern[str]:
    return re.compile(r"\s".join(map(re.escape, label.split())), re.IGNORECASE)


def _options(way: list[_Way]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.option for one in way if one.option is not None))


def _ways(text: str, labels: list[_Label]) -> dict[int, list[_Way]]:
    """From each place at which a piece may begin, the best ways on, the shortest first.

    Worked out from the end, so that each place knows how many words would be left over.
    """
    left_over = {len(text): 0}
    best: dict[int, list[_Way]] = {}
    for start in sorted({0, *(one.end() for one in SEPARATOR.finditer(text))}, reverse=True):
        if start == len(text):
            continue
        ways = _from(text, start, labels)
        costs = [left_over[way.end] + (way.option is None) for way in ways]
        left_over[start] = min(costs)
        good = [way for way, cost in zip(ways, costs, strict=True) if cost == min(costs)]
        best[start] = sorted(good, key=lambda way: way.end)
    return best


def _from(text: str, start: int, labels: list[_Label]) -> list[_Way]:
    """Every label that stands here, and the words up to the next separator."""
    found = [
        _Way(end, label.option, match[0])
        for label in labels
        if (match := label.found_at(text, start)) and (end := _next(text, match.end())) is not None
    ]
    piece = PIECE.match(text, start)
    words = piece[0] if piece else text[start:]
    end = _next(text, start + len(words))
    return [*found, _Way(len(text) if end is None else end, None, words.strip())]


def _next(text: str, end: int) -> int | None:
    """Where the piece after this one begins; None where the text goes on without a separator."""
    if end == len(text):
        return end
    separator = SEPARATOR.match(text, end)
    return separator.end() if separator else None


def _walk(ways: dict[int, list[_Way]], end: int, which: int) -> list[_Way]:
    """One way through the text: the longest pieces (-1) or the shortest ones (0)."""
    here, walked = 0, []
    while here != end and here in ways:
        way = ways[here][which]
        walked.append(way)
        here = way.end
    return walked
