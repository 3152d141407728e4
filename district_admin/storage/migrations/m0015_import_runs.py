"""The imports that were done, from now on; those before are in the history by their names."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table."""
    counts = ("new", "changed", "same", "duplicate", "rejected", "left_out")
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("imported_at", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in counts),
        sqlite_autoincrement=True,
    )
