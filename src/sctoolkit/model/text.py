"""One wording in several languages, with a stated fallback."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A wording for people, by language."""

    wordings: dict[str, str]
    """Language tag (`en`, `fr`) to wording; the first one is the language it was written in."""

    def to(self, language: str) -> str:
        """The wording in `language`, or in the language it was written in where there is none."""
        wording = self.wordings.get(language)
        return next(iter(self.wordings.values())) if wording is None else wording

    def has(self, language: str) -> bool:
        """Whether someone wrote this wording in `language`."""
        return language in self.wordings
