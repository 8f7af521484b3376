"""One supplier's cells, wherever they stand in the file, laid out as one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sctoolkit.files.layouts.filled import Cells, Filled
from sctoolkit.files.layouts.filling import Filler, NameOf, Row, cells_of, is_blank
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.slots import Places, Slot
from sctoolkit.files.layouts.understood import Column
from sctoolkit.files.sheet import CellValue, Sheet, cell_name
from sctoolkit.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Who:
    """The supplier, as far as the file says."""

    name: str
    id: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a sheet, at hand."""

    sheet: Sheet
    row: int
    """0-based."""
    cells: Row

    @classmethod
    def of(cls, sheet: Sheet, row: int) -> Placed:
        """The row of a sheet that is in memory."""
        return cls(sheet, row, sheet.rows[row] if row < len(sheet.rows) else ())

    def at(self, place: int) -> CellValue:
        """The value in a 0-based column; None where nothing stands."""
        return self.cells[place] if place < len(self.cells) else None


@dataclass(slots=True)
class Line:
    """Grows while a file is read."""

    values: list[CellValue] = field(default_factory=list)
    names: list[tuple[Placed, int]] = field(default_factory=list)
    columns: list[tuple[Column, int]] = field(default_factory=list)

    def put(self, column: Column, row: Placed, place: int) -> None:
        """Adds the cell that says what the column is about."""
        self.values.append(row.at(place))
        self.names.append((row, place))
        self.columns.append((column, len(self.values) - 1))

    def put_beside(self, column: Column, row: Placed, roles: dict[Role, int]) -> None:
        """Adds the cells for a comment and for evidence, where something stands in them."""
        for role in (Role.COMMENT, Role.EVIDENCE):
            if role in roles and not is_blank(row.at(roles[role])):
                self.put(replace(column, role=role, option=""), row, roles[role])

    def name_of(self, place: int) -> str:
        """The name of a cell as `Sheet!F6`."""
        placed, column = self.names[place]
        return f"{placed.sheet.name}!{cell_name(placed.row, column)}"

    def slots(self, filler: Filler) -> list[Slot]:
        """The places of each question."""
        places = Places(filler.index)
        for column, place in self.columns:
            places.add(column, place)
        return [_uniting(slot) for slot in places.slots()]

    def filled(
        self, filler: Filler, who: Who, where: str, problems: Sequence[Problem] = ()
    ) -> Filled:
        """The supplier's answers; a file of its own is shown as a whole before it is read."""
        return self.laid(filler).filled(filler, self.values, who, where, problems)

    def laid(self, filler: Filler) -> Laid:
        """Where its cells stand."""
        return Laid.of(self.slots(filler), self.name_of)


@dataclass(frozen=True, slots=True)
class Laid:
    """Where the cells of a supplier stand, whatever is in them."""

    slots: list[Slot]
    name_of: NameOf
    cells: Cells

    @classmethod
    def of(cls, slots: list[Slot], name_of: NameOf) -> Laid:
        """These places, with the names of their cells."""
        cells = {slot.question.id: (name_of(slot.place), "") for slot in slots}
        return cls(slots, name_of, Cells(cells))

    @classmethod
    def about(cls, columns: Sequence[tuple[Column, str]], index: Index) -> Laid:
        """The places of cells, each with what it is about and its name, in the order of a row."""
        places = Places(index)
        for place, (column, _name) in enumerate(columns):
            places.add(column, place)
        slots = [_uniting(slot) for slot in places.slots()]
        return cls.of(slots, [name for _column, name in columns].__getitem__)

    def filled(
        self, filler: Filler, values: Row, who: Who, where: str, problems: Sequence[Problem] = ()
    ) -> Filled:
        """The answers that the values are; a file of its own is looked at as a whole first."""
        if where == filler.file:
            filler.look(cells_of(self.slots, [values]))
        given = filler.fill(self.slots, values, self.name_of)
        return Filled(
            name=who.name,
            id=who.id,
            site=who.site,
            where=where,
            answers=given.answers,
            cells=self.cells,
            problems=(*problems, *given.problems),
            evidence=given.evidence,
        )


def _uniting(slot: Slot) -> Slot:
    """Several whole answers to a question of many options are one option each."""
    several = len(slot.singles) > 1 and not slot.ticks and slot.question.kind.many
    return replace(slot, unite=True) if several else slot
