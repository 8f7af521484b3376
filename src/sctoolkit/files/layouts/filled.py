"""A supplier's answers as one file gave them, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding.repaired import Repaired
from sctoolkit.model.assessment import Answer
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Question


@dataclass(frozen=True, slots=True)
class Cells:
    """Where answers stand. Rows of a table share the columns; no cell is named in vain."""

    columns: dict[str, tuple[str, str]]
    """Question to what stands before and behind `place` in the name of its cell."""
    place: str = ""
    """The row of a table, the column of a transposed one, nothing in a form."""

    def of(self, question: str) -> str:
        """The cell of a question's answer as `Sheet!F6`; empty where it has none."""
        before, behind = self.columns.get(question, ("", ""))
        return f"{before}{self.place}{behind}" if before else ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What one supplier answered."""

    name: str
    """The supplier's name, else its id, else where it stands."""
    id: str
    """The supplier's own id, as text; empty where there is none."""
    where: str
    """The file, sheet and row, as a person would look for it."""
    answers: dict[str, Answer]
    cells: Cells
    site: str = ""
    """The site, where our own form was filled in for one."""
    problems: tuple[Problem, ...] = ()
    evidence: dict[str, str] = field(default_factory=dict)
    """Question to what the supplier wrote in its evidence cell, which is in the note, too."""
    started: CellValue = None
    """When answering began and ended, where the file says so; as it stood in the cell."""
    ended: CellValue = None
    complete: bool = True
    """False where the form tool says that the reply was never sent."""


class Misread(Protocol):
    """Why a cell is no answer."""

    def problem(self, source: Source) -> Problem:
        """The problem at its cell."""


Meanings = dict[object, Answer | Repaired | Misread]
"""Cells of one question to what they were found to mean."""


class Understanding(Protocol):
    """Whatever turns cells into answers."""

    def look(self, columns: Mapping[str, Sequence[CellValue]]) -> None:
        """Looks at the filled cells of each question before any is read, for habits of writing."""

    def meanings(self, question: Question) -> Meanings:
        """What is known of cells written in these habits, to be added to."""

    def one(self, question: Question, value: CellValue, reason: str = "") -> Answer | Misread:
        """The answer that a cell holds; the reason is what stands beside it."""

    def ticks(self, question: Question, ticked: dict[str, CellValue]) -> Answer | Misread:
        """The answer that the cells of its options hold together."""
