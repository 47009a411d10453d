"""Make the table audit."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Instant, Words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table audit."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("code", Words, nullable=False),
        sa.Column(
            "version_id", sa.Uuid, sa.ForeignKey("standard_version.id", name="fk_audit_version_id"), nullable=False
        ),
        sa.Column("site", Words),
        sa.Column("inspector", Words),
        sa.Column("method", sa.String(40)),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("observed_at", Instant),
        sa.Column("observed_offset", sa.Integer),
        sa.Column("started_at", Instant),
        sa.Column("started_offset", sa.Integer),
        sa.Column("submitted_at", Instant),
        sa.Column("submitted_offset", sa.Integer),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.Column("saved_by", Words, nullable=False),
        sa.UniqueConstraint("code", name="uq_audit_code"),
    )
