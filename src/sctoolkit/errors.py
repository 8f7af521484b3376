"""The one family of errors for "cannot go on". Only cli/app.py catches them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from sctoolkit.model.problem import Problem


class Exit(IntEnum):
    """What a command's exit code means; 5 before 4 before 3."""

    DONE = 0
    BUG = 1
    USAGE = 2
    """Wrong usage, or a terminal is needed."""
    BELOW_BAR = 3
    """Done, but below the bar that the user set."""
    INCOMPLETE = 4
    """Questions or conflicts are open, nothing is assessed, or a bar was set without a score."""
    UNUSABLE = 5
    """An input cannot be used; the problems are listed."""
    INTERRUPTED = 130
    """Stopped by the user; answers are saved."""


class SctoolkitError(Exception):
    """The command cannot go on; `str()` says why in one or two sentences for people."""

    exit = Exit.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnusableInputError(SctoolkitError):
    """One or more files have problems, all of them listed."""

    exit = Exit.UNUSABLE

    def __init__(self, message: str, problems: Sequence[Problem], hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


class StoppedError(SctoolkitError):
    """The person stopped the command; what was confirmed is saved."""

    exit = Exit.INTERRUPTED


class NotFoundError(SctoolkitError):
    """No item or file of that name."""

    exit = Exit.USAGE
