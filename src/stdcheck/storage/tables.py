"""The tables as the newest migration leaves them.

Ids are UUIDs made here, not by the database; nothing has a default on the server; no triggers, sequences or
enumerations of a database's own. Moments are UTC; `*_offset` keeps, in minutes, the zone a moment was given in.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from stdcheck.storage.columns import Instant, Json, Label, Whole, Words

metadata = MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

site = Table(
    "site",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("code", Words, nullable=False),
    Column("name", Json, nullable=False),
    Column("area", Json),
    Column("time_zone", Words, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("saved_by", Words, nullable=False),
    UniqueConstraint("code"),
)

standard_version = Table(
    "standard_version",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("standard", Words, nullable=False),
    Column("version", Whole, nullable=False),
    Column("status", Label(20), nullable=False),
    Column("revision", Whole, nullable=False),
    Column("document", Text, nullable=False),
    Column("title", Json, nullable=False),
    Column("language", Label(40), nullable=False),
    Column("languages", Json, nullable=False),
    Column("sector", Words),
    Column("criteria", Whole, nullable=False),
    Column("sha256", Label(64)),
    Column("effective_from", Date),
    Column("published_at", Instant),
    Column("retired_at", Instant),
    Column("is_sample", Boolean, nullable=False),
    Column("edits", Whole, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("saved_by", Words, nullable=False),
    UniqueConstraint("standard", "version"),
)
"""`document` is the standard as JSON without defaults; `edits` counts the edits made and not undone (a draft's)."""

draft_change = Table(
    "draft_change",
    metadata,
    Column("version_id", Uuid, ForeignKey("standard_version.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Whole, primary_key=True, autoincrement=False),
    Column("at", Json, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("old", Json, nullable=False),
    Column("new", Json, nullable=False),
)
"""The edits of a draft, from 1; those beyond the draft's `edits` were undone and can be made again."""

audit = Table(
    "audit",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("code", Words, nullable=False),
    Column("version_id", Uuid, ForeignKey("standard_version.id"), nullable=False),
    Column("site", Words),
    Column("inspector", Words),
    Column("method", Label(40)),
    Column("status", Label(20), nullable=False),
    Column("observed_at", Instant),
    Column("observed_offset", Whole),
    Column("started_at", Instant),
    Column("started_offset", Whole),
    Column("submitted_at", Instant),
    Column("submitted_offset", Whole),
    Column("revision", Whole, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("saved_by", Words, nullable=False),
    UniqueConstraint("code"),
)
"""`code` is the audit's id as people know it; `revision` grows with every save of anything in the audit."""

audit_by_version = Index(None, audit.c.version_id)

answer = Table(
    "answer",
    metadata,
    Column("audit_id", Uuid, ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("criterion", Words, primary_key=True),
    Column("response", Json),
    Column("revision", Whole, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("saved_by", Words, nullable=False),
)

answer_operation = Table(
    "answer_operation",
    metadata,
    Column("audit_id", Uuid, ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("operation", Words, primary_key=True),
    Column("content", Label(64), nullable=False),
    Column("state", Label(20), nullable=False),
)
"""Saves that were decided: the same operation again is answered with the same state and changes nothing."""

submission = Table(
    "submission",
    metadata,
    Column("id", Words, primary_key=True),
    Column("audit_id", Uuid, ForeignKey("audit.id", ondelete="CASCADE"), nullable=False),
    Column("content", Label(64), nullable=False),
    Column("received_at", Instant, nullable=False),
)
"""Audits that came as a whole: the same submission again is known."""

history = Table(
    "history",
    metadata,
    Column("position", Whole, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("role", Label(20), nullable=False),
    Column("action", Label(40), nullable=False),
    Column("kind", Label(20), nullable=False),
    Column("subject", Words, nullable=False),
    Column("said", Json),
    Column("said_hash", Label(64), nullable=False),
    Column("previous", Label(64), nullable=False),
    Column("hash", Label(64), nullable=False),
    UniqueConstraint("hash"),
)
"""Who did what when, never changed: every entry holds the hash of the one before.

`said` has the personal part (who, old, new, reason, and a random salt); the chain covers its hash only, so that it
can be erased and the chain still holds.
"""
