"""Joins the original wording of an item with its translations, and knows what is not translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sctoolkit import document
from sctoolkit.document import Cursor, Document
from sctoolkit.language import WRITTEN_IN, _
from sctoolkit.model.problem import Problem
from sctoolkit.model.text import Text
from sctoolkit.problem_kinds import ProblemKind

CODE = 2
"""Letters of a language code; a folder with so short a name holds one language."""

FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
THOUSANDS = re.compile(r"(?<=\d)[.,\s](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Translated:
    """One wording in another language, and where it stands."""

    wording: str
    document: Document
    line: int


@dataclass
class Translation:
    """One language, flattened: `questions/<id>/ask` to its wording."""

    language: str
    documents: list[Document]
    """The language's files, one or several."""
    wordings: dict[str, Translated]
    used: set[str] = field(default_factory=set)

    @cached_property
    def lists(self) -> dict[str, list[str]]:
        """The places right under each place."""
        found: dict[str, list[str]] = {}
        for place in self.wordings:
            found.setdefault(place.rpartition("/")[0], []).append(place)
        return found


class Wordings:
    """Hands out texts in all languages while an item is read."""

    def __init__(self, translations: list[Translation]) -> None:
        self.translations = translations
        self.originals: dict[str, str] = {}
        """Every wording as it was first written, by its place."""
        self.missing: list[tuple[str, str]] = []
        """Language and place of every wording that has no translation."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the item, the one it was written in first."""
        return (WRITTEN_IN, *(one.language for one in self.translations))

    def text(self, place: str, original: str) -> Text:
        """The text at `place` (`questions/<id>/ask`) with every translation of it."""
        wordings = {WRITTEN_IN: original}
        self.originals[place] = original
        for translation in self.translations:
            found = translation.wordings.get(place)
            if found is None:
                if original:
                    self.missing.append((translation.language, place))
            else:
                translation.used.add(place)
                wordings[translation.language] = found.wording
        return Text(wordings)

    def optional(self, place: str, original: str) -> Text | None:
        """The text at `place`; None where nothing was written there."""
        return self.text(place, original) if original else None

    def listed(self, place: str) -> list[str]:
        """What every translation lists at `place`: as many as it likes, and none need be there."""
        found = []
        for translation in self.translations:
            here = translation.lists.get(place, [])
            translation.used.update(here)
            found += [translation.wordings[one].wording for one in here]
        return found

    def problems(self) -> list[Problem]:
        """The problems of all translation files."""
        return [
            problem
            for translation in self.translations
            for one in translation.documents
            for problem in one.problems
        ]

    def report(self, original: Document, complete_in: str) -> None:
        """Reports translations of unknown things, and what the language `complete_in` lacks."""
        if complete_in and complete_in not in self.languages:
            original.report(
                ProblemKind.NOT_TRANSLATED,
                _("there is no translation into “{language}”").format(language=complete_in),
                hint=_("Add {language}.yaml beside it.").format(language=complete_in),
            )
        for translation in self.translations:
            for place, found in translation.wordings.items():
                if place not in translation.used:
                    message = _("“{place}” does not exist in the original").format(place=place)
                    found.document.report(ProblemKind.UNKNOWN_TARGET, message, line=found.line)
            for language, place in self.missing:
                if language == translation.language == complete_in:
                    translation.documents[0].report(
                        ProblemKind.NOT_TRANSLATED,
                        _("“{place}” is not translated").format(place=place),
                    )
            if translation.language == complete_in:
                self._compare_figures(translation)

    def _compare_figures(self, translation: Translation) -> None:
        """Warns where a translation says other figures than the original: 48 hours, 60 heures."""
        for place in translation.used & self.originals.keys():
            found = translation.wordings[place]
            ours, theirs = figures(self.originals[place]), figures(found.wording)
            if ours != theirs:
                message = _("“{place}” has the figures {theirs}, the original {ours}").format(
                    place=place, theirs=_listed(theirs), ours=_listed(ours)
                )
                kind = ProblemKind.OTHER_FIGURES
                found.document.report(kind, message, line=found.line, warning=True)


def figures(text: str) -> Counter[str]:
    """The figures in a text, however a language writes thousands and decimals: 1,000 is 1.000."""
    return Counter(figure.replace(",", ".") for figure in FIGURE.findall(THOUSANDS.sub("", text)))


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or _("none")


def read_translations(paths: list[Path], target: str) -> list[Translation]:
    """The languages of an item; `target` is what each file must name under `translation:`."""
    languages: dict[str, Translation] = {}
    for path in paths:
        language = language_of(path)
        source = document.read(path)
        whole = languages.setdefault(language, Translation(language, [], {}))
        whole.documents.append(source)
        for place, (wording, line) in _wordings(source, language, target).items():
            if place in whole.wordings:
                message = _("“{place}” is translated twice").format(place=place)
                source.report(ProblemKind.DUPLICATE_KEY, message, line=line)
            whole.wordings[place] = Translated(wording, source, line)
    return list(languages.values())


def language_of(path: Path) -> str:
    """The language of a translation: `fr.yaml`, `criteria.fr.yaml` and `fr/hours.yaml` are fr."""
    return path.parent.name if len(path.parent.name) == CODE else path.stem.rpartition(".")[2]


def _wordings(source: Document, spoken: str, target: str) -> dict[str, tuple[str, int]]:
    root = source.root
    if root is None or not document.check_format(root):
        return {}
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
    return dict(_flatten(root, "", skip=("format", "translation", "language", "version")))


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
