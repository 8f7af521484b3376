"""The shared texts of a workbook, which its cells point to by number."""

from __future__ import annotations

import re
from collections import Counter

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.reading.survey import Survey
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

USE = re.compile(rb' t="s"[^<>]*><v>([0-9]{1,9})</v>')
END = b"</si>"
COUNT = re.compile(rb"[cC]ount\s*=\s*[\"'][\s+]*([0-9]{6,})")
"""The reader makes room for as many as are announced."""


class SharedTexts:
    """The part that holds them, well-formed; empty where a workbook has none."""

    def __init__(self, xml: bytes, name: str) -> None:
        self._xml = xml
        if xml:
            parse(xml, name)
            said = COUNT.search(xml, 0, max(xml.find(b"si>"), 0))
            if said and int(said[1]) > len(xml):
                raise damaged(_("{name} lies about how much it holds").format(name=name))

    def blank(self) -> frozenset[int]:
        """The numbers of the texts in which nothing is seen."""
        found = _Blanks()
        if self._xml:
            parse(self._xml, "sharedStrings", found.start, found.end, found.text)
        return frozenset(found.blank)

    def refuse_repeated(self, sheet_xml: bytes, survey: Survey, sheet: str) -> None:
        """Refuses a sheet in which they come to far more than was packed."""
        most = max(limits.REPEATED, limits.SPREAD * len(sheet_xml))
        if len(self._xml) * survey.filled <= most:
            return
        lengths = [len(one) for one in self._xml.split(END)]
        if max(lengths) * survey.filled <= most:
            return
        uses = Counter(int(one[1]) for one in USE.finditer(sheet_xml))
        size = sum(lengths[at] * count for at, count in uses.items() if at < len(lengths))
        refuse_repeated(size, len(sheet_xml), sheet)


def refuse_repeated(size: int, packed: int, sheet: str) -> None:
    """Refuses a sheet of `packed` bytes whose shared texts come to `size` characters."""
    if size > max(limits.REPEATED, limits.SPREAD * packed):
        message = _("repeats its texts until they fill {size} MB")
        size_in_mb = size // limits.MEGABYTE
        raise RefusedError(ProblemKind.REPEATED_TEXT, message.format(size=size_in_mb), cell=sheet)


class _Blanks:
    """Finds the texts in which nothing stands; what is said of a reading aid does not count."""

    def __init__(self) -> None:
        self.blank: set[int] = set()
        self._count = -1
        self._filled = self._inside = self._aid = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind == "si":
            self._count += 1
            self._filled = False
        self._aid |= kind == "rPh"
        self._inside = kind == "t" and not self._aid

    def text(self, text: str) -> None:
        self._filled |= self._inside and not text.isspace()

    def end(self, tag: str) -> None:
        kind = local(tag)
        self._inside = False
        self._aid &= kind != "rPh"
        if kind == "si" and not self._filled:
            self.blank.add(self._count)
