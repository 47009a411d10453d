"""Make the table site."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Instant, Json, Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table site."""
    op.create_table(
        "site",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("code", Words, nullable=False),
        sa.Column("name", Json, nullable=False),
        sa.Column("area", Json),
        sa.Column("time_zone", Words, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.Column("saved_by", Words, nullable=False),
        sa.UniqueConstraint("code", name="uq_site_code"),
    )
