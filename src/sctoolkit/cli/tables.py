"""Tables of plain text: fitted to a terminal, uncut where a program reads them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from sctoolkit.language import _

GAP = "  "
INDENT = "    "
NARROWEST = 8
"""Characters that a column keeps, even where its words have to be broken."""


def headed(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Each row under the headings, as the tables take them."""
    return [dict(zip(heads, row, strict=True)) for row in rows]


def table(rows: Sequence[Mapping[str, Any]], width: int | None) -> str:
    """The rows under their keys in words; wider columns are wrapped to `width`, None = no width."""
    cells = _cells(rows)
    widths = _widths(cells, width)
    return "\n".join(line for row in cells for line in _lines(row, widths))


def spread(rows: Sequence[Mapping[str, Any]], below: Sequence[str], width: int | None) -> str:
    """The table where a line has room for each row; else the columns `below` stand below it."""
    whole = table(rows, None)
    if width is None or max(map(len, whole.splitlines())) <= width:
        return whole
    head, *cells = _cells([{one: row[one] for one in row if one not in below} for row in rows])
    widths = _widths([head, *cells], width)
    lines = _lines(head, widths)
    for cell, row in zip(cells, rows, strict=True):
        sentence = " · ".join(str(row[one]) for one in below if row[one])
        lines += [*_lines(cell, widths), *_indented(sentence, width)]
    return "\n".join(lines)


def fits(rows: Sequence[Mapping[str, Any]], width: int) -> bool:
    """Whether a table of this width breaks no word."""
    words = [max(map(_longest_word, column)) for column in zip(*_cells(rows), strict=True)]
    return sum(words) + len(GAP) * (len(words) - 1) <= width


def _cells(rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    heads = list(rows[0])
    return [[_(head) for head in heads]] + [[str(row[head]) for head in heads] for row in rows]


def _widths(cells: Sequence[Sequence[str]], width: int | None) -> list[int]:
    columns = list(zip(*cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    if width is None:
        return widths
    room = width - len(GAP) * (len(widths) - 1)
    words = [max(map(_longest_word, column)) for column in columns]
    return _fitted(_fitted(widths, room, words), room, [NARROWEST] * len(widths))


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
    )


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _fitted(widths: list[int], room: int, least: list[int]) -> list[int]:
    """The widths after the widest have given up what is too much, one character at a time."""
    widths = list(widths)
    while sum(widths) > room:
        able = [place for place, width in enumerate(widths) if width > least[place]]
        if not able:
            break
        widths[max(able, key=widths.__getitem__)] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    columns = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(row, widths, strict=True)
    ]
    lines = zip_longest(*columns, fillvalue="")
    return [GAP.join(map(str.ljust, line, widths)).rstrip() for line in lines]
