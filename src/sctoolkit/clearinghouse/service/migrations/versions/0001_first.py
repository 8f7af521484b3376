"""The first tables, and which rows PostgreSQL shows to whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ME = "current_setting('clearinghouse.member', true)"
TODAY = "to_char(now() AT TIME ZONE 'utc', 'YYYY-MM-DD')"
SOURCES = (
    "EXISTS (SELECT 1 FROM sourcing s WHERE s.confirmed "
    f"AND s.member_id = {ME} AND s.facility_id = {{place}})"
)
CONSENTED = (
    "EXISTS (SELECT 1 FROM consent c WHERE c.facility_id = {table}.facility_id "
    "AND c.sharer_id = {table}.publisher_id AND NOT c.revoked AND c.rank >= {rank} "
    f"AND c.start <= {TODAY} AND c.until >= {TODAY} "
    f"AND (c.recipient_id = {ME} OR (c.recipient_id IS NULL AND {{rank}} = 0)))"
)


def _sources(table: str, column: str = "facility_id") -> str:
    return SOURCES.format(place=f"{table}.{column}")


def _shared(table: str, rank: str) -> tuple[str, str]:
    consented = CONSENTED.format(table=table, rank=rank)
    mine = f"publisher_id = {ME}"
    return f"{mine} OR owner_id = {ME} OR ({_sources(table)} AND {consented})", mine


def _joint(table: str) -> tuple[str, str]:
    seen = f"owner_id = {ME} OR {_sources(table)}"
    return seen, seen


PARTY = f"owner_id = {ME} OR sharer_id = {ME} OR recipient_id = {ME}"
BETWEEN = f"asker_id = {ME} OR asked_id = {ME}"
POLICIES = {
    "facility": (
        f"owner_id = {ME} OR registered_by = {ME} OR {_sources('facility', 'id')}",
        f"owner_id = {ME} OR registered_by = {ME}",
    ),
    "sourcing": (f"member_id = {ME} OR owner_id = {ME}",) * 2,
    "consent": (
        f"{PARTY} OR (recipient_id IS NULL AND {_sources('consent')})",
        f"owner_id = {ME} OR sharer_id = {ME}",
    ),
    "audit": _shared("audit", "0"),
    "content": _shared("content", "content.rank"),
    "finding": _shared("finding", "finding.rank"),
    "overlap_key": (f"member_id = {ME}",) * 2,
    "contact": (BETWEEN, BETWEEN),
    "message": (BETWEEN, BETWEEN),
    "visit": _joint("visit"),
    "plan": _joint("plan"),
    "action": _joint("action"),
    "verification": _joint("verification"),
}
"""Table to which rows are seen, and which may be written; `*` is the service itself."""


def upgrade() -> None:
    """Makes the tables, and on PostgreSQL puts the rule of each row beside it."""
    _make_tables()
    if op.get_bind().dialect.name == "postgresql":
        for table, (seen, written) in POLICIES.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(
                f"CREATE POLICY own_rows ON {table} "
                f"USING ({ME} = '*' OR {seen}) WITH CHECK ({ME} = '*' OR {written})"
            )


def _make_tables() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("asker_id", sa.String(), nullable=False),
        sa.Column("asked_id", sa.String(), nullable=False),
        sa.Column("asker_agrees", sa.Boolean(), nullable=False),
        sa.Column("asked_agrees", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", "asker_id", "asked_id"),
    )
    op.create_index(op.f("ix_contact_asked_id"), "contact", ["asked_id"], unique=False)
    op.create_index(op.f("ix_contact_asker_id"), "contact", ["asker_id"], unique=False)
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_log_who"), "log", ["who"], unique=False)
    op.create_table(
        "member",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("read_notice", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fingerprint"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "minute",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "overlap_key",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "key"),
    )
    op.create_index("overlap_by_key", "overlap_key", ["key"], unique=False)
    op.create_table(
        "account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_account_member_id"), "account", ["member_id"], unique=False)
    op.create_table(
        "facility",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("os_id", sa.String(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("registered_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["registered_by"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("os_id"),
    )
    op.create_index(op.f("ix_facility_key"), "facility", ["key"], unique=False)
    op.create_index(op.f("ix_facility_owner_id"), "facility", ["owner_id"], unique=False)
    op.create_index(op.f("ix_facility_registered_by"), "facility", ["registered_by"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("asker_id", sa.String(), nullable=False),
        sa.Column("asked_id", sa.String(), nullable=False),
        sa.Column("by_asker", sa.Boolean(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_message_contact_id"), "message", ["contact_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("publisher_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("codes", sa.String(), nullable=False),
        sa.Column("expires", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_audit_facility_id"), "audit", ["facility_id"], unique=False)
    op.create_index(op.f("ix_audit_publisher_id"), "audit", ["publisher_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("sharer_id", sa.String(), nullable=False),
        sa.Column("recipient_id", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("envelope", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("consent_of_facility", "consent", ["facility_id", "sharer_id"], unique=False)
    op.create_index(
        "consent_of_recipient",
        "consent",
        ["recipient_id", "facility_id", "sharer_id"],
        unique=False,
    )
    op.create_table(
        "plan",
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("lead_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
        ),
        sa.PrimaryKeyConstraint("facility_id"),
    )
    op.create_table(
        "sourcing",
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("facility_id", "member_id"),
    )
    op.create_index("sourcing_of_member", "sourcing", ["member_id", "facility_id"], unique=False)
    op.create_table(
        "token",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_token_account_id"), "token", ["account_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_visit_facility_id"), "visit", ["facility_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["plan.facility_id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_action_facility_id"), "action", ["facility_id"], unique=False)
    op.create_table(
        "content",
        sa.Column("audit_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("publisher_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audit.id"],
        ),
        sa.PrimaryKeyConstraint("audit_id"),
    )
    op.create_index(op.f("ix_content_facility_id"), "content", ["facility_id"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("audit_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("publisher_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("criteria", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("finding_of_code", "finding", ["code", "clause", "publisher_id"], unique=False)
    op.create_index(
        "finding_of_facility", "finding", ["facility_id", "code", "clause"], unique=False
    )
    op.create_index(op.f("ix_finding_audit_id"), "finding", ["audit_id"], unique=False)
    op.create_table(
        "verification",
        sa.Column("action_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.PrimaryKeyConstraint("action_id", "member_id"),
    )
