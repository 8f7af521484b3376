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
BEGIN, END, ENCRYPTED, BOUND_SHEET = 0x0809, 0x000A, 0x002F, 0x0085
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
    sheets: list[Sheet] = []
    with opened(content) as workbook:
        names = [one.name for one in workbook.sheets_metadata if one.typ == WORKSHEETS]
        if len(names) != len(outline.starts):
            raise damaged(_("is damaged: its sheets cannot be told apart"))
        surveys = [
            _surveyed(stream, start, outline.lengths, name)
            for start, name in zip(outline.starts, names, strict=True)
        ]
        for (found, hidden), survey in zip(worksheets(workbook), surveys, strict=True):
            sheets.append(checked_sheet(found, survey, hidden=hidden))
    return tuple(sheets)


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
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


@dataclass(frozen=True, slots=True)
class _Outline:
    """What the workbook's own part says."""

    starts: tuple[int, ...]
    """Where each worksheet begins."""
    lengths: tuple[int, ...]
    """The characters of each shared text."""


def _outline(stream: bytes) -> _Outline:
    """The outline; refuses what is encrypted."""
    starts: list[int] = []
    texts: list[bytes] = []
    before = 0
    for kind, body in _records(stream, 0):
        if kind == ENCRYPTED:
            raise protected()
        if kind == BOUND_SHEET and len(body) >= 6 and body[5] == WORKSHEET:  # noqa: PLR2004
            starts.append(int.from_bytes(body[:4], "little"))
        elif kind == SHARED_TEXTS or (kind == CONTINUED and before == SHARED_TEXTS):
            texts.append(body)
        before = SHARED_TEXTS if kind == CONTINUED and before == SHARED_TEXTS else kind
    return _Outline(tuple(starts), tuple(text_lengths(texts)))


class _Counting:
    """One pass over the records of a sheet."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.survey = Survey()
        self.characters = 0
        self._lengths = lengths
        self._formula = (0, 0)

    def take(self, kind: int, body: bytes) -> None:
        """Counts what the record holds."""
        if kind in ONE_NUMBER or (kind in OWN_TEXTS and any(body[6:8])):
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
            self._value(_place(body)) if not body[7] else self._lose(_place(body), Lost.ERROR)

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


def _surveyed(stream: bytes, start: int, lengths: Sequence[int], name: str) -> Survey:
    counting = _Counting(lengths)
    size = 0
    for kind, body in _records(stream, start):
        size += len(body)
        counting.take(kind, body)
    refuse_wide(counting.survey.filled, counting.survey.end, name)
    refuse_repeated(counting.characters, size, name)
    return counting.survey
