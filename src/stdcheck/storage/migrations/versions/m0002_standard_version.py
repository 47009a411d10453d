"""Make the table standard_version."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Instant, Json, Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table standard_version."""
    op.create_table(
        "standard_version",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("standard", Words, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("title", Json, nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("languages", Json, nullable=False),
        sa.Column("sector", Words),
        sa.Column("criteria", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("effective_from", sa.Date),
        sa.Column("published_at", Instant),
        sa.Column("retired_at", Instant),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("edits", sa.Integer, nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.Column("saved_by", Words, nullable=False),
        sa.UniqueConstraint("standard", "version", name="uq_standard_version_standard_version"),
    )
