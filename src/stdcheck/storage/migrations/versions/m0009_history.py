"""Make the table history."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Instant, Json, Words

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table history."""
    op.create_table(
        "history",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", Words, nullable=False),
        sa.Column("said", Json),
        sa.Column("said_hash", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("hash", name="uq_history_hash"),
    )
