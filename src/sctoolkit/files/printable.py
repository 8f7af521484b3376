"""Keeps out of files what no file carries and no screen shows; the file could not be read again."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.model.assessment import Answer
from sctoolkit.model.text import visible

NEXT_LINE = "\x85"
"""A line end to YAML, which therefore does not keep it."""


def printable(text: str) -> str:
    """The text with � for every character that cannot be kept, and without blanks around it."""
    return visible(text).replace(NEXT_LINE, "\n").strip()


def printable_answer(answer: Answer) -> Answer:
    """The answer with all its words printable."""
    return replace(
        answer,
        value=printable(answer.value) if isinstance(answer.value, str) else answer.value,
        reason=printable(answer.reason),
        note=printable(answer.note),
        evidence=tuple(replace(one, where=printable(one.where)) for one in answer.evidence),
        by=printable(answer.by),
    )
