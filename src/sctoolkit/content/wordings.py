"""Joins the original wording of an item with its translations, and knows what is not translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sctoolkit import document
from sctoolkit.document import Cursor, Document
from sctoolkit.language import WRITTEN_IN, _
from sctoolkit.model.problem import Problem
from sctoolkit.model.text import Text
from sctoolkit.problem_kinds import ProblemKind


@dataclass(slots=True)
class Translation:
    """One language file, flattened: `questions/<id>/ask` to wording and line."""

    language: str
    document: Document
    wordings: dict[str, tuple[str, int]]
    used: set[str] = field(default_factory=set)


class Wordings:
    """Hands out texts in all languages while an item is read."""

    def __init__(self, translations: list[Translation]) -> None:
        self.translations = translations
        self.missing: list[tuple[str, str]] = []
        """Language and place of every wording that has no translation."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the item, the one it was written in first."""
        return (WRITTEN_IN, *(one.language for one in self.translations))

    def text(self, place: str, original: str) -> Text:
        """The text at `place` (`questions/<id>/ask`) with every translation of it."""
        wordings = {WRITTEN_IN: original}
        for translation in self.translations:
            found = translation.wordings.get(place)
            if found is None:
                if original:
                    self.missing.append((translation.language, place))
            else:
                translation.used.add(place)
                wordings[translation.language] = found[0]
        return Text(wordings)

    def problems(self) -> list[Problem]:
        """The problems of all translation files."""
        return [
            problem
            for translation in self.translations
            for problem in translation.document.problems
        ]

    def report(self, original: Document, complete_in: str) -> None:
        """Reports translations of unknown things, and what the language `complete_in` lacks."""
        if complete_in and complete_in not in self.languages:
            original.report(
                ProblemKind.NOT_TRANSLATED,
                _("there is no translation into “{language}”").format(language=complete_in),
            )
        for translation in self.translations:
            for place, (_wording, line) in translation.wordings.items():
                if place not in translation.used:
                    translation.document.report(
                        ProblemKind.UNKNOWN_TARGET,
                        _("“{place}” does not exist in the original").format(place=place),
                        line=line,
                    )
            for language, place in self.missing:
                if language == translation.language == complete_in:
                    translation.document.report(
                        ProblemKind.NOT_TRANSLATED,
                        _("“{place}” is not translated").format(place=place),
                    )


def read_translations(paths: list[Path], target: str) -> list[Translation]:
    """The language files of an item; `target` is what each must name under `translation:`."""
    return [_read_translation(path, target) for path in paths]


def _read_translation(path: Path, target: str) -> Translation:
    source = document.read(path)
    root, spoken = source.root, path.stem.rpartition(".")[2]
    if root is None or not document.check_format(root):
        return Translation(spoken, source, {})
    named = root.text("translation")
    if named != target:
        root.problem(
            ProblemKind.UNKNOWN_TARGET,
            _("translates “{named}”, not “{target}”").format(named=named, target=target),
            key="translation",
        )
    language = root.text("language")
    if language and language != spoken:
        message = _("“language” must be “{language}”, as in the file's name")
        root.problem(ProblemKind.WRONG_SHAPE, message.format(language=spoken), key="language")
    wordings = dict(_flatten(root, "", skip=("format", "translation", "language", "version")))
    return Translation(spoken, source, wordings)


def _flatten(
    cursor: Cursor, place: str, skip: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, int]]]:
    for key in cursor.keys():  # noqa: SIM118 - a cursor is no dict
        found, line = cursor.any(key), cursor.line_of(key)
        if key in skip or found is None:
            continue
        if isinstance(found, Cursor):
            yield from _flatten(found, f"{place}{key}/")
        elif isinstance(found, tuple):
            for index, wording in enumerate(found):
                yield f"{place}{key}/{index}", (wording, line)
        elif found.strip():
            # An empty wording is one that nobody has translated yet.
            yield place + key, (found.strip(), line)
