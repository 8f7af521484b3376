"""Sentences in lines of a width, with no word broken."""

from __future__ import annotations

import textwrap


def wrapped(words: str, indent: str, width: int, *, hang: str | None = None) -> list[str]:
    """The lines of a paragraph; `hang` stands before all but the first, `indent` where None."""
    return textwrap.wrap(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=indent if hang is None else hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
