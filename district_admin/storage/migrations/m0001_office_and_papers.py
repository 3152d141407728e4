"""The office, its signatories, files and words; papers; the history."""

import sqlalchemy as sa
from alembic.operations import Operations

# Tells this program's files from any other SQLite file: "DA" and a one.
_APPLICATION_ID = 0x44410001


def upgrade(op: Operations) -> None:
    """Create the first tables, and the one row of the office."""
    op.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    _create_history(op)
    _create_office(op)
    _create_papers(op)
    op.execute("INSERT INTO office_profile (id) VALUES (1)")


def _create_history(op: Operations) -> None:
    op.create_table(
        "history_action",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("name"),
        _text("at"),
        _text("kind"),
        _text("state"),
        _text("merge"),
        sa.Column("undoable", sa.Boolean, nullable=False),
        sa.Column("of_id", sa.Integer, sa.ForeignKey("history_action.id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_action_state", "history_action", ["kind", "state", "id"])
    op.create_table(
        "history_change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("action_id", sa.Integer, sa.ForeignKey("history_action.id"), nullable=False),
        _text("table_name"),
        sa.Column("record_id", sa.Integer, nullable=False),
        sa.Column("before", sa.String),
        sa.Column("after", sa.String),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_change_action_id", "history_change", ["action_id"])
    op.create_index("ix_history_change_record", "history_change", ["table_name", "record_id"])


def _create_office(op: Operations) -> None:
    op.create_table(
        "stored_file",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False, unique=True),
        _text("media_type"),
        _text("name"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    profile_texts = ("name", "short_name", "letter_code", "address", "telephone", "fax")
    op.create_table(
        "office_profile",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name, "") for name in (*profile_texts, "email", "saraban_email", "group_name")),
        _text("docx_family", "TH Sarabun New"),
        _text("numeral_mode", "thai"),
        sa.Column("emblem_id", sa.Integer, sa.ForeignKey("stored_file.id")),
        sa.Column("set_up", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.CheckConstraint("numeral_mode IN ('thai', 'as_typed', 'arabic')", name="numeral_mode"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name) for name in ("name", "rank_line", "position", "capacity", "for_position")),
        sa.Column("from_on", sa.Date, nullable=False),
        sa.Column("to_on", sa.Date),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "capacity IN ('holder', 'acting_for', 'on_behalf_of', 'acting_in_position')",
            name="capacity",
        ),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="period"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "office_word",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("word", sa.String, nullable=False, unique=True),
        sqlite_autoincrement=True,
    )


def _create_papers(op: Operations) -> None:
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name) for name in ("kind", "subject", "addressee", "number_text")),
        sa.Column("dated_on", sa.Date),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("origin_id", sa.Integer, sa.ForeignKey("paper.id")),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        _text("created_at"),
        _text("updated_at"),
        _text("search_text"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paper_origin_id", "paper", ["origin_id"])
    op.create_index("ix_paper_list", "paper", ["in_bin", "updated_at"])


def _text(name: str, server_default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, server_default=server_default)
