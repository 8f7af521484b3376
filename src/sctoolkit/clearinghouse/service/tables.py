"""What the service keeps; shared rows carry whose they are and about which facility."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

RANKS = {"public": 0, "member": 1, "private": 2}
"""Profiles as figures, so that a database can compare them."""


class Table(DeclarativeBase):
    """All tables of the service."""


class Member(Table):
    """A company that takes part, or the owner of facilities."""

    __tablename__ = "member"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    card: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")
    """active, suspended, or left."""


class Group(Table):
    """Members that share with each other, for a purpose that they agreed on."""

    __tablename__ = "circle"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str] = mapped_column(default="")


class Belonging(Table):
    """That a member belongs to a group, and has read its notice."""

    __tablename__ = "belonging"
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("circle.id"), primary_key=True)
    read_notice: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (Index("belonging_to_group", "group_id", "member_id"),)


class Account(Table):
    """A person of a member, by the role that they have."""

    __tablename__ = "account"
    id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    name: Mapped[str]
    role: Mapped[str]
    """reader, writer or admin."""


class Token(Table):
    """What a program shows to act for an account; only its digest is kept."""

    __tablename__ = "token"
    digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    scope: Mapped[str]
    """The most that it may: reader, writer or admin, and never more than the account."""
    expires: Mapped[datetime]
    revoked: Mapped[bool] = mapped_column(default=False)


class Facility(Table):
    """A place of work."""

    __tablename__ = "facility"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    country: Mapped[str]
    address: Mapped[str]
    os_id: Mapped[str | None] = mapped_column(unique=True)
    key: Mapped[str] = mapped_column(index=True)
    """Name and country made alike, to find the same one again."""
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    registered_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    same_as: Mapped[str | None] = mapped_column(ForeignKey("facility.id"), default=None)
    """The facility that it was merged into, by a person."""
    __table_args__ = (
        Index("facility_of_owner", "owner_id", "id"),
        Index("facility_of_registrar", "registered_by", "id"),
        Index("facility_merged", "same_as"),
    )


class Sourcing(Table):
    """That a member buys from a facility, once its owner or an administrator confirmed it."""

    __tablename__ = "sourcing"
    facility_id: Mapped[str] = mapped_column(ForeignKey("facility.id"), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    owner_id: Mapped[str | None]
    document: Mapped[str]
    """SHA-256 of what shows it."""
    confirmed: Mapped[bool] = mapped_column(default=False)
    refused: Mapped[bool] = mapped_column(default=False, server_default=false())
    key: Mapped[str] = mapped_column(default="")
    """That of the facility: who searches goes through their own rows alone."""
    __table_args__ = (
        Index(
            "sourcing_of_member",
            "member_id",
            "facility_id",
            postgresql_include=["confirmed", "owner_id", "key"],
        ),
    )

    def answered(self, *, buys: bool) -> None:
        """What the owner, or an administrator for them, says to it."""
        self.confirmed, self.refused = buys, not buys


class Merge(Table):
    """Two facilities that a person found to be one, and what is needed to undo it."""

    __tablename__ = "merge"
    gone_id: Mapped[str] = mapped_column(ForeignKey("facility.id"), primary_key=True)
    kept_id: Mapped[str] = mapped_column(ForeignKey("facility.id"))
    by: Mapped[str]
    at: Mapped[str]
    moved: Mapped[str]
    """JSON: the keys of the rows of each table that were moved."""


class ConsentRow(Table):
    """A consent of an owner, with the envelope that proves it."""

    __tablename__ = "consent"
    id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[str] = mapped_column(ForeignKey("facility.id"))
    owner_id: Mapped[str | None]
    sharer_id: Mapped[str]
    recipient_id: Mapped[str | None]
    rank: Mapped[int]
    start: Mapped[str]
    until: Mapped[str]
    revoked: Mapped[bool] = mapped_column(default=False)
    envelope: Mapped[str]
    held_back: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether it counts as revoked only because its sharer is suspended."""
    __table_args__ = (
        Index("consent_of_recipient", "recipient_id", "facility_id", "sharer_id"),
        Index("consent_of_facility", "facility_id", "sharer_id"),
    )


