"""Laws, regulations and documents that a body or one of its meetings goes by."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; nothing is listed yet."""
    op.create_table(
        "meeting_law",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("series_id", sa.Integer, sa.ForeignKey("meeting_series.id"), nullable=False),
        sa.Column("meeting_id", sa.Integer, sa.ForeignKey("meeting.id")),
        sa.Column("item_id", sa.Integer, sa.ForeignKey("agenda_item.id", ondelete="SET NULL")),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('law', 'rule', 'document')", name="kind"),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("item_id IS NULL OR meeting_id IS NOT NULL", name="of_meeting"),
        sqlite_autoincrement=True,
    )
    for column in ("series_id", "meeting_id", "item_id"):
        op.create_index(f"ix_meeting_law_{column}", "meeting_law", [column])
