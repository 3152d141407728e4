"""Deliveries: to whom each letter was sent, how, and who signed for it."""

import sqlalchemy as sa
from alembic.operations import Operations

_MEANS = ("hand", "post", "registered", "express", "email", "e_saraban", "fax", "other")
_TEXTS = ("name", "agency", "means", "tracking", "received_by", "remark")


def upgrade(op: Operations) -> None:
    """Create the table; no letter that was sent before has a delivery."""
    means = ", ".join(f"'{name}'" for name in _MEANS)
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("register_entry.id"), nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("agency_id", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in _TEXTS),
        sa.Column("sent_on", sa.Date),
        sa.Column("received_on", sa.Date),
        sa.CheckConstraint(f"means IN ('', {means})", name="means"),
        sa.CheckConstraint("name <> ''", name="name"),
        sa.CheckConstraint("received_on >= sent_on", name="received_on"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delivery_entry_id", "delivery", ["entry_id"])
    op.create_index("ix_delivery_open", "delivery", ["received_on", "sent_on"])
