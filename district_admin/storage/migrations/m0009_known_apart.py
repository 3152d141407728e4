"""Records of one name that the officer knows to be different ones."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; nothing is known to be different yet."""
    op.create_table(
        "known_apart",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("one_id", sa.Integer, nullable=False),
        sa.Column("other_id", sa.Integer, nullable=False),
        sa.UniqueConstraint("kind", "one_id", "other_id", name="uq_known_apart_kind"),
        sqlite_autoincrement=True,
    )
