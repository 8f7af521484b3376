"""A small questionnaire that commands are tried on, and answers to it."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.content.library import Library
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.model.assessment import Assessment

from .program import put

KITCHEN = """\
    format: 1
    questionnaire: kitchen
    version: "1.0"
    title: The kitchen
    summary: Three questions.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: short, title: The first, minutes: 1}, {id: all, title: All, minutes: 2}]
    sections:
      - id: fire
        title: Fire
        questions:
          - {id: fire.stove, ask: "Is there a stove?", help: Any stove., kind: choice, scope: short,
             scored: false, options: [{id: gas, label: Gas}, {id: none, label: No stove}]}
          - {id: fire.tools, ask: "Which tools hang there?", help: Count., kind: checklist,
             scope: all, scored: false,
             options: [{id: blanket, label: Blanket}, {id: extinguisher, label: Extinguisher}]}
          - {id: fire.cooks, ask: "How many cooks?", help: Count., kind: number, scope: all,
             scored: false, unit: cooks, minimum: 1, whole: true,
             not_applicable: {kind: profile, when: Nobody cooks.}}
    """
ALL = """\
    format: 1
    assessment: my-kitchen
    questionnaire: kitchen@1.0
    scope: all
    answers:
      fire.stove: gas
      fire.tools: [blanket, extinguisher]
      fire.cooks: {state: not-applicable, reason: Closed}
    """
MINE = """\
    format: 1
    assessment: mine
    questionnaire: kitchen@1.0
    scope: short
    organisation: Harbour Inn
    answers:
      fire.stove:
        answer: gas
        note: Two flames
        flag: true
        evidence: [{file: proof/stove.jpg}]
        by: Ana
        at: '2026-03-01T08:00:00Z'
    """


def put_kitchen(folder: Path) -> Path:
    """The folder with the questionnaire, `mine.yaml` and its evidence."""
    put(folder, "questionnaires/kitchen/questionnaire.yaml", KITCHEN)
    put(folder, "mine.yaml", MINE)
    put(folder, "proof/stove.jpg", "A stove")
    return folder


def saved(folder: Path, name: str) -> Assessment:
    """The assessment in that file."""
    questionnaire = Library((folder,)).questionnaire("kitchen")
    assessment, _problems = load_assessment(folder / name, questionnaire)
    assert assessment is not None
    return assessment
