"""Questions down, suppliers across: a wide table that lies on its side."""

from __future__ import annotations

from itertools import zip_longest

from sctoolkit.files.layouts.filling import is_blank
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.labels import Around
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.table import Table
from sctoolkit.files.layouts.understood import Candidate, Layout
from sctoolkit.files.sheet import CellValue, Sheet
from sctoolkit.language import _, plural

TWO = 2


def turned(sheet: Sheet) -> Sheet:
    """The sheet with its rows as columns."""
    return Sheet(sheet.name, [list(row) for row in zip_longest(*sheet.loaded().rows)], sheet.hidden)


def weigh(table: Table | None, index: Index) -> Candidate:
    """How well a turned sheet fits: questions down a column, several suppliers beside them."""
    if table is None:
        return Candidate(Layout.TRANSPOSED, 0, _("no column holds questions"))
    return weigh_names(_suppliers(table, index), len(table.head.questions), index)


def has_names(around: Around, index: Index) -> bool:
    """Whether a row without questions holds two names, right of where questions stand."""
    first = min(label.column for label in around.labels) + 1
    asks = {label.row for label in around.labels}
    rows = (cells for row, cells in enumerate(around.sheet.rows) if row not in asks)
    return any(sum(_is_name(cell, index) for cell in cells[first:]) >= TWO for cells in rows)


def weigh_names(suppliers: int, questions: int, index: Index) -> Candidate:
    """How well it fits with so many suppliers side by side, and questions below each other."""
    if suppliers < TWO:
        return Candidate(Layout.TRANSPOSED, 0, _("not several suppliers side by side"))
    said = plural("{count} supplier side by side", "{count} suppliers side by side", suppliers)
    return Candidate(Layout.TRANSPOSED, questions / len(index.questions), said)


def _suppliers(table: Table, index: Index) -> int:
    """The columns that are headed with a name, and answer something."""
    named = table.first(Role.SUPPLIER)
    if named is None:
        return 0
    places = [column.place for column in table.columns if column.question]
    suppliers = 0
    for row in table.sheet.rows[table.head.last + 1 :]:
        name = row[named.place] if named.place < len(row) else None
        is_name = _is_name(name, index)
        answered = any(not is_blank(row[place]) for place in places if place < len(row))
        suppliers += is_name and answered
    return suppliers


def _is_name(value: CellValue, index: Index) -> bool:
    return isinstance(value, str) and not is_blank(value) and not _means(value, index)


def _means(heading: str, index: Index) -> bool:
    """Whether a heading is known to be something other than a name."""
    return role_of(heading) is not None or heading.strip().casefold() in index.option_words
