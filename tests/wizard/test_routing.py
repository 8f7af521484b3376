from __future__ import annotations

import textwrap
from pathlib import Path

from .keys import CTRL_S, ENTER, ESCAPE, pick
from .mill import change
from .terminal import Terminal

QUESTIONNAIRE = """\
    format: 1
    questionnaire: canteen
    version: "1.0"
    title: The canteen
    summary: Questions that depend on another one.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: all, title: Everything, minutes: 2}]
    sections:
      - id: food
        title: Food
        questions:
          - id: food.canteen
            ask: Is there a canteen?
            help: A place to eat.
            kind: choice
            scope: all
            scored: false
            options: [{id: "yes", label: There is}, {id: "no", label: There is none}]
          - id: food.seats
            ask: How many seats has it?
            help: Count chairs.
            kind: number
            scope: all
            scored: false
            ask_if: {question: food.canteen, is: ["yes"]}
          - id: food.price
            ask: What does a meal cost?
            help: The usual one.
            kind: text
            scope: all
            scored: false
            ask_if: {question: food.canteen, is: ["yes"]}
          - id: food.complaints
            ask: What became of complaints about food?
            help: In the last year.
            kind: text
            scope: all
            scored: false
            not_applicable:
              kind: no-case
              when: Nobody complained.
              needs: The empty book of complaints.
    """
ALL = ["food.canteen: 'yes'", "food.seats: 40", "food.price: 2 francs", "food.complaints: Heard"]


def interview(folder: Path, *answers: str) -> Terminal:
    """An interview about the canteen with these answers given before."""
    place = folder / "questionnaires" / "canteen"
    place.mkdir(parents=True)
    (place / "questionnaire.yaml").write_text(textwrap.dedent(QUESTIONNAIRE), "utf-8")
    head = "format: 1\nassessment: mine\nquestionnaire: canteen@1.0\nscope: all\nanswers:"
    (folder / "mine.yaml").write_text("\n  ".join([head, *answers]) + "\n", "utf-8")
    return Terminal(folder, "assess", "mine.yaml")


def test_change_that_closes_answered_questions_says_so_on_the_review(tmp_path: Path) -> None:
    terminal = interview(tmp_path, *ALL)
    change(terminal, 1, 1)
    terminal.asks("Is there a canteen?")
    terminal.press(pick(2))
    terminal.asks("What next?")
    said = "2 answers no longer count; they are kept in case the questions come back."
    terminal.displays(said)
    terminal.kill()


def test_question_that_was_closed_is_passed_over_on_the_way_back(tmp_path: Path) -> None:
    terminal = interview(tmp_path, ALL[0])
    terminal.asks("How many seats")
    terminal.press("40", ENTER)
    terminal.asks("What does a meal cost?")
    terminal.press(":jump 1", ENTER)
    terminal.asks("What does a meal cost?")
    terminal.press(ESCAPE)
    terminal.asks("How many seats", "Your answer so far: 40")
    terminal.press(ESCAPE)
    terminal.asks("Is there a canteen?")
    terminal.press(pick(2))
    terminal.asks("What became of complaints", "1 answer no longer counts")
    terminal.press(ESCAPE)
    terminal.asks("Is there a canteen?", "Your answer so far: There is none")
    terminal.kill()


def test_back_leads_to_the_question_above_where_none_was_shown_before(tmp_path: Path) -> None:
    terminal = interview(tmp_path, *ALL[:3])
    terminal.asks("What became of complaints")
    terminal.press(ESCAPE)
    terminal.asks("What does a meal cost?", "Your answer so far: 2 francs")
    terminal.press(ESCAPE)
    terminal.asks("How many seats", "Your answer so far: 40")
    terminal.kill()


def test_does_not_apply_says_what_must_be_shown(tmp_path: Path) -> None:
    terminal = interview(tmp_path, *ALL[:3])
    terminal.asks("What became of complaints")
    terminal.press(":na", ENTER)
    terminal.asks("It does not apply if: Nobody complained.", "Why does it not apply to you?")
    terminal.displays("To be shown: The empty book of complaints.")
    terminal.press(CTRL_S)
    assert terminal.ends() == 4
