"""Reads csv and tsv: any delimiter, any encoding, newlines in cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.encodings import Decoded, decoded
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.sheet import CellValue, Sheet
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

DELIMITERS = ",;\t|"
DECLARED = re.compile(r"\"?sep=(.)\"?\r?\n", re.IGNORECASE)
"""The first line that Excel writes and reads to name the delimiter."""
ROWS_TRIED = 200
LONGEST_CELL = 1024 * 1024
"""Characters; a cell of Excel holds 32,767."""
NAME = "csv"
"""What the one sheet of such a file is called."""


def read_delimited(content: bytes, file: str) -> tuple[Sheet, tuple[Problem, ...]]:
    """The one sheet, and a warning where the encoding was guessed."""
    if len(content) > limits.LARGEST_TEXT:
        message = _("is larger than {size} MB")
        size = limits.LARGEST_TEXT // limits.MEGABYTE
        raise RefusedError(ProblemKind.UNPACKS_TOO_FAR, message.format(size=size))
    found = decoded(content)
    text = found.text.replace("\0", "")
    declared = DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    rows = _rows(text, declared[1] if declared else _delimiter(text))
    if not rows:
        raise RefusedError(ProblemKind.EMPTY_FILE, _("has no filled cell"))
    if declared:
        rows.insert(0, [])
    return Sheet(NAME, rows), _warnings(found, file)


def _warnings(found: Decoded, file: str) -> tuple[Problem, ...]:
    if not found.guessed:
        return ()
    message = _("does not say its encoding; read as {encoding}").format(encoding=found.encoding)
    problem = ProblemKind.ENCODING.at(Source(file), message, warning=True)
    return (replace(problem, found=found.encoding, expected="UTF-8"),)


def _rows(text: str, delimiter: str) -> list[list[CellValue]]:
    """One list for each record, cut behind its last filled cell; equal texts are kept once."""
    csv.field_size_limit(LONGEST_CELL)
    known: dict[str, CellValue] = {}
    rows: list[list[CellValue]] = []
    spaced = _spaced(text, delimiter)
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=spaced)
    begins = 1
    try:
        for cells in reader:
            begins = reader.line_num + 1
            row = [known.setdefault(cell, cell) if cell.strip() else None for cell in cells]
            while row and row[-1] is None:
                row.pop()
            rows.append(row)
    except csv.Error as error:
        message = _("the cell that begins in line {line} never ends").format(line=begins)
        raise RefusedError(ProblemKind.OPEN_QUOTE, message) from error
    _refuse_open_quote(text, rows)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _refuse_open_quote(text: str, rows: list[list[CellValue]]) -> None:
    """A quote that is opened and never closed swallows every record after it."""
    last = next((cell for cell in reversed(rows[-1]) if cell), None) if rows else None
    swallowed = isinstance(last, str) and last.count("\n") > 0 and not text.rstrip().endswith('"')
    if swallowed:
        line = len(text.splitlines()) - str(last).rstrip("\n").count("\n")
        message = _("the quotation mark in line {line} is never closed").format(line=line)
        raise RefusedError(ProblemKind.OPEN_QUOTE, message)


def _delimiter(text: str) -> str:
    """The one that splits most of the first records into equally many cells, two or more."""
    head = text[: 64 * 1024]
    return max(DELIMITERS, key=lambda one: _evenness(head, one))


def _spaced(text: str, delimiter: str) -> bool:
    """Whether cells are quoted behind a blank (`a, "b, c"`): records are more even if they are."""
    head = text[: 64 * 1024]
    return _evenness(head, delimiter, spaced=True) > _evenness(head, delimiter)


def _evenness(head: str, delimiter: str, *, spaced: bool = False) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    stream = io.StringIO(head, newline="")
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=spaced)
    try:
        for count, cells in enumerate(reader):
            if count == ROWS_TRIED:
                break
            widths[len(cells)] += bool(cells)
    except csv.Error:
        return 0, 0
    split = {width: count for width, count in widths.items() if width > 1}
    if not split:
        return 0, 0
    width, count = max(split.items(), key=lambda one: one[1])
    return count / sum(widths.values()), width
