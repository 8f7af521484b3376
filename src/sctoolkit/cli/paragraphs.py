"""Text in lines that fit a page, with no word broken."""

from __future__ import annotations

from collections.abc import Iterable

from sctoolkit.cli.showing import terminal_width
from sctoolkit.language import labelled
from sctoolkit.report import paragraphs

PAGE = 80
"""Columns of a page; less where the terminal has less."""
HANG = "    "


def page_width() -> int:
    """The columns that a page has here."""
    return min(PAGE, terminal_width() or PAGE)


def wrapped(
    text: str, indent: str = "", *, hang: str | None = None, width: int | None = None
) -> list[str]:
    """The lines of a paragraph on a page, or in `width` columns."""
    return paragraphs.wrapped(text, indent, width or page_width(), hang=hang)


def entry(name: str, text: str) -> list[str]:
    """`name: text`, the lines after the first indented."""
    return wrapped(labelled(name, text), hang=HANG)


def entries(name: str, texts: Iterable[str]) -> list[str]:
    """The name over one indented paragraph for each text; nothing where there is none."""
    lines = [line for text in texts for line in wrapped(text, "  ", hang="    ")]
    return [labelled(name, "").rstrip(), *lines] if lines else []
