"""How every comparison is shown: part by part, and last of all that it decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from sctoolkit import comparing
from sctoolkit.cli.paragraphs import wrapped
from sctoolkit.cli.showing import show, text_width


def show_parts(parts: Iterable[str]) -> None:
    """Shows the parts with a line between them, and the note below."""
    note = "\n".join(wrapped(comparing.neutral(), width=text_width()))
    show("\n\n".join([*parts, note]))
