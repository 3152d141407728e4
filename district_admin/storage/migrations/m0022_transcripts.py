"""Transcripts: the passages of what was said in a meeting, and their earlier versions."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the tables; no meeting has a transcript yet."""
    op.create_table(
        "transcript_passage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("meeting_id", sa.Integer, sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        _if_there("item_id", "agenda_item"),
        _if_there("recording_id", "meeting_file"),
        sa.Column("carried_text", sa.String, nullable=False),
        _if_there("carried_to_id", "agenda_item"),
        sa.UniqueConstraint("meeting_id", "key", name="uq_transcript_passage_key"),
        sa.CheckConstraint("key >= 1", name="key"),
        sqlite_autoincrement=True,
    )
    for column in ("item_id", "recording_id", "carried_to_id"):
        op.create_index(f"ix_transcript_passage_{column}", "transcript_passage", [column])
    op.create_table(
        "transcript_version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("meeting_id", sa.Integer, sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        *(
            sa.Column(f"{each}_count", sa.Integer, nullable=False)
            for each in ("passage", "added", "removed", "changed")
        ),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_transcript_version_meeting_id", "transcript_version", ["meeting_id"])


def _if_there(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id", ondelete="SET NULL"))
