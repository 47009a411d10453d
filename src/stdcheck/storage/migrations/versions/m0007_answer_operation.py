"""Make the table answer_operation."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table answer_operation."""
    op.create_table(
        "answer_operation",
        sa.Column(
            "audit_id",
            sa.Uuid,
            sa.ForeignKey("audit.id", name="fk_answer_operation_audit_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("operation", Words, primary_key=True),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
    )
