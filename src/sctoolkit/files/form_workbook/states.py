"""The State column: what a question still needs, in a word that formulas and colours look at."""

from __future__ import annotations

from enum import Enum, auto

from sctoolkit.language import _


class State(Enum):
    """Where a question stands in the workbook."""

    OPEN = auto()
    DONE = auto()
    NOT_NEEDED = auto()
    REASON = auto()
    """It does not apply, and the reason is missing."""
    CHECK = auto()
    """What stands there is no answer, or more than can be true at once."""


def words() -> dict[State, str]:
    """What the column says."""
    return {
        State.OPEN: _("To answer"),
        State.DONE: _("Answered"),
        State.NOT_NEEDED: _("Not needed"),
        State.REASON: _("Reason missing"),
        State.CHECK: _("Please check"),
    }


MISSING = (State.OPEN, State.REASON, State.CHECK)
"""What the Checker lists."""
