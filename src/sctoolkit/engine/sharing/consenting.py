"""Whether a consent allows what somebody is about to do."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.sharing import Consent, Facility, Profile


class Objection(StrEnum):
    """Why a consent does not allow it."""

    OTHER_FACILITY = "other-facility"
    OTHER_SHARER = "other-sharer"
    OTHER_RECIPIENT = "other-recipient"
    MORE_THAN_ALLOWED = "more-than-allowed"
    NOT_YET = "not-yet"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Sharing:
    """One act of showing something about a facility."""

    facility: Facility
    sharer: str
    """A fingerprint, like that of the recipient."""
    recipient: str
    """Empty for every member that sources from the facility."""
    profile: Profile
    on: str
    """The day, as an ISO 8601 date."""


def objections(consent: Consent, act: Sharing, revoked: Container[str] = ()) -> list[Objection]:
    """All that speaks against the act; empty where the consent allows it."""
    everyone = not consent.recipient
    found = {
        Objection.OTHER_FACILITY: consent.facility != act.facility,
        Objection.OTHER_SHARER: consent.sharer != act.sharer,
        Objection.OTHER_RECIPIENT: not everyone and consent.recipient != act.recipient,
        Objection.MORE_THAN_ALLOWED: not _most(consent).covers(act.profile),
        Objection.NOT_YET: act.on < consent.start,
        Objection.EXPIRED: act.on > consent.until,
        Objection.REVOKED: consent.id in revoked,
    }
    return [objection for objection, holds in found.items() if holds]


def _most(consent: Consent) -> Profile:
    """What is for everyone is never more than that there is an assessment."""
    return consent.profile if consent.recipient else Profile.PUBLIC
