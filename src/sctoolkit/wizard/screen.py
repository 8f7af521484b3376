"""What a screen shows and what comes back: the same for a terminal and for plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sctoolkit.model.assessment import Answer, Value
from sctoolkit.model.questionnaire import Question, Section


class Act(StrEnum):
    """What a person did at a question."""

    ANSWER = "answer"
    BACK = "back"
    SKIP = "skip"
    NOT_APPLICABLE = "na"
    DONT_KNOW = "dk"
    REFUSE = "refuse"
    FLAG = "flag"
    NOTE = "note"
    EVIDENCE = "evidence"
    JUMP = "jump"
    LIST = "list"
    REVIEW = "review"
    HELP = "help"
    MORE = "more"
    SAVE = "save"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from a question."""

    act: Act
    value: Value = None
    words: str = ""
    """What was typed behind a command (`:jump 5`)."""
    cleaned: str = ""
    """How a figure was understood; empty where it was plain."""


@dataclass(frozen=True, slots=True)
class View:
    """One question as it is shown."""

    section: Section
    place: int
    """1 for the first section that is asked; what `:jump` takes."""
    sections: int
    """How many sections are asked."""
    question: Question
    number: int
    """1 for the first question that is asked."""
    about: int
    """About how many questions there are."""
    answer: Answer | None
    """The answer that stands; None where there is none."""
    last_time: Answer | None
    """What was answered in an earlier assessment; shown, never taken over in silence."""
    may_not_apply: bool
    language: str
    news: tuple[str, ...] = ()
    """What is to be said since the last question: a figure read, a question opened, a mistake."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu."""

    key: str
    label: str


class Screen(Protocol):
    """Anything that can show a questionnaire to a person."""

    plain: bool
    """Whether it takes nothing but lines of text: no colour, no moving of the cursor."""

    def say(self, text: str, *, strong: bool = False) -> None:
        """Shows a message."""

    def table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows rows under headings."""

    def ask(self, view: View) -> Reply:
        """Shows a question and waits. Raises KeyboardInterrupt; EOFError at the end of input."""

    def choose(self, title: str, items: Sequence[Item], default: str = "") -> str | None:
        """The key of the line that the person picks; None for going back."""

    def text(self, title: str, default: str = "") -> str | None:
        """What the person types; None for going back."""

    def path(self, title: str, default: str = "") -> str | None:
        """A path or a link; None for going back."""

    def pause(self) -> None:
        """Waits until what was said is read, where the next question would push it away."""
