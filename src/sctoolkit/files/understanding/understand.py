"""One cell and its question make an answer, or a problem; the kind of question comes first."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import assert_never

from sctoolkit.files.sheet import CellValue, Lost
from sctoolkit.files.understanding.misunderstood import (
    Misunderstood,
    in_doubt,
    lost,
    no_answer,
    no_figure,
    several_meanings,
    written,
)
from sctoolkit.files.understanding.numbers import figure, written_figure
from sctoolkit.files.understanding.options import options_named
from sctoolkit.files.understanding.plain import plain
from sctoolkit.files.understanding.several import chosen, several
from sctoolkit.files.understanding.states import state
from sctoolkit.files.understanding.words import Words
from sctoolkit.language import _
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.model.text import visible

ERRORS = ("#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!")
"""How spreadsheets write their errors in text files, but for #N/A."""


def understand(
    question: Question, value: CellValue, words: Words, reason: str = ""
) -> Answer | Misunderstood:
    """The answer that a cell gives to a question, or why it gives none.

    `reason` is what stands in a column beside it, for “not applicable”. A word that is in no list,
    or that can mean several things, is a problem and never a guess.
    """
    cell = plain(written(value))
    if isinstance(value, Lost) or cell in ERRORS:
        return lost(question, value if isinstance(value, Lost) else Lost.ERROR)
    if not cell:
        return UNANSWERED
    match question.kind:
        case QuestionKind.NUMBER:
            return _figure(question, value, words, reason)
        case QuestionKind.TEXT:
            return _text(question, value, words, reason)
        case QuestionKind.CHECKLIST | QuestionKind.MENU:
            return _one(question, value, words, reason) or several(question, written(value), words)
        case QuestionKind.CHOICE | QuestionKind.MATURITY | QuestionKind.YES_PARTLY_NO:
            return _one(question, value, words, reason) or no_answer(question, written(value))
    assert_never(question.kind)


def _one(
    question: Question, value: CellValue, words: Words, reason: str
) -> Answer | Misunderstood | None:
    """One option, a state, or a word in doubt; None where the words are in no list."""
    cell = written(value)
    named = options_named(question, cell, words)
    if len(named) == 1:
        return chosen(question, named, cell)
    if named:
        options = [option for option in question.options if option.id in named]
        return several_meanings(question, cell, [one.label.to(words.language) for one in options])
    if found := state(question, cell, words, reason):
        return found
    if len(words.meanings(cell)) > 1:
        return several_meanings(question, cell)
    danger = words.danger(cell)
    return in_doubt(question, cell, danger.doubt) if danger else None


def _figure(
    question: Question, value: CellValue, words: Words, reason: str
) -> Answer | Misunderstood:
    if isinstance(value, date):
        made = _("it is a date, which spreadsheets make of figures such as 1-2")
        return no_figure(question, written(value), made)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return figure(question, float(value), words)
    cell = written(value)
    return state(question, cell, words, reason) or written_figure(question, cell, words)


def _text(
    question: Question, value: CellValue, words: Words, reason: str
) -> Answer | Misunderstood:
    """Words as they stand; a date of the spreadsheet as 2026-11-22."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return Answer(AnswerState.ANSWERED, value.isoformat())
    cell = written(value)
    found = state(question, cell, words, reason)
    return found or Answer(AnswerState.ANSWERED, visible(cell.strip()))
