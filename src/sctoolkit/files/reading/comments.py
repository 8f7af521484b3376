"""What people wrote beside the cells of a workbook: notes, comments and their threads."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit.files.reading.archive import Archive, open_archive, refuse_bombs
from sctoolkit.files.reading.ods import CELLS, CONTENT, KIND
from sctoolkit.files.reading.outline import main_part, outline, present, related, relations_of
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.sheet_xml import place_of
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.reading.sniffing import Container, container
from sctoolkit.files.reading.survey import Place
from sctoolkit.files.reading.xlsx import tabs
from sctoolkit.model.problem import Problem

Comments = Mapping[str, Mapping[Place, str]]
"""By sheet, the words beside each 0-based cell."""
KINDS = {"comments": ("comment", "t"), "threadedComment": ("threadedComment", "text")}
"""Parts with comments, what one is in them, and what holds its words; the later ones count more.

A thread stands in both: in the first as one text, with an explanation for old programs.
"""


def read_comments(file: str, content: bytes) -> tuple[Comments, tuple[Problem, ...]]:
    """The comments of an xlsx or ods file; none of others. Problems where they are damaged."""
    if container(file, content) is not Container.ZIP:
        return {}, ()
    try:
        archive = open_archive(content)
        return (_in_ods(archive) if KIND in archive.members else _in_xlsx(archive)), ()
    except RefusedError as error:
        return {}, tuple(error.of(file).problems)


def _in_xlsx(archive: Archive) -> Comments:
    main = main_part(archive)
    if main.endswith(".bin"):
        return {}
    found: dict[str, dict[Place, str]] = {}
    for part, sheet in tabs(archive, outline(archive, main)).items():
        if present(archive, relations_of(part)) is None:
            continue
        said = [one for one in related(archive, part) if one.kind in KINDS]
        refuse_bombs(archive, [one.part for one in said])
        for one in sorted(said, key=lambda one: list(KINDS).index(one.kind)):
            reading = _Words(*KINDS[one.kind])
            parse(archive.part(one.part), one.part, reading.start, reading.end, reading.text)
            found.setdefault(sheet, {}).update(reading.found())
    return found


class _Words:
    """The state of one pass over the comments of a sheet."""

    def __init__(self, comment: str, words: str) -> None:
        self._comment, self._words = comment, words
        self._place: Place = (0, 0)
        self._said: dict[Place, list[str]] = {}
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notes where a comment stands."""
        if local(tag) == self._comment:
            self._place = place_of(attributes.get("ref", ""))
            self._said.setdefault(self._place, []).append("")
        self._inside = local(tag) == self._words

    def text(self, text: str) -> None:
        """Adds to its words."""
        if self._inside and self._place in self._said:
            self._said[self._place][-1] += text

    def end(self, _tag: str) -> None:
        """Leaves the words."""
        self._inside = False

    def found(self) -> dict[Place, str]:
        """The words beside each cell; those of a thread one below the other."""
        return {place: "\n".join(words) for place, words in self._said.items() if any(words)}


def _in_ods(archive: Archive) -> Comments:
    refuse_bombs(archive, [CONTENT])
    reading = _Annotations()
    parse(archive.part(CONTENT), CONTENT, reading.start, reading.end, reading.text)
    return reading.found


class _Annotations:
    """The state of one pass over the content of an ods file."""

    def __init__(self) -> None:
        self.found: dict[str, dict[Place, str]] = {}
        self._sheet = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._lines: list[str] | None = None
        """Those of the annotation that is being read."""
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Keeps count of the cells."""
        kind = local(tag)
        if kind == "table":
            self._sheet, self._row = attributes.get("table:name", ""), 0
        elif kind == "table-row":
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
        elif kind in CELLS:
            self._columns = int(attributes.get("table:number-columns-repeated", 1))
        elif kind == "annotation":
            self._lines = []
        elif kind == "p" and self._lines is not None:
            self._lines.append("")
            self._inside = True

    def text(self, text: str) -> None:
        """Adds to the words of an annotation."""
        if self._inside and self._lines:
            self._lines[-1] += text

    def end(self, tag: str) -> None:
        """Keeps what was said of the cell."""
        kind = local(tag)
        if kind == "p":
            self._inside = False
        elif kind == "annotation" and self._lines is not None:
            if words := "\n".join(self._lines).strip():
                self.found.setdefault(self._sheet, {})[self._row, self._column] = words
            self._lines = None
        elif kind in CELLS:
            self._column += self._columns
        elif kind == "table-row":
            self._row += self._rows
