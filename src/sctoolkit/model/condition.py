"""Conditions: what must have been answered for something to be asked, to hold or to apply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Operator(StrEnum):
    """What a condition asks of an answer, or how it joins other conditions."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    BELOW = "below"
    ABOVE = "above"
    """More than; `at_least` includes the bound."""
    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST_OF = "at_least_of"
    """So many of the joined conditions hold: "two of three thresholds"."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule over answers. Unknown answers leave it undecided, which keeps a question open."""

    operator: Operator
    question: str = ""
    """The question looked at; empty where conditions are joined."""
    values: tuple[str, ...] = ()
    """Option ids for `is` and `is_not`."""
    number: float = 0.0
    """The bound for `at_least`, `below` and `above`; how many must hold for `at_least_of`."""
    parts: tuple[Condition, ...] = ()
    """The joined conditions of `all`, `any`, `not` and `at_least_of`."""

    def questions(self) -> list[str]:
        """The ids of all questions that this condition looks at."""
        if self.parts:
            return [question for part in self.parts for question in part.questions()]
        return [self.question]
