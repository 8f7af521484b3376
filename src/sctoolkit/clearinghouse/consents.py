"""Consents as they are given, taken back, and proved before anything is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sctoolkit.clearinghouse.envelopes import check_days, disclosed, envelope, refused
from sctoolkit.engine.sharing.consenting import Objection, Sharing, objections
from sctoolkit.language import _, in_a_row, later
from sctoolkit.model.assessment import Permission
from sctoolkit.model.sharing import Card, Consent, Revocation, Signed
from sctoolkit.problem_kinds import ProblemKind

WORDS = {
    Objection.OTHER_FACILITY: later("it is about another facility"),
    Objection.OTHER_SHARER: later("it does not allow this member to show anything"),
    Objection.OTHER_RECIPIENT: later("it is for another recipient"),
    Objection.MORE_THAN_ALLOWED: later("it does not allow that much to be shown"),
    Objection.NOT_YET: later("it does not hold yet"),
    Objection.EXPIRED: later("it has expired"),
    Objection.REVOKED: later("it was taken back"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader knows beforehand."""

    card: Callable[[Card], bool]
    """Whether a card is one that they have."""
    revoked: Callable[[Permission], bool]
    """Whether they heard that a consent was taken back."""


def read_consent(raw: bytes, file: str) -> tuple[Signed, Consent]:
    """The consent in some bytes, its signature proved; raises UnusableInputError."""
    by = envelope(raw, file, ProblemKind.BAD_CONSENT)
    return by, consent_in(by, file)


def consent_in(by: Signed, file: str) -> Consent:
    """The consent in an envelope, its signature proved; raises UnusableInputError."""
    consent = disclosed(by, Consent, file, ProblemKind.BAD_CONSENT)
    check_days(file, start=consent.start, until=consent.until)
    return consent


def read_revocation(raw: bytes, file: str) -> tuple[Signed, Revocation]:
    """The revocation in some bytes, its signature proved; raises UnusableInputError."""
    by = envelope(raw, file, ProblemKind.BAD_CONSENT)
    return by, disclosed(by, Revocation, file, ProblemKind.BAD_CONSENT)


def stands_for(by: Signed, consent: Consent) -> bool:
    """Whether who signed may: the owner by key, or the sharer who recorded the owner's paper."""
    if consent.document:
        return by.by.fingerprint == consent.sharer
    return by.by.name == consent.owner


def permission(by: Signed, consent: Consent) -> Permission:
    """What is kept of a consent beside answers that were received under it."""
    return Permission(consent.id, by.by.fingerprint, consent.until)


def check_consent(
    by: Signed,
    consent: Consent,
    act: Sharing,
    known: Known,
    file: str,
) -> None:
    """Raises UnusableInputError where the consent does not allow the act."""
    if not stands_for(by, consent):
        raise refused(ProblemKind.BAD_CONSENT, file, _("signed by someone who may not consent"))
    if not known.card(by.by):
        message = _("the consent is signed by “{name}”, whose key you do not have ({fingerprint})")
        words = message.format(name=by.by.name, fingerprint=by.by.fingerprint)
        raise refused(ProblemKind.UNKNOWN_SENDER, file, words)
    revoked = {consent.id} if known.revoked(permission(by, consent)) else ()
    found = objections(consent, act, revoked)
    if found:
        reasons = in_a_row(_(WORDS[one]) for one in found)
        message = _("the consent of {owner}: {reasons}")
        words = message.format(owner=consent.owner, reasons=reasons)
        raise refused(ProblemKind.NO_CONSENT, file, words)
