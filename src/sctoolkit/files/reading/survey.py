"""What a sheet holds by an account of its own, against which the reader's is held."""

from __future__ import annotations

from dataclasses import dataclass, field

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.sheet import Lost, cell_name
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

Place = tuple[int, int]
"""0-based row and column."""


@dataclass(slots=True)
class Survey:
    """What was counted in one sheet."""

    filled: int = 0
    """Cells with a value that the reader must give."""
    spaces: int = 0
    """Those among them with nothing but spaces, which the reader may take for blank."""
    lost: dict[Place, Lost] = field(default_factory=dict)
    dates: set[Place] = field(default_factory=set)
    """Cells whose value is a date written as text (ISO 8601), as strict OOXML has them."""
    end: Place = (0, 0)
    """The last row and the last column that have a value."""

    def reach(self, row: int, column: int) -> None:
        """Takes in that there is a value."""
        self.end = (max(row, self.end[0]), max(column, self.end[1]))


def refuse_wide(filled: int, end: Place, sheet: str) -> None:
    """Refuses a sheet whose filled cells are so far apart that its grid cannot be held."""
    cells = (end[0] + 1) * (end[1] + 1)
    if cells > max(limits.GRID, limits.SPARSE * filled):
        last = cell_name(*end)
        message = _("{filled} cells are filled, but they reach as far as {cell}").format(
            filled=filled, cell=last
        )
        raise RefusedError(ProblemKind.FAR_APART, message, cell=f"{sheet}!{last}")
