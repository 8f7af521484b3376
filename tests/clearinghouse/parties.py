"""Three companies and what they share, made small."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.clearinghouse.bundle import packed
from sctoolkit.clearinghouse.envelopes import enclose
from sctoolkit.clearinghouse.keys import Identity, identity, new_key
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.result import Outcome
from sctoolkit.model.severity import Severity
from sctoolkit.model.sharing import (
    Audit,
    AuditKind,
    Consent,
    Content,
    Facility,
    Manifest,
    Profile,
    SharedAnswer,
    SharedFinding,
    Signed,
)

MILL = Facility("Blue Mill", "VN", "1 River Road")


def party(name: str) -> Identity:
    """Somebody with fresh keys."""
    found = identity(new_key(name))
    assert found is not None
    return found


ALPHA, BETA, GAMMA, OWNER = map(party, ("alpha", "beta", "gamma", "owner"))
CONTENT = Content(
    MILL,
    Audit("2026-10-14", AuditKind.SELF, "kitchen@1.0", "d1", "all", {"eti@2014": "d2"}),
    findings=(SharedFinding("eti@2014", "4.2", Severity.MAJOR, Outcome.NOT_MET),),
    answers=(SharedAnswer("fire.exits", AnswerState.ANSWERED, "blocked"),),
)


def consent(**changes: object) -> Consent:
    """The owner lets alpha show its results to beta."""
    usual = Consent(
        "0" * 32,
        MILL,
        "owner",
        ALPHA.card.fingerprint,
        BETA.card.fingerprint,
        Profile.PRIVATE,
        "remediation",
        "2026-01-01",
        "2026-12-31",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def bundle(
    content: Content = CONTENT,
    allowed: Consent | None = None,
    *,
    by: Identity = OWNER,
    profile: Profile = Profile.MEMBER,
    who: Identity = ALPHA,
) -> bytes:
    """What alpha packs for beta."""
    allowed = allowed or consent()
    manifest = Manifest(
        "1" * 32,
        who.card,
        BETA.card.fingerprint,
        profile,
        "2026-11-01T08:00:00Z",
        "2027-11-01",
        "sctoolkit 0.1.0",
        allowed.id,
        {},
    )
    return packed(manifest, content, enclosed(allowed, by), who)


def enclosed(allowed: Consent, by: Identity = OWNER) -> Signed:
    """The consent with its signature."""
    return enclose(allowed, by)
