"""What somebody declares about a tool of their own: how far it covers a reference tool."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Level(StrEnum):
    """How far the own tool covers one clause of the reference; worst first."""

    NOT_EQUIVALENT = "not-equivalent"
    PARTLY = "partly"
    """The main intent is there, some element is missing; the gap says which."""
    EQUIVALENT = "equivalent"
    """All of the clause is covered; the wording may differ."""
    EXCEEDS = "exceeds"
    NOT_APPLICABLE = "not-applicable"
    """Outside of what the own tool is meant for; the gap says why."""

    @property
    def is_gap(self) -> bool:
        """Whether something of the clause is missing."""
        return self in (Level.NOT_EQUIVALENT, Level.PARTLY)

    @property
    def is_covered(self) -> bool:
        """Whether all of the clause is there."""
        return self in (Level.EQUIVALENT, Level.EXCEEDS)


@dataclass(frozen=True, slots=True)
class OwnTool:
    """The tool that is compared, in the version that is compared."""

    name: str
    version: str = ""
    owner: str = ""
    date: str = ""
    """When the version came into force, as its owner writes it."""
    kind: str = ""
    """Code, audit method, manual, management system."""
    documents: tuple[str, ...] = ()
    """Where it can be read."""


@dataclass(frozen=True, slots=True)
class Review:
    """What an independent reviewer found on one clause."""

    level: Level
    of: Level | None = None
    """What was declared when it was reviewed."""
    note: str = ""
    by: str = ""
    at: str = ""
    """ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What is declared on one clause of the reference."""

    level: Level | None = None
    """What the owner says; None where nobody has said it yet."""
    computed: Level | None = None
    """What follows from the criteria that both cover: a draft, to be confirmed."""
    reference: str = ""
    """Where the own tool asks for it."""
    evidence: tuple[str, ...] = ()
    gap: str = ""
    """What is missing, or why the clause does not apply."""
    action: str = ""
    """What is planned to close the gap."""
    responsible: str = ""
    due: str = ""
    """ISO date."""
    by: str = ""
    at: str = ""
    review: Review | None = None

    @property
    def verified(self) -> Level | None:
        """The reviewed level; None where nobody reviewed what is declared now."""
        return self.review.level if self.review and not self.outdated_review else None

    @property
    def outdated_review(self) -> bool:
        """Whether the claim was changed after it was reviewed."""
        review = self.review
        return review is not None and (review.of is not self.level or review.at < self.at)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A tool of one's own against a reference tool, clause by clause. It holds no supplier data."""

    id: str
    reference: str
    """`id@version` of the code that it is held against."""
    own: OwnTool
    digest: str = ""
    """Of the reference."""
    code: str = ""
    """`id@version` of the own tool in the library; empty where it is not written as a code."""
    made: str = ""
    """ISO date."""
    expires: str = ""
    """The last day on which it counts as current, as an ISO date; empty where there is none."""
    superseded_by: str = ""
    """The version of the own tool that has replaced the one compared; empty where none has."""
    tool: str = ""
    claims: dict[str, Claim] = field(default_factory=dict)
    """By clause of the reference."""

    def claim(self, clause: str) -> Claim:
        """What is declared on the clause; an empty claim where that is nothing."""
        return self.claims.get(clause, NOTHING)

    def claiming(self, clause: str, claim: Claim) -> Declaration:
        """The declaration with one claim changed."""
        return replace(self, claims={**self.claims, clause: claim})


NOTHING = Claim()

FORMAT = 1
"""The shape of what is published; a newer one is refused."""


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """What others may know of a claim. It names nobody but the reviewer, and no supplier."""

    level: Level | None
    computed: Level | None
    reference: str
    """Where the own tool asks for it."""
    verified: Level | None
    reviewer: str
    reviewed: str
    """ISO date; empty where nobody reviewed what is declared now."""
    gap: str = ""
    note: str = ""
    """The reviewer's; as the gap only where its owner wishes."""


@dataclass(frozen=True, slots=True)
class Published:
    """A comparison as it is given to others."""

    format: int
    id: str
    reference: str
    digest: str
    own: OwnTool
    made: str
    expires: str
    superseded_by: str
    published: str
    """ISO date."""
    tool: str
    claims: dict[str, PublishedClaim]
