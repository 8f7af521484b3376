"""Plain tables: headings, rows that are high enough, a filter, pages that print across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sctoolkit import wording
from sctoolkit.files.sheets.heights import height
from sctoolkit.files.sheets.leaf import Leaf, Value, shown
from sctoolkit.files.sheets.looks import FAINT, HEAD, LINK, READ, Edges, Look


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column."""

    title: str
    width: float
    number_format: str = ""
    """Of figures and dates; empty for text."""
    link: bool = False
    tall: float = 0
    """Points that the row of the headings has at least."""

    def look(self) -> Look:
        """How the cells below it look."""
        look = replace(READ, edges=Edges.BOX, form=self.number_format)
        if self.link:
            look = replace(look, colour=LINK.colour, underlined=True)
        return replace(look, across="center") if self.number_format else look


def whole(share: float | None) -> float | str:
    """A share as a figure that shows whole percents, cut as everywhere else; a dash for none."""
    return "—" if share is None else wording.whole_percent(share) / 100


def table(
    sheet: Leaf,
    heads: Sequence[Head],
    rows: Iterable[Sequence[Value]],
    *,
    nothing: str,
    top: int = 1,
) -> int:
    """The table from row `top`; `nothing` is said where there are no rows. Gives its last row."""
    for place, one in enumerate(heads, 1):
        sheet.width(place, one.width)
        sheet.put(top, place, one.title, HEAD)
    needed = height((one.title, one.width - 2) for one in heads)
    sheet.high(top, max(needed, *(one.tall for one in heads)))
    looks = [one.look() for one in heads]
    last = top
    for last, row in enumerate(rows, top + 1):
        sheet.fit(last, [(shown(v), h.width) for h, v in zip(heads, row, strict=True)])
        for place, (look, value) in enumerate(zip(looks, row, strict=True), 1):
            sheet.put(last, place, value, look)
    if last == top:
        last += 1
        sheet.put(last, 1, nothing, FAINT)
    sheet.sheet.autofilter(top - 1, 0, last - 1, len(heads) - 1)
    sheet.sheet.repeat_rows(top - 1)
    sheet.sheet.freeze_panes(top, 0)
    return last
