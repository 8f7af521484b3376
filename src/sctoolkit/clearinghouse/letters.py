"""Talks by letters in files: nobody is named until both agree, and no server is needed."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from dataclasses import dataclass, replace

from sctoolkit import records
from sctoolkit.clearinghouse.envelopes import disclosed, enclose, envelope, refused
from sctoolkit.clearinghouse.keys import Identity, identity, new_key, sealed, unsealed
from sctoolkit.language import _
from sctoolkit.model.letters import Inside, Introduction, Letter, Other, Talk
from sctoolkit.model.sharing import Card, Signed
from sctoolkit.problem_kinds import ProblemKind

UNNAMED = "unnamed"
"""The name on the cards of a talk."""
ID = re.compile(r"[0-9a-f]{32}")
KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter that was read."""

    talk: Talk
    """With whom it is from."""
    by: Card
    text: str
    mine: bool = False
    """Whether it is one of this user's own."""


def begun(key: str, text: str) -> tuple[Talk, Signed]:
    """A new talk about a facility, and its first letter, which everyone may be handed."""
    talk = Talk(secrets.token_hex(16), key, new_key(UNNAMED))
    return talk, enclose(Letter(secrets.token_hex(16), talk.id, key, text=text), _own(talk))


def answered(talk: Talk, to: Other, text: str, me: Identity | None = None) -> tuple[Talk, Signed]:
    """The answer to one of the others; with `me`, the writer agrees to be named."""
    own = _own(talk)
    introduction = None
    if me is not None:
        introduction = enclose(Introduction(talk.id, own.card.fingerprint), me)
        talk = talk.knowing(replace(to, agreed=True))
    raw = sealed(records.to_line(Inside(text, introduction)), to.card, talk.id.encode())
    hidden = base64.b64encode(raw).decode()
    head = Letter(secrets.token_hex(16), talk.id, talk.key, to.card.fingerprint, sealed=hidden)
    return talk, enclose(head, own)


def letter_in(raw: bytes, file: str) -> tuple[Signed, Letter]:
    """The letter in some bytes, its signature proved; raises UnusableInputError."""
    by = envelope(raw, file, ProblemKind.BAD_LETTER)
    letter = disclosed(by, Letter, file, ProblemKind.BAD_LETTER)
    if not (ID.fullmatch(letter.talk) and ID.fullmatch(letter.id) and KEY.fullmatch(letter.key)):
        raise refused(ProblemKind.BAD_LETTER, file, _("what was signed is no record of this kind"))
    return by, letter


def opened(by: Signed, letter: Letter, talk: Talk | None, file: str) -> Opened:
    """What a letter says; raises UnusableInputError where it is for someone else, or forged.

    `talk` is what is known of it so far; None makes this user one of those who were asked.
    """
    kept = talk or Talk(letter.talk, letter.key, new_key(UNNAMED))
    own = _own(kept)
    if by.by == own.card:
        return Opened(kept, by.by, letter.text, mine=True)
    other = kept.other(by.by.fingerprint) or Other(by.by)
    if not letter.to:
        return Opened(kept.knowing(other), by.by, letter.text)
    inside = _inside(letter, own)
    if inside is None or letter.key != kept.key:
        words = _("encrypted for someone else, or damaged")
        raise refused(ProblemKind.FOR_SOMEONE_ELSE, file, words)
    if inside.introduction is not None:
        _check(inside.introduction, letter, by.by, file)
        other = replace(other, introduction=inside.introduction)
    return Opened(kept.knowing(other), by.by, inside.text)


def _inside(letter: Letter, own: Identity) -> Inside | None:
    try:
        raw = base64.b64decode(letter.sealed.encode(), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    clear = unsealed(raw, own, letter.talk.encode())
    return records.from_json(clear, Inside) if clear is not None else None


def _check(introduction: Signed, letter: Letter, writer: Card, file: str) -> None:
    """Raises where it does not stand for the keys that the letter was written with."""
    said = disclosed(introduction, Introduction, file, ProblemKind.BAD_LETTER)
    if (said.talk, said.keys) != (letter.talk, writer.fingerprint):
        raise refused(ProblemKind.BAD_LETTER, file, _("it names somebody who did not write it"))


def _own(talk: Talk) -> Identity:
    found = identity(talk.own)
    assert found is not None  # noqa: S101 - we made them
    return found
