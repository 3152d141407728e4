"""Papers that are locked: their earlier versions, and the scans of what was signed."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the columns and tables; signed copies that rows of registers have belong to the papers.

    The one version that each paper has is its first.
    """
    op.add_column("paper", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    for name in ("correcting", "has_scan"):
        op.add_column("paper", sa.Column(name, sa.Boolean, nullable=False, server_default="0"))
    op.create_table(
        "paper_version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("status_on", sa.Date),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.UniqueConstraint("paper_id", "version", name="uq_paper_version_version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "paper_scan",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("file_id", sa.Integer, sa.ForeignKey("stored_file.id"), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paper_scan_version", "paper_scan", ["paper_id", "version"])
    op.create_index("ix_paper_scan_file_id", "paper_scan", ["file_id"])
    op.execute(
        "INSERT INTO paper_scan (paper_id, version, file_id) "
        "SELECT e.paper_id, 1, f.file_id FROM register_file AS f "
        "JOIN register_entry AS e ON e.id = f.entry_id "
        "WHERE f.role = 'signed' AND e.state = 'issued' AND e.paper_id IS NOT NULL "
        "ORDER BY f.position, f.id"
    )
    op.execute("UPDATE paper SET has_scan = 1 WHERE id IN (SELECT paper_id FROM paper_scan)")
