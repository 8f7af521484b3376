"""Letters between companies that have a facility in common and do not name themselves yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sctoolkit.model.sharing import FORMAT, Card, KeyFile, Signed


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, signed with keys that were made for this talk alone and stand for nobody."""

    id: str
    talk: str
    key: str
    """The keyed hash of the facility that it is about."""
    to: str = ""
    """The fingerprint of the keys that it answers; empty for the first, which anyone may read."""
    text: str = ""
    """What the first letter says."""
    sealed: str = ""
    """What an answer says (`Inside`), encrypted for whom it answers, in base64."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Inside:
    """What an answer says, for the one that it is for."""

    text: str
    introduction: Signed | None = None
    """Who writes, once they agree to be named."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody's own keys stand for those of a talk."""

    talk: str
    keys: str
    """The fingerprint of the keys that they write with."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else in a talk."""

    card: Card
    """Of the keys that they write with; its name says nothing."""
    agreed: bool = False
    """Whether this user let them know who they are."""
    introduction: Signed | None = None
    """Who they are, from their letter; shown only once this user agreed as well."""

    @property
    def named(self) -> Card | None:
        """Who they are; None until both agree."""
        return self.introduction.by if self.agreed and self.introduction else None


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as one side keeps it."""

    id: str
    key: str
    own: KeyFile
    """The keys that this user writes with, in this talk alone."""
    others: tuple[Other, ...] = ()

    def other(self, fingerprint: str) -> Other | None:
        """The one who writes with these keys."""
        return next((one for one in self.others if one.card.fingerprint == fingerprint), None)

    def knowing(self, other: Other) -> Talk:
        """The talk with what is known of one of the others now."""
        rest = [one for one in self.others if one.card != other.card]
        return replace(self, others=(*rest, other))
