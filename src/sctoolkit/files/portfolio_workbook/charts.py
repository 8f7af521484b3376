"""One sheet at a glance: how scores spread, how many have which rating, what is commonest."""

from __future__ import annotations

from collections.abc import Sequence

import xlsxwriter

from sctoolkit.files.sheets.grid import Looks, print_lying
from sctoolkit.files.sheets.leaf import Plain
from sctoolkit.language import _, with_decimal_sign
from sctoolkit.model.portfolio import Portfolio

BARS = 10
"""More bars than this lie on their side."""
MOST = 15
"""How many of the commonest findings are shown."""
ROOM = 15
"""Rows that a chart takes."""
Counts = Sequence[tuple[str, int]]


def add_charts(book: xlsxwriter.Workbook, looks: Looks, name: str, one: Portfolio) -> None:
    """Adds the sheet with its tables and a chart beside each."""
    overview = _Overview(book, looks, name)
    spread = [(_span(start, end), count) for start, end, count in one.spread]
    overview.add(_("Scores"), spread)
    if set(one.ratings) - {""}:
        rated = [
            (one.rated(rating) or _("none"), count) for rating, count in sorted(one.ratings.items())
        ]
        overview.add(_("Ratings"), rated)
    common = [(one.called(clause), count) for clause, count in one.commonest[:MOST]]
    overview.add(_("Commonest findings"), common)


def _span(start: float, end: float) -> str:
    return " – ".join(with_decimal_sign(f"{end:.1f}") for end in (start, end))


class _Overview:
    """A sheet with one table below the other, each with its chart."""

    def __init__(self, book: xlsxwriter.Workbook, looks: Looks, name: str) -> None:
        self._book, self._looks, self._name = book, looks, name
        self._sheet = book.add_worksheet(name, Plain)
        print_lying(self._sheet)
        self._sheet.set_column(0, 0, 40)
        self._sheet.set_column(1, 1, 12)
        self._row = 0

    def add(self, title: str, counts: Counts) -> None:
        """Adds a table of labels and counts; nothing where there are none."""
        if not counts:
            return
        first, last = self._row + 1, self._row + len(counts)
        self._sheet.write_string(self._row, 0, title, self._looks.head)
        self._sheet.write_string(self._row, 1, _("Suppliers"), self._looks.head)
        for row, (label, count) in enumerate(counts, first):
            self._sheet.write_string(row, 0, label)
            self._sheet.write_number(row, 1, count)
        chart = self._book.add_chart({"type": "bar" if len(counts) > BARS else "column"})
        categories, values = ([self._name, first, column, last, column] for column in (0, 1))
        chart.add_series({"name": title, "categories": categories, "values": values})
        chart.set_title({"name": title})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True} if len(counts) > BARS else {"min": 0})
        chart.set_x_axis({"min": 0} if len(counts) > BARS else {})
        chart.set_size({"width": 640, "height": ROOM * 20})
        self._sheet.insert_chart(self._row, 3, chart)
        self._row = max(last, self._row + ROOM) + 2
