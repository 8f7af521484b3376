"""Surveys the XML of one worksheet: all of it well-formed, every value counted.

Nearly all cells are written in one of a few ways, each well-formed by itself. Those are cut out by
one regular expression and counted; what is left, a few thousand bytes, is parsed in earnest. So
formulas without results, errors, stray cells and damage are met by the parser, at next to no cost.
"""

from __future__ import annotations

import re

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.survey import Place, Survey
from sctoolkit.files.sheet import Lost
from sctoolkit.language import _

TEXT = rb'<t(?: xml:space="preserve")?+>[^<&\0]++</t>'
VALUE = rb"<v>[^<&\0]++</v></c>"
NO_WORDS = b"<v></v></c>"
"""What a formula comes to that shows nothing."""
FORMULA = rb"<f(?: [^<>/]*+)?+(?:/>|>[^<\0]*+</f>)"
REST = (
    rb'"(?: s="[0-9]++")?+(?: t="s"><v>[0-9]++</v></c>|/>|><v>[0-9.]++</v></c>|'
    rb' t="inlineStr"><is>' + TEXT + rb"</is></c>|"
    rb'(?: t="(?:[snb]|str)")?+(?: ?/>|>(?:' + FORMULA + rb")?+" + VALUE + rb")|"
    rb' t="str">' + FORMULA + NO_WORDS + rb")"
)
"""What follows a cell's place; the commonest ways first, which halves the time."""
NEAR = re.compile(rb'<c r="[A-D]?[A-Z][0-9]{1,4}+' + REST)
"""A whole cell no farther out than DZ9999: blank, or with a value before </c>."""
ANYWHERE = re.compile(rb'<c r="[A-Z]{1,3}+[0-9]{1,7}+' + REST)
FAR = re.compile(rb' r="(?:[A-Z]{3}|[E-Z][A-Z]|[A-Z]{1,2}[0-9]{5})')
FARTHER = re.compile(rb' r="(?:[A-Z]{3}|[B-Z][A-Z]|[A-Z]{1,2}[0-9]{6})')
LEFT = re.compile(rb"<(?:[A-Za-z_][\w.-]*+:)?+c[\s/>]")
"""A cell that is written in another way."""
COLUMN = re.compile(rb' r="([A-Z]{1,3})[0-9]{1,7}"')
ROW = re.compile(rb' r="[A-Z]{1,3}([0-9]{1,7})"')
END = 4096
"""Bytes at the end that show at once whether a sheet is long."""
NEAREST, LONG = (9_998, 5 * 26 - 1), (99_998, 2 * 26 - 1)
"""The last places in a sheet without far cells, and without farther ones: grids that are held."""
STRETCH = 4 * 1024 * 1024
"""Bytes looked through at a time."""
CELLS_START, CELLS_END = b"<sheetData>", b"</sheetData>"
NO_MERGED_AREAS = b"<mergeCells></mergeCells>"
ROOT = re.compile(rb"<worksheet[\s>]")
DATE = "d"
NONE: frozenset[int] = frozenset()


def cells_alone(xml: bytes) -> bytes:
    """The part without what follows its cells: validations, formats, merged areas, pictures.

    The reader goes through a sheet twice, the second time as far as the first mention of merged
    areas; an empty one before the cells halves its work.
    """
    start, end = xml.find(CELLS_START), xml.rfind(CELLS_END)
    if not 0 <= start < end or not ROOT.search(xml, 0, start) or xml.find(b"</c>", end) >= 0:
        return xml
    return b"".join((xml[:start], NO_MERGED_AREAS, xml[start:end], CELLS_END, b"</worksheet>"))


def survey_sheet(xml: bytes, name: str) -> Survey:
    """The survey of a worksheet's part; refuses what is not well-formed."""
    far = FAR.search(xml, max(0, len(xml) - END)) is not None
    rest = (ANYWHERE if far else NEAR).sub(b"", xml)
    if not far and FAR.search(rest):
        far, rest = True, ANYWHERE.sub(b"", xml)
    if LEFT.search(rest):
        found, unplaced = _parsed(rest, name)
        if unplaced:
            return parsed(xml, name)
    else:
        found = Survey()
        parse(rest, name)
    found.filled += _valued(xml) - _valued(rest)
    if far:
        found.reach(*(_farthest(xml) if FARTHER.search(xml) else LONG))
    elif found.filled:
        found.reach(*NEAREST)
    return found


def _valued(xml: bytes) -> int:
    """How many cells have a value, of those that were cut out."""
    return xml.count(b"</c>") - xml.count(NO_WORDS)


def parsed(xml: bytes, name: str, blank: frozenset[int] = NONE) -> Survey:
    """The survey by the parser alone; `blank` shared texts show nothing."""
    return _parsed(xml, name, blank)[0]


def _parsed(xml: bytes, name: str, blank: frozenset[int] = NONE) -> tuple[Survey, bool]:
    """The survey, and whether it met cells that do not say where they stand."""
    reading = _Reading(blank)
    parse(xml, name, reading.start, reading.end, reading.text)
    return reading.survey, reading.unplaced


def _farthest(xml: bytes) -> Place:
    """The last row and the last column of any cell."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for start in range(0, len(xml), STRETCH):
        end = start + STRETCH + 24
        columns.update(COLUMN.findall(xml, start, end))
        rows.update(ROW.findall(xml, start, end))
    last = max(map(int, rows), default=1)
    return last - 1, max((_column(letters.decode()) for letters in columns), default=0)


def place_of(reference: str) -> Place:
    """The 0-based place of `C7`."""
    letters = reference.rstrip("0123456789")
    row = reference[len(letters) :]
    if not letters.isalpha() or not letters.isascii() or not row or len(letters) > 3:  # noqa: PLR2004
        raise damaged(_("“{reference}” is no cell").format(reference=reference))
    return int(row) - 1, _column(letters.upper())


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


class _Reading:
    """The state of one pass over a worksheet."""

    def __init__(self, blank: frozenset[int] = NONE) -> None:
        self.survey = Survey()
        self.unplaced = False
        self._blank = blank
        self._row = -1
        self._column = -1
        self._place: Place = (0, 0)
        self._kind = ""
        self._formula = False
        self._inside = ""
        self._value: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif kind == "c":
            self._begin(attributes)
        elif kind == "f":
            self._formula = True
        elif kind in ("v", "t"):
            self._inside = kind
        elif kind == "rPh":
            self._inside = ""

    def _begin(self, attributes: dict[str, str]) -> None:
        placed = attributes.get("r")
        self.unplaced |= not placed
        self._place = place_of(placed) if placed else (self._row, self._column + 1)
        self._column = self._place[1]
        self._kind = attributes.get("t", "n")
        self._formula = False
        self._value = []

    def text(self, text: str) -> None:
        if self._inside:
            self._value.append(text)

    def end(self, tag: str) -> None:
        kind = local(tag)
        if kind in ("v", "t"):
            self._inside = ""
        elif kind == "c":
            self._finish("".join(self._value))

    def _finish(self, value: str) -> None:
        if self._kind == "e":
            self._lose(Lost.ERROR)
        elif self._formula and not value and self._kind != "str":
            self._lose(Lost.FORMULA)
        elif value:
            self.survey.filled += 1
            shared = self._kind == "s"
            self.survey.spaces += int(value) in self._blank if shared else value.isspace()
            self.survey.reach(*self._place)
            if self._kind == DATE:
                self.survey.dates.add(self._place)

    def _lose(self, why: Lost) -> None:
        self.survey.lost[self._place] = why
        self.survey.reach(*self._place)
