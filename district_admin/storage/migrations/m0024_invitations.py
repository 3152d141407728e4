"""Invitations: whom a draft is to go to, who is asked on the slip, and for how many is cooked."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table; letters sent before have no slip, and meetings no staff to feed."""
    op.create_table(
        "paper_recipient",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("agency_id", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in ("name", "post", "addressee")),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR agency_id IS NOT NULL OR addressee <> ''", name="somebody"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paper_recipient_paper_id", "paper_recipient", ["paper_id"])
    for name in ("asked_name", "asked_post"):
        op.add_column("bulk_letter", sa.Column(name, sa.String, nullable=False, server_default=""))
    for name in ("fed_staff", "fed_reserve"):
        op.add_column("meeting", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
