"""What people wrote in the workbook of a tool against a reference, back into its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sctoolkit.files.comparison_workbook.declared import CLAUSES, COLUMNS, TOOL, said_of
from sctoolkit.files.comparison_workbook.grid import HEAD_ROW
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.sheet import Book, Sheet, cell_name
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
    sheet = next((one.loaded() for one in book.sheets if one.name == CLAUSES), None)
    if sheet is None or _reference(book) != declaration.reference:
        message = _("not the workbook of a comparison with {reference}")
        said = message.format(reference=declaration.reference)
        return declaration, [ProblemKind.NOT_DECLARATION.at(Source(str(path)), said)]
    heads = [str(cell).strip() for cell in (sheet.rows[HEAD_ROW - 1] or [])]
    places = {head: heads.index(head) for head in COLUMNS if head in heads}
    known = [clause.id for clause in code.clauses()]
    problems: list[Problem] = []
    for row in range(HEAD_ROW, len(sheet.rows)):
        words = {head: _words(sheet, row, place) for head, place in places.items()}
        clause = words.get("clause", "")
        if not clause:
            continue
        place = Source(str(path), cell=f"{CLAUSES}!{cell_name(row, places['clause'])}")
        if clause not in known:
            message = _("{code} has no clause “{clause}”").format(code=code.name, clause=clause)
            problems.append(ProblemKind.UNKNOWN_CLAIM.at(place, message))
            continue
        old = declaration.claim(clause)
        found = _reviewed(old, words, hand) if hand.review else _claimed(old, words, hand)
        if isinstance(found, str):
            problems.append(ProblemKind.LEVEL_IN_CELL.at(place, found))
        elif found != old:
            declaration = declaration.claiming(clause, found)
    return declaration, problems


def _reference(book: Book) -> str:
    """The `id@version` of the reference that the workbook is about."""
    sheet = next((one.loaded() for one in book.sheets if one.name == TOOL), None)
    rows = sheet.rows if sheet else []
    return next((str(row[1]) for row in rows if len(row) > 1 and row[0] == "reference"), "")


def _words(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.at(row, column)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    day = getattr(value, "isoformat", None)
    return day()[:10] if day else str(value).strip()


def _claimed(old: Claim, words: Mapping[str, str], hand: Hand) -> Claim | str:
    """The claim as the owner left it; what is wrong with it where it cannot be taken."""
    typed = words.get("level", "")
    level = _level(typed)
    if typed and level is None:
        return _("“{word}” is no level").format(word=typed)
    if level is Level.NOT_APPLICABLE and not words.get("gap"):
        return _("says that it does not apply, and not why")
    if [words.get(name, "") for name in OWN] == said_of(old):
        return old
    evidence = tuple(filter(None, (one.strip() for one in words.get("evidence", "").split(";"))))
    texts: dict[str, Any] = {
        name: words.get(name, "") for name in OWN if name not in ("level", "evidence")
    }
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
    return next((level for level in Level if level.value == word.lower()), None)
