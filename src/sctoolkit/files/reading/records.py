"""The records of a delimited text, one after the other, however many there are."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import IO, overload

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.inputs import Open
from sctoolkit.files.reading.skipped import ChangedError, RefusedError
from sctoolkit.files.sheet import CellValue, Rows, held
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

DELIMITERS = ",;\t|"
DECLARED = re.compile(r"\"?sep=([^\r\n\"])\"?\r?\n", re.IGNORECASE)
"""The first line that Excel writes and reads to name the delimiter."""
BEGINNING = 64 * 1024
"""Characters by which the delimiter is told."""
ROWS_TRIED = 200
LONGEST_CELL = 1024 * 1024
"""Characters; a cell of Excel holds 32,767."""
LONGEST_LINE = 16 * 1024 * 1024
"""Characters; a row of Excel has 16,384 cells."""
TOP = 2_500
"""Rows that stay in memory: layouts look at the top of a sheet again and again."""
TOP_CELLS = 500_000
"""Fewer rows than that where they are wide."""
BEHIND = 64
"""Rows behind the last one asked for that can be had without going back to the top."""

Record = Sequence[CellValue]


@dataclass(frozen=True, slots=True)
class Delimited:
    """A delimited text, and how it is to be read."""

    file: str
    open: Open
    encoding: str
    delimiter: str
    declared: bool
    """Whether its first line names the delimiter; that one is an empty row."""
    spaced: bool = False
    """Whether cells are quoted behind a blank: `a, "b, c"`."""

    @classmethod
    def of(cls, file: str, open_: Open, encoding: str) -> Delimited:
        """The text with the delimiter that it names, or that divides it best."""
        with open_() as found, _text(found.stream, encoding) as text:
            head = text.read(BEGINNING).replace("\0", "")
        declared = DECLARED.match(head)
        delimiter = declared[1] if declared else _delimiter(head)
        spaced = _evenness(head, delimiter, spaced=True) > _evenness(head, delimiter)
        return cls(file, open_, encoding, delimiter, declared=declared is not None, spaced=spaced)

    def records(self) -> Iterator[Record]:
        """Each record from the top, cut behind its last filled cell; empty ones, too.

        Refuses a quote that is never closed. Raises UnicodeDecodeError in another encoding.
        """
        csv.field_size_limit(LONGEST_CELL)
        with self.open() as found, _text(found.stream, self.encoding) as text:
            lines = _Lines(text, before=int(self.declared))
            if self.declared:
                text.readline()
                yield []
            try:
                reader = csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.spaced)
                for cells in reader:
                    if lines.ended:
                        _refuse_open_quote(cells, lines.count)
                        return
                    lines.begins = lines.count + 1
                    row: list[CellValue] = [
                        None if not one or one.isspace() else one for one in cells
                    ]
                    while row and row[-1] is None:
                        row.pop()
                    yield row
            except csv.Error as error:
                while text.read(limits.MEGABYTE):
                    pass  # whether it is a text in this encoding at all comes first
                message = _("the cell that begins in line {line} never ends")
                said = message.format(line=lines.begins)
                raise RefusedError(ProblemKind.OPEN_QUOTE, said) from error


class _Lines:
    """The lines without NULs, and an empty one behind the last, taken in by an open quote alone."""

    def __init__(self, text: io.TextIOWrapper, before: int) -> None:
        self._text = text
        self.count = before
        self.begins = before + 1
        """The line in which the record begins that is read."""
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        for line in iter(partial(self._text.readline, LONGEST_LINE), ""):
            self.count += 1
            if len(line) == LONGEST_LINE:
                message = _("line {line} is longer than {size} MB")
                size = LONGEST_LINE // limits.MEGABYTE
                raise RefusedError(
                    ProblemKind.UNPACKS_TOO_FAR, message.format(line=self.count, size=size)
                )
            yield line.replace("\0", "")
        self.ended = True
        yield ""


def _text(stream: IO[bytes], encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream, encoding, newline="")


def _refuse_open_quote(cells: Sequence[str], last: int) -> None:
    """A quote that is opened and never closed swallows every record after it."""
    if cells:
        line = last - len(list(io.StringIO(cells[-1], newline=""))) + 1
        message = _("the quotation mark in line {line} is never closed").format(line=line)
        raise RefusedError(ProblemKind.OPEN_QUOTE, message)


def _delimiter(head: str) -> str:
    """The one that splits most of the first records into equally many cells, two or more."""
    return max(DELIMITERS, key=lambda one: _evenness(head, one))


def _evenness(head: str, delimiter: str, *, spaced: bool = False) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    stream = io.StringIO(head, newline="")
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=spaced)
    try:
        for cells in islice(reader, ROWS_TRIED):
            widths[len(cells)] += bool(cells)
    except csv.Error:
        return 0, 0
    split = {width: count for width, count in widths.items() if width > 1}
    if not split:
        return 0, 0
    width, count = max(split.items(), key=lambda one: one[1])
    return count / sum(widths.values()), width


def all_records(text: Delimited) -> Rows:
    """The rows in memory, without empty ones at the end."""
    rows = held(text.records())
    while rows and not rows[-1]:
        rows.pop()
    return rows


class Records(Sequence[Sequence[CellValue]]):
    """The rows of a large text, read anew by whoever goes through them; its top alone is held.

    A row further down is found by going on from the last one that was asked for, or once more
    from the top: made for going forwards.
    """

    def __init__(self, text: Delimited) -> None:
        """Goes through all of the text once, and refuses what `records` refuses."""
        self._text = text
        self._length = 0
        self._top: list[list[CellValue]] = []
        self._rest: Iterator[Record] = iter(())
        self._next = 0
        self._recent: deque[Record] = deque(maxlen=BEHIND)
        self._survey()

    def _survey(self) -> None:
        rows = self._text.records()
        self._top = held(_some(rows))
        self._length = max((at for at, row in enumerate(self._top, 1) if row), default=0)
        for at, row in enumerate(rows, len(self._top) + 1):
            if row:
                self._length = at
        del self._top[self._length :]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Sequence[CellValue]]:
        """From the top, beside whoever else goes through them.

        Raises ChangedError where the file is no longer what it was.
        """
        count, top = 0, len(self._top)
        try:
            for row in islice(self._text.records(), self._length):
                yield self._top[count] if count < top else row
                count += 1
        except (UnicodeDecodeError, RefusedError) as error:
            raise ChangedError(self._text.file) from error
        if count < self._length:
            raise ChangedError(self._text.file)

    @overload
    def __getitem__(self, key: int) -> Sequence[CellValue]: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Sequence[CellValue]]: ...
    def __getitem__(self, key: int | slice) -> Sequence[CellValue] | Sequence[Sequence[CellValue]]:
        """A row; of a slice a list, in memory."""
        places = range(self._length)[key]
        if isinstance(places, int):
            return self._top[places] if places < len(self._top) else self._below(places)
        return [self[place] for place in places]

    def _below(self, place: int) -> Sequence[CellValue]:
        if place < self._next - len(self._recent) or not self._next:
            self._rest, self._next = iter(self), 0
            self._recent.clear()
        while self._next <= place:
            self._recent.append(next(self._rest))
            self._next += 1
        return self._recent[place - self._next]


def _some(rows: Iterator[Record]) -> Iterator[Record]:
    """So many rows from the top as are to stay in memory."""
    cells = 0
    for row in islice(rows, TOP):
        yield row
        cells += len(row)
        if cells > TOP_CELLS:
            return
