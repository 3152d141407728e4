"""The tables of base data: the fields that the office defines, their values, the yearly set.

A value is one text in a form of its own for each kind: a number as 1234.5, a date as 2026-11-19.
Rejected: a table the officer shapes (a migration for each new question), and a column a kind
(three of four always empty).
"""

from datetime import date
from typing import Final

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.directory.model.agency import Agency
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

TEXT = "text"
NUMBER = "number"
DATE = "date"
CHOICE = "choice"

FIELD_KIND_NAMES: Final = {
    TEXT: N_("ข้อความ"),
    NUMBER: N_("ตัวเลข"),
    DATE: N_("วันที่"),
    CHOICE: N_("ตัวเลือก"),
}
"""The kinds of fields, as the screen names them."""

DRAFT = "draft"
SUBMITTED = "submitted"
APPROVED = "approved"
PUBLISHED = "published"

SHEET_STATUS_NAMES: Final = {
    DRAFT: N_("กำลังรวบรวม"),
    SUBMITTED: N_("เสนอขอความเห็นชอบ"),
    APPROVED: N_("เห็นชอบแล้ว"),
    PUBLISHED: N_("เผยแพร่แล้ว"),
}
"""How far a data set has come (manual, job ๓, steps 1 to 5), as the screen names it."""


class DataField(Base):
    """A field of base data that the office collects (ข้อมูลพื้นฐาน), such as จำนวนครู.

    `kind` is text, number, date or choice, with the `choices` to choose from. `agency_kinds` are
    those asked for it; empty means all. Give the lists anew to change them.
    """

    __tablename__ = "data_field"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    choices: Mapped[list[str]] = mapped_column(JSON, default=list)
    agency_kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(default="")
    sort_order: Mapped[int] = mapped_column(default=0)
    in_bin: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        CheckConstraint("kind IN ('text', 'number', 'date', 'choice')", name="kind"),
        NEW_IDS_ONLY,
    )


class DataValue(Base):
    """What one agency gave for a field in a fiscal year (ค่าของข้อมูลพื้นฐาน)."""

    __tablename__ = "data_value"

    id: Mapped[int] = mapped_column(primary_key=True)
    field_id: Mapped[int] = mapped_column(ForeignKey("data_field.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    fiscal_year: Mapped[int]
    value: Mapped[str]

    field: Mapped[DataField] = relationship(lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("field_id", "agency_id", "fiscal_year"),
        NEW_IDS_ONLY,
    )


class DataSheet(Base):
    """The data set of a fiscal year on its way to publication (ชุดข้อมูลพื้นฐาน).

    `status` is draft, submitted, approved or published, with the day of each. What its approver
    sends back is a draft again, with the reason in `returned_note`. `review_on` is when it is to
    be looked through again (manual, job ๓, step 6).
    """

    __tablename__ = "data_sheet"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(default=DRAFT)
    approver: Mapped[str] = mapped_column(default="")
    submitted_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    published_on: Mapped[date | None]
    review_on: Mapped[date | None]
    returned_note: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint(
            "status IN ('draft', 'submitted', 'approved', 'published')",
            name="status",
        ),
        NEW_IDS_ONLY,
    )
