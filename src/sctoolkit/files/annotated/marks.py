"""What is put on the cells of a copy, and on its list of problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.files.sheet import Book, cell_name
from sctoolkit.files.sheets.heights import HIGHEST, height
from sctoolkit.language import _, labelled
from sctoolkit.model.problem import Problem

AUTHOR = "sctoolkit"
BY = f"{AUTHOR} · "
"""What our part of a comment begins with."""
CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
MOST_LINKS = 65_000
"""Links that a sheet may have, and a few to spare."""
Place = tuple[int, int]
"""0-based row and column."""


class Look(StrEnum):
    """How a cell is filled."""

    ERROR = "error"
    WARNING = "warning"
    SETTLED = "settled"
    """It was marked in a copy before, and is understood now."""


FILLS = {Look.ERROR: "F8B4AE", Look.WARNING: "FFF2AB"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell with problems gets."""

    look: Look
    text: str
    """The words of its comment."""


Marks = dict[Place, Mark]
"""The cells of one sheet that are marked, from the top."""


def marks_of(problems: Iterable[Problem]) -> dict[str, Marks]:
    """The cells to be marked, by their sheet; problems of a whole sheet or file have none."""
    found: dict[str, dict[Place, list[Problem]]] = {}
    for problem in problems:
        sheet, cell = problem.source.parts
        place = place_of(cell)
        if place is not None:
            found.setdefault(sheet, {}).setdefault(place, []).append(problem)
    return {
        sheet: {place: _mark(cells[place]) for place in sorted(cells)}
        for sheet, cells in found.items()
    }


def place_of(cell: str) -> Place | None:
    """The 0-based place of `F6`; None for anything else."""
    found = CELL.fullmatch(cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _mark(problems: Sequence[Problem]) -> Mark:
    worst = Look.WARNING if all(one.warning for one in problems) else Look.ERROR
    said = [f"{labelled(one.code, one.message)}\n{one.hint}".rstrip() for one in problems]
    return Mark(worst, BY + "\n\n".join(dict.fromkeys(said)))


def settled_text() -> str:
    """What a comment of an earlier copy says where nothing is wrong any more."""
    return BY + _("This is understood now; nothing more need be done.")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list of problems."""

    cells: tuple[str, ...]
    """The first is the name of the sheet."""
    place: Place | None
    """The cell that it links to; None where it is about no cell."""
    look: Look

    def link(self, sheet: str) -> str:
        """The cell as a link within the workbook names it, by what its sheet is called there."""
        quoted = sheet.replace("'", "''")
        return f"'{quoted}'!{cell_name(*self.place)}" if self.place else ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The sheet that lists all problems."""

    title: str
    about: tuple[str, ...]
    """What is to be known before, a paragraph each."""
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    widths = (22, 10, 28, 60, 36, 60, 8)
    linked = 1
    """The column that holds the links."""

    def height(self, line: Line) -> float:
        """The points that a row needs for its words."""
        return min(HIGHEST, height(list(zip(line.cells, self.widths, strict=True))))


def listing(book: Book, problems: Sequence[Problem], *, fresh: bool) -> Listing:
    """The list of problems; `fresh` where the workbook is not the supplier's own any more."""
    about = [
        _("Some cells of this workbook could not be read, or were read with some doubt."),
        _(
            "They are coloured: red where an answer contradicts another one or cannot be used at "
            "all, yellow where something is to be looked at. Each has a comment."
        ),
        _("Correct the cells themselves and send the workbook back; nothing is read from here."),
    ]
    if fresh:
        said = _(
            "This copy was made anew from {file}: the values are as they were read, but the look, "
            "the formulas and the drop-down lists of that file are not in it."
        )
        about.append(said.format(file=book.file))
    heads = (
        _("Sheet"),
        _("Cell"),
        _("Value found"),
        _("What is wrong"),
        _("Expected"),
        _("What to do"),
        _("Code"),
    )
    names = {sheet.name for sheet in book.sheets if not sheet.lists_problems}
    return Listing(
        _("Please look"), tuple(about), heads, tuple(_line(one, names) for one in problems)
    )


def _line(one: Problem, names: set[str]) -> Line:
    sheet, cell = one.source.parts
    place = place_of(cell)
    cells = (sheet, cell, one.found, one.message, one.expected, one.hint, one.code)
    return Line(
        cells, place if sheet in names else None, Look.WARNING if one.warning else Look.ERROR
    )


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """A name of a sheet that no other has, whatever their capitals."""
    folded = {name.casefold() for name in taken}
    name, count = wanted[:31], 1
    while name.casefold() in folded:
        count += 1
        behind = f" {count}"
        name = wanted[: 31 - len(behind)] + behind
    return name
