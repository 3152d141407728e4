"""The tables of stakeholders and the segments they fall into.

A stakeholder is a person or an agency in a segment in a fiscal year; the names stay in their own
tables, so that a corrected telephone is corrected everywhere. Rejected: a copied name and
telephone a year (ten truths about one person after ten years).
"""

from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.directory.model.agency import Agency
from district_admin.areas.directory.model.person import Person
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

INTERNAL = "internal"
EXTERNAL = "external"
SERVICE_USER = "service_user"

SEGMENT_KIND_NAMES: Final = {
    INTERNAL: N_("ผู้มีส่วนได้ส่วนเสียภายใน"),
    EXTERNAL: N_("ผู้มีส่วนได้ส่วนเสียภายนอก"),
    SERVICE_USER: N_("ผู้รับบริการ"),
}
"""The kinds of segments, as the screen names them."""


class Segment(Base):
    """A segment of stakeholders (กลุ่มผู้มีส่วนได้ส่วนเสีย), such as ผู้ปกครองนักเรียน.

    `kind` is internal, external or service_user.
    """

    __tablename__ = "segment"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    sort_order: Mapped[int] = mapped_column(default=0)
    in_bin: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        CheckConstraint("kind IN ('internal', 'external', 'service_user')", name="kind"),
        NEW_IDS_ONLY,
    )


class Stakeholder(Base):
    """A person or an agency as stakeholder of a fiscal year (ผู้มีส่วนได้ส่วนเสีย).

    With both, it is the person, who came for the agency. `served` says what they came for.
    """

    __tablename__ = "stakeholder"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    served: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    segment: Mapped[Segment] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("person_id IS NOT NULL OR agency_id IS NOT NULL", name="someone"),
        CheckConstraint("fiscal_year BETWEEN 2400 AND 2743", name="fiscal_year"),
        Index("ix_stakeholder_year", "fiscal_year", "segment_id"),
        NEW_IDS_ONLY,
    )
