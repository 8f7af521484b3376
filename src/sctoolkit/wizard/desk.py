"""What the wizard works with and does not own: the disk, the clock, the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.assessment import Answer, Evidence


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to the wizard by the command that starts it."""

    record: Callable[[str, Answer], None]
    """Puts an answer on the disk before it returns."""
    stand_at: Callable[[str], None]
    """Notes which question is on the screen (none: the review), to go on there another time."""
    attach: Callable[[str], Evidence | str]
    """Evidence for a path or link, or why there is none."""
    now: Callable[[], str]
    """The time in UTC, ISO 8601."""
    who: str = ""
    language: str = "en"
    last_time: Mapping[str, Answer] = field(default_factory=dict)
    """Answers of an earlier assessment, shown beside the question."""


class Ending(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    SAVED = "saved"
    """Saved, to go on later."""
    INTERRUPTED = "interrupted"
    """Left by a second Ctrl-C; saved all the same."""
    DISCARDED = "discarded"
    """What was answered in this session is thrown away."""
