"""Meetings: bodies and their members, meetings, agenda, who came, what is due, files."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic.operations import Operations

_HOLDERS = "holder IN ('officer', 'admin_head', 'deputy', 'director')"


def upgrade(op: Operations) -> None:
    """Create the tables; the office has no meeting yet."""
    _create_series(op)
    _create_meeting(op)
    _create_agenda(op)
    _create_people(op)
    _create_files(op)
    _create_duties(op)


def _create_series(op: Operations) -> None:
    op.create_table(
        "meeting_series",
        _id(),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sections", sa.JSON, nullable=False),
        sa.Column("rates", sa.JSON, nullable=False),
        sa.Column("quorum", sa.Integer, nullable=False),
        *_texts("adoption", "place", "starts_at", *_WRITERS, "note"),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        *_texts("search_text", "sort_text"),
        sa.CheckConstraint("adoption IN ('next', 'circulation', 'at_once')", name="adoption"),
        sa.CheckConstraint("quorum >= 0", name="quorum"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series_member",
        _id(),
        _to("series_id", "meeting_series", nullable=False),
        _to("person_id", "person"),
        _to("agency_id", "agency"),
        *_texts("name", "position", "role"),
        sa.Column("from_on", sa.Date),
        sa.Column("to_on", sa.Date),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.CheckConstraint("to_on IS NULL OR from_on IS NULL OR to_on >= from_on", name="period"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "series_member", "series_id", "person_id", "agency_id")


_WRITERS = ("taker_name", "taker_position", "checker_name", "checker_position")


def _create_meeting(op: Operations) -> None:
    op.create_table(
        "meeting",
        _id(),
        _to("series_id", "meeting_series", nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("be_year", sa.Integer, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        *_texts("starts_at", "place", "began_at", "ended_at", *_WRITERS),
        sa.Column("circulated_on", sa.Date),
        sa.Column("adopted_on", sa.Date),
        *_texts("adoption_note"),
        sa.Column("closed_on", sa.Date),
        sa.Column("closed_as", sa.JSON),
        *_texts("note"),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        *_texts("search_text"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint("be_year BETWEEN 2400 AND 2743", name="be_year"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "meeting", "series_id", "held_on")
    op.create_index(
        "uq_meeting_number",
        "meeting",
        ["series_id", "be_year", "number"],
        unique=True,
        sqlite_where=sa.text("in_bin = 0"),
    )


def _create_agenda(op: Operations) -> None:
    op.create_table(
        "agenda_item",
        _id(),
        _to("meeting_id", "meeting", nullable=False),
        sa.Column("section", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("title", "facts", "presenter", "group_name"),
        sa.Column("minutes", sa.Integer, nullable=False),
        *_texts("private_note"),
        sa.Column("received_on", sa.Date),
        *_texts("discussion", "verb", "resolution", "owner_name"),
        sa.Column("due_on", sa.Date),
        *_texts("progress"),
        sa.Column("done_on", sa.Date),
        _to("continues_id", "agenda_item"),
        _to("adopts_id", "meeting"),
        *_texts("search_text"),
        sa.CheckConstraint("section >= 1", name="section"),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("minutes >= 0", name="minutes"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "agenda_item", "meeting_id", "continues_id", "adopts_id")
    op.create_index("ix_agenda_item_owed", "agenda_item", ["due_on", "done_on"])


def _create_people(op: Operations) -> None:
    op.create_table(
        "meeting_person",
        _id(),
        _to("meeting_id", "meeting", nullable=False),
        _to("member_id", "series_member"),
        _to("person_id", "person"),
        _to("agency_id", "agency"),
        *_texts("name", "position", "role"),
        sa.Column("is_member", sa.Boolean, nullable=False),
        *_texts("reply", "presence", "substitute_name", "substitute_position"),
        *_texts("reason", "came_at", "left_at", "opinion", "opinion_text"),
        sa.Column("opinion_on", sa.Date),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.CheckConstraint("name <> ''", name="name"),
        sa.CheckConstraint("reply IN ('', 'yes', 'substitute', 'no')", name="reply"),
        sa.CheckConstraint("presence IN ('', 'present', 'substitute', 'absent')", name="presence"),
        sa.CheckConstraint("opinion IN ('', 'agree', 'correct', 'disagree')", name="opinion"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "meeting_person", "meeting_id", "member_id", "person_id", "agency_id")


def _create_files(op: Operations) -> None:
    op.create_table(
        "meeting_file",
        _id(),
        _to("meeting_id", "meeting", nullable=False),
        _to("item_id", "agenda_item"),
        *_texts("kind", "title"),
        _to("file_id", "stored_file"),
        *_texts("path"),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('related', 'sign_in', 'signed', 'recording')", name="kind"),
        sa.CheckConstraint("file_id IS NOT NULL OR path <> ''", name="somewhere"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "meeting_file", "meeting_id", "item_id", "file_id")


def _create_duties(op: Operations) -> None:
    op.create_table(
        "meeting_duty",
        _id(),
        _to("meeting_id", "meeting", nullable=False),
        *_texts("key", "step", "title", "counts_from"),
        sa.Column("offset_days", sa.Integer),
        sa.Column("due_on", sa.Date),
        sa.Column("done_on", sa.Date),
        sa.Column("is_dropped", sa.Boolean, nullable=False),
        *_texts("holder", "note"),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.CheckConstraint("title <> ''", name="title"),
        sa.CheckConstraint("counts_from IN ('meeting', 'circulation')", name="counts_from"),
        sa.CheckConstraint(_HOLDERS, name="holder"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "meeting_duty", "meeting_id")
    op.create_index("ix_meeting_duty_open", "meeting_duty", ["done_on", "due_on"])
    op.create_table(
        "duty_move",
        _id(),
        _to("duty_id", "meeting_duty", nullable=False),
        sa.Column("moved_on", sa.Date, nullable=False),
        *_texts("outcome", "from_holder", "to_holder", "note"),
        sa.CheckConstraint("outcome IN ('forwarded', 'returned', 'approved')", name="outcome"),
        sqlite_autoincrement=True,
    )
    _indexes(op, "duty_move", "duty_id")
    op.create_table(
        "duty_rule",
        _id(),
        *_texts("key"),
        sa.Column("offset_days", sa.Integer),
        sa.Column("is_left_out", sa.Boolean, nullable=False),
        sa.UniqueConstraint("key", name="uq_duty_rule_key"),
        sqlite_autoincrement=True,
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _to(name: str, table: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def _texts(*names: str) -> Iterable[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _indexes(op: Operations, table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
