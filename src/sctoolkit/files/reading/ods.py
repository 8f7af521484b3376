"""Reads ods, its cells counted beside the reader (OpenDocument 1.2, part 1, chapter 9)."""

from __future__ import annotations

import re

from sctoolkit.files.reading.archive import Archive, damaged, refuse_bombs, repacked
from sctoolkit.files.reading.cells import checked_sheet, opened, protected, seen, worksheets
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.shared_texts import refuse_repeated
from sctoolkit.files.reading.survey import Survey, refuse_wide
from sctoolkit.files.sheet import Lost, Sheet
from sctoolkit.language import _

CONTENT, MANIFEST, KIND = "content.xml", "META-INF/manifest.xml", "mimetype"
CELLS = ("table-cell", "covered-table-cell")
ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|Err:\d+")
ASIDE = ("annotation", "desc", "title")
"""What is said about a cell or a picture in it, and is no value."""


def read_ods(archive: Archive) -> tuple[Sheet, ...]:
    """The sheets in the order of their tabs."""
    parts = [name for name in (KIND, CONTENT, MANIFEST) if name in archive.members]
    if CONTENT not in parts:
        raise damaged(_("the part {name} is missing").format(name=CONTENT))
    refuse_bombs(archive, parts)
    if MANIFEST in parts and b"encryption-data" in archive.part(MANIFEST):
        raise protected()
    content = archive.part(CONTENT)
    reading = _Reading()
    parse(content, CONTENT, reading.start, reading.end, reading.text)
    for name, survey in reading.surveys.items():
        refuse_wide(min(survey.filled, len(content)), survey.end, name)
        refuse_repeated(reading.texts, len(content), name)
    sheets: list[Sheet] = []
    with opened(repacked(archive, {name: archive.part(name) for name in parts})) as workbook:
        for found, hidden in worksheets(workbook):
            survey = seen(reading.surveys, found)
            sheets.append(checked_sheet(found, survey, hidden=hidden))
    return tuple(sheets)


class _Reading:
    """The state of one pass over the content."""

    def __init__(self) -> None:
        self.surveys: dict[str, Survey] = {}
        self._survey = Survey()
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._attributes: dict[str, str] = {}
        self._text: list[str] = []
        self.texts = 0
        self._aside = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind == "table":
            self._survey = self.surveys.setdefault(attributes.get("table:name", ""), Survey())
            self._row = 0
        elif kind == "table-row":
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
        elif kind in CELLS:
            self._columns = int(attributes.get("table:number-columns-repeated", 1))
            self._attributes = attributes
            self._text = []
        self._aside += kind in ASIDE
        if kind in ("s", "tab", "line-break") and not self._aside:
            self._text.append(" ")

    def text(self, text: str) -> None:
        if not self._aside:
            self._text.append(text)

    def end(self, tag: str) -> None:
        kind = local(tag)
        self._aside -= kind in ASIDE
        if kind in CELLS:
            self._finish("".join(self._text))
            self._column += self._columns
        elif kind == "table-row":
            self._row += self._rows

    def _finish(self, text: str) -> None:
        lost = _lost(self._attributes, text)
        if lost is not None:
            for row in range(self._row, self._row + min(self._rows, 1000)):
                for column in range(self._column, self._column + min(self._columns, 1000)):
                    self._survey.lost[row, column] = lost
        elif _valued(self._attributes, text):
            self._survey.filled += self._rows * self._columns
            self.texts += self._rows * self._columns * len(text)
        else:
            return
        self._survey.reach(self._row + self._rows - 1, self._column + self._columns - 1)


def _valued(attributes: dict[str, str], text: str) -> bool:
    kind = attributes.get("office:value-type")
    if kind == "string":
        return bool(attributes.get("office:string-value", text))
    return kind is not None


def _lost(attributes: dict[str, str], text: str) -> Lost | None:
    if attributes.get("calcext:value-type") == "error":
        return Lost.ERROR
    if "table:formula" not in attributes:
        return None
    if not text and "office:value-type" not in attributes:
        return Lost.FORMULA
    is_text = attributes.get("office:value-type") == "string"
    return Lost.ERROR if is_text and ERROR.fullmatch(text) else None
