"""Which options of a question a few words name."""

from __future__ import annotations

import re

from sctoolkit.files.understanding.plain import bare
from sctoolkit.files.understanding.vocabulary import Vocabulary, vocabulary
from sctoolkit.files.understanding.words import Meaning, Words
from sctoolkit.model.questionnaire import Question, QuestionKind

NUMBERING = re.compile(
    r"\(?(?P<figure>[0-9]{1,2}|[a-z])[).:] ?(?=\S)|(?P<plain>[0-9]{1,2}) ?[-=] (?=\S)"
)
"""1) · (a) · 2. · 3: · 4 - in front of an option."""
SWITCHES = {"1": Meaning.YES, "0": Meaning.NO}
"""How programs write yes and no."""
LAST_ZEROS = re.compile(r"[.,]0+")


def options_named(question: Question, cell: str, words: Words) -> tuple[str, ...]:
    """The ids of all options that the words can name; more than one where they name several.

    By id, by label in the language of the file or else in any language, with a number in front or
    without, by the number of a level, and by yes, no and partly in any language.
    """
    known = vocabulary(question, words)
    found = options_called(question, cell, words)
    if found or question.kind is not QuestionKind.MATURITY:
        return found or _saying(cell, known, words)
    return _level(bare(cell), known, words)


def options_called(question: Question, cell: str, words: Words) -> tuple[str, ...]:
    """The ids of all options with this id or label, with a number in front or without."""
    name, known = bare(cell), vocabulary(question, words)
    return known.called.get(name) or _numbered(name, known)


def unnumbered(piece: str) -> str:
    """The piece of a list without its number or bullet."""
    name = bare(piece)
    numbered = NUMBERING.match(name)
    return name[numbered.end() :] if numbered else name.removeprefix("- ")


def _numbered(name: str, known: Vocabulary) -> tuple[str, ...]:
    """With a number in front; where it is the id of another option, both are named."""
    numbered = NUMBERING.match(name)
    found = known.called.get(name[numbered.end() :], ()) if numbered else ()
    number = numbered["figure"] or numbered["plain"] if numbered else ""
    if found and number.isdigit() and number in known.ids:
        return tuple(dict.fromkeys((*found, number)))
    return found


def _level(name: str, known: Vocabulary, words: Words) -> tuple[str, ...]:
    """“Level 2”, and 2.0 as spreadsheets make it of 2."""
    written = words.levels.fullmatch(name)
    number = written[1] if written else LAST_ZEROS.sub("", name)
    return (number,) if number in known.ids else ()


def _saying(cell: str, known: Vocabulary, words: Words) -> tuple[str, ...]:
    """By yes, no and partly; 1 and 0 only where there is nothing between yes and no."""
    switch = SWITCHES.get(bare(cell))
    if switch and known.yes_or_no:
        return known.meaning[switch]
    return tuple(option for said in words.meanings(cell) for option in known.meaning.get(said, ()))
