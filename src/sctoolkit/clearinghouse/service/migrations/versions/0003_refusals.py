"""Claims that were refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What there is was not refused."""
    no: sa.Column[bool] = sa.Column(
        "refused", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("sourcing", no)
