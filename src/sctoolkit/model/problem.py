"""A mistake in someone's file, as a value with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where something stands in a file."""

    file: str
    """Path as the user would type it."""
    line: int | None = None
    """1-based; None where the whole file is meant."""
    cell: str | None = None
    """`Sheet!C7` in a workbook; None in a text file."""

    @property
    def parts(self) -> tuple[str, str]:
        """The sheet and the cell, as `Sheet` and `C7`; either may be empty.

        Where only a sheet is named, or a whole row of it, the cell is empty or the row's number.
        """
        sheet, mark, place = (self.cell or "").rpartition("!")
        return (sheet, place) if mark else (place, "")

    def __str__(self) -> str:
        """`file:line`, or `file: Sheet!C7`, or the file alone."""
        if self.cell is not None:
            return f"{self.file}: {self.cell}"
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake that a person can mend: where, what, what to do."""

    source: Source
    code: str
    """Stable, documented in docs/problems.md."""
    message: str
    """What is wrong, quoting the word found."""
    hint: str = ""
    """What to do; empty where the message says it already."""
    warning: bool = False
    """True where the file can be used all the same."""
    found: str = ""
    """What stands there, in its own words; empty where there is nothing to quote."""
    expected: str = ""
    """What could stand there instead, as a list of answers; empty where that is not known."""
    repaired: bool = False
    """True where it was read all the same, as the message says: worth a look, nothing lost."""

    def __str__(self) -> str:
        """One line: `file:line: CODE message`."""
        return f"{self.source}: {self.code} {self.message}"


def usable(problems: Iterable[Problem]) -> bool:
    """Whether nothing worse than a warning is among them."""
    return all(problem.warning for problem in problems)
