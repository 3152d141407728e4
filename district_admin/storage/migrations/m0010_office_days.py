"""The days on which the office is closed, or works, other than the official calendar says."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; the official calendar holds until something is added."""
    op.create_table(
        "office_day",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("is_off", sa.Boolean, nullable=False),
        sa.UniqueConstraint("day", name="uq_office_day_day"),
        sqlite_autoincrement=True,
    )
