"""What companies share about a facility, who agreed to it, and who signed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from sctoolkit.model.assessment import AnswerState, EvidenceLevel, Value
from sctoolkit.model.result import Outcome
from sctoolkit.model.severity import Severity

FORMAT = 1
"""The shape of bundles and consents; a newer one is refused."""
WITHHELD = "…"
"""Stands for a reason that is not shown; an answer that does not apply must have one."""


class Profile(StrEnum):
    """How much is shown; each shows all that the one before shows."""

    PUBLIC = "public"
    """That there is an assessment: of which facility, when, by which questionnaire and codes."""
    MEMBER = "member"
    """Also areas, findings and answers, but nobody's own words."""
    PRIVATE = "private"
    """Also notes and reasons, as far as they were looked through."""

    def covers(self, other: Profile) -> bool:
        """Whether who may see this much may see the other."""
        order = list(Profile)
        return order.index(self) >= order.index(other)


class AuditKind(StrEnum):
    """Who looked."""

    SELF = "self-assessment"
    CUSTOMER = "customer"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Card:
    """The public half of somebody's keys, as it is handed to others."""

    name: str
    sign: str
    """The Ed25519 public key that their signatures are checked with, in base64."""
    seal: str
    """The X25519 public key that bundles for them are encrypted with, in base64."""

    @property
    def fingerprint(self) -> str:
        """40 hexadecimal digits that stand for both keys; people compare them by telephone."""
        return sha256(f"{self.sign}\n{self.seal}".encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Somebody's secret keys, as they stand in a file that only its owner can read."""

    card: Card
    sign: str
    """The Ed25519 secret key in base64; locked, in PEM."""
    seal: str
    """The X25519 secret key, likewise."""
    locked: bool = False
    """Whether they are encrypted under a passphrase."""


@dataclass(frozen=True, slots=True)
class Facility:
    """A place of work as others find it again."""

    name: str
    country: str
    """ISO 3166, two letters."""
    address: str = ""
    os_id: str = ""
    """Its number in the Open Supply Hub; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What the owner of a facility allows: who may show what to whom, when and what for."""

    id: str
    facility: Facility
    owner: str
    """The name of the person or company that consents."""
    sharer: str
    """The fingerprint of the member whose results may be shown; empty for the owner's own."""
    recipient: str
    """The fingerprint of who may see them; empty for every member that sources there."""
    profile: Profile
    """The most that may be shown; to everyone only `public`."""
    purpose: str
    start: str
    """The first day, as an ISO 8601 date."""
    until: str
    """The last day."""
    document: str = ""
    """SHA-256 of the paper that says so, where it was recorded rather than signed by key."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Revocation:
    """A consent taken back by who gave or recorded it."""

    consent: str
    at: str
    """ISO 8601 in UTC."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Signed:
    """A text with the signature of whoever stands for it."""

    schema: str
    """What the body is; part of what is signed."""
    body: str
    """JSON, byte for byte as it was signed."""
    by: Card
    signature: str
    """Ed25519, in base64."""


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer without anything that its question does not ask for."""

    question: str
    state: AnswerState
    value: Value = None
    unit: str = ""
    evidence: EvidenceLevel = EvidenceLevel.NONE
    digests: tuple[str, ...] = ()
    """SHA-256 of the documents behind it; the documents themselves are never shared."""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SharedFinding:
    """A clause that is not or only partly met, or must be reviewed."""

    code: str
    clause: str
    severity: Severity
    outcome: Outcome
    criteria: tuple[str, ...] = ()
    unit: str = ""
    verified: bool = False
    """Whether someone independent checked what it rests on."""


@dataclass(frozen=True, slots=True)
class SharedArea:
    """How far one section of a code is met: 0 to 1; None where it was not assessed."""

    code: str
    section: str
    share: float | None


@dataclass(frozen=True, slots=True)
class SharedUnit:
    """A part of the facility that answers for itself."""

    id: str
    kind: str
    share: float
    """Of the sizes of all its like: 0 to 1. The head count itself stays at home."""
    within: str = ""


@dataclass(frozen=True, slots=True)
class SharedAction:
    """An action of a plan: no persons, no costs, no evidence."""

    id: str
    cites: tuple[str, ...] = ()
    """The clauses that call for it, as `code:clause`."""
    opened: str = ""
    """ISO 8601 date, as all days here."""
    severity: str = ""
    zero: str = ""
    status: str = ""
    finding_status: str = ""
    due: str = ""
    new_due: str = ""
    decision: str = ""
    done: float | None = None
    """0 to 1."""
    how_verified: str = ""
    verified_on: str = ""
    text: str = ""
    correct: str = ""
    immediate: str = ""
    prevent: str = ""
    remedy: str = ""
    new_due_reason: str = ""
    comment_supplier: str = ""
    comment_buyer: str = ""


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A corrective action plan as it goes from company to company."""

    id: str
    """That of the plan itself, which it keeps with everybody."""
    codes: tuple[str, ...]
    """`id@version` of each."""
    made_on: str
    updated: str
    revision: int
    language: str
    actions: tuple[SharedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """Which assessment this is."""

    date: str
    """ISO 8601 date."""
    kind: AuditKind
    questionnaire: str
    """`id@version`."""
    questionnaire_digest: str
    scope: str
    codes: dict[str, str] = field(default_factory=dict)
    """`id@version` to digest."""
    auditor: str = ""
    """The auditing company, never a person."""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """All that leaves: the allow-list is this record, and nothing else has a place in it."""

    facility: Facility
    audit: Audit
    areas: tuple[SharedArea, ...] = ()
    findings: tuple[SharedFinding, ...] = ()
    answers: tuple[SharedAnswer, ...] = ()
    units: tuple[SharedUnit, ...] = ()
    plan: SharedPlan | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle is, for whom, and what it holds; this is what its sender signs."""

    id: str
    sender: Card
    recipient: str
    """The fingerprint of who may open it; empty for the members of a clearinghouse."""
    profile: Profile
    made: str
    """ISO 8601 in UTC."""
    expires: str
    """The day after which its results are out of date."""
    tool: str
    consent: str
    digests: dict[str, str]
    """The other files in the bundle, each with its SHA-256."""
    format: int = FORMAT
