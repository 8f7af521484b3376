"""Reads the answers that stand under `answers:`, those of the whole and those of its units."""

from __future__ import annotations

import json

from sctoolkit.document import Cursor
from sctoolkit.document.ids import is_id
from sctoolkit.files.assessments.fitting import Place, fitted, misfit_kind, question_at
from sctoolkit.language import _
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    Evidence,
    EvidenceLevel,
    KeptAside,
    Unit,
)
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.problem_kinds import ProblemCode, ProblemKind


class AnswerLines:
    """Reads answers to one questionnaire; those that do not fit are kept `aside`."""

    def __init__(self, questionnaire: Questionnaire, made_for: str) -> None:
        self._questionnaire = questionnaire
        self._questions = {question.id: question for question in questionnaire.questions()}
        self._misfit = misfit_kind(made_for, questionnaire)
        self._units: set[str] = set()
        self.aside: list[KeptAside] = []

    def answers(self, of: Cursor, unit: str = "") -> dict[str, Answer]:
        """The answers of the whole, or of the unit that the cursor stands at."""
        answers: dict[str, Answer] = {}
        block = of.cursor("answers")
        for written in block.keys() if block else ():
            assert block is not None  # noqa: S101 - there are keys
            place = Place(of.document, written, self._misfit, block.line_of(written), unit)
            now = self._questionnaire.merged.get(written, written)
            taken = answers.keys() | block.keys() if now != written else ()
            question = question_at(place, self._questions, now, taken)
            if isinstance(question, Question):
                found = _answer(block.any(written), question, place)
            else:
                found = question
            if isinstance(found, Answer):
                answers[now] = found
            else:
                plain = json.dumps(block.plain(written), ensure_ascii=False)
                self.aside.append(KeptAside(written, plain, found.code, unit))
        return answers

    def units(self, of: Cursor) -> tuple[Unit, ...]:
        """The units under `units:`, with those in them."""
        return tuple(self._unit(one) for one in of.cursors("units"))

    def _unit(self, cursor: Cursor) -> Unit:
        name = cursor.text("id")
        self._check_id(cursor, name)
        cursor.name(name)
        size = cursor.number("size", 1.0)
        if size < 0:
            message = _("the size of a unit cannot be below 0")
            cursor.problem(ProblemKind.UNIT_SIZE, message, key="size")
        unit = Unit(
            name,
            cursor.text("kind"),
            cursor.text("title", ""),
            size,
            self.answers(cursor, name),
            self.units(cursor),
        )
        cursor.finish()
        return unit

    def _check_id(self, cursor: Cursor, name: str) -> None:
        if name and not is_id(name):
            message = _("“{id}” is not a usable id").format(id=name)
            cursor.problem(ProblemKind.BAD_ID, message, key="id")
        if name in self._units:
            message = _("another unit has the id “{id}” already").format(id=name)
            cursor.problem(ProblemKind.DUPLICATE_UNIT, message, key="id")
        self._units.add(name)


def _answer(
    found: Cursor | str | tuple[str, ...] | None, question: Question, place: Place
) -> Answer | ProblemCode:
    if isinstance(found, Cursor):
        return _detailed(found, question, place)
    if found in (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value):
        return Answer(AnswerState(str(found)))
    return fitted(Answer(AnswerState.MISSING), found, question, place)


def _detailed(details: Cursor, question: Question, place: Place) -> Answer | ProblemCode:
    details.name(place.key)
    answer = Answer(
        state=details.word("state", AnswerState, AnswerState.MISSING),
        reason=details.text("reason", ""),
        note=details.text("note", ""),
        flagged=details.truth("flag", default=False),
        evidence=tuple(_evidence(piece) for piece in details.cursors("evidence")),
        by=details.text("by", ""),
        at=details.text("at", ""),
    )
    raw = details.any("answer")
    details.finish()
    if isinstance(raw, Cursor):
        return place.warn(place.misfit, _("needs a word, a number or a list of words"))
    return fitted(answer, raw, question, place)


def _evidence(piece: Cursor) -> Evidence:
    where = piece.text("link" if "link" in piece else "file")
    evidence = Evidence(
        where, piece.text("sha256", ""), piece.word("level", EvidenceLevel, EvidenceLevel.DOCUMENT)
    )
    piece.finish()
    return evidence
