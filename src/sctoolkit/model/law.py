"""What makes a code a law: to whom it applies, from when, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.condition import Condition
from sctoolkit.model.text import Text

FACTS = "legal-facts"
"""The questionnaire whose facts decide to whom laws apply."""


class LawStatus(StrEnum):
    """How far a law has come."""

    IN_FORCE = "in-force"
    ADOPTED = "adopted"
    """Adopted, but its duties do not apply yet."""
    NOT_IN_FORCE = "not-in-force"
    """Adopted and never brought into force."""
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class AppliesRule:
    """One way of falling under a law."""

    when: Condition
    """A rule over facts about the company; undecided while a fact is not known."""
    because: Text
    start: str = ""
    """The ISO date from which it holds; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Law:
    """The part of a code that only laws have."""

    jurisdiction: Text
    status: LawStatus
    checked: str
    """The ISO date on which these facts were last checked."""
    applies: tuple[AppliesRule, ...]
    """The first that holds gives the answer."""
    indirectly: AppliesRule | None = None
    """When the law is felt through customers who must pass its duties on; None where it is not."""
    unclear: Text | None = None
    """What the rules cannot decide; None where nothing is left open."""
