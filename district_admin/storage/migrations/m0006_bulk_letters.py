"""Papers that went to many: the jobs, and a row for each letter."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the tables."""
    op.create_table(
        "bulk_job",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("paper_id", sa.Integer, sa.ForeignKey("paper.id"), nullable=False),
        _text("kind"),
        sa.Column("content", sa.JSON, nullable=False),
        _text("numbering"),
        _text("folder"),
        *(
            sa.Column(name, sa.Boolean, nullable=False)
            for name in ("with_whole", "with_pdf", "with_docx")
        ),
        sa.Column("made_count", sa.Integer, nullable=False),
        _text("state"),
        _text("created_at"),
        sa.CheckConstraint("numbering IN ('one', 'each')", name="numbering"),
        sa.CheckConstraint("state IN ('open', 'done')", name="state"),
        sa.CheckConstraint("made_count >= 0", name="made_count"),
        sa.CheckConstraint("with_whole OR with_pdf OR with_docx", name="outputs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bulk_job_paper_id", "bulk_job", ["paper_id"])
    op.create_table(
        "bulk_letter",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("job_id", sa.Integer, sa.ForeignKey("bulk_job.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("agency_id", sa.Integer),
        *(_text(name) for name in ("name", "salutation", "addressee", "closing", "number_text")),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("register_entry.id"), nullable=False),
        _text("file_name"),
        sa.UniqueConstraint("job_id", "position", name="uq_bulk_letter_position"),
        sa.UniqueConstraint("job_id", "file_name", name="uq_bulk_letter_file_name"),
        sa.CheckConstraint("position >= 0", name="position"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bulk_letter_entry_id", "bulk_letter", ["entry_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
