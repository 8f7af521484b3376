"""Records that somebody signed: consents, manifests, letters …; written and read back."""

from __future__ import annotations

from typing import TypeVar

from sctoolkit import records
from sctoolkit.clearinghouse.keys import Identity, is_card, is_genuine, signed
from sctoolkit.engine.sharing.days import is_day
from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _
from sctoolkit.model.letters import Introduction, Letter
from sctoolkit.model.problem import Source
from sctoolkit.model.sharing import FORMAT, Consent, Manifest, Revocation, Signed
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

Record = TypeVar("Record", Consent, Revocation, Manifest, Letter, Introduction)
SCHEMAS = {
    Consent: "sctoolkit.consent/1",
    Revocation: "sctoolkit.revocation/1",
    Manifest: "sctoolkit.bundle/1",
    Letter: "sctoolkit.letter/1",
    Introduction: "sctoolkit.introduction/1",
}
LARGEST = 64 * 1024
"""Bytes of an envelope; what is larger was not made by us."""


def enclose(record: Record, who: Identity) -> Signed:
    """The record with a signature."""
    return signed(SCHEMAS[type(record)], records.to_line(record).decode().strip(), who)


def envelope(raw: bytes, file: str, kind: ProblemCode) -> Signed:
    """The envelope in some bytes; raises UnusableInputError with a problem of that kind."""
    found = records.from_json(raw, Signed) if len(raw) <= LARGEST else None
    if found is None or records.strangers(raw, found) or not is_card(found.by):
        raise refused(kind, file, _("not something that sctoolkit signed"))
    return found


def disclosed(one: Signed, of: type[Record], file: str, kind: ProblemCode) -> Record:
    """The record in an envelope whose signature holds; raises UnusableInputError where not.

    A newer format is named as such, for it may be honest and still say what we cannot read.
    """
    if not is_genuine(one, SCHEMAS[of]):
        raise refused(kind, file, _("the signature does not fit"))
    raw = one.body.encode()
    record = records.from_json(raw, of)
    if _format(raw) > FORMAT:
        message = _("written in format {theirs}; this sctoolkit reads {ours}")
        words = message.format(theirs=_format(raw), ours=FORMAT)
        raise refused(ProblemKind.BUNDLE_NEWER, file, words)
    if record is None or records.strangers(raw, record):
        raise refused(kind, file, _("what was signed is no record of this kind"))
    return record


def _format(raw: bytes) -> int:
    head = records.from_json(raw, dict[str, object])
    stated = head.get("format") if head else 0
    return stated if isinstance(stated, int) else 0


def refused(kind: ProblemCode, file: str, words: str, hint: str = "") -> UnusableInputError:
    """The error for one thing that is wrong with a file."""
    problem = kind.at(Source(file), words, hint)
    return UnusableInputError(_("{path} cannot be used.").format(path=file), [problem])


def check_days(file: str, **days: str) -> None:
    """Raises UnusableInputError where one of them is in no calendar, by its name."""
    for name, day in days.items():
        if not is_day(day):
            raise refused(ProblemKind.NO_DAY, file, no_day(name, day))


def no_day(name: str, day: str) -> str:
    """The words for a day that is none."""
    return _("{name}: “{day}” is no day").format(name=name, day=day)
