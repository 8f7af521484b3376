"""What comes of a file, piece by piece: small, so that it can travel and be kept."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit.model.portfolio import Entry
from sctoolkit.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Supplied:
    """One supplier of a file, scored."""

    name: str
    id: str
    """The supplier's own id; empty where there is none."""
    site: str
    where: str
    """The file, with sheet and row where it holds many suppliers."""
    questionnaire: str
    """`id@version`."""
    scope: str
    answered: int
    """Questions with an answer of any state but missing."""
    fingerprint: str
    """The same for the same answers; empty where there are too few to tell."""
    entries: tuple[Entry, ...] = ()
    """One for each code."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with single cells."""


@dataclass(frozen=True, slots=True)
class FileEnd:
    """What is known of a file when all of it was read."""

    understood: tuple[str, ...] = ()
    """How it was read, line by line, without its name."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file as a whole."""
    skipped: str = ""
    """Why nothing was scored; empty where something was."""


Piece = tuple[Supplied, ...] | FileEnd
"""Suppliers come a few at a time; the end comes once, behind them."""
