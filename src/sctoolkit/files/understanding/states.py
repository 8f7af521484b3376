"""Cells that say why there is no answer: does not apply, not known, not told, not yet."""

from __future__ import annotations

import re

from sctoolkit.files.understanding.misunderstood import (
    Misunderstood,
    cannot_not_apply,
    in_doubt,
    no_reason,
    several_meanings,
)
from sctoolkit.files.understanding.options import options_named
from sctoolkit.files.understanding.plain import bare, plain
from sctoolkit.files.understanding.words import Meaning, Words
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.model.text import visible

STATES = {
    Meaning.DONT_KNOW: AnswerState.DONT_KNOW,
    Meaning.REFUSED: AnswerState.REFUSED,
}
NO_ANSWER = frozenset({*STATES, Meaning.NOT_APPLICABLE, Meaning.MISSING})
BEFORE_REASON = re.compile(r"\s*[:;,：；，、\n(（]\s*|\s+-\s+|\s*[–—]\s*|\.\s+")
"""What stands between “N/A” and its reason."""
LONGEST = 60
"""Characters within which “not applicable” and what follows it must stand."""
BRACKETS = re.compile(r"[(（]")
PIECES = re.compile(r"[;,|\n]")
LETTERS = re.compile(r"[^\W\d_]{3}")


def state(
    question: Question, cell: str, words: Words, reason: str
) -> Answer | Misunderstood | None:
    """The answer without a value that the cell stands for; None where it says something else."""
    means = words.meanings(cell)
    if not means & NO_ANSWER:
        return _with_its_reason(question, cell, words, reason)
    if len(means) > 1:
        return several_meanings(question, cell)
    if doubt := _in_doubt(question, cell, words):
        return doubt
    (meaning,) = means
    if meaning is Meaning.MISSING:
        return (
            Answer(AnswerState.MISSING, note=visible(cell.strip())) if _speaks(cell) else UNANSWERED
        )
    if meaning is Meaning.NOT_APPLICABLE:
        return _not_applicable(question, cell, reason)
    return Answer(STATES[meaning])


def _speaks(cell: str) -> bool:
    """Whether a mark for “to be filled in” is worth keeping: “pending” is, a dash is not."""
    return LETTERS.search(cell) is not None


def _in_doubt(question: Question, cell: str, words: Words) -> Misunderstood | None:
    """NA in free text, or where Namibia can be chosen."""
    danger = words.danger(cell)
    if danger is None or not danger.beside:
        return None
    offered = {bare(label) for one in question.options for label in one.label.wordings.values()}
    if question.kind is QuestionKind.TEXT or offered & danger.beside:
        return in_doubt(question, cell, danger.doubt)
    return None


def _not_applicable(question: Question, cell: str, reason: str) -> Answer | Misunderstood:
    if question.not_applicable is None:
        return cannot_not_apply(question, cell)
    if not plain(reason):
        return no_reason(question, cell)
    return Answer(AnswerState.NOT_APPLICABLE, reason=visible(reason.strip()))


def _with_its_reason(
    question: Question, cell: str, words: Words, reason: str
) -> Answer | Misunderstood | None:
    """“N/A: we hire no agencies”; not where what follows is an answer itself."""
    if question.kind is QuestionKind.TEXT and question.not_applicable is None:
        return None
    for between in BEFORE_REASON.finditer(cell, 0, LONGEST):
        if words.meanings(cell[: between.start()]) != {Meaning.NOT_APPLICABLE}:
            continue
        rest = cell[between.end() :].strip(" \n-–—")
        rest = rest.rstrip(")）") if BRACKETS.search(between[0]) else rest
        if any(_is_answer(question, piece, words) for piece in PIECES.split(rest)):
            return several_meanings(question, cell)
        return _not_applicable(question, cell, rest or reason)
    return None


def _is_answer(question: Question, piece: str, words: Words) -> bool:
    return bool(words.meanings(piece) or options_named(question, piece, words))
