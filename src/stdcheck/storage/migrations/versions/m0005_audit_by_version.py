"""Find audits by version."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Find audits by version."""
    op.create_index("ix_audit_version_id", "audit", ["version_id"])
