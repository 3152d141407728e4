"""The tables of the bodies that meet again and again, and of who belongs to them when."""

from datetime import date
from typing import Any, Final

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

AT_NEXT: Final = "next"
BY_CIRCULATION: Final = "circulation"
AT_ONCE: Final = "at_once"
ADOPTIONS: Final = {
    AT_NEXT: N_("รับรองในการประชุมครั้งต่อไป"),
    BY_CIRCULATION: N_("รับรองโดยการแจ้งเวียน"),
    AT_ONCE: N_("รับรองในการประชุมครั้งนั้น"),
}
"""The three ways in which minutes are adopted (explanation of the regulation, ข้อ ๒๕)."""

SIX_SECTIONS: Final = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "เรื่องรับรองรายงานการประชุม",
    "เรื่องสืบเนื่อง",
    "เรื่องเสนอเพื่อทราบ",
    "เรื่องเสนอเพื่อพิจารณา",
    "เรื่องอื่น ๆ (ถ้ามี)",
)
"""What a body begins with, as most offices do."""

FIVE_SECTIONS: Final = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "เรื่องรับรองรายงานการประชุม",
    "เรื่องที่เสนอให้ที่ประชุมทราบ",
    "เรื่องที่เสนอให้ที่ประชุมพิจารณา",
    "เรื่องอื่น ๆ (ถ้ามี)",
)
"""What the explanation of the regulation has (ข้อ ๒๕)."""

CHAIR: Final = "ประธาน"
SECRETARY: Final = "เลขานุการ"
PRESIDING: Final = "ประธานในที่ประชุม"
"""The role of one day: who presided while the chair was away."""

ROLES: Final = ("ประธาน", "รองประธาน", "กรรมการ", "กรรมการและเลขานุการ", "ผู้ช่วยเลขานุการ", "เลขานุการ")
"""What a member may be, as offered; another word may be typed."""


class MeetingSeries(Base):
    """A body that meets again and again (คณะหรือชุดการประชุม), and its habits.

    `name` is how it stands in titles after การประชุม: คณะกรรมการ…, ผู้บริหารสถานศึกษา. `sections`
    are the titles of its agenda (give a new list to change it). `quorum` is how many members make
    one, 0 for one half or more (Administrative Procedure Act, ม. ๗๙). `starts_at` is a time such as
    09.30. The taker writes the minutes (ผู้จด), the checker reads them over (ผู้ตรวจ).
    `rates` is what was paid last time, as typed (give a new dict to change it).
    """

    __tablename__ = "meeting_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sections: Mapped[list[Any]] = mapped_column(JSON, default=list)
    rates: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    quorum: Mapped[int] = mapped_column(default=0)
    adoption: Mapped[str] = mapped_column(default=AT_NEXT)
    place: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[str] = mapped_column(default="")
    taker_name: Mapped[str] = mapped_column(default="")
    taker_position: Mapped[str] = mapped_column(default="")
    checker_name: Mapped[str] = mapped_column(default="")
    checker_position: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)
    search_text: Mapped[str] = mapped_column(default="")
    sort_text: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("adoption IN ('next', 'circulation', 'at_once')", name="adoption"),
        CheckConstraint("quorum >= 0", name="quorum"),
        NEW_IDS_ONLY,
    )


class SeriesMember(Base):
    """A member of a body from one day to another, both included (กรรมการ, ผู้มีหน้าที่เข้าประชุม).

    The name and post are kept as they were when the member was named, so that old minutes stay
    true; `person_id` and `agency_id` lead to the directory for what is current.
    """

    __tablename__ = "series_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    sort_order: Mapped[int] = mapped_column(default=0)

    series: Mapped[MeetingSeries] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("to_on IS NULL OR from_on IS NULL OR to_on >= from_on", name="period"),
        NEW_IDS_ONLY,
    )
