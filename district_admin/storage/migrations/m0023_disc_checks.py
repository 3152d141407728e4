"""When a disc of a meeting was checked, and with what result."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; no disc was checked yet."""
    op.create_table(
        "disc_check",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("meeting_id", sa.Integer, sa.ForeignKey("meeting.id"), nullable=False),
        sa.Column("checked_on", sa.Date, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("disc", sa.String, nullable=False),
        sa.Column("fault_count", sa.Integer, nullable=False),
        sa.CheckConstraint("fault_count >= 0", name="fault_count"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_disc_check_meeting_id", "disc_check", ["meeting_id"])
