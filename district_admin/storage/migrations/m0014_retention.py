"""What was filed for how long, and the lists of what is to be destroyed or handed over.

A trigger keeps what the registers promise: the record of a letter that is gone stays.
"""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the tables; nothing is filed yet."""
    op.create_table(
        "filing",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("register_entry.id"), nullable=False),
        _text("retention"),
        sa.Column("filed_on", sa.Date, nullable=False),
        sa.Column("letter_year", sa.Integer, nullable=False),
        sa.Column("due_year", sa.Integer),
        _text("place"),
        sa.Column("page_count", sa.Integer),
        _text("remark"),
        _text("outcome"),
        sa.Column("outcome_on", sa.Date),
        sa.UniqueConstraint("entry_id", name="uq_filing_entry_id"),
        sa.CheckConstraint("outcome IN ('kept', 'destroyed', 'transferred')", name="outcome"),
        sa.CheckConstraint("(outcome = 'kept') = (outcome_on IS NULL)", name="outcome_on"),
        sa.CheckConstraint("due_year IS NULL OR due_year >= letter_year", name="due_year"),
        sa.CheckConstraint("page_count IS NULL OR page_count >= 1", name="page_count"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_filing_due", "filing", ["outcome", "due_year"])
    _create_lists(op)
    op.execute(
        "CREATE TRIGGER filing_stays BEFORE DELETE ON filing WHEN OLD.outcome <> 'kept' "
        "BEGIN SELECT RAISE(ABORT, 'the record of a letter that is gone is never deleted'); END"
    )


def _create_lists(op: Operations) -> None:
    op.create_table(
        "disposal_list",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("kind"),
        sa.Column("be_year", sa.Integer, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        _text("state"),
        sa.Column("committee", sa.JSON, nullable=False),
        *(sa.Column(name, sa.Date) for name in ("approved_on", "archives_on", "done_on")),
        sa.CheckConstraint("kind IN ('destroy', 'transfer', 'keep_own')", name="kind"),
        sa.CheckConstraint("state IN ('draft', 'approved', 'at_archives', 'done')", name="state"),
        sa.CheckConstraint("be_year BETWEEN 2400 AND 2743", name="be_year"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "disposal_line",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("list_id", sa.Integer, sa.ForeignKey("disposal_list.id"), nullable=False),
        sa.Column("filing_id", sa.Integer, sa.ForeignKey("filing.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _text("decision"),
        sa.Column("keep_until", sa.Integer),
        _text("left_out_reason"),
        sa.UniqueConstraint("list_id", "filing_id", name="uq_disposal_line_filing"),
        sa.CheckConstraint("decision IN ('', 'crossed', 'extended')", name="decision"),
        sa.CheckConstraint("position >= 0", name="position"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_disposal_line_filing_id", "disposal_line", ["filing_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
