"""Where a paper stands on its way: draft, waiting for a signature, signed, sent, filed."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the columns; every paper there is begins as a draft."""
    status = sa.Column("status", sa.String, nullable=False, server_default="draft")
    op.add_column("paper", status)
    op.add_column("paper", sa.Column("status_on", sa.Date))
    op.add_column("paper", sa.Column("waiting_with", sa.String, nullable=False, server_default=""))
