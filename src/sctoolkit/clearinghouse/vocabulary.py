"""The lists of words that must not leave, one file for each language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sctoolkit import document
from sctoolkit.engine.sharing.commerce import Vocabulary, vocabulary
from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _

FOLDER = Path(__file__).parent / "words"
VETTED = "vetted.yaml"


@lru_cache(maxsize=1)
def bundled_vocabulary() -> Vocabulary:
    """The words of all languages together; raises UnusableInputError where a list has mistakes."""
    words: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("??.yaml")):
        for meaning, listed in _lists(path, "words").items():
            words.setdefault(meaning, []).extend(listed)
    return vocabulary(words)


def vetted(questionnaire: str) -> frozenset[str]:
    """The questions of a bundled questionnaire (its id) that were looked at word by word."""
    return frozenset(_lists(FOLDER / VETTED, "questions").get(questionnaire, []))


def languages() -> list[str]:
    """The languages that there are lists for."""
    return sorted(path.stem for path in FOLDER.glob("??.yaml"))


def _lists(path: Path, key: str) -> dict[str, list[str]]:
    source = document.read(path)
    root = source.root
    inner = root.cursor(key) if root is not None and document.check_format(root) else None
    if inner is None or not source.usable:
        raise UnusableInputError(_("The lists of words have mistakes."), source.problems)
    return {name: list(inner.texts(name)) for name in inner.keys()}  # noqa: SIM118 - a cursor is no dict
