"""A paper to many may be in the office's own template: the job keeps which file that was."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Let jobs point to the file; those of before are in the official form."""
    op.add_column("bulk_job", sa.Column("template_file_id", sa.Integer))
