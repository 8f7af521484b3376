"""Reads the lists of words, one file for each language, and checks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sctoolkit.document import Cursor, Document, check_format, read
from sctoolkit.errors import UnusableInputError
from sctoolkit.files.understanding.plain import bare, plain
from sctoolkit.files.understanding.words import (
    Danger,
    Doubt,
    Meaning,
    Part,
    Phrase,
    Phrases,
    Sense,
    Words,
)
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, usable
from sctoolkit.problem_kinds import ProblemKind

FOLDER = Path(__file__).parent / "words"
SIGNS = "signs"
"""The list of what is no language's own; the only one that may name dangers."""
NEEDED = frozenset(Meaning) - {Meaning.MISSING, Meaning.TICKED, Meaning.UNTICKED}
"""What every language has words for."""
GLUE = ("a", "of")
"""Between units: hours a week, percent of workers."""
UNITS = (
    *("percent", "people", "days", "weeks", "months", "years", "hours", *GLUE),
    *("thousand", "ten-thousand", "lakh", "million"),
)
NEVER = re.compile(r"(?!)")


@dataclass(slots=True)
class _List:
    """One file as it was read."""

    language: str
    document: Document
    senses: dict[str, Sense] = field(default_factory=dict)
    dangers: dict[str, Danger] = field(default_factory=dict)
    phrases: list[tuple[str, Phrase]] = field(default_factory=list)
    decimal: str = ""
    months: dict[str, int] = field(default_factory=dict)
    levels: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def bundled_words() -> Words:
    """The words that come with sctoolkit. Raises UnusableInputError where a list has mistakes."""
    words, problems = read_words(FOLDER)
    if not usable(problems):
        raise UnusableInputError(_("The lists of words have mistakes."), problems)
    return words


def read_words(folder: Path) -> tuple[Words, list[Problem]]:
    """The words of all lists in a folder, as far as they can be read, and what is wrong."""
    lists = [_read(path) for path in sorted(folder.glob("*.yaml"))]
    dangers = {word: danger for one in lists for word, danger in one.dangers.items()}
    for one in lists:
        _check_dangers(one, dangers)
    problems = [problem for one in lists for problem in one.document.problems]
    return _joined(lists, dangers), problems


def _read(path: Path) -> _List:
    document = read(path)
    found = _List(path.stem, document)
    root = document.root
    if root is None or not check_format(root):
        return found
    if root.text("words") != path.stem:
        message = _("the list “{id}” stands in the file “{file}”")
        message = message.format(id=root.text("words"), file=path.name)
        root.problem(ProblemKind.BAD_ID, message, key="words")
    _meanings(root, found)
    _around_figures(root, found)
    _months(root, found)
    found.levels = root.texts("level")
    if path.stem == SIGNS:
        _dangers(root, found)
    root.finish()
    return found


def _meanings(root: Cursor, found: _List) -> None:
    for meaning in Meaning:
        required = meaning in NEEDED and found.language != SIGNS
        for word in root.texts(meaning.value, required=required):
            _add(root, found, word, Sense(meaning, found.language))
    if only_here := root.cursor("only_here"):
        for meaning in Meaning:
            for word in only_here.texts(meaning.value):
                _add(only_here, found, word, Sense(meaning, found.language, only_here=True))
        only_here.finish()


def _add(cursor: Cursor, found: _List, word: str, sense: Sense) -> None:
    for form in filter(None, (plain(word), bare(word))):
        before = found.senses.setdefault(form, sense)
        if before.meaning is not sense.meaning:
            message = _("“{word}” stands under “{one}” and under “{other}”")
            message = message.format(word=word, one=before.meaning.value, other=sense.meaning.value)
            cursor.problem(ProblemKind.WORD_TWICE, message, key=sense.meaning.value)


def _around_figures(root: Cursor, found: _List) -> None:
    if figures := root.cursor("figures"):
        found.decimal = figures.text("decimal", "")
        if found.decimal not in ("", ".", ","):
            figures.unknown_word("decimal", found.decimal, [".", ","])
        for part in Part:
            _phrases(figures, found, part.value, Phrase(part, "", found.language))
        figures.finish()
    if units := root.cursor("units"):
        for unit in UNITS:
            _phrases(units, found, unit, Phrase(None, unit, found.language))
        units.finish()


def _phrases(cursor: Cursor, found: _List, key: str, phrase: Phrase) -> None:
    found.phrases += [(plain(word), phrase) for word in cursor.texts(key)]


def _months(root: Cursor, found: _List) -> None:
    for key in ("months", "months_short"):
        names = root.texts(key)
        if names and len(names) != 12:  # noqa: PLR2004 - a year
            message = _("“{key}” names {count} months").format(key=key, count=len(names))
            root.problem(ProblemKind.WRONG_SHAPE, message, key=key)
        found.months.update({bare(name): number for number, name in enumerate(names, 1)})


def _dangers(root: Cursor, found: _List) -> None:
    block = root.cursor("dangers", required=True)
    for doubt in Doubt if block else ():
        inner = block.cursor(doubt.value) if block else None
        if inner:
            beside = frozenset(bare(name) for name in inner.texts("beside"))
            words = inner.texts("words", required=True)
            found.dangers.update({plain(word): Danger(doubt, beside) for word in words})
            inner.finish()
    if block:
        block.finish()


def _check_dangers(one: _List, dangers: dict[str, Danger]) -> None:
    """A word that means too many things counts only where the file's language decides."""
    for word, sense in one.senses.items():
        mark = sense.meaning in (Meaning.TICKED, Meaning.UNTICKED)
        danger = dangers.get(word)
        if danger and not danger.beside and not mark and not sense.only_here:
            message = _("“{word}” cannot stand under “{key}” in all files")
            message = message.format(word=word, key=sense.meaning.value)
            one.document.report(ProblemKind.DANGEROUS_WORD, message)


def _joined(lists: Sequence[_List], dangers: dict[str, Danger]) -> Words:
    senses: dict[str, tuple[Sense, ...]] = {}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    months: dict[str, int] = {}
    for one in lists:
        for word, sense in one.senses.items():
            senses[word] = (*senses.get(word, ()), sense)
        for word, phrase in one.phrases:
            phrases[word] = (*phrases.get(word, ()), phrase)
        months.update(one.months)
    levels = {plain(word) for one in lists for word in one.levels}
    return Words(
        senses=senses,
        dangers=dangers,
        phrases=Phrases(phrases, max(map(len, phrases), default=0)),
        decimals={one.language: one.decimal for one in lists if one.decimal},
        months=months,
        levels=re.compile(
            f"(?:{'|'.join(map(re.escape, _longest_first(levels)))}) ?[:#]? ?([0-9]+)"
        )
        if levels
        else NEVER,
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
