"""Fashion Transparency Index 2023: one row for each brand, with several options in a cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sctoolkit.files.assessments.multi_select import ticked
from sctoolkit.model.assessment import Answer

from .published import TOTAL, Case, Figure, Method, Question, cases, option, question, said, table

WITHIN = 0.0005
NOTE = "The publisher multiplies points by rounded factors, as 0.909 for 10 ÷ 11."
NOTHING = ("No", "None", "Nothing", "Neither")
GIVEN = "q5.00"


@dataclass
class Asked:
    """A column of the sheet as a question."""

    id: str
    column: str
    labels: list[str]
    many: bool
    seen: list[str] = field(default_factory=list)
    """What stands in cells beside the options that are worth something."""

    @property
    def options(self) -> list[tuple[str, str]]:
        return [(f"o{place:02d}", label) for place, label in enumerate(self.labels + self.seen, 1)]

    def answer(self, cell: str) -> Answer:
        found = ticked(cell, self.options)
        assert not found.rest, (self.column, cell)
        assert not found.otherwise, (self.column, cell)
        return said(found.options if self.many else found.options[0])

    def look_at(self, cell: str) -> None:
        """Takes note of words that are no option yet."""
        self.seen += ticked(cell, self.options).rest

    def written(self) -> Question:
        worth = [
            option(one, label, exclusive=label in NOTHING and self.many)
            if self.many
            else option(one, label, float(label in self.labels))
            for one, label in self.options
        ]
        kind = "checklist" if self.many else "choice"
        return question(self.id, kind, self.column, options=worth)


def method() -> Method:
    folder = cases() / "fti2023"
    scoring = json.loads((folder / "scoring.json").read_text("utf-8"))["sections"]
    rows = table(folder / "answers.csv")
    sections = {
        str(place): [
            _asked(f"q{place}.{number:02d}", column, options, rows)
            for number, (column, options) in enumerate(section["questions"].items(), 1)
        ]
        for place, section in enumerate(scoring.values(), 1)
    }
    asked = [one for some in sections.values() for one in some]
    given = question(GIVEN, "number", "Score of section 5", given=True, minimum=0, maximum=10)
    written = {f"s{name}": [one.written() for one in some] for name, some in sections.items()}
    expected = {row["company"]: row for row in table(folder / "expected.csv")}
    form = {**written, "s5": [given]}
    return Method("fti2023", form, _cases(rows, asked, expected), NOTE)


def _asked(name: str, column: str, options: dict[str, Any], rows: list[dict[str, str]]) -> Asked:
    asked = Asked(name, column, list(options), many=len(options) > 1)
    for row in rows:
        asked.look_at(row[column])
    return asked


def _cases(
    rows: list[dict[str, str]], asked: list[Asked], expected: Mapping[str, dict[str, str]]
) -> Iterator[Case]:
    for row in rows:
        published = list(expected[row["company"]].values())[1:]
        answers = {one.id: one.answer(row[one.column]) for one in asked}
        answers[GIVEN] = said(float(published[4]))
        nodes = ("1", "2", "3", "4", "5", TOTAL)
        figures = {
            node: Figure(float(figure), WITHIN)
            for node, figure in zip(nodes, published, strict=True)
        }
        yield Case(row["company"], figures, answers)
