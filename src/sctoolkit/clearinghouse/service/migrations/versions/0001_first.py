"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables, each after those that it points to."""
    _members()
    _groups()
    _facilities()
    _buyers()
    _consents()
    _results()
    _talks()
    _joint_work()
    _log()


def _text(name: str, to: str = "", *, maybe: bool = False) -> sa.Column[str]:
    """A column of text; `to` is the column that it points to."""
    pointing = [sa.ForeignKey(to)] if to else []
    return sa.Column(name, sa.String(), *pointing, nullable=maybe)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _number(name: str, *, counted: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=counted, nullable=False)


def _table(name: str, key: str, *parts: SchemaItem) -> None:
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key.split()))


def _members() -> None:
    _table(
        "member",
        "id",
        *map(_text, ("id", "name", "fingerprint", "card", "state")),
        sa.UniqueConstraint("fingerprint"),
        sa.UniqueConstraint("name"),
    )
    _table("account", "id", _text("id"), _text("member_id", "member.id"), *_texts("name role"))
    op.create_index("ix_account_member_id", "account", ["member_id"])
    _table(
        "token",
        "digest",
        _text("digest"),
        _text("account_id", "account.id"),
        _text("scope"),
        sa.Column("expires", sa.DateTime(), nullable=False),
        _yes_or_no("revoked"),
    )
    op.create_index("ix_token_account_id", "token", ["account_id"])


def _texts(names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names.split()]


def _groups() -> None:
    _table("circle", "id", *_texts("id name purpose"), sa.UniqueConstraint("name"))
    _table(
        "belonging",
        "member_id group_id",
        _text("member_id", "member.id"),
        _text("group_id", "circle.id"),
        _yes_or_no("read_notice"),
    )
    op.create_index("belonging_to_group", "belonging", ["group_id", "member_id"])


def _facilities() -> None:
    _table(
        "facility",
        "id",
        *_texts("id name country address"),
        _text("os_id", maybe=True),
        _text("key"),
        _text("owner_id", "member.id", maybe=True),
        _text("registered_by", "member.id"),
        _text("same_as", "facility.id", maybe=True),
        sa.UniqueConstraint("os_id"),
    )
    op.create_index("ix_facility_key", "facility", ["key"])
    op.create_index("facility_of_owner", "facility", ["owner_id", "id"])
    op.create_index("facility_of_registrar", "facility", ["registered_by", "id"])
    op.create_index("facility_merged", "facility", ["same_as"])
    _table(
        "merge",
        "gone_id",
        _text("gone_id", "facility.id"),
        _text("kept_id", "facility.id"),
        *_texts("by at moved"),
    )


def _buyers() -> None:
    _table(
        "sourcing",
        "facility_id member_id",
        _text("facility_id", "facility.id"),
        _text("member_id", "member.id"),
        _text("owner_id", maybe=True),
        _text("document"),
        _yes_or_no("confirmed"),
        _text("key"),
    )
    op.create_index(
        "sourcing_of_member",
        "sourcing",
        ["member_id", "facility_id"],
        postgresql_include=["confirmed", "owner_id", "key"],
    )


def _consents() -> None:
    _table(
        "consent",
        "id",
        _text("id"),
        _text("facility_id", "facility.id"),
        _text("owner_id", maybe=True),
        _text("sharer_id"),
        _text("recipient_id", maybe=True),
        _number("rank"),
        *_texts("start until"),
        _yes_or_no("revoked"),
        _text("envelope"),
    )
    op.create_index("consent_of_facility", "consent", ["facility_id", "sharer_id"])
    whose = ["recipient_id", "facility_id", "sharer_id"]
    op.create_index("consent_of_recipient", "consent", whose)


def _results() -> None:
    _table(
        "audit",
        "id",
        _text("id"),
        _text("facility_id", "facility.id"),
        _text("publisher_id"),
        _text("owner_id", maybe=True),
        *_texts("date kind codes expires"),
    )
    op.create_index("ix_audit_facility_id", "audit", ["facility_id"])
    op.create_index("ix_audit_publisher_id", "audit", ["publisher_id"])
    _table(
        "content",
        "audit_id",
        *_of_an_audit(),
        sa.Column("bundle", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_content_facility_id", "content", ["facility_id"])
    _table(
        "finding",
        "id",
        _number("id", counted=True),
        *_of_an_audit(),
        *_texts("code clause severity outcome criteria"),
    )
    op.create_index("ix_finding_audit_id", "finding", ["audit_id"])
    op.create_index("finding_of_facility", "finding", ["facility_id", "code", "clause"])
    op.create_index("finding_of_code", "finding", ["code", "clause", "publisher_id"])


def _of_an_audit() -> list[SchemaItem]:
    whose = [_text("facility_id"), _text("publisher_id"), _text("owner_id", maybe=True)]
    return [_text("audit_id", "audit.id"), *whose, _number("rank")]


def _talks() -> None:
    _table("overlap_key", "member_id key", *_texts("member_id key"))
    op.create_index("overlap_by_key", "overlap_key", ["key"])
    _table(
        "contact",
        "id",
        *_texts("id key asker_id asked_id"),
        _yes_or_no("asker_agrees"),
        _yes_or_no("asked_agrees"),
        sa.UniqueConstraint("key", "asker_id", "asked_id"),
    )
    op.create_index("ix_contact_asked_id", "contact", ["asked_id"])
    op.create_index("ix_contact_asker_id", "contact", ["asker_id"])
    _table(
        "message",
        "id",
        _text("id"),
        _text("contact_id", "contact.id"),
        *_texts("asker_id asked_id"),
        _yes_or_no("by_asker"),
        *_texts("at text"),
    )
    op.create_index("ix_message_contact_id", "message", ["contact_id"])


def _joint_work() -> None:
    _table("visit", "id", *_at_a_facility(), *_texts("id member_id date code"))
    op.create_index("ix_visit_facility_id", "visit", ["facility_id"])
    _table("plan", "facility_id", *_at_a_facility(), _text("lead_id"))
    _table(
        "action",
        "id",
        _text("id"),
        _text("facility_id", "plan.facility_id"),
        _text("owner_id", maybe=True),
        *_texts("clause text due status"),
    )
    op.create_index("ix_action_facility_id", "action", ["facility_id"])
    _table(
        "verification",
        "action_id member_id",
        _text("action_id", "action.id"),
        *_texts("member_id facility_id"),
        _text("owner_id", maybe=True),
        _text("at"),
        _yes_or_no("holds"),
    )
    _table(
        "minute",
        "id",
        _number("id", counted=True),
        _text("group_id", "circle.id"),
        *_texts("member_id kind at text"),
    )
    op.create_index("ix_minute_group_id", "minute", ["group_id"])


def _at_a_facility() -> list[SchemaItem]:
    return [_text("facility_id", "facility.id"), _text("owner_id", maybe=True)]


def _log() -> None:
    _table("log", "number", _number("number"), *_texts("at who act about before digest"))
    op.create_index("ix_log_who", "log", ["who", "number"])
