"""Reads csv and tsv: any delimiter, any encoding, newlines in cells."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.encodings import Encoding, encodings
from sctoolkit.files.reading.inputs import Open
from sctoolkit.files.reading.records import Delimited, Records, all_records
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.sheet import Sheet
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

NAME = "csv"
"""What the one sheet of such a file is called."""


def read_delimited(
    open_: Open, file: str, in_memory: int = limits.IN_MEMORY
) -> tuple[Sheet, tuple[Problem, ...]]:
    """The one sheet, and a warning where the encoding was guessed.

    The rows of a file of more than `in_memory` bytes are read anew whenever they are gone through.
    """
    large = _size(open_) > in_memory
    candidates = encodings(open_)
    while True:
        encoding = next(candidates)
        try:
            text = Delimited.of(file, open_, encoding.name)
            rows = Records(text) if large else all_records(text)
        except UnicodeDecodeError:
            continue
        if not rows:
            raise RefusedError(ProblemKind.EMPTY_FILE, _("has no filled cell"))
        return Sheet(NAME, rows), _warnings(encoding, file)


def _size(open_: Open) -> int:
    with open_() as found:
        if found.size > limits.LARGEST_TEXT:
            message = _("is larger than {size} MB")
            size = limits.LARGEST_TEXT // limits.MEGABYTE
            raise RefusedError(ProblemKind.UNPACKS_TOO_FAR, message.format(size=size))
        return found.size


def _warnings(encoding: Encoding, file: str) -> tuple[Problem, ...]:
    if not encoding.guessed:
        return ()
    message = _("does not say its encoding; read as {encoding}").format(encoding=encoding.name)
    problem = ProblemKind.ENCODING.at(Source(file), message, warning=True)
    return (replace(problem, found=encoding.name, expected="UTF-8"),)
