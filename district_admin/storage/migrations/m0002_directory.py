"""The directory: agencies, people, stakeholders, groups, base data, rounds of confirmation."""

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

_AGENCY_TEXTS = (
    *("short_name", "school_code", "smis_code", "letter_code", "addressee"),
    *("house_no", "village_no", "village", "lane", "road"),
    *("subdistrict", "district", "province", "postcode"),
    *("telephone", "fax", "email", "website", "size", "network_group", "in_charge", "note"),
)
_PERSON_TEXTS = (
    *("title", "first_name", "last_name", "telephone", "mobile", "email", "salutation"),
    *("citizen_id", "note"),
)


def upgrade(op: Operations) -> None:
    """Create the tables, and the one row of settings."""
    _create_people_and_agencies(op)
    _create_postings(op)
    _create_stakeholders(op)
    _create_groups(op)
    _create_rounds(op)
    _create_base_data(op)
    _create_sheets(op)
    _create_settings(op)
    op.execute("INSERT INTO directory_settings (id, keep_citizen_ids) VALUES (1, 0)")


def _create_people_and_agencies(op: Operations) -> None:
    op.create_table(
        "person",
        _id(),
        *(_text(name) for name in _PERSON_TEXTS),
        *_currency_and_bin("person"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_merged_into_id", "person", ["merged_into_id"])
    op.create_index("ix_person_name_key", "person", ["name_key"])
    op.create_table(
        "agency",
        _id(),
        *(_text(name) for name in ("kind", "sub_kind", "name", *_AGENCY_TEXTS)),
        _reference("parent_agency_id", "agency", required=False),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        sa.Column("student_count", sa.Integer),
        _reference("in_charge_id", "person", required=False),
        *_currency_and_bin("agency"),
        sa.CheckConstraint("kind IN ('office', 'group', 'unit', 'school', 'outside')", name="kind"),
        sa.CheckConstraint("latitude IS NULL OR latitude BETWEEN -90 AND 90", name="latitude"),
        sa.CheckConstraint("longitude IS NULL OR longitude BETWEEN -180 AND 180", name="longitude"),
        sqlite_autoincrement=True,
    )
    for column in ("parent_agency_id", "in_charge_id", "merged_into_id", "name_key", "school_code"):
        op.create_index(f"ix_agency_{column}", "agency", [column])


def _create_postings(op: Operations) -> None:
    op.create_table(
        "posting",
        _id(),
        _reference("person_id", "person"),
        _reference("agency_id", "agency"),
        _text("position"),
        sa.Column("from_on", sa.Date),
        sa.Column("to_on", sa.Date),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("acting", "is_head", "main")),
        _text("note"),
        sa.CheckConstraint("to_on IS NULL OR from_on IS NULL OR to_on >= from_on", name="period"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_posting_person_id", "posting", ["person_id"])
    op.create_index("ix_posting_agency_id", "posting", ["agency_id"])


def _create_stakeholders(op: Operations) -> None:
    op.create_table(
        "segment",
        _id(),
        sa.Column("name", sa.String, nullable=False, unique=True),
        _text("kind"),
        _text("note"),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        sa.CheckConstraint("kind IN ('internal', 'external', 'service_user')", name="kind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stakeholder",
        _id(),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        _reference("segment_id", "segment"),
        _reference("person_id", "person", required=False),
        _reference("agency_id", "agency", required=False),
        _text("served"),
        _text("note"),
        sa.CheckConstraint("person_id IS NOT NULL OR agency_id IS NOT NULL", name="someone"),
        sa.CheckConstraint("fiscal_year BETWEEN 2400 AND 2743", name="fiscal_year"),
        sqlite_autoincrement=True,
    )
    for column in ("segment_id", "person_id", "agency_id"):
        op.create_index(f"ix_stakeholder_{column}", "stakeholder", [column])
    op.create_index("ix_stakeholder_year", "stakeholder", ["fiscal_year", "segment_id"])


def _create_groups(op: Operations) -> None:
    op.create_table(
        "contact_group",
        _id(),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("rule", sa.JSON, nullable=False),
        _text("note"),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        _text("search_text"),
        _text("sort_text"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "contact_group_member",
        _id(),
        _reference("group_id", "contact_group"),
        _reference("person_id", "person", required=False),
        _reference("agency_id", "agency", required=False),
        sa.Column("left_out", sa.Boolean, nullable=False),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.CheckConstraint("person_id IS NOT NULL OR agency_id IS NOT NULL", name="someone"),
        sqlite_autoincrement=True,
    )
    for column in ("group_id", "person_id", "agency_id"):
        op.create_index(f"ix_contact_group_member_{column}", "contact_group_member", [column])


def _create_rounds(op: Operations) -> None:
    op.create_table(
        "confirmation_round",
        _id(),
        _text("name"),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        sa.Column("sent_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date),
        _text("note"),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "confirmation",
        _id(),
        _reference("round_id", "confirmation_round"),
        _reference("agency_id", "agency"),
        sa.Column("answered_on", sa.Date),
        _text("outcome"),
        _text("note"),
        sa.CheckConstraint(
            "outcome IN ('', 'confirmed', 'corrected', 'unreached')", name="outcome"
        ),
        sa.UniqueConstraint("round_id", "agency_id", name="uq_confirmation_round_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_confirmation_agency_id", "confirmation", ["agency_id"])


def _create_base_data(op: Operations) -> None:
    op.create_table(
        "data_field",
        _id(),
        sa.Column("name", sa.String, nullable=False, unique=True),
        _text("kind"),
        _text("unit"),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.Column("agency_kinds", sa.JSON, nullable=False),
        _text("note"),
        sa.Column("sort_order", sa.Integer, nullable=False),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        sa.CheckConstraint("kind IN ('text', 'number', 'date', 'choice')", name="kind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "data_value",
        _id(),
        _reference("field_id", "data_field"),
        _reference("agency_id", "agency"),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        _text("value"),
        sa.UniqueConstraint("field_id", "agency_id", "fiscal_year", name="uq_data_value_field_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_data_value_agency_id", "data_value", ["agency_id"])


def _create_sheets(op: Operations) -> None:
    op.create_table(
        "data_sheet",
        _id(),
        sa.Column("fiscal_year", sa.Integer, nullable=False, unique=True),
        _text("status"),
        _text("approver"),
        *(
            sa.Column(name, sa.Date)
            for name in ("submitted_on", "approved_on", "published_on", "review_on")
        ),
        _text("returned_note"),
        _text("note"),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'approved', 'published')", name="status"
        ),
        sqlite_autoincrement=True,
    )


def _create_settings(op: Operations) -> None:
    op.create_table(
        "directory_settings",
        _id(),
        sa.Column("keep_citizen_ids", sa.Boolean, nullable=False),
        sa.Column("stale_after_days", sa.Integer, nullable=False, server_default="365"),
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.CheckConstraint("stale_after_days > 0", name="stale_after_days"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_shape",
        _id(),
        sa.Column("fingerprint", sa.String, nullable=False, unique=True),
        _text("name"),
        sa.Column("mapping", sa.JSON, nullable=False),
        sa.Column("used_on", sa.Date, nullable=False),
        sqlite_autoincrement=True,
    )


def _currency_and_bin(table: str) -> list[sa.Column[Any]]:
    return [
        sa.Column("verified_on", sa.Date),
        _text("verified_by"),
        sa.Column("in_bin", sa.Boolean, nullable=False),
        _reference("merged_into_id", table, required=False),
        *(_text(name) for name in ("name_key", "search_text", "sort_text")),
    ]


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _reference(name: str, table: str, *, required: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=not required)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
