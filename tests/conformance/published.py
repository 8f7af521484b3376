"""What a published method consists of: its questionnaire, its answers, and what must come out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sctoolkit.model.assessment import Answer, AnswerState, Unit, Value

HERE = Path(__file__).parent
TOTAL = "total"
"""Stands for the code itself among the nodes."""


def cases() -> Path:
    """The folder with the published answers and results."""
    usual = HERE.parents[2] / "shared" / "cases"
    return Path(os.environ.get("SCTOOLKIT_CASES") or usual)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, by the words of its first row."""
    from csv import DictReader  # noqa: PLC0415 - the only place

    with path.open(encoding="utf-8", newline="") as file:
        return list(DictReader(file))


@dataclass(frozen=True)
class Figure:
    """A published figure."""

    value: float | None
    """None where the publisher gives none."""
    within: float = 1e-9

    def equals(self, found: float | None) -> bool:
        if self.value is None or found is None:
            return self.value is found
        return abs(self.value - found) <= self.within + 1e-9


@dataclass(frozen=True)
class Case:
    """Published answers, and the figures that were published for them."""

    name: str
    expected: Mapping[str, Figure]
    """By the id of a section or clause, `clause/unit`, or `total`."""
    answers: dict[str, Answer]
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Method:
    """One published method. Its code stands in codes/."""

    id: str
    sections: Mapping[str, list[Question]]
    """The questions, as they are written into a questionnaire."""
    cases: Iterable[Case]
    explained: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Case and node of figures that differ for a reason that lies with the publisher."""

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
