"""Word templates of the office's own, in which papers of a kind may be written."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; every paper there is keeps the official form."""
    op.create_table(
        "paper_template",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column(
            "file_id",
            sa.Integer,
            sa.ForeignKey("stored_file.id", name="fk_paper_template_file_id_stored_file"),
            nullable=False,
        ),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paper_template_kind", "paper_template", ["kind"])
