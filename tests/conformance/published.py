"""What a published method consists of: its questionnaire, its answers, and what must come out."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from csv import DictReader
from dataclasses import dataclass, field
from pathlib import Path

from sctoolkit.model.assessment import Answer, AnswerState, Unit, Value

HERE = Path(__file__).parent
TOTAL = "total"
"""Stands for the code itself among the nodes."""
ROUNDED = "total, rounded"
"""The total as the code says that its publisher rounds it."""


def cases() -> Path:
    """The folder with the published answers and results."""
    usual = HERE.parents[2] / "shared" / "cases"
    return Path(os.environ.get("SCTOOLKIT_CASES") or usual)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, by the words of its first row."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(DictReader(file))


@dataclass(frozen=True)
class Figure:
    """A published figure."""

    value: float | None
    """None where the publisher gives none."""
    within: float = 0.0

    def distance(self, found: float | None) -> float:
        """How far a figure is from it; endlessly far where only one of them is none."""
        if self.value is None or found is None:
            return 0.0 if self.value is found else math.inf
        return abs(self.value - found)

    def equals(self, found: float | None) -> bool:
        return self.distance(found) <= self.within + SUMS


SUMS = 1e-9
"""What sums of fractions may be off by."""


@dataclass(frozen=True)
class Case:
    """Published answers, and the figures that were published for them."""

    name: str
    expected: Mapping[str, Figure]
    """By the id of a section or clause, `clause/unit`, TOTAL or ROUNDED."""
    answers: dict[str, Answer]
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Method:
    """One published method. Its code stands in codes/."""

    id: str
    sections: Mapping[str, list[Question]]
    """The questions, as they are written into a questionnaire."""
    cases: Iterable[Case]
    note: str = ""
    """Why the published figures are not the exact ones."""
    explained: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Case and node of figures that are not equal, with the publisher's reason."""

    @property
    def code(self) -> Path:
        return HERE / "codes" / self.id / "code.yaml"


Question = dict[str, object]
"""A question as it stands in YAML."""


def question(name: str, kind: str, ask: str, **more: object) -> Question:
    """What a question needs beside its kind is the same in all of them."""
    measure = {"correct": "Do it.", "prevent": "Keep it.", "type": "other"}
    return {
        "id": name,
        "kind": kind,
        "ask": ask,
        "help": "As published.",
        "scope": "full",
        "severity": "minor",
        "actions": {"absent": measure, "partial": measure},
        **more,
    }


def option(name: str, label: str, points: float | None = None, **more: object) -> dict[str, object]:
    """An option as it stands in YAML."""
    worth = {} if points is None else {"points": points}
    return {"id": name, "label": label, **worth, **more}


def said(value: Value) -> Answer:
    """An answer with a value."""
    return Answer(AnswerState.ANSWERED, value)


def number(text: str) -> float | None:
    """The figure in a cell; None for `NA`, `N/A` and nothing."""
    return None if text in ("", "NA", "N/A") else float(text)