class Audit(Table):
    """That there is an assessment: all that may be known of it without its content."""

    __tablename__ = "audit"
    id: Mapped[str] = mapped_column(primary_key=True)
    """That of its bundle, so that none is published twice."""
    facility_id: Mapped[str] = mapped_column(ForeignKey("facility.id"), index=True)
    publisher_id: Mapped[str] = mapped_column(index=True)
    owner_id: Mapped[str | None]
    date: Mapped[str]
    kind: Mapped[str]
    codes: Mapped[str]
    """`id@version`, one blank apart."""
    expires: Mapped[str]


class ContentRow(Table):
    """A bundle, byte for byte as its publisher signed it."""

    __tablename__ = "content"
    audit_id: Mapped[str] = mapped_column(ForeignKey("audit.id"), primary_key=True)
    facility_id: Mapped[str] = mapped_column(index=True)
    publisher_id: Mapped[str]
    owner_id: Mapped[str | None]
    rank: Mapped[int]
    bundle: Mapped[bytes] = mapped_column(LargeBinary)


class FindingRow(Table):
    """One finding of an assessment."""

    __tablename__ = "finding"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audit.id"), index=True)
    facility_id: Mapped[str]
    publisher_id: Mapped[str]
    owner_id: Mapped[str | None]
    rank: Mapped[int]
    code: Mapped[str]
    clause: Mapped[str]
    severity: Mapped[str]
    outcome: Mapped[str]
    criteria: Mapped[str]
    __table_args__ = (
        Index("finding_of_facility", "facility_id", "code", "clause"),
        Index("finding_of_code", "code", "clause", "publisher_id"),
    )


class OverlapKey(Table):
    """A facility of a member as a keyed hash, of which the service has no key."""

    __tablename__ = "overlap_key"
    member_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (Index("overlap_by_key", "key"),)


class Contact(Table):
    """Two members that have a facility in common, not named to each other until both agree."""

    __tablename__ = "contact"
    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    """The keyed hash of the facility."""
    asker_id: Mapped[str] = mapped_column(index=True)
    asked_id: Mapped[str] = mapped_column(index=True)
    asker_agrees: Mapped[bool] = mapped_column(default=False)
    asked_agrees: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (UniqueConstraint("key", "asker_id", "asked_id"),)


class Message(Table):
    """A message between the two."""

    __tablename__ = "message"
    id: Mapped[str] = mapped_column(primary_key=True)
    """Given by the sender, so that none can be sent twice."""
    contact_id: Mapped[str] = mapped_column(ForeignKey("contact.id"), index=True)
    asker_id: Mapped[str]
    asked_id: Mapped[str]
    by_asker: Mapped[bool]
    at: Mapped[str]
    text: Mapped[str]


class Visit(Table):
    """An assessment that a member plans at a facility."""

    __tablename__ = "visit"
    id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[str] = mapped_column(ForeignKey("facility.id"), index=True)
    member_id: Mapped[str]
    owner_id: Mapped[str | None]
    date: Mapped[str]
    code: Mapped[str]


class Plan(Table):
    """The joint corrective action plan of a facility, led by one member at a time."""

    __tablename__ = "plan"
    facility_id: Mapped[str] = mapped_column(ForeignKey("facility.id"), primary_key=True)
    owner_id: Mapped[str | None]
    lead_id: Mapped[str]


class Action(Table):
    """One action of a joint plan; the lead writes it, others verify it."""

    __tablename__ = "action"
    id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[str] = mapped_column(ForeignKey("plan.facility_id"), index=True)
    owner_id: Mapped[str | None]
    clause: Mapped[str]
    text: Mapped[str]
    due: Mapped[str]
    status: Mapped[str] = mapped_column(default="open")


class Verification(Table):
    """That a member who does not lead checked an action."""

    __tablename__ = "verification"
    action_id: Mapped[str] = mapped_column(ForeignKey("action.id"), primary_key=True)
    member_id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[str]
    owner_id: Mapped[str | None]
    at: Mapped[str]
    holds: Mapped[bool]


class Minute(Table):
    """What the members put on an agenda, or what was said at a meeting."""

    __tablename__ = "minute"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("circle.id"), index=True)
    member_id: Mapped[str]
    kind: Mapped[str]
    """agenda or minutes."""
    at: Mapped[str]
    text: Mapped[str]


class LogEntry(Table):
    """One read or write, chained to the one before."""

    __tablename__ = "log"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    who: Mapped[str]
    act: Mapped[str]
    about: Mapped[str]
    before: Mapped[str]
    digest: Mapped[str]
    __table_args__ = (Index("ix_log_who", "who", "number"),)
