"""Claims that were refused, and consents held back while a member is suspended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What there is was neither."""
    for table, name in (("sourcing", "refused"), ("consent", "held_back")):
        no: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, no)
