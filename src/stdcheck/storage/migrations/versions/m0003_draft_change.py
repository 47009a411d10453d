"""Make the table draft_change."""

import sqlalchemy as sa
from alembic import op

from stdcheck.storage.columns import Json

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table draft_change."""
    op.create_table(
        "draft_change",
        sa.Column(
            "version_id",
            sa.Uuid,
            sa.ForeignKey("standard_version.id", name="fk_draft_change_version_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", Json, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("old", Json, nullable=False),
        sa.Column("new", Json, nullable=False),
    )
