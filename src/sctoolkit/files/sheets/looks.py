"""How cells look, and the formats of one workbook that stand for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import xlsxwriter
from xlsxwriter.format import Format

from sctoolkit.files.sheets import palette


class Edges(StrEnum):
    """Which lines a cell has."""

    NONE = "none"
    BOX = "box"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    colour: str = palette.INK
    size: int = 10
    bold: bool = False
    underlined: bool = False
    fill: str = ""
    """Empty for none."""
    edges: Edges = Edges.NONE
    across: str = ""
    """`center` or `right`; empty for words left and figures right."""
    down: str = ""
    """`top` or `vcenter`; empty for the bottom."""
    wrapped: bool = False
    """Whether long words go on on the next line."""
    upright: bool = False
    """Whether words run from the bottom to the top."""
    form: str = ""
    """A number format, as `0 %`; empty for general."""


PLAIN = Look()
BOLD = replace(PLAIN, bold=True)
FAINT = replace(PLAIN, colour=palette.FAINT)
LINK = replace(PLAIN, colour=palette.BLUE, underlined=True)
TITLE = replace(BOLD, size=18)
SUBTITLE = replace(BOLD, size=12, colour=palette.NAVY)
READ = replace(PLAIN, wrapped=True, down="top")
"""Words to be read, over several lines."""
HEAD = Look(
    colour=palette.WHITE,
    bold=True,
    fill=palette.NAVY,
    edges=Edges.BOX,
    down="vcenter",
    wrapped=True,
)
DATE = "yyyy-mm-dd"


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._plain: dict[Look, Format] = {}
        self._quoted: dict[Look, Format] = {}

    def of(self, look: Look, *, quoted: bool = False) -> Format:
        """The format; `quoted` for text that an office program would take for a formula."""
        known = self._quoted if quoted else self._plain
        found = known.get(look)
        if found is None:
            found = known[look] = self._book.add_format(_properties(look, quoted=quoted))
        return found

    def marking(self, properties: dict[str, object]) -> Format:
        """What a rule lays over the cells for which it holds."""
        return self._book.add_format(properties)


def _properties(look: Look, *, quoted: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "font_name": "Calibri",
        "font_size": look.size,
        "font_color": f"#{look.colour}",
        "bold": look.bold,
        "underline": int(look.underlined),
        "align": look.across,
        "text_wrap": look.wrapped,
        "rotation": 90 if look.upright else 0,
        "quote_prefix": quoted,
        "num_format": look.form or "General",
    }
    if look.down:
        found["valign"] = look.down
    if look.fill:
        found["bg_color"] = f"#{look.fill}"
    return found | _edges(look.edges)


def _edges(edges: Edges) -> dict[str, object]:
    colour = f"#{palette.HAIR}"
    if edges is Edges.BOX:
        return {"border": 1, "border_color": colour}
    return {"bottom": 1, "bottom_color": colour} if edges is Edges.BELOW else {}
