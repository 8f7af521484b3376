"""A small result that has something of everything a report says."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.content.library import Library
from sctoolkit.engine.scoring.elsewhere import elsewhere
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Evidence, EvidenceLevel
from sctoolkit.report.summary import Reported

TOOL = "sctoolkit 0.0"
QUESTIONNAIRE = """\
format: 1
questionnaire: plant
version: "1.0"
title: Plant check
summary: A few questions.
audience: facility
source: [{title: Own}]
evidence_cap: 0.5
scopes:
  - {id: short, title: Few, minutes: 1}
  - {id: full, title: All, minutes: 2}
sections:
  - id: work
    title: Work
    questions:
"""
QUESTION = """\
      - id: work.{id}
        ask: "How about {id}?"
        help: Say how it is.
        kind: maturity
        scope: {scope}
        severity: {severity}
        criteria: [{id}]
        levels: [Not at all, Now and then, Mostly, Always, Always and checked]
        actions:
          absent: {{correct: Begin., prevent: Plan., type: policy}}
          partial: {{correct: Go on., prevent: Plan., type: policy}}
"""
ASKED = {
    "age": ("short", "zero-tolerance"),
    "hours": ("short", "critical"),
    "pay": ("short", "major"),
    "rest": ("short", "minor"),
    "water": ("short", "major"),
    "training": ("full", "minor"),
}
CRITERIA = """\
format: 1
criteria: hub
version: "1.0"
groups:
  - id: all
    title: All
    criteria:
"""
CODE = """\
format: 1
code: eti
version: "2"
title: Base Code
publisher: Nobody
kind: workplace
audience: facility
edition: Second
source: [{title: Own}]
basis: Made up for a test.
scoring:
  official: approximation
  total: published
  because: The weights are ours.
  method: weighted-mean
  provisional_below: 0.5
  severity_words: {critical: Very serious}
  bands:
    - {id: C, from: 0, label: Low}
    - {id: B, from: 50, label: Fair}
    - {id: A, from: 80, label: Good}
  caps:
    - when: {finding: {severity: [critical], outcome: [not-met]}}
      to: C
      because: Hours endanger people.
sections:
  - id: "1"
    title: "Time [see the annex] and pay"
    weight: 2
    clauses:
      - id: "1.1"
        title: "Hours | overtime <48>"
        gist: G.
        basis: source
        weight: 3
        criteria:
          - {id: hours, relation: equivalent}
          - {id: rest, relation: equivalent, weight: 2}
      - id: "1.2"
        title: Pay
        gist: G.
        basis: source
        criteria: [{id: pay, relation: partial, because: Minimum pay only.}]
      - id: "1.3"
        title: Water
        gist: G.
        basis: source
        criteria: [{id: water, relation: exceeds, because: Warm water too.}]
  - id: "2"
    title: People
    clauses:
      - id: "2.1"
        title: Age
        gist: G.
        basis: source
        criteria: [{id: age, relation: equivalent}]
      - id: "2.2"
        title: Training
        gist: G.
        basis: source
        criteria: [{id: training, relation: equivalent}]
      - {id: "2.3", title: Climate, gist: G., basis: source, outside_hub: No labour matter.}
"""
ANSWERS = {
    "work.age": Answer(AnswerState.ANSWERED, "4", evidence=(Evidence("papers.pdf"),)),
    "work.hours": Answer(AnswerState.ANSWERED, "0"),
    "work.rest": Answer(AnswerState.DONT_KNOW),
    "work.pay": Answer(AnswerState.ANSWERED, "3"),
    "work.water": Answer(
        AnswerState.ANSWERED, "4", evidence=(Evidence("lab.pdf", level=EvidenceLevel.VERIFIED),)
    ),
}


def write_library(folder: Path, code: str = CODE) -> Library:
    """The content above, as a library."""
    questions = "".join(
        QUESTION.format(id=name, scope=scope, severity=severity)
        for name, (scope, severity) in ASKED.items()
    )
    criteria = "".join(
        f"      - {{id: {name}, title: {name.title()}, definition: D., audience: facility, "
        f"severity: {severity}}}\n"
        for name, (_scope, severity) in ASKED.items()
    )
    texts = {
        "questionnaires/plant/questionnaire.yaml": QUESTIONNAIRE + questions,
        "codes/criteria.yaml": CRITERIA + criteria,
        "codes/eti/code.yaml": code,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Library((folder,))


def reported(
    library: Library,
    answers: dict[str, Answer] | None = None,
    organisation: str = "Plant Ltd",
    site: str = "Porto",
) -> Reported:
    """The result of the answers, ready for a report."""
    questionnaire, code, hub = (
        library.questionnaire("plant"),
        library.code("eti"),
        library.criteria(),
    )
    assessment = Assessment(
        "plant",
        questionnaire.name,
        "short",
        organisation,
        site,
        answers=ANSWERS if answers is None else answers,
    )
    result = score(questionnaire, assessment, code, hub, TOOL)
    rest = elsewhere(result, code, hub, questionnaire, [])
    return Reported(result, code, questionnaire, assessment, rest, "en")
