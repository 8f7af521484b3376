"""An answer that is not word for word what stands in its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from sctoolkit import wording
from sctoolkit.files.understanding.misunderstood import quoted
from sctoolkit.files.understanding.numbers import read_as
from sctoolkit.model.assessment import Answer
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Repaired:
    """An answer that somebody should look at, since its figure had to be interpreted."""

    answer: Answer
    found: str
    """The cell in its own words, cut where it is long."""
    expected: str
    """The figure in digits alone, as programs read it."""
    message: str
    """How it was understood."""

    def problem(self, source: Source) -> Problem:
        """The warning at its cell."""
        problem = ProblemKind.CELL_INTERPRETED.at(source, self.message, warning=True)
        return replace(problem, found=self.found, expected=self.expected)


def repaired(value: object, meaning: Other) -> Other | Repaired:
    """What a cell means; with its warning where the figure is not written as it was read."""
    message = read_as(value, meaning)
    if not message or not isinstance(meaning, Answer) or not isinstance(meaning.value, float):
        return meaning
    return Repaired(meaning, quoted(str(value)), wording.digits(meaning.value), message)
