"""The tables of what is due for a meeting by the manual, and of each paper's way up the line."""

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.meetings.model.meeting import Meeting
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

OFFICER: Final = "officer"
HOLDERS: Final = {
    OFFICER: N_("เจ้าหน้าที่"),
    "admin_head": N_("ผอ.กลุ่มอำนวยการ"),
    "deputy": N_("รอง ผอ.สพท."),
    "director": N_("ผอ.สพท."),
}
"""Who may have a paper in hand, in the order it goes up (manual of internal meetings, step 12)."""

FORWARDED: Final = "forwarded"
RETURNED: Final = "returned"
APPROVED: Final = "approved"
OUTCOMES: Final = {
    FORWARDED: N_("เสนอ"),
    RETURNED: N_("คืนแก้ไข"),
    APPROVED: N_("เห็นชอบ"),
}


class MeetingDuty(Base):
    """Something that is due for a meeting (งานตามขั้นตอน), from the manual or her own.

    `key` is the manual's, empty for her own; `step` is the manual's step as printed, in Arabic
    digits. `offset_days` are calendar days from the day of the meeting (of the circulation where
    `counts_from` says so), negative before it; without them the duty has no day of its own.
    `due_on` is that day moved to a working day. `holder` is who has the paper in hand.
    """

    __tablename__ = "meeting_duty"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    key: Mapped[str] = mapped_column(default="")
    step: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    counts_from: Mapped[str] = mapped_column(default="meeting")
    offset_days: Mapped[int | None]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    is_dropped: Mapped[bool] = mapped_column(default=False)
    holder: Mapped[str] = mapped_column(default=OFFICER)
    note: Mapped[str] = mapped_column(default="")
    sort_order: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint("counts_from IN ('meeting', 'circulation')", name="counts_from"),
        CheckConstraint("holder IN ('officer', 'admin_head', 'deputy', 'director')", name="holder"),
        Index("ix_meeting_duty_open", "done_on", "due_on"),
        NEW_IDS_ONLY,
    )

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.done_on is None and not self.is_dropped


class DutyMove(Base):
    """One move of a duty's paper up or down the line (การเสนอตามลำดับ)."""

    __tablename__ = "duty_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("meeting_duty.id"), index=True)
    moved_on: Mapped[date]
    outcome: Mapped[str]
    from_holder: Mapped[str]
    to_holder: Mapped[str]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("outcome IN ('forwarded', 'returned', 'approved')", name="outcome"),
        NEW_IDS_ONLY,
    )


class DutyRule(Base):
    """When a duty is due in this office (กำหนดเวลาของสำนักงาน), where it is not as in the manual.

    A row a key that she changed; `offset_days` as in the duty, `is_left_out` if her office does not
    have it.
    """

    __tablename__ = "duty_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    offset_days: Mapped[int | None]
    is_left_out: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (UniqueConstraint("key", name="uq_duty_rule_key"), NEW_IDS_ONLY)
