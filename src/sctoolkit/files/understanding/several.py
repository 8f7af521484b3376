"""One cell that holds several options of a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sctoolkit.files.assessments.multi_select import ticked
from sctoolkit.files.understanding.misunderstood import (
    Misunderstood,
    no_answer,
    several_meanings,
    too_many,
)
from sctoolkit.files.understanding.options import options_named, unnumbered
from sctoolkit.files.understanding.plain import plain
from sctoolkit.files.understanding.vocabulary import vocabulary
from sctoolkit.files.understanding.words import Words
from sctoolkit.language import preferred
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question

STRONG = re.compile(r"[;|\n]")
"""What programs put between options; a comma or a blank also stands within them."""
IN_FRONT = re.compile(r"(?P<before>^|[;|\n,]) *(?:[•·*]|-(?= )|\(?(?:[0-9]{1,2}|[a-z])[).](?= )) *")
"""The bullet or the number of a piece."""


def several(question: Question, cell: str, words: Words) -> Answer | Misunderstood:
    """The options that a cell names which names more than one.

    By what programs put between options where every piece is one, by the list of options with the
    longest label first, and by blanks between ids.
    """
    text = plain(cell)
    for one in dict.fromkeys((text, IN_FRONT.sub(r"\g<before>", text))):
        if found := _split(question, STRONG.split(one), words) or _by_labels(
            question, one, words, cell
        ):
            return found if isinstance(found, Misunderstood) else chosen(question, found, cell)
    if found := _split(question, text.split(), words):
        return chosen(question, found, cell)
    rest = ticked(text, vocabulary(question, words).all_labels).rest
    return no_answer(question, _as_written(rest[0], cell) if rest else cell)


def chosen(question: Question, ids: Collection[str], cell: str) -> Answer | Misunderstood:
    """The answer with these options, in the order of the question; “none” stands alone."""
    options = [option for option in question.options if option.id in ids]
    alone = any(option.exclusive for option in options) or question.kind.one
    if alone and len(options) > 1:
        lonely_first = sorted(options, key=lambda option: not option.exclusive)
        return too_many(question, cell, [option.label.to(preferred()) for option in lonely_first])
    value = tuple(option.id for option in options)
    return Answer(AnswerState.ANSWERED, value if question.kind.many else value[0])


def _by_labels(
    question: Question, text: str, words: Words, cell: str
) -> list[str] | Misunderstood | None:
    """The options whose labels stand in the text, if nothing else does; else None."""
    known = vocabulary(question, words)
    found = ticked(text, known.labels)
    if found.rest and known.labels != known.all_labels:
        found = ticked(text, known.all_labels)
    if found.otherwise:
        return several_meanings(question, cell)
    rest = _split(question, found.rest, words)
    return None if rest is None else [*found.options, *rest]


def _as_written(piece: str, cell: str) -> str:
    """A piece of the plain cell as it stands in the cell itself, where it does."""
    place = cell.lower().find(piece)
    return piece if place < 0 else cell[place : place + len(piece)]


def _split(question: Question, pieces: Iterable[str], words: Words) -> list[str] | None:
    """The options of all pieces, if each names exactly one; else None."""
    found: list[str] = []
    for piece in pieces:
        if not piece.strip():
            continue
        named = options_named(question, unnumbered(piece), words)
        if len(named) != 1:
            return None
        found.append(named[0])
    return found
