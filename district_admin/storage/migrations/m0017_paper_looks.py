"""What locked papers are drawn with is kept from now on; those locked before have nothing kept.

A template notes from now on which other took its place.
"""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table, and let papers, their earlier versions and jobs point to it."""
    op.create_table(
        "paper_look",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("letterhead", sa.JSON, nullable=False),
        sa.Column(
            "emblem_id",
            sa.Integer,
            sa.ForeignKey("stored_file.id", name="fk_paper_look_emblem_id_stored_file"),
        ),
        sa.UniqueConstraint("sha256", name="uq_paper_look_sha256"),
        sqlite_autoincrement=True,
    )
    for table in ("paper", "paper_version", "bulk_job"):
        op.add_column(table, sa.Column("look_id", sa.Integer))
    op.add_column("paper_template", sa.Column("replaced_by_id", sa.Integer))
