"""What a rule finds wrong with a part of an item, and the problem with its line that it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sctoolkit.language import labelled
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemCode


@dataclass(frozen=True, slots=True)
class Mistake:
    """A rule that a question or a clause breaks."""

    part: str
    """The id of the question, the clause or the criterion."""
    kind: ProblemCode
    message: str
    hint: str = ""
    """What to do; empty where the remedy of the kind says it."""
    about: str = ""
    """What the part names, where it stands on a line of its own: a criterion, a question."""
    warning: bool = False
    """True where everything can be used all the same."""


def with_lines(mistakes: Iterable[Mistake], lines: Mapping[str, Source]) -> list[Problem]:
    """The mistakes as problems; `lines` says where parts, and what they name, stand."""
    return [
        mistake.kind.at(
            lines.get(f"{mistake.part} {mistake.about}", lines[mistake.part]),
            labelled(mistake.part, mistake.message),
            mistake.hint,
            warning=mistake.warning,
        )
        for mistake in mistakes
    ]
