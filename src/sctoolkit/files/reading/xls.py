"""Reads xls (Excel 97 to 2003), its records counted beside the reader ([MS-XLS])."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from python_calamine import SheetTypeEnum

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.cells import checked_sheet, opened, protected, worksheets
from sctoolkit.files.reading.compound import Compound
from sctoolkit.files.reading.shared_texts import refuse_repeated
from sctoolkit.files.reading.sniffing import not_a_spreadsheet
from sctoolkit.files.reading.survey import Place, Survey, refuse_wide
from sctoolkit.files.reading.xls_texts import text_lengths
from sctoolkit.files.sheet import Lost, Sheet
from sctoolkit.language import _

Record = tuple[int, bytes]
BEGIN, END, ENCRYPTED, BOUND_SHEET, DIMENSIONS = 0x0809, 0x000A, 0x002F, 0x0085, 0x0200
SHARED_TEXTS, CONTINUED = 0x00FC, 0x003C
FORMULA, TEXT_OF_FORMULA, TRUTH = 0x0006, 0x0207, 0x0205
ONE_NUMBER, MANY_NUMBERS = (0x0203, 0x027E), 0x00BD
SHARED_TEXT, OWN_TEXTS = 0x00FD, (0x0204, 0x00D6)
WORKSHEETS = SheetTypeEnum.WorkSheet
WORKSHEET = 0
TRUTH_RESULT, ERROR_RESULT, BLANK_RESULT = 1, 2, 3
RECALCULATED = 0x3
"""Flags of a formula whose result is worked out when it is opened: nothing was saved."""
NO_NUMBER = b"\xff\xff"


def read_xls(content: bytes, compound: Compound) -> tuple[Sheet, ...]:
    """The sheets in the order of their tabs."""
    stream = compound.stream("Workbook") or compound.stream("Book")
    if stream is None:
        raise not_a_spreadsheet(_kind(compound))
    outline = _outline(stream)
    surveyed = [(one, _surveyed(stream, one, outline.lengths)) for one in outline.starts]
    surveys = [survey for start, survey in surveyed if start.has_cells]
    with opened(content) as workbook:
        if len(surveys) != sum(one.typ == WORKSHEETS for one in workbook.sheets_metadata):
            raise damaged(_("is damaged: its sheets cannot be told apart"))
        return tuple(
            checked_sheet(found, survey, hidden=hidden)
            for (found, hidden), survey in zip(worksheets(workbook), surveys, strict=True)
        )


def _kind(compound: Compound) -> str:
    if "WordDocument" in compound.entries:
        return _("a Word document")
    if "PowerPoint Document" in compound.entries:
        return _("a presentation")
    return _("an Office file without a workbook")


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of one sheet, or of the workbook's own part; not those of charts in it."""
    depth = 0
    while True:
        if start + 4 > len(stream):
            raise damaged(_("is cut off: a sheet of it has no end"))
        kind, size = struct.unpack_from("<HH", stream, start)
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return
        if depth == 1 or kind == DIMENSIONS:
            yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


@dataclass(frozen=True, slots=True)
class _Start:
    """A sheet as the workbook lists it."""

    name: str
    at: int
    has_cells: bool
    """False for a sheet that is one chart, or holds macros."""


@dataclass(frozen=True, slots=True)
class _Outline:
    """What the workbook's own part says."""

    starts: tuple[_Start, ...]
    lengths: tuple[int, ...]
    """The characters of each shared text."""


def _outline(stream: bytes) -> _Outline:
    """The outline; refuses what is encrypted."""
    starts: list[_Start] = []
    texts: list[bytes] = []
    before = 0
    for kind, body in _records(stream, 0):
        if kind == ENCRYPTED:
            raise protected()
        if kind == BOUND_SHEET and len(body) > 8:  # noqa: PLR2004
            code = "utf-16-le" if body[7] & 1 else "latin-1"
            starts.append(
                _Start(
                    body[8:].decode(code, "replace"),
                    int.from_bytes(body[:4], "little"),
                    has_cells=body[5] == WORKSHEET,
                )
            )
        elif kind == SHARED_TEXTS or (kind == CONTINUED and before == SHARED_TEXTS):
            texts.append(body)
        before = SHARED_TEXTS if kind == CONTINUED and before == SHARED_TEXTS else kind
    return _Outline(tuple(starts), tuple(text_lengths(texts)))


class _Counting:
    """One pass over the records of a sheet."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.survey = Survey()
        self.characters = 0
        self.claimed = (0, 0)
        """How far the sheet says that it reaches; the reader makes room for that."""
        self._lengths = lengths
        self._formula = (0, 0)

    def take(self, kind: int, body: bytes) -> None:
        """Counts what the record holds."""
        if kind == DIMENSIONS and len(body) >= 12:  # noqa: PLR2004 - as Excel 97 has it
            self._claim(body)
        elif kind in ONE_NUMBER or (kind in OWN_TEXTS and any(body[6:8])):
            self._value(_place(body))
        elif kind == SHARED_TEXT:
            self._shared(body)
        elif kind == MANY_NUMBERS:
            row, first = _place(body)
            for column in range(first, first + (len(body) - 6) // 6):
                self._value((row, column))
        elif kind == FORMULA:
            self._result(body)
        elif kind == TEXT_OF_FORMULA and any(body[:2]):
            self._value(self._formula)
        elif kind == TRUTH:
            self._value(_place(body)) if not any(body[7:8]) else self._lose(
                _place(body), Lost.ERROR
            )

    def _claim(self, body: bytes) -> None:
        top, rows, _left, columns = struct.unpack_from("<LLHH", body)
        if top > rows:
            raise damaged(_("is damaged: a sheet of it ends before it begins"))
        self.claimed = (max(rows, 1) - 1, max(columns, 1) - 1)

    def _shared(self, body: bytes) -> None:
        number = int.from_bytes(body[6:10], "little")
        length = self._lengths[number] if number < len(self._lengths) else 1
        self.characters += length
        if length:
            self._value(_place(body))

    def _result(self, body: bytes) -> None:
        result, flags = body[6:14], int.from_bytes(body[14:16], "little")
        self._formula = _place(body)
        if result[6:] != NO_NUMBER or result[0] == TRUTH_RESULT:
            self._value(self._formula)
        elif result[0] == ERROR_RESULT:
            self._lose(self._formula, Lost.ERROR)
        elif result[0] == BLANK_RESULT and flags & RECALCULATED:
            self._lose(self._formula, Lost.FORMULA)

    def _value(self, place: Place) -> None:
        self.survey.filled += 1
        self.survey.reach(*place)

    def _lose(self, place: Place, why: Lost) -> None:
        self.survey.lost[place] = why
        self.survey.reach(*place)


def _place(body: bytes) -> Place:
    return int.from_bytes(body[:2], "little"), int.from_bytes(body[2:4], "little")


def _surveyed(stream: bytes, start: _Start, lengths: Sequence[int]) -> Survey:
    counting = _Counting(lengths)
    size = 0
    for kind, body in _records(stream, start.at):
        size += len(body)
        counting.take(kind, body)
    refuse_wide(counting.survey.filled, counting.survey.end, start.name)
    refuse_wide(counting.survey.filled, counting.claimed, start.name)
    refuse_repeated(counting.characters, size, start.name)
    return counting.survey
