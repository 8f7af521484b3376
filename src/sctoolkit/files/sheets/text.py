"""People's text as a cell holds it: whole, readable, and never a formula."""

from __future__ import annotations

from collections.abc import Iterator

from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.text import visible
from sctoolkit.problem_kinds import ProblemKind

LONGEST = 32_767
"""UTF-16 units that a cell holds; writers cut the rest without a word."""
LIVE = ("=", "+", "-", "@")
"""What office programs may take for the start of a formula."""


def quoted(text: str) -> str:
    """The text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def cell_text(text: str) -> str:
    """The text as a cell holds it: without what cannot be shown, and cut where it is too long."""
    clean = visible(text)
    if not _too_long(clean):
        return clean
    mark = _(" … [cut: the whole text is in the assessment file]")
    return _beginning(clean, LONGEST - _units(mark)) + mark


def not_held(text: str, source: Source) -> Iterator[Problem]:
    """What of the text its cell cannot hold."""
    clean = visible(text)
    if clean != text:
        message = _("holds control characters")
        yield ProblemKind.CONTROL_CHARACTERS.at(source, message, warning=True)
    if _too_long(clean):
        message = _("{count} characters are more than a cell holds").format(count=len(text))
        yield ProblemKind.TEXT_CUT.at(source, message, warning=True)


def _too_long(text: str) -> bool:
    return 2 * len(text) > LONGEST and _units(text) > LONGEST


def _units(text: str) -> int:
    """How long office programs say that the text is: an emoji counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _beginning(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
