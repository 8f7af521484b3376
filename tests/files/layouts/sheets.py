"""A small questionnaire, sheets drawn as tables, and what is read from them."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from sctoolkit.content.questionnaires import read_questionnaire
from sctoolkit.files.layouts.detection import Replies, Wishes, read_replies
from sctoolkit.files.layouts.filled import Filled, Meanings
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.understood import Layout, Understood
from sctoolkit.files.sheet import Book, CellValue, Lost, Sheet
from sctoolkit.model.assessment import Answer, AnswerState, Value
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.problem_kinds import ProblemKind

SITE = """\
format: 1
questionnaire: site
version: "2.0"
title: Site
summary: A question of each kind.
audience: facility
source: [{title: Own}]
renamed: {old.policy: rules.policy}
scopes: [{id: full, title: All, minutes: 2}]
sections:
  - id: rules
    title: Rules
    questions:
      - id: rules.policy
        ask: "Is there a written policy?"
        help: On paper.
        kind: choice
        scope: full
        scored: false
        aliases: ["Policy in writing"]
        options: [{id: "yes", label: "Yes"}, {id: some, label: "Partly"}, {id: "no", label: "No"}]
        not_applicable: {kind: profile, when: There is nobody.}
      - id: rules.workers
        ask: "How many people work at the site?"
        help: All of them.
        kind: number
        scope: full
        scored: false
        unit: people
        minimum: 0
      - id: rules.training
        ask: "Which training did workers get?"
        help: This year.
        kind: checklist
        scope: full
        scored: false
        options:
          - {id: fire, label: Fire drill}
          - {id: first-aid, label: "First aid, with practice"}
          - {id: none, label: None of these, exclusive: true}
      - id: rules.story
        ask: "What changed this year?"
        help: In your words.
        kind: text
        scope: full
        scored: false
"""
FRENCH = """\
format: 1
translation: questionnaire:site
language: fr
questions:
  rules.policy: {ask: "Existe-t-il une politique écrite ?", options: {"yes": Oui, "no": Non}}
  rules.workers: {ask: "Combien de personnes travaillent sur le site ?"}
"""


@lru_cache(maxsize=1)
def questionnaire() -> Questionnaire:
    with TemporaryDirectory() as folder:
        (Path(folder) / "questionnaire.yaml").write_text(SITE, "utf-8")
        (Path(folder) / "fr.yaml").write_text(FRENCH, "utf-8")
        read, problems = read_questionnaire(Path(folder) / "questionnaire.yaml")
    assert read is not None, problems
    return read.questionnaire


def cell(text: str) -> CellValue:
    """What a drawn cell holds: figures, check boxes, formulas without a result, words."""
    text = text.strip().replace("↵", "\n").replace("¦", "|")
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if text == "=?":
        return Lost.FORMULA
    plain = text.replace(".", "", 1)
    if plain.isdigit() and not (text.startswith("0") and len(text) > 1):
        return float(text)
    return text or None


def sheet(drawn: str, name: str = "Sheet1", *, hidden: bool = False) -> Sheet:
    """A sheet from `| a | b |` lines; an empty line is an empty row."""
    rows: list[list[CellValue]] = []
    for line in dedent(drawn).strip("\n").splitlines():
        cells = [cell(text) for text in line.strip().strip("|").split("|")] if line.strip() else []
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
    return Sheet(name, rows, hidden)


STAMP = sheet(
    """
    | format | form/1 |
    | questionnaire | site |
    | version | 1.0 |
    | answer | Answer |
    | comment | Comment, or why it does not apply |
    | evidence | Evidence: document or link |
    """,
    "sctoolkit",
    hidden=True,
)


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A cell that the stand-in has no answer for."""

    question: str
    found: CellValue

    def problem(self, source: Source) -> Problem:
        return ProblemKind.BAD_VALUE.at(source, f"{self.question}: {self.found}")


class PlainUnderstanding:
    """Stands in for the reader of values: labels, ids, figures, and little more."""

    def look(self, columns: Dictionary[str, Sequence[CellValue]]) -> None:
        self.looked_at = {question: list(cells) for question, cells in columns.items()}

    def meanings(self, _question: Question) -> Meanings:
        return {}

    def one(self, question: Question, value: CellValue, reason: str = "") -> Answer | NotUnderstood:
        found: Value = None
        if value == "N/A" and reason:
            return Answer(AnswerState.NOT_APPLICABLE, reason=reason)
        if isinstance(value, Lost):
            return NotUnderstood(question.id, value)
        if question.kind is QuestionKind.NUMBER and isinstance(value, float):
            found = value
        elif question.kind is QuestionKind.TEXT:
            found = str(value)
        elif question.kind.many and isinstance(value, str):
            found = self._several(question, value)
        elif isinstance(value, str):
            found = self._option(question, value)
        return Answer(AnswerState.ANSWERED, found) if found else NotUnderstood(question.id, value)

    def ticks(
        self, question: Question, ticked: Dictionary[str, CellValue]
    ) -> Answer | NotUnderstood:
        chosen = tuple(
            one.id
            for one in question.options
            if ticked.get(one.id) in (True, 1.0, "1", "x", "[x]", "☒", "yes", "Y", "TRUE")
        )
        if question.kind.one:
            return (
                Answer(AnswerState.ANSWERED, chosen[0])
                if len(chosen) == 1
                else NotUnderstood(question.id, str(chosen))
            )
        return Answer(AnswerState.ANSWERED, chosen)

    def _option(self, question: Question, value: str) -> str | None:
        for option in question.options:
            if value.casefold() in (option.id, *map(str.casefold, option.label.wordings.values())):
                return option.id
        return None

    def _several(self, question: Question, value: str) -> tuple[str, ...] | None:
        left, found = value, []
        for option in question.options:
            for word in (option.label.to("en"), option.id):
                if word in left:
                    found.append(option.id)
                    left = left.replace(word, "")
                    break
        return tuple(found) if found and not left.strip(" ;,") else None


@dataclass(frozen=True, slots=True)
class Read:
    """What a file came to."""

    book: Replies
    suppliers: list[Filled]

    @property
    def understood(self) -> Understood:
        assert len(self.book.understood) == 1, self.book.understood
        return self.book.understood[0]

    @property
    def layout(self) -> Layout:
        return self.understood.layout

    def answers(self) -> dict[str, dict[str, Value]]:
        """Supplier to question to value; the part of the id that all questions share is left out."""
        return {
            one.name: {
                question.removeprefix("rules."): answer.value
                for question, answer in one.answers.items()
                if answer.state is not AnswerState.MISSING
            }
            for one in self.suppliers
        }

    def problems(self) -> list[str]:
        """Code and cell of every problem."""
        every = [
            *self.book.problems,
            *(one for filled in self.suppliers for one in filled.problems),
        ]
        return [f"{one.code} {one.source.cell}" for one in every]


def read(
    *sheets: Sheet | str,
    mapping: Mapping | None = None,
    accept_guesses: bool = False,
    file: str = "acme.xlsx",
) -> Read:
    """The sheets of one file, read."""
    drawn = tuple(sheet(one) if isinstance(one, str) else one for one in sheets)
    return of_book(Book(file, drawn, "xlsx"), Wishes(mapping or Mapping(), accept_guesses))


def of_book(book: Book, wishes: Wishes | None = None) -> Read:
    """A file that was read already."""
    index = Index(questionnaire())
    found = read_replies(book, index, PlainUnderstanding(), wishes or Wishes())
    return Read(found, list(found.suppliers))
