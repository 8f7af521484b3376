"""Any list of clauses to clauses: spreadsheets, Word documents, text, YAML."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.files.clauses.listed import ClauseList, Listed, checked
from sctoolkit.files.clauses.plain import clauses_in
from sctoolkit.files.clauses.tables import clauses_of
from sctoolkit.files.clauses.word import is_word, text_of
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.reading.encodings import decoded
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")
LARGEST = 20 * 1024 * 1024
"""Bytes; no code of conduct comes near it."""


def read_clauses(path: Path) -> tuple[ClauseList | None, list[Problem]]:
    """The clauses in the file, by what it is; None where none can be used."""
    if path.suffix.lower() in TABLES:
        return _table(path)
    if path.suffix.lower() in (".yaml", ".yml"):
        return _yaml(path)
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return None, [ProblemKind.TOO_LARGE.at(Source(str(path)), _("larger than 20 MB"))]
    if raw.startswith(b"%PDF"):
        hint = _("Make text of it with: pdftotext -layout {file}").format(file=path)
        message = _("a PDF; its text has to be taken out first")
        return None, [ProblemKind.NO_CLAUSES.at(Source(str(path)), message, hint)]
    try:
        text = text_of(raw) if is_word(raw) else decoded(raw)
    except RefusedError as error:
        return None, list(error.of(str(path)).problems)
    return checked(clauses_in(text, str(path)), str(path))


def _table(path: Path) -> tuple[ClauseList | None, list[Problem]]:
    book = read_book(path)
    if isinstance(book, Skipped):
        return None, list(book.problems)
    found, problems = checked(clauses_of(book), str(path))
    return found, [*book.problems, *problems]


def _yaml(path: Path) -> tuple[ClauseList | None, list[Problem]]:
    source = document.read(path)
    if source.root is None:
        return None, source.problems
    listed = [_entry(entry, str(path)) for entry in source.root.cursors("clauses", required=True)]
    if not source.usable:
        return None, source.problems
    found, problems = checked(listed, str(path))
    return found, [*source.problems, *problems]


def _entry(entry: Cursor, file: str) -> Listed:
    others = entry.cursor("translations")
    one = Listed(
        entry.text("id", ""),
        entry.text("text", ""),
        Source(file, entry.line),
        entry.text("title", ""),
        entry.text("section", ""),
        others.words() if others else {},
    )
    if not one.text and not one.title:
        entry.problem(ProblemKind.MISSING_KEY, _("“{key}” is missing").format(key="text"))
    entry.finish()
    return one
