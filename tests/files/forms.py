"""A questionnaire with each kind of question, its form, and a supplier who fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.engine.form import Form, form
from sctoolkit.model.questionnaire import Questionnaire

FARM = """\
format: 1
questionnaire: farm
version: "1.0"
title: Farm check
summary: A question of each kind.
audience: facility
source: [{title: Own}]
scopes: [{id: full, title: All, minutes: 5}]
sections:
  - id: people
    title: People
    questions:
      - id: people.count
        ask: "How many people work here?"
        help: Count everybody.
        kind: number
        scope: full
        scored: false
        unit: people
        minimum: 0
        whole: true
      - id: people.share
        ask: "What share are women?"
        help: Of all people.
        kind: number
        scope: full
        scored: false
        unit: percent of people
        minimum: 0
        maximum: 100
      - id: people.housing
        ask: "Do you house people?"
        help: Any place to sleep.
        kind: choice
        scope: full
        scored: false
        options: [{id: "yes", label: "Yes, we do"}, {id: "no", label: "No"}]
        not_applicable: {kind: profile, when: Nobody works here., needs: The staff list.}
      - id: people.beds
        ask: "What is in each room?"
        help: Tick them.
        kind: checklist
        scope: full
        scored: false
        ask_if: {question: people.housing, is_not: ["no"]}
        evidence: [Photos]
        options:
          - {id: bed, label: A bed each}
          - {id: lock, label: A place to lock things away}
          - {id: none, label: None of these, exclusive: true}
      - id: people.locks
        ask: "Who has the keys?"
        help: Of the lockers.
        kind: choice
        scope: full
        scored: false
        ask_if: {question: people.beds, is: [lock]}
        options:
          - {id: worker, label: The worker}
          - {id: manager, label: "=The manager, who keeps them in the office"}
      - id: people.words
        ask: "Anything else?"
        help: In your own words.
        kind: text
        scope: full
        scored: false
        ask_if: {question: people.count, at_least: 10}
"""
HEADS = {"answer": 4, "comment": 7}


def blank(questionnaire: Questionnaire, organisation: str = "", scope: str = "") -> Form:
    """The form for all of it, in English."""
    chosen = scope or questionnaire.scopes[-1].id
    return form(questionnaire, chosen, "en", "sctoolkit 0.0", organisation)


def filled(form_file: Path, out: Path, answers: Mapping[str, object]) -> Path:
    """The form with answers by id, as `people.beds/lock`; `people.housing#comment` is a comment."""
    book = load_workbook(form_file, rich_text=True)
    wanted = dict(answers)
    for page in (book["Start"], book["Questions"]):
        assert isinstance(page, Worksheet)
        for row, key in rows(page).items():
            if key in wanted:
                place = 3 if key.startswith("@") else HEADS["answer"]
                page.cell(row, place).value = wanted.pop(key)  # type: ignore[assignment]
            if f"{key}#comment" in wanted:
                page.cell(row, HEADS["comment"]).value = wanted.pop(f"{key}#comment")  # type: ignore[assignment]
    assert not wanted
    book.save(out)
    return out


def rows(page: Worksheet) -> dict[int, str]:
    """Row to the id in its first cell."""
    return {
        cell.row: str(cell.value) for (cell,) in page.iter_rows(max_col=1) if cell.value is not None
    }


def states(page: Worksheet) -> dict[str, str]:
    """Question id to what the State column says."""
    return {key: str(page.cell(row, 5).value) for row, key in rows(page).items() if "/" not in key}
