"""A small library and an assessment with a gap of each sort, and its plan, for the commands."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from .program import put, said, sctoolkit

ACTION = "{correct: Write it., prevent: Review it., type: policy}"
PLANT = f"""\
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
            actions: {{absent: {ACTION}, partial: {ACTION}}}
          - id: work.hours
            ask: "How are hours kept?"
            help: Clocks.
            kind: choice
            scope: full
            severity: critical
            criteria: [hours]
            options:
              - {{id: "no", label: Not at all, points: 0}}
              - {{id: "yes", label: By clock, points: 1}}
            actions: {{absent: {ACTION}, partial: {ACTION}}}
          - id: work.pay
            ask: "Is pay on time?"
            help: Each month.
            kind: choice
            scope: full
            severity: major
            criteria: [pay]
            options:
              - {{id: "no", label: Late, points: 0}}
              - {{id: "yes", label: On time, points: 1}}
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
          - {id: pay, title: Pay, definition: D., audience: facility, severity: major}
    """
CODE = """\
    format: 1
    code: own
    version: "1"
    title: Own code
    publisher: Nobody
    kind: workplace
    audience: facility
    edition: First
    source: [{title: Own}]
    basis: Made up for a test.
    scoring:
      official: none
      total: own-method
      because: A test.
      bands: [{id: B, from: 0, label: Low}, {id: A, from: 80, label: High}]
    sections:
      - id: "1"
        title: People
        clauses:
          - {id: "1.1", title: Age, gist: G., basis: source,
             criteria: [{id: age, relation: equivalent}]}
          - {id: "1.2", title: Hours, gist: G., basis: source,
             criteria: [{id: hours, relation: equivalent}]}
          - {id: "1.3", title: Pay, gist: G., basis: source,
             criteria: [{id: pay, relation: equivalent}]}
    """
ANSWERS = """\
    format: 1
    assessment: {name}
    questionnaire: plant@1.0
    scope: full
    organisation: Plant Ltd
    site: Porto
    answers: {{work.age: "{age}", work.hours: "{hours}", work.pay: "{pay}"}}
    """
MADE_ON = ("--date", "2026-03-02")
HEADS = {"E_mail": "E-mail"}
AGE, HOURS, PAY = "ACT-work.age-1", "ACT-work.hours-1", "ACT-work.pay-1"


def put_plant(folder: Path) -> Path:
    """The folder with the library."""
    put(folder, "questionnaires/plant/questionnaire.yaml", PLANT)
    put(folder, "codes/criteria.yaml", CRITERIA)
    put(folder, "codes/own/code.yaml", CODE)
    return folder


def answer(
    folder: Path, name: str = "a.yaml", *, age: str = "no", hours: str = "no", pay: str = "no"
) -> Path:
    """An assessment with these answers."""
    text = ANSWERS.format(name=name.partition(".")[0], age=age, hours=hours, pay=pay)
    return put(folder, name, text)


def write(folder: Path, *options: str, name: str = "a.yaml", out: str = "plan.xlsx") -> None:
    """Writes the plan of an assessment and its workbook."""
    words = ("plan", "write", name, "--code", "own", "--out", out, "--overwrite")
    run = sctoolkit(folder, *words, *(options or MADE_ON))
    assert run.returncode == 0, said(run)


def work_on(folder: Path, name: str, action: str, **entries: object) -> Path:
    """A copy of the workbook in which somebody typed; `Root_cause="x"` is under “Root cause”."""
    book = load_workbook(folder / "plan.xlsx")
    page = book["Actions"]
    heads = [cell.value for cell in page[1]]
    row = next(cell.row for cell in page["A"] if cell.value == action)
    for key, value in entries.items():
        page.cell(row, heads.index(HEADS.get(key, key.replace("_", " "))) + 1).value = value  # type: ignore[assignment]
    book.save(folder / name)
    return folder / name


def take(folder: Path, *words: str, on: str = "2026-03-20") -> None:
    """Reads workbooks back into the plan."""
    run = sctoolkit(folder, "plan", "update", *words, "-a", "a.yaml", "--date", on)
    assert run.returncode in (0, 4), said(run)
