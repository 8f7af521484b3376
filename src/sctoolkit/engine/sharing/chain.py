"""A log in which every entry holds the digest of the one before, so that none can be changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

START = "0" * 64
"""What the first entry holds in place of an earlier digest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done."""

    number: int
    """1 for the first."""
    at: str
    """ISO 8601 in UTC."""
    who: str
    act: str
    """pack, open, publish, fetch …"""
    about: str
    """The id of what it was done to."""
    before: str
    """The digest of the entry before."""
    digest: str = ""
    """Of all the rest."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a log had come: what later looks at it are held against."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something to be noted."""

    at: str
    who: str
    act: str
    about: str


def following(head: Head | None, act: Act) -> Entry:
    """The entry for an act, behind the last one."""
    last = head or Head(0, START)
    entry = Entry(last.number + 1, act.at, act.who, act.act, act.about, last.digest)
    return Entry(*_fields(entry), digest=digest_of(entry))


def digest_of(entry: Entry) -> str:
    """What the digest must be; each field is preceded by its length, so that none runs over."""
    parts = [str(field) for field in _fields(entry)]
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def _fields(entry: Entry) -> tuple[int, str, str, str, str, str]:
    return entry.number, entry.at, entry.who, entry.act, entry.about, entry.before


def broken_at(entries: Iterable[Entry], known: Head | None = None) -> int | None:
    """The number of the first entry that does not follow from those before; None where all do.

    `known` is a head seen earlier: a log that was cut or written anew does not hold it, and is
    broken at its number.
    """
    last, seen = Head(0, START), known is None
    for entry in entries:
        expected = (last.number + 1, last.digest, digest_of(entry))
        if (entry.number, entry.before, entry.digest) != expected:
            return last.number + 1
        last = Head(entry.number, entry.digest)
        seen = seen or last == known
    return None if seen or known is None else known.number
