"""A small questionnaire with every kind of prompt, and interviews that begin at one of them."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from sctoolkit.content.library import Library
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.model.assessment import Answer

from .keys import pick
from .terminal import Terminal

QUESTIONNAIRE = """\
    format: 1
    questionnaire: mill
    version: "1.0"
    title: The mill
    summary: Some questions about a mill.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: all, title: Everything, minutes: 5}]
    sections:
      - id: work
        title: Work
        questions:
          - id: work.shifts
            ask: How many shifts are there?
            help: Count every shift of a week.
            kind: choice
            scope: all
            scored: false
            options: [{id: one, label: One shift}, {id: two, label: Two shifts}]
          - id: work.night
            ask: Is there night work?
            help: Work after ten counts.
            kind: choice
            scope: all
            options: [{id: some, label: Some of it, points: 0},
                      {id: none, label: None at all, points: 1}]
            severity: minor
            criteria: [employment.legal-right-to-work]
            actions: {absent: {correct: Rest., prevent: Rest., type: other},
                      partial: {correct: Rest., prevent: Rest., type: other}}
            evidence: [The rota of last month]
            not_applicable: {kind: profile, when: The mill stands still.}
      - id: place
        title: Place
        questions:
          - id: place.dangers
            ask: Which dangers are there?
            help: Walk around the mill.
            kind: checklist
            scope: all
            scored: false
            options: [{id: dust, label: Dust}, {id: noise, label: Noise}, {id: heat, label: Heat},
                      {id: none, label: None of these, exclusive: true}]
          - id: place.people
            ask: How many people work there?
            help: Count heads.
            kind: number
            scope: all
            scored: false
            unit: people
            minimum: 1
            maximum: 2000000
            whole: true
          - id: place.name
            ask: What is the mill called?
            help: As on the sign.
            kind: text
            scope: all
            scored: false
            not_applicable: {kind: profile, when: There is no sign.}
    """
GIVEN = {
    "work.shifts": "one",
    "work.night": "some",
    "place.dangers": "[dust]",
    "place.people": "12",
    "place.name": "Old Mill",
}
ASKED = {
    "work.shifts": "How many shifts are there?",
    "work.night": "Is there night work?",
    "place.dangers": "Which dangers are there?",
    "place.people": "How many people work there?",
    "place.name": "What is the mill called?",
}
KINDS = [name for name in ASKED if name != "work.shifts"]
"""One question of each kind of prompt, each with another one before it."""


def put_questionnaire(folder: Path) -> None:
    """Puts the questionnaire where sctoolkit finds it when it runs in this folder."""
    place = folder / "questionnaires" / "mill"
    place.mkdir(parents=True, exist_ok=True)
    (place / "questionnaire.yaml").write_text(textwrap.dedent(QUESTIONNAIRE), "utf-8")


def put_answers(
    folder: Path, *questions: str, name: str = "mill.yaml", heads: str = "scope: all"
) -> None:
    """Writes mill.yaml, in which just these questions are answered."""
    put_questionnaire(folder)
    head = f"format: 1\nassessment: mill\nquestionnaire: mill@1.0\n{heads}\nanswers:"
    lines = [f"  {question}: {GIVEN[question]}" for question in questions]
    text = "\n".join([head if lines else f"{head} {{}}", *lines, ""])
    (folder / name).write_text(text, "utf-8")


def begin_at(folder: Path, question: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    """An interview that asks this question first; all before it are answered."""
    before = list(ASKED)[: list(ASKED).index(question)]
    put_answers(folder, *before)
    return Terminal(folder, "assess", "mill.yaml", size=size)


def change(terminal: Terminal, section: int, question: int) -> None:
    """Goes from the review to a question of a section, both counted from 1."""
    terminal.asks("What next?")
    terminal.displays("Save and quit")
    (number,) = re.findall(r"(\d)\) Change an answer", terminal.display())
    terminal.press(pick(int(number)))
    terminal.asks("In which section?")
    terminal.press(pick(section))
    terminal.asks("Which one?")
    terminal.press(pick(question))


def saved(folder: Path) -> dict[str, Answer]:
    """The answers in mill.yaml."""
    questionnaire = Library((folder,)).questionnaire("mill")
    assessment, problems = load_assessment(folder / "mill.yaml", questionnaire)
    assert assessment is not None
    assert problems == []
    return assessment.answers
