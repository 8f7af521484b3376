"""Gives cells of a worksheet another style, and the sheet its comments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from sctoolkit.files.annotated.geometry import Geometry, column_pixels, row_pixels
from sctoolkit.files.annotated.marks import Place, place_of
from sctoolkit.files.annotated.package import element
from sctoolkit.files.annotated.splicing import Element, Splices, elements
from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.sheet import cell_name
from sctoolkit.language import _

BEHIND = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
}
"""What stands behind the comments of a sheet."""
YES = ("1", "true", "on")
Restyle = Callable[[int], int]
"""Gives the number of a style for the one that a cell has."""


@dataclass(slots=True)
class _Row:
    """A row that holds cells to be changed."""

    element: Element
    cells: dict[int, Element] = field(default_factory=dict)
    """By column."""


class SheetPart:
    """One worksheet's part."""

    def __init__(self, xml: bytes, part: str, places: Collection[Place]) -> None:
        self.geometry = Geometry()
        self._splices = Splices(xml)
        self._wanted = {row for row, _column in places}
        self._waiting = sorted(self._wanted, reverse=True)
        self._missing: dict[int, int] = {}
        """A row that is not there, and the byte before which it belongs."""
        self._columns: list[tuple[int, int, int]] = []
        """First and last column, 0-based, with the style of their empty cells."""
        self._row = self._column = -1
        self._numbers: list[int] = []
        """Of each row and cell that is wanted, its row or column."""
        found = elements(xml, part, self._seen)
        self._top = {one.name: one for one in reversed(found) if one.depth == 1}
        if "sheetData" not in self._top:
            raise damaged(_("the part {name} is damaged").format(name=part))
        self._rows = self._sorted(found)

    def _seen(self, name: str, said: dict[str, str], depth: int, at: int) -> bool:
        """Keeps count of rows and cells; wants the rows that are changed, with their cells."""
        if name == "c" and depth == 3:  # noqa: PLR2004 - in a row
            return self._row in self._wanted and self._seen_cell(said)
        if name == "row" and depth == 2:  # noqa: PLR2004 - in sheetData
            return self._seen_row(said, at)
        if name == "sheetFormatPr":
            self._defaults(said)
        elif name == "col":
            self._col(said)
        return depth <= 1

    def _seen_row(self, said: dict[str, str], at: int) -> bool:
        self._row = int(said["r"]) - 1 if "r" in said else self._row + 1
        self._column = -1
        if "ht" in said:
            self.geometry.heights[self._row] = row_pixels(float(said["ht"]))
        while self._waiting and self._waiting[-1] <= self._row:
            self._missing[self._waiting.pop()] = at
        if self._row in self._wanted:
            self._missing.pop(self._row, None)
            self._numbers.append(self._row)
            return True
        return False

    def _seen_cell(self, said: dict[str, str]) -> bool:
        place = place_of(said.get("r", ""))
        self._column = place[1] if place else self._column + 1
        self._numbers.append(self._column)
        return True

    def _defaults(self, said: dict[str, str]) -> None:
        if "defaultColWidth" in said:
            self.geometry.width = column_pixels(float(said["defaultColWidth"]))
        if "defaultRowHeight" in said:
            self.geometry.height = row_pixels(float(said["defaultRowHeight"]))

    def _col(self, said: dict[str, str]) -> None:
        first, last = int(said.get("min", "1")) - 1, int(said.get("max", "1")) - 1
        hidden = said.get("hidden", "").lower() in YES
        width = column_pixels(float(said["width"])) if "width" in said else self.geometry.width
        self.geometry.widths.append((first, last, 0 if hidden else width))
        self._columns.append((first, last, int(said.get("style", "0"))))

    def _sorted(self, found: list[Element]) -> dict[int, _Row]:
        """The rows that are changed, each with its cells."""
        rows: dict[int, _Row] = {}
        numbers = iter(self._numbers)
        row: _Row | None = None
        for one in found:
            if one.depth == 2:  # noqa: PLR2004 - a row
                row = rows[next(numbers)] = _Row(one)
            elif one.depth == 3 and row is not None:  # noqa: PLR2004 - a cell
                row.cells[next(numbers)] = one
        return rows

    @property
    def drawing(self) -> str:
        """The id of the relationship to the drawing of its comments; empty where there is none."""
        known = self._top.get("legacyDrawing")
        ids = known.attributes.items() if known else ()
        return next((value for key, value in ids if key.rpartition(":")[2] == "id"), "")

    def draw(self, relation: str, namespace: str) -> None:
        """Has the sheet say where the drawing of its comments is."""
        data = self._top["sheetData"]
        behind = [
            one.start for one in self._top.values() if one.name in BEHIND and one.start > data.start
        ]
        at = min(behind, default=self._top_end())
        said = {"xmlns:r": namespace, "r:id": relation}
        self._splices.put(at, at, element(f"{data.prefix}legacyDrawing", said))

    def _top_end(self) -> int:
        return max(one.after for one in self._top.values())

    def restyle(self, places: Mapping[Place, Restyle]) -> None:
        """Gives each of these cells the style that comes of its own; those not there are made."""
        by_row: dict[int, dict[int, Restyle]] = {}
        for (row, column), new in sorted(places.items(), key=lambda one: one[0]):
            by_row.setdefault(row, {})[column] = new
        made: dict[int, list[bytes]] = {}
        for row, cells in by_row.items():
            if row in self._rows:
                self._restyle_row(self._rows[row], row, cells)
            else:
                at = self._missing.get(row, -1)
                made.setdefault(at, []).append(self._new_row(row, cells))
        data = self._top["sheetData"]
        if at_end := made.pop(-1, None):
            self._splices.append(data, b"".join(at_end))
        for at, rows in made.items():
            self._splices.put(at, at, b"".join(rows))

    def _restyle_row(self, known: _Row, row: int, cells: Mapping[int, Restyle]) -> None:
        said = known.element.attributes
        own = int(said.get("s", "0")) if said.get("customFormat", "").lower() in YES else None
        at_end: list[bytes] = []
        for column, new in cells.items():
            cell = known.cells.get(column)
            if cell is not None:
                style = new(int(cell.attributes.get("s", "0")))
                self._splices.tag(cell, {"s": str(style)})
                continue
            made = self._new_cell((row, column), new(self._style(column) if own is None else own))
            behind = [one.start for at, one in known.cells.items() if at > column]
            if behind:
                self._splices.put(min(behind), min(behind), made)
            else:
                at_end.append(made)
        if at_end:
            self._splices.append(known.element, b"".join(at_end))

    def _new_row(self, row: int, cells: Mapping[int, Restyle]) -> bytes:
        inside = [
            self._new_cell((row, column), new(self._style(column))) for column, new in cells.items()
        ]
        prefix = self._top["sheetData"].prefix
        return element(f"{prefix}row", {"r": str(row + 1)}, b"".join(inside))

    def _new_cell(self, place: Place, style: int) -> bytes:
        prefix = self._top["sheetData"].prefix
        return element(f"{prefix}c", {"r": cell_name(*place), "s": str(style)})

    def _style(self, column: int) -> int:
        said = (style for first, last, style in self._columns if first <= column <= last)
        return next(said, 0)

    def done(self) -> bytes:
        """The part with its changes."""
        return self._splices.done()
