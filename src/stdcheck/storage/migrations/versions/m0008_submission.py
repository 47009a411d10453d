"""Make the table submission."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Instant, Words

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table submission."""
    op.create_table(
        "submission",
        sa.Column("id", Words, primary_key=True),
        sa.Column(
            "audit_id",
            sa.Uuid,
            sa.ForeignKey("audit.id", name="fk_submission_audit_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("received_at", Instant, nullable=False),
    )
