"""What people wrote in the workbook of a tool against a reference, back into its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sctoolkit.files.comparison_workbook.declared import (
    CLAUSES,
    HEADS,
    TOOL,
    TOOL_HEADS,
    TOOL_KEYS,
    said_of,
)
from sctoolkit.files.comparison_workbook.words import in_every_language, levels, returned
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.sheet import Book, cell_name
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Claim, Declaration, Level, Review
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

OWN = ("level", "reference", "evidence", "gap", "action", "responsible", "due")


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose changes are taken."""

    who: str
    at: str
    review: bool
    """Whether the columns of the reviewer are read, and not those of the owner."""


def read_declared(
    path: Path, declaration: Declaration, code: Code, hand: Hand
) -> tuple[Declaration, list[Problem]]:
    """The declaration with what was changed in the workbook; every problem with its cell."""
    book = read_book(path)
    if isinstance(book, Skipped):
        return declaration, list(book.problems)
    found = returned(book, CLAUSES, HEADS, "clause")
    if found is None or _reference(book) != declaration.reference:
        message = _("not the workbook of a comparison with {reference}")
        said = message.format(reference=declaration.reference)
        return declaration, [ProblemKind.NOT_DECLARATION.at(Source(str(path)), said)]
    known = [clause.id for clause in code.clauses()]
    problems: list[Problem] = []
    for row, words in found.rows():
        clause = code.called_now(words["clause"])
        if not clause:
            continue
        cell = cell_name(row, found.places["clause"])
        place = Source(str(path), cell=f"{found.sheet.name}!{cell}")
        if clause not in known:
            message = _("{code} has no clause “{clause}”").format(code=code.name, clause=clause)
            problems.append(ProblemKind.UNKNOWN_CLAIM.at(place, message))
            continue
        old = declaration.claim(clause)
        claim = _reviewed(old, words, hand) if hand.review else _claimed(old, words, hand)
        if isinstance(claim, str):
            problems.append(ProblemKind.LEVEL_IN_CELL.at(place, claim))
        elif claim != old:
            declaration = declaration.claiming(clause, claim)
    return declaration, problems


def _reference(book: Book) -> str:
    """The `id@version` of the reference that the workbook is about."""
    found = returned(book, TOOL, TOOL_HEADS, "value")
    keys = in_every_language(TOOL_KEYS)
    rows = found.rows() if found else ()
    named = (
        words["value"] for _row, words in rows if keys.get(words["key"].casefold()) == "reference"
    )
    return next(named, "")


def _claimed(old: Claim, words: dict[str, str], hand: Hand) -> Claim | str:
    """The claim as the owner left it; what is wrong with it where it cannot be taken.

    A column that is gone changes nothing.
    """
    words = dict(zip(OWN, said_of(old), strict=True)) | words
    typed = words["level"]
    level = _level(typed)
    if typed and level is None:
        return _("“{word}” is no level").format(word=typed)
    if level is Level.NOT_APPLICABLE and not words["gap"]:
        return _("says that it does not apply, and not why")
    if (level, [words[name] for name in OWN[1:]]) == (old.level, said_of(old)[1:]):
        return old
    evidence = tuple(filter(None, (one.strip() for one in words["evidence"].split(";"))))
    texts: dict[str, Any] = {name: words[name] for name in OWN if name not in ("level", "evidence")}
    return replace(old, level=level, evidence=evidence, by=hand.who, at=hand.at, **texts)


def _reviewed(old: Claim, words: Mapping[str, str], hand: Hand) -> Claim | str:
    typed, note = words.get("review_level", ""), words.get("review_note", "")
    level = _level(typed)
    if level is None:
        return _("“{word}” is no level").format(word=typed) if typed else old
    if old.review and (old.review.level, old.review.note) == (level, note):
        return old
    return replace(old, review=Review(level, old.level, note, hand.who, hand.at))


def _level(word: str) -> Level | None:
    return levels().get(word.casefold())
