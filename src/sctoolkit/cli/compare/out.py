"""What a comparison is written as: the name of the file says it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from sctoolkit.cli.targets import check_target
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _


class Kind(StrEnum):
    """A kind of file, by the end of its name."""

    WORKBOOK = ".xlsx"
    SIGNED = ".json"
    """For other companies, with the keys of this user."""
    OSCAL = ".oscal.json"
    """A mapping for tools that read OSCAL."""


def kind_of(out: Path) -> Kind:
    """What a file of this name holds; raises SctoolkitError for a name that says nothing."""
    if out.name.lower().endswith(Kind.OSCAL):
        return Kind.OSCAL
    end = out.suffix.lower()
    if end in (Kind.WORKBOOK, Kind.SIGNED):
        return Kind(end)
    message = _("{path} ends neither in .xlsx nor in .json; nothing was written.")
    raise SctoolkitError(message.format(path=out))


def checked_out(out: Path | None, sources: Sequence[Path], *, overwrite: bool) -> Path | None:
    """`--out` as given, never over one of the sources; raises SctoolkitError where it cannot be."""
    if out is not None:
        check_target(out, sources, overwrite=overwrite)
        kind_of(out)
    return out
