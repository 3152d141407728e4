"""Loans: who has a letter that is filed, and whether it came back."""

import sqlalchemy as sa
from alembic.operations import Operations

_TEXTS = ("borrower", "post", "purpose", "taken_by", "returned_by", "remark")


def upgrade(op: Operations) -> None:
    """Create the table; whatever is out by now, nobody has noted."""
    op.create_table(
        "loan",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("filing_id", sa.Integer, sa.ForeignKey("filing.id"), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in _TEXTS),
        sa.Column("lent_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("returned_on", sa.Date),
        sa.CheckConstraint("borrower <> ''", name="borrower"),
        sa.CheckConstraint("due_on IS NULL OR due_on >= lent_on", name="due_on"),
        sa.CheckConstraint("returned_on IS NULL OR returned_on >= lent_on", name="returned_on"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_loan_filing_id", "loan", ["filing_id"])
    op.create_index(
        "uq_loan_out",
        "loan",
        ["filing_id"],
        unique=True,
        sqlite_where=sa.text("returned_on IS NULL"),
    )
