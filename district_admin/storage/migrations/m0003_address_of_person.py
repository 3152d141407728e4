"""A person's own address, for letters to someone who has no agency."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the column, empty for everyone."""
    op.add_column("person", sa.Column("address", sa.String, nullable=False, server_default=""))
