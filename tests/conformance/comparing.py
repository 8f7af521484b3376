"""Scores the cases of a method with the product, and holds every figure against the published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from adding_up import wrong_sums
from sctoolkit.content.codes import read_code
from sctoolkit.content.questionnaires import read_questionnaire
from sctoolkit.engine.scoring.rounding import published
from sctoolkit.engine.scoring.scorer import Scorer
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Part, PartKind, Result

from .published import ROUNDED, TOTAL, Case, Method, Question

NO_CRITERIA = CriteriaHub("1", {}, {})
"""These methods bring their own questions."""


@dataclass(frozen=True)
class Difference:
    """A figure that is not the published one."""

    case: str
    node: str
    published: float | None
    found: float | None
    reason: str
    """Why it lies with the publisher; empty where nobody knows."""


@dataclass
class Compared:
    """What came of all cases of a method."""

    method: str
    cases: int = 0
    figures: int = 0
    furthest: float = 0.0
    """How far the figures that count as equal are from the published ones."""
    differences: list[Difference] = field(default_factory=list)
    wrong_sums: list[str] = field(default_factory=list)

    @property
    def equal(self) -> int:
        return self.figures - len(self.differences)

    @property
    def good(self) -> bool:
        return not self.wrong_sums and all(one.reason for one in self.differences)


@dataclass(frozen=True)
class Content:
    """The questionnaire and the code of a method, as the product reads them."""

    questionnaire: Questionnaire
    code: Code
    scorer: Scorer

    def result(self, case: Case) -> Result:
        name = self.questionnaire.name
        return self.scorer.score(
            Assessment(case.name, name, "full", answers=case.answers, units=case.units)
        )


def content(method: Method, folder: Path) -> Content:
    """The questionnaire of a method, written into a folder, and its code."""
    return read_content(method.id, method.sections, method.code, folder)


def read_content(
    name: str, sections: Mapping[str, list[Question]], code_file: Path, folder: Path
) -> Content:
    """Writes a questionnaire into a folder and reads it and a code with the usual readers."""
    form, problems = read_questionnaire(write_questionnaire(name, sections, folder))
    code, more = read_code(code_file)
    assert [str(problem) for problem in (*problems, *more)] == []
    assert form is not None
    assert code is not None
    scorer = Scorer(form.questionnaire, code.code, NO_CRITERIA, "test")
    return Content(form.questionnaire, code.code, scorer)


def write_questionnaire(name: str, sections: Mapping[str, list[Question]], folder: Path) -> Path:
    """The questionnaire as a file; JSON is YAML as well."""
    whole = {
        "format": 1,
        "questionnaire": name,
        "version": "1",
        "title": f"Questions of {name}",
        "summary": "Made of published files.",
        "audience": "company",
        "source": [{"title": "The published files."}],
        "scopes": [{"id": "full", "title": "All", "minutes": 1}],
        "sections": [
            {"id": section, "title": f"Section {section}", "questions": questions}
            for section, questions in sections.items()
        ],
    }
    path = folder / "questionnaires" / name / "questionnaire.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")
    return path


def compared(method: Method, folder: Path) -> Compared:
    """All cases of a method, scored and compared figure by figure."""
    read = content(method, folder)
    all_of_it = Compared(method.id)
    for case in method.cases:
        result = read.result(case)
        all_of_it.cases += 1
        _compare(all_of_it, case, result, method.explained)
        all_of_it.wrong_sums += wrong_sums(result.tree, read.code.scoring.met_at)
    return all_of_it


def _compare(
    all_of_it: Compared, case: Case, result: Result, explained: Mapping[tuple[str, str], str]
) -> None:
    found = {ROUNDED: published(result), **dict(figures(result.tree))}
    for node, figure in case.expected.items():
        all_of_it.figures += 1
        if node in found and figure.equals(found[node]):
            all_of_it.furthest = max(all_of_it.furthest, figure.distance(found[node]))
        else:
            reason = explained.get((case.name, node), "")
            difference = Difference(case.name, node, figure.value, found.get(node), reason)
            all_of_it.differences.append(difference)


def figures(part: Part, above: str = "") -> Iterator[tuple[str, float | None]]:
    """Every node with its figure; a unit is called `clause/unit`."""
    own = {PartKind.TOTAL: TOTAL, PartKind.UNIT: f"{above}/{part.id}"}.get(part.kind, part.id)
    yield own, part.point
    for one in part.parts:
        yield from figures(one, above if part.kind is PartKind.UNIT else own)
