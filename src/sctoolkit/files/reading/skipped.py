"""A file that could not be read, with the reason: a result like any other, never an error."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

DOCUMENTS = (
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".jpg",
    ".jpeg",
    ".png",
    ".heic",
    ".tif",
    ".tiff",
)
"""Endings under which suppliers send what they should have typed into a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input of which nothing was read."""

    file: str
    """As the user named it; `archive.zip/inner.xlsx` for a member of an archive."""
    problems: tuple[Problem, ...]
    """Why; a warning where nobody would have expected a reply in such a file."""


class RefusedError(Exception):
    """This file is not read on; caught where the file's result is made."""

    def __init__(self, kind: ProblemCode, message: str, hint: str = "", cell: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.hint = hint
        self.cell = cell

    def of(self, file: str) -> Skipped:
        """The result that stands for the file."""
        source = Source(file, cell=self.cell or None)
        return Skipped(file, (self.kind.at(source, str(self), self.hint),))


class ChangedError(UnusableInputError):
    """A file is no longer what it was when it was found to be in order."""

    def __init__(self, file: str) -> None:
        refused = RefusedError(ProblemKind.CANNOT_OPEN, _("was changed while it was read"))
        super().__init__(_("{path} cannot be read.").format(path=file), refused.of(file).problems)


def passed_over(file: str, why: str) -> Skipped:
    """The result for a file that is no reply by its very name or kind: a warning.

    A document or a picture may be a reply that nobody here can read, or evidence.
    """
    perhaps = _("If it is a supplier's reply, ask for it as xlsx, xls, ods or CSV.")
    hint = perhaps if file.lower().endswith(DOCUMENTS) else ""
    return Skipped(file, (ProblemKind.PASSED_OVER.at(Source(file), why, hint, warning=True),))
