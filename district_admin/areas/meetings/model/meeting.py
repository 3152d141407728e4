"""The tables of a meeting: itself, who was asked to come, what it is kept with."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.meetings.model.series import MeetingSeries
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.storage.files import StoredFile
from district_admin.texts import N_

PRESENT: Final = "present"
ABSENT: Final = "absent"
SUBSTITUTE: Final = "substitute"
PRESENCES: Final = {
    "": N_("ยังไม่ได้บันทึก"),
    PRESENT: N_("มาประชุม"),
    SUBSTITUTE: N_("มีผู้มาประชุมแทน"),
    ABSENT: N_("ไม่มาประชุม"),
}

DECLINES: Final = "no"
REPLIES: Final = {
    "": N_("ยังไม่ตอบ"),
    "yes": N_("จะเข้าร่วม"),
    "substitute": N_("มอบผู้แทน"),
    DECLINES: N_("ไม่เข้าร่วม"),
}

AGREE: Final = "agree"
CORRECT: Final = "correct"
DISAGREE: Final = "disagree"
OPINIONS: Final = {
    "": N_("ยังไม่ส่งความเห็น"),
    AGREE: N_("รับรอง"),
    CORRECT: N_("ขอแก้ไข"),
    DISAGREE: N_("ไม่รับรอง"),
}
"""The answers of the opinion form (manual, step 12.4)."""

RECORDING: Final = "recording"
SIGN_IN: Final = "sign_in"
SIGNED: Final = "signed"
RELATED: Final = "related"
FILE_KINDS: Final = {
    RELATED: N_("เอกสารที่เกี่ยวข้อง"),
    SIGN_IN: N_("ใบเซ็นชื่อ"),
    SIGNED: N_("ฉบับลงนาม"),
    RECORDING: N_("บันทึกเสียง"),
}


class Meeting(Base):
    """One meeting of a body (การประชุมครั้งที่ n/พ.ศ.); the number restarts each calendar year.

    `starts_at` is the time it was called for, `began_at` and `ended_at` when it truly began and
    ended, all as 09.30. `adopted_on` is when its minutes were adopted and `adoption_note` with what
    corrections. `closed_on` is when its file was closed for the disc, and `closed_as` the name, the
    sections and the quorum the body had then (or when the minutes were made final, if that was
    before), and the laws listed: papers made later are as those on the disc. The taker and checker
    of the minutes are kept as they were at that meeting. `fed_staff` are the office's own people
    whom the caterer feeds as well, `fed_reserve` the portions to spare. `final_version` is the
    version of the minutes that is in force, 0 while they may still be written.
    """

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    number: Mapped[int]
    be_year: Mapped[int]
    held_on: Mapped[date]
    starts_at: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    began_at: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[str] = mapped_column(default="")
    taker_name: Mapped[str] = mapped_column(default="")
    taker_position: Mapped[str] = mapped_column(default="")
    checker_name: Mapped[str] = mapped_column(default="")
    checker_position: Mapped[str] = mapped_column(default="")
    circulated_on: Mapped[date | None]
    adopted_on: Mapped[date | None]
    adoption_note: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
    closed_as: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    note: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)
    search_text: Mapped[str] = mapped_column(default="")
    fed_staff: Mapped[int] = mapped_column(default=0)
    fed_reserve: Mapped[int] = mapped_column(default=0)
    final_version: Mapped[int] = mapped_column(default=0)

    series: Mapped[MeetingSeries] = relationship(lazy="raise")

    __table_args__ = (
        Index(
            "uq_meeting_number",
            *("series_id", "be_year", "number"),
            unique=True,
            sqlite_where=text("in_bin = 0"),
        ),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("be_year BETWEEN 2400 AND 2743", name="be_year"),
        Index("ix_meeting_held_on", "held_on"),
        NEW_IDS_ONLY,
    )

    @property
    def body_name(self) -> str:
        """The name of the body, as it was when the minutes were final or the file closed."""
        return str(self.closed_as["name"]) if self.closed_as else self.series.name

    @property
    def sections(self) -> list[str]:
        """The titles of the sections of its agenda, as they were when the file was closed."""
        return list(self.closed_as["sections"]) if self.closed_as else self.series.sections

    @property
    def set_quorum(self) -> int:
        """The quorum that was set for the body, or 0 for half of its members."""
        return int(self.closed_as["quorum"]) if self.closed_as else self.series.quorum

    @property
    def number_text(self) -> str:
        """The number as papers have it, in Arabic digits: 1/2569."""
        return f"{self.number}/{self.be_year}"


class MeetingPerson(Base):
    """Someone who was asked to a meeting or came to it (ผู้มาประชุม, ผู้เข้าร่วมประชุม).

    `is_member` tells those appointed to the body from those who only attend: the minutes list them
    apart. Name, post and role are as they were on that day. `reply` is what they answered to the
    invitation, `presence` what became of it. A substitute came in their place; `reason` is why they
    did not come. `came_at` and `left_at` are times, empty for the whole meeting. `opinion` is what
    they answered when the resolutions went round, `opinion_text` what they want corrected;
    `given_on` is when the resolutions reached them.
    """

    __tablename__ = "meeting_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("series_member.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    is_member: Mapped[bool] = mapped_column(default=True)
    reply: Mapped[str] = mapped_column(default="")
    presence: Mapped[str] = mapped_column(default="")
    substitute_name: Mapped[str] = mapped_column(default="")
    substitute_position: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    came_at: Mapped[str] = mapped_column(default="")
    left_at: Mapped[str] = mapped_column(default="")
    opinion: Mapped[str] = mapped_column(default="")
    opinion_text: Mapped[str] = mapped_column(default="")
    opinion_on: Mapped[date | None]
    sort_order: Mapped[int] = mapped_column(default=0)
    given_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("name <> ''", name="name"),
        CheckConstraint("reply IN ('', 'yes', 'substitute', 'no')", name="reply"),
        CheckConstraint("presence IN ('', 'present', 'substitute', 'absent')", name="presence"),
        CheckConstraint("opinion IN ('', 'agree', 'correct', 'disagree')", name="opinion"),
        NEW_IDS_ONLY,
    )


class MeetingFile(Base):
    """A file (เอกสาร, บันทึกเสียง) that belongs to a meeting, or to one item of its agenda.

    Small files lie in the database (`file_id`); a recording is hundreds of megabytes and stays on
    the disk where she has it (`path`), with its size and day to know it again.
    """

    __tablename__ = "meeting_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    kind: Mapped[str]
    title: Mapped[str]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    path: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    added_at: Mapped[datetime]

    file: Mapped[StoredFile | None] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("kind IN ('related', 'sign_in', 'signed', 'recording')", name="kind"),
        CheckConstraint("file_id IS NOT NULL OR path <> ''", name="somewhere"),
        NEW_IDS_ONLY,
    )
