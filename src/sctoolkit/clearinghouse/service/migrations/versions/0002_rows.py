"""Which rows PostgreSQL shows to whom, and how it adds to the log in one step."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

ME = "(SELECT current_setting('clearinghouse.member', true))"
"""In brackets, so that it is asked once for a query and not once for a row."""
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
BELONGS = (
    f"EXISTS (SELECT 1 FROM belonging b WHERE b.member_id = {ME} AND b.group_id = minute.group_id)"
)
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
    "merge": ("false", "false"),
    "overlap_key": (f"member_id = {ME}",) * 2,
    "contact": (BETWEEN, BETWEEN),
    "message": (BETWEEN, BETWEEN),
    "visit": _joint("visit"),
    "plan": _joint("plan"),
    "action": _joint("action"),
    "verification": _joint("verification"),
    "minute": (BELONGS, BELONGS),
}
"""Table to which rows are seen, and which may be written; `*` is the service itself."""
CHAIN = """
CREATE FUNCTION add_to_log(at text, who text, act text, about text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  last record;
  parts text[];
BEGIN
  PERFORM pg_advisory_xact_lock(7265001);
  SELECT number, digest INTO last FROM log ORDER BY number DESC LIMIT 1;
  parts := ARRAY[
    (coalesce(last.number, 0) + 1)::text,
    at, who, act, about,
    coalesce(last.digest, repeat('0', 64))
  ];
  INSERT INTO log (number, at, who, act, about, before, digest)
  SELECT parts[1]::integer, at, who, act, about, parts[6], encode(sha256(convert_to(
    string_agg(length(part) || ':' || part, '' ORDER BY place), 'UTF8')), 'hex')
  FROM unnest(parts) WITH ORDINALITY AS listed(part, place);
END $$
"""
"""As `engine.chain.following` does: others wait for one step in place of three."""


def upgrade() -> None:
    """On PostgreSQL; SQLite has neither, and lets one write at a time."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, (seen, written) in POLICIES.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY own_rows ON {table} "
            f"USING ({ME} = '*' OR {seen}) WITH CHECK ({ME} = '*' OR {written})"
        )
    op.execute(CHAIN)
