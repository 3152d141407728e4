"""Papers that are locked: their earlier versions, and the scans of what was signed.

A paper is found by the texts of its scans as well from then on, as a row of a register is: the
triggers of m0005 are made again for `paper`, and those of its scans are added.
"""

import sqlalchemy as sa
from alembic.operations import Operations

from district_admin.storage.migrations.m0005_finding import (
    PAPER,
    PAPER_DAY,
    PAPER_TEXT,
    record_id,
)

_TEXT = PAPER_TEXT + (
    " || coalesce((SELECT group_concat(t.search_text, ' ') || '  ' "
    "FROM paper_scan AS s JOIN file_text AS t ON t.file_id = s.file_id "
    "WHERE s.paper_id = {row}.id), '')"
)


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
        sa.UniqueConstraint("paper_id", "version", "file_id", name="uq_paper_scan_file"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paper_scan_file_id", "paper_scan", ["file_id"])
    _find_by_scans(op)  # before the scans come, which are found by that
    op.execute(
        "INSERT INTO paper_scan (paper_id, version, file_id) "
        "SELECT e.paper_id, 1, f.file_id FROM register_file AS f "
        "JOIN register_entry AS e ON e.id = f.entry_id "
        "WHERE f.role = 'signed' AND e.state = 'issued' AND e.paper_id IS NOT NULL "
        "GROUP BY e.paper_id, f.file_id ORDER BY min(f.position), min(f.id)"
    )
    op.execute("UPDATE paper SET has_scan = 1 WHERE id IN (SELECT paper_id FROM paper_scan)")


def _find_by_scans(op: Operations) -> None:
    gone = f"DELETE FROM search_record WHERE id = {record_id(PAPER, PAPER_DAY, 'OLD')};"
    new = f"{record_id(PAPER, PAPER_DAY, 'NEW')}, {_TEXT.format(row='NEW')}"
    op.execute("DROP TRIGGER paper_found")
    op.execute("DROP TRIGGER paper_found_anew")
    op.execute(
        "CREATE TRIGGER paper_found AFTER INSERT ON paper BEGIN "
        f"INSERT INTO search_record VALUES ({new}); END"
    )
    op.execute(
        "CREATE TRIGGER paper_found_anew AFTER UPDATE ON paper "
        "WHEN (NEW.search_text, NEW.body_text, NEW.dated_on, NEW.created_at) "
        "IS NOT (OLD.search_text, OLD.body_text, OLD.dated_on, OLD.created_at) "
        f"BEGIN {gone} INSERT INTO search_record VALUES ({new}); END"
    )
    for name, event, which in (
        ("paper_scan_found", "INSERT ON paper_scan", "= NEW.paper_id"),
        ("paper_scan_lost", "DELETE ON paper_scan", "= OLD.paper_id"),
        (
            "paper_scan_found_anew",
            "UPDATE OF paper_id, file_id ON paper_scan",
            "IN (OLD.paper_id, NEW.paper_id)",
        ),
        (
            "file_text_of_paper_found",
            "INSERT ON file_text",
            "IN (SELECT paper_id FROM paper_scan WHERE file_id = NEW.file_id)",
        ),
    ):
        these = f"FROM paper AS r WHERE r.id {which}"
        record = record_id(PAPER, PAPER_DAY, "r")
        op.execute(
            f"CREATE TRIGGER {name} AFTER {event} BEGIN "
            f"DELETE FROM search_record WHERE id IN (SELECT {record} {these}); "
            f"INSERT INTO search_record SELECT {record}, {_TEXT.format(row='r')} {these}; END"
        )
