"""One wording in several languages, with a stated fallback."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that steer a terminal or cannot be shown, and lone halves of characters."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows, so that it reads other than it is."""


@dataclass(frozen=True, slots=True)
class Text:
    """A wording for people, by language."""

    wordings: dict[str, str]
    """Language tag (`en`, `fr`) to wording; the first one is the language it was written in."""

    def to(self, language: str) -> str:
        """The wording in `language`, or in the language it was written in where there is none."""
        wording = self.wordings.get(language)
        return next(iter(self.wordings.values())) if wording is None else wording


def visible(text: str) -> str:
    """The text with � for every character that steers a terminal or cannot be shown."""
    return UNPRINTABLE.sub("�", text)


def steady(text: str) -> str:
    """The visible text, with � also for every character that turns what follows it around."""
    return TURNING.sub("�", visible(text))


def slug(text: str) -> str:
    """Lower-case words without accents joined by hyphens, as they stand in file names."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
