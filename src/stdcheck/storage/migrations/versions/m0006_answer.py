"""Make the table answer."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Instant, Json, Words

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table answer."""
    op.create_table(
        "answer",
        sa.Column(
            "audit_id",
            sa.Uuid,
            sa.ForeignKey("audit.id", name="fk_answer_audit_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("criterion", Words, primary_key=True),
        sa.Column("response", Json),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("saved_at", Instant, nullable=False),
        sa.Column("saved_by", Words, nullable=False),
    )
