"""Tells at a glance that a sheet asks nothing, as lists, instructions and addresses do.

No layout is found in a sheet in which no cell, and no part of one, is a question or a key of a
form. Headings of two levels put two cells together; what only both together would ask is left to
those who look closely, as is a text of many parts.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from sctoolkit.files.layouts.columns import SEPARATORS
from sctoolkit.files.layouts.filling import text_of
from sctoolkit.files.layouts.form import DETAIL
from sctoolkit.files.layouts.head import IMPORT_ID
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.sheet import CellValue, Rows

MOST_PARTS = 8
AROUND = " /[](){}.:-–—_"
"""What is left around a part of a text."""


def asks_nothing(rows: Rows, index: Index) -> bool:
    """Whether the rows have no layout, whichever one looks for."""
    if index.joins_cells:
        return False
    return not any(_may_ask(cell, index) for cells in rows for cell in cells if cell is not None)


def _may_ask(cell: CellValue, index: Index) -> bool:
    if isinstance(cell, str):
        return _text_may_ask(cell, index)
    return index.match(text_of(cell)) is not None


@lru_cache(maxsize=50_000)
def _text_may_ask(text: str, index: Index) -> bool:
    words = text_of(text)
    told = text.startswith(DETAIL) or words.replace(" ", "").casefold().startswith(IMPORT_ID[:1])
    return told or index.match(text) is not None or _part_may_ask(words, index)


def _part_may_ask(words: str, index: Index) -> bool:
    found = [place for one in SEPARATORS.finditer(words) for place in (one.start(), one.end())]
    if len(found) > 2 * MOST_PARTS:
        return True
    places = sorted({0, *found, len(words)})
    parts = {words[start:end] for start, end in combinations(places, 2)}
    return any(
        index.match(form) is not None for part in parts for form in {part, part.strip(AROUND)}
    )
