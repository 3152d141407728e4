"""Minutes that are final, what members want corrected in them, and records that belong together."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the tables; minutes that there are may still be written."""
    op.add_column(
        "meeting", sa.Column("final_version", sa.Integer, nullable=False, server_default="0")
    )
    op.add_column("meeting_person", sa.Column("given_on", sa.Date))
    op.create_table(
        "meeting_version",
        sa.Column("id", sa.Integer, primary_key=True),
        _to("meeting_id", "meeting"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("adopted_on", sa.Date, nullable=False),
        sa.Column("adoption", sa.String, nullable=False),
        *(_to(f"{name}_id", "stored_file") for name in _FILES),
        sa.Column("undone_on", sa.Date),
        sa.Column("undo_reason", sa.String, nullable=False),
        sa.UniqueConstraint("meeting_id", "version", name="uq_meeting_version_version"),
        sa.CheckConstraint("adoption IN ('next', 'circulation', 'at_once')", name="adoption"),
        sa.CheckConstraint("undone_on IS NULL OR undo_reason <> ''", name="undo_reason"),
        sqlite_autoincrement=True,
    )
    _create_corrections(op)
    _create_links(op)


_FILES = ("minutes_pdf", "minutes_docx", "brief_pdf", "brief_docx")


def _create_corrections(op: Operations) -> None:
    op.create_table(
        "minutes_correction",
        sa.Column("id", sa.Integer, primary_key=True),
        _to("meeting_id", "meeting"),
        _to("person_id", "meeting_person"),
        _to("item_id", "agenda_item"),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("old_text", sa.String, nullable=False),
        sa.Column("new_text", sa.String, nullable=False),
        sa.Column("asked_on", sa.Date, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("carried_text", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("decided_on", sa.Date),
        sa.CheckConstraint("part IN ('facts', 'discussion', 'resolution')", name="part"),
        sa.CheckConstraint(
            "state IN ('pending', 'accepted', 'reworded', 'declined')", name="state"
        ),
        sa.CheckConstraint("old_text <> '' OR new_text <> ''", name="something"),
        sqlite_autoincrement=True,
    )
    for column in ("meeting_id", "person_id", "item_id"):
        op.create_index(f"ix_minutes_correction_{column}", "minutes_correction", [column])


def _create_links(op: Operations) -> None:
    ends = [f"{end}_{part}" for end in ("born", "origin") for part in ("area", "kind", "id")]
    op.create_table(
        "record_link",
        sa.Column("id", sa.Integer, primary_key=True),
        *(
            sa.Column(name, sa.Integer if name.endswith("_id") else sa.String, nullable=False)
            for name in ends
        ),
        sa.UniqueConstraint(*ends, name="uq_record_link_both"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_record_link_origin", "record_link", ends[3:])


def _to(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=False)
