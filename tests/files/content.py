"""A small questionnaire with a question of each kind, and files that answer it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from sctoolkit.content.library import Library
from sctoolkit.model.questionnaire import Questionnaire

TINY = """\
format: 1
questionnaire: tiny
version: "1.1"
title: Tiny
summary: A question of each kind.
audience: company
source: [{title: Own}]
renamed: {basics.written: basics.policy, basics.spoken: basics.policy}
scopes:
  - {id: short, title: The first, minutes: 1}
  - {id: full, title: All, minutes: 2}
sections:
  - id: basics
    title: Basics
    questions:
      - id: basics.policy
        ask: "Is there a policy?"
        help: A policy is written down.
        kind: choice
        scope: short
        scored: false
        options: [{id: "yes", label: There is}, {id: "no", label: There is none}]
      - id: basics.rules
        ask: "How far are the rules?"
        help: Rules for everybody.
        kind: maturity
        scope: full
        scored: false
        levels: [Nothing, Said, Written, Applied, Checked]
      - id: basics.topics
        ask: "Which topics?"
        help: Tick them.
        kind: checklist
        scope: full
        scored: false
        options:
          - {id: hours, label: Hours}
          - {id: wages, label: Wages}
          - {id: none, label: None of these, exclusive: true}
      - id: basics.share
        ask: "What share?"
        help: Of all workers.
        kind: number
        scope: full
        scored: false
        unit: percent of workers
        minimum: 0
        maximum: 100
        not_applicable: {kind: profile, when: There are no workers.}
      - id: basics.count
        ask: "How many sites?"
        help: All sites.
        kind: number
        scope: full
        scored: false
        minimum: 1
        whole: true
      - id: basics.words
        ask: "Anything else?"
        help: In your own words.
        kind: text
        scope: full
        scored: false
"""


def read(folder: Path, text: str) -> Questionnaire:
    """The questionnaire that the YAML text describes."""
    written(folder / "questionnaires" / "one" / "questionnaire.yaml", text)
    return Library((folder,)).questionnaire("one")


def written(path: Path, text: str) -> Path:
    """A file with the text, its common indent taken off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), "utf-8")
    return path
