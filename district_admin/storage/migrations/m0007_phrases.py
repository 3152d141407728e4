"""The phrase book: sentences that the officer keeps, and the posts that are addressed กราบเรียน."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; an office without phrases of its own uses the shipped ones."""
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.UniqueConstraint("place", "text", name="uq_phrase_place_text"),
        sqlite_autoincrement=True,
    )
