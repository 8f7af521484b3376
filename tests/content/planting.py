"""Small content with mistakes planted in it; each case's YAML marks the lines to be named."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sctoolkit.content.checks import check_paths, checked_criteria, checked_questionnaire
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

MARK = "# here"
"""Ends each line at which the problem must be reported; without it, the file as a whole is."""

HUB = """\
format: 1
criteria: hub
version: "1"
groups:
  - id: wages
    title: Wages
    criteria:
      - {id: wages.paid, title: Paid, definition: Paid., audience: both, severity: major}
      - {id: wages.slip, title: Slip, definition: Given., audience: facility, severity: minor}
      - id: wages.age
        title: Age
        definition: Nobody is younger.
        audience: both
        severity: critical
        levels: [{id: age-14, label: Fourteen}, {id: age-15, label: Fifteen}]
"""

QUESTIONNAIRE = """\
format: 1
questionnaire: sample
version: "1"
title: Sample
summary: A sample.
audience: company
source: [{title: Nowhere}]
scopes: [{id: short, title: Short}, {id: full, title: Full}]
"""

CODE = """\
format: 1
code: sample
version: "1"
title: Sample
publisher: Nobody
kind: workplace
audience: facility
edition: First
source: [{title: Nowhere}]
basis: Made up.
"""

GAP = "{correct: Mend it., prevent: Watch it., type: other}"
WORDS = {
    "FACT": "ask: Tell us, help: This., scope: full, scored: false",
    "SCORED": "ask: Tell us, help: This., scope: full, severity: major",
    "PAID": f"criteria: [wages.paid], actions: {{absent: {GAP}, partial: {GAP}}}",
    "ACTIONS": f"actions: {{absent: {GAP}, partial: {GAP}}}",
    "YES-NO": "kind: yes-partly-no, partly: Half",
    "SIZES": "options: [{id: small, label: Small}, {id: large, label: Large}]",
    "CLAUSE": "title: Clause, gist: Do it., basis: source",
    "CLAUSES": 'sections: [{id: "1", title: One, clauses: [{id: "1.1", CLAUSE, OUTSIDE}]}]',
    "OUTSIDE": "outside_hub: It is about something else.",
    "SCORING": "scoring: {official: none, total: own-method, because: Made up.}",
}
"""What the cases abbreviate, so that the mistake stands out."""


@dataclass(frozen=True, slots=True)
class Case:
    """The files of one item, the first of which is checked, and the code of the mistake in them."""

    code: str
    name: str
    files: Mapping[str, str | None]
    """Text by path; None for a file that is missing."""
    language: str = ""
    whole: bool = False
    """True where all files are checked together."""

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def expected(self) -> list[tuple[str, str, int | None]]:
        """Code, file and line of every marked line, or of the first file as a whole."""
        marked: list[tuple[str, str, int | None]] = [
            (self.code, name, number)
            for name, text in self.files.items()
            for number, line in enumerate((text or "").splitlines(), 1)
            if line.endswith(MARK)
        ]
        return sorted(marked, key=str) or [(self.code, next(iter(self.files)), None)]


def yaml(text: str) -> str:
    """The text without its indentation, its abbreviations written out."""
    text = textwrap.dedent(text)
    for _round in range(3):
        text = re.sub(r"\b[A-Z][A-Z-]+\b", lambda word: WORDS.get(word[0], word[0]), text)
    return text


def in_questionnaires(table: str) -> tuple[Case, ...]:
    """Questionnaires that go on with the given lines; a list of questions makes one section."""
    return tuple(
        Case(code, name, {"questionnaire.yaml": QUESTIONNAIRE + _in_section(body)})
        for code, name, body in _entries(table)
    )


def _in_section(body: str) -> str:
    if not body.startswith("- "):
        return body
    head = "sections:\n  - id: a\n    title: A\n    questions:\n"
    return head + textwrap.indent(body, "      ")


def in_codes(table: str) -> tuple[Case, ...]:
    """Codes of conduct that go on with the given lines; a list of clauses makes one section."""
    return tuple(
        Case(code, name, {"code.yaml": CODE + _in_code_section(body)})
        for code, name, body in _entries(table)
    )


def _in_code_section(body: str) -> str:
    if not body.startswith("- "):
        return body
    head = f'{WORDS["SCORING"]}\nsections:\n  - id: "1"\n    title: One\n    clauses:\n'
    return head + textwrap.indent(body, "      ")


def _entries(table: str) -> Iterator[tuple[str, str, str]]:
    """Code, name and body: each entry is a line that begins with a code, its body indented."""
    for entry in re.split(r"(?m)^(?=[A-Z]\d{3} )", textwrap.dedent(table))[1:]:
        title, body = entry.split("\n", 1)
        code, name = title.split(" ", 1)
        yield code, name, yaml(body.rstrip()) + "\n"


def plant(folder: Path, files: Mapping[str, str | None]) -> Path:
    """Writes the files below `sample/`; a lone surrogate stands for a byte that is no text."""
    item = folder / "sample"
    for name, text in files.items():
        path = item / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return item


def hub_in(folder: Path) -> CriteriaHub:
    """The criteria of the cases."""
    path = folder / "criteria.yaml"
    path.write_text(HUB, "utf-8")
    hub, problems = checked_criteria(path)
    assert hub is not None, problems
    return hub


def problems_of(case: Case, folder: Path) -> tuple[Problem, ...]:
    """What the check finds in the case."""
    item = plant(folder, case.files)
    checked = item if case.whole else item / next(iter(case.files))
    return check_paths([checked], hub_in(folder), case.language).problems


def found_in(case: Case, folder: Path) -> list[tuple[str, str, int | None]]:
    """Code, file and line of what the check finds in the case."""
    places = [(problem.code, problem.source) for problem in problems_of(case, folder)]
    item = folder / "sample"
    found = [(code, str(Path(at.file).relative_to(item)), at.line) for code, at in places]
    return sorted(found, key=str)


def questionnaire_in(folder: Path, body: str, **sections: str) -> Questionnaire:
    """The questionnaire with this body; each of `sections` is a file of the folder sections/."""
    (case,) = in_questionnaires("Q000 sample\n" + body)
    others = {f"sections/{name}.yaml": yaml(text) for name, text in sections.items()}
    item = plant(folder, {**case.files, **others})
    questionnaire, problems = checked_questionnaire(item / "questionnaire.yaml")
    assert questionnaire is not None, problems
    return questionnaire
