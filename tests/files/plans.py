"""A small plan with a gap of each sort, its workbook, and sheets as pipe tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.content.library import Library
from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.elsewhere import elsewhere
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.files.plan_workbook import Brief, Columns, Measured
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Evidence
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.deadline import Deadlines
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.settings import DEADLINES

from .content import read, written

MADE_ON = date(2026, 3, 2)
TOOL = "sctoolkit 0.0"
NOTES = ("Tests 4 of 7 clauses.", "Between 40 and 60.")
ACTION = "{correct: Write it., prevent: Review it., type: policy}"
QUESTIONS = f"""\
format: 1
questionnaire: plant
version: "1.0"
title: Plant check
summary: A gap of each sort.
audience: facility
source: [{{title: Own}}]
scopes: [{{id: full, title: All, minutes: 1}}]
sections:
  - id: work
    title: Work
    questions:
      - id: work.age
        ask: "Is age checked?"
        help: Papers.
        kind: choice
        scope: full
        severity: zero-tolerance
        criteria: [age]
        options:
          - {{id: "no", label: Not at all, points: 0}}
          - {{id: "yes", label: Always, points: 1}}
        actions: {{absent: {ACTION}, partial: {ACTION}, remedy: Bring children to school.}}
      - id: work.hours
        ask: "How are hours kept?"
        help: Clocks.
        kind: maturity
        scope: full
        severity: critical
        criteria: [hours]
        levels: [Not, Noted, Clocked, Checked, Audited]
        actions: {{absent: {ACTION}, partial: {ACTION}}}
      - id: work.topics
        ask: "Which topics are trained?"
        help: Tick them.
        kind: checklist
        scope: full
        severity: minor
        criteria: [training]
        options:
          - {{id: fire, label: Fire}}
          - {{id: tools, label: Tools}}
          - {{id: aid, label: First aid}}
        actions: {{absent: {ACTION}, partial: {ACTION}}}
      - id: work.pay
        ask: "Is pay on time?"
        help: Each month.
        kind: choice
        scope: full
        severity: major
        criteria: [pay]
        options: [{{id: "no", label: Late, points: 0}}, {{id: "yes", label: On time, points: 1}}]
        actions: {{absent: {ACTION}, partial: {ACTION}}}
      - id: work.water
        ask: "Is there water?"
        help: To drink.
        kind: choice
        scope: full
        severity: major
        criteria: [water]
        options: [{{id: "no", label: None, points: 0}}, {{id: "yes", label: Enough, points: 1}}]
        actions: {{absent: {ACTION}, partial: {ACTION}}}
"""
CRITERIA = """\
format: 1
criteria: hub
version: "1.0"
groups:
  - id: all
    title: All
    criteria:
      - {id: age, title: Age, definition: D., audience: facility, severity: zero-tolerance}
      - {id: hours, title: Hours, definition: D., audience: facility, severity: critical}
      - {id: training, title: Training, definition: D., audience: facility, severity: minor}
      - {id: pay, title: Pay, definition: D., audience: facility, severity: major}
      - {id: water, title: Water, definition: D., audience: facility, severity: major}
      - {id: unions, title: Unions, definition: D., audience: facility, severity: major}
"""
CODE = """\
format: 1
code: {id}
version: "1"
title: Code {id}
publisher: Nobody
kind: workplace
audience: facility
edition: First
source: [{{title: Own}}]
basis: Made up for a test.
scoring:
  official: none
  total: own-method
  because: A test.
  bands: [{{id: B, from: 0, label: Low}}, {{id: A, from: 80, label: High}}]
sections:
  - id: "1"
    title: People
    clauses:
      - {{id: "1.1", title: Age, gist: G., basis: source,
         criteria: [{{id: age, relation: equivalent}}]}}
      - {{id: "1.2", title: Hours, gist: G., basis: source,
         criteria: [{{id: hours, relation: equivalent}}]}}
      - id: "1.3"
        title: Training
        gist: G.
        basis: source
        criteria: [{{id: training, relation: partial, because: Fire only.}}]
      - id: "1.4"
        title: Pay
        gist: G.
        basis: source
        criteria: [{{id: pay, relation: exceeds, because: A payslip as well.}}]
      - {{id: "1.5", title: Water, gist: G., basis: source,
         criteria: [{{id: water, relation: equivalent}}]}}
      - {{id: "1.6", title: Unions, gist: G., basis: source,
         criteria: [{{id: unions, relation: equivalent}}]}}
      - {{id: "1.7", title: Climate, gist: G., basis: source, outside_hub: No labour matter.}}
"""
ANSWERS = {
    "work.age": Answer(AnswerState.ANSWERED, "no"),
    "work.hours": Answer(AnswerState.ANSWERED, "2", note="Clock is broken."),
    "work.topics": Answer(AnswerState.ANSWERED, ("fire",)),
    "work.pay": Answer(AnswerState.ANSWERED, "yes", evidence=(Evidence("slips.pdf"),)),
    "work.water": Answer(AnswerState.DONT_KNOW),
}


@dataclass(frozen=True)
class Plant:
    """The content that the plan is made from, and the answers."""

    questionnaire: Questionnaire
    hub: CriteriaHub
    codes: Sequence[Code]
    answers: dict[str, Answer]

    def brief(
        self,
        organisation: str = "Plant Ltd",
        site: str = "Porto",
        columns: Columns = Columns.STANDARD,
        made_on: date = MADE_ON,
    ) -> Brief:
        """What the workbook is written from."""
        assessment = Assessment(
            "plant", "plant@1.0", "full", organisation, site, answers=self.answers
        )
        results = [
            score(self.questionnaire, assessment, code, self.hub, TOOL) for code in self.codes
        ]
        scored = [Scored(*pair) for pair in zip(self.codes, results, strict=True)]
        deadlines = Deadlines(made_on, DEADLINES)
        return Brief(
            plan=plan(self.questionnaire, assessment, scored, self.hub, deadlines),
            assessment=assessment,
            questionnaire=self.questionnaire,
            measured=[self._measured(one) for one in scored],
            files=("plant.yaml",),
            tool=TOOL,
            columns=columns,
        )

    def _measured(self, one: Scored) -> Measured:
        rest = elsewhere(one.result, one.code, self.hub, self.questionnaire, [])
        return Measured(one.code, one.result, rest, NOTES)

    def answering(self, **answers: Answer) -> Plant:
        """The same with other answers, `hours=…` for `work.hours`."""
        others = {f"work.{name}": answer for name, answer in answers.items()}
        return replace(self, answers=self.answers | others)


def read_plant(folder: Path, codes: Sequence[str] = ("eti",)) -> Plant:
    """The plant, measured against codes of these ids."""
    written(folder / "codes" / "criteria.yaml", CRITERIA)
    for name in codes:
        written(folder / "codes" / name / "code.yaml", CODE.format(id=name))
    library = Library((folder,))
    found = [library.code(name) for name in codes]
    return Plant(read(folder, QUESTIONS), library.criteria(), found, ANSWERS)


def sheet(book: Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def table(page: Worksheet, *titles: str, top: int = 1) -> str:
    """The columns with these headings in row `top`, as a pipe table without the empty rows."""
    heads = [cell.value for cell in page[top]]
    places = [heads.index(title) for title in titles]
    lines = []
    for row in page.iter_rows(min_row=top, values_only=True):
        cells = [_shown(row[place]) for place in places]
        if any(cells):
            lines.append(f"| {' | '.join(cells)} |\n")
    return "".join(lines)


def _shown(value: object) -> str:
    if value is None:
        return ""
    day = getattr(value, "date", None)
    return str(day() if day else value).replace("\n", " / ")
