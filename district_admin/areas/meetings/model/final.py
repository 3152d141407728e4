"""The tables of what is settled about minutes: final versions, and what members want corrected.

A final version keeps its papers as they were made, byte for byte, since minutes that were signed
must come out the same from a later program too; a body makes a few dozen a year, so that the one
file stays small. Rejected: the records as they were, drawn anew (as papers of correspondence are,
of which there are 100,000): what is drawn then depends on the program of that day.
"""

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

FACTS: Final = "facts"
DISCUSSION: Final = "discussion"
RESOLUTION: Final = "resolution"
PARTS: Final = {
    FACTS: N_("รายละเอียด"),
    DISCUSSION: N_("ข้ออภิปราย"),
    RESOLUTION: N_("มติที่ประชุม"),
}
"""The parts of a matter whose paragraphs the minutes print, in their order."""

PENDING: Final = "pending"
ACCEPTED: Final = "accepted"
REWORDED: Final = "reworded"
DECLINED: Final = "declined"
STATES: Final = {
    PENDING: N_("รอพิจารณา"),
    ACCEPTED: N_("แก้ไขตามที่ขอ"),
    REWORDED: N_("แก้ไขโดยปรับถ้อยคำ"),
    DECLINED: N_("ไม่แก้ไข"),
}
"""What became of a correction that a member asked for."""

CARRIED: Final = (ACCEPTED, REWORDED)
"""The states in which the minutes say something else than before."""


class MeetingVersion(Base):
    """The minutes and brief resolutions of a meeting as they were made final (ฉบับสมบูรณ์).

    `version` counts from 1. `adopted_on` and `adoption` say when and in which way the minutes were
    adopted. The papers lie in the database as files. A version that was taken back has `undone_on`
    and `undo_reason`, and stays to be opened.
    """

    __tablename__ = "meeting_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    version: Mapped[int]
    made_on: Mapped[date]
    adopted_on: Mapped[date]
    adoption: Mapped[str]
    minutes_pdf_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    minutes_docx_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    brief_pdf_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    brief_docx_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    undone_on: Mapped[date | None]
    undo_reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("meeting_id", "version", name="uq_meeting_version_version"),
        CheckConstraint("adoption IN ('next', 'circulation', 'at_once')", name="adoption"),
        CheckConstraint("undone_on IS NULL OR undo_reason <> ''", name="undo_reason"),
        NEW_IDS_ONLY,
    )

    @property
    def is_in_force(self) -> bool:
        """Whether it was not taken back."""
        return self.undone_on is None


class MinutesCorrection(Base):
    """What a member wants corrected in the minutes (คำขอแก้ไขรายงานการประชุม).

    It is about a `part` of an item. `place` is the paragraph, counted from 0, and `old_text` what
    of it is to be replaced; nothing means that a paragraph is wanted after it. `carried_text` is
    what the minutes say in its stead once it was accepted, `reason` why it was not.
    """

    __tablename__ = "minutes_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("meeting_person.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    part: Mapped[str]
    place: Mapped[int]
    old_text: Mapped[str] = mapped_column(default="")
    new_text: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=PENDING)
    carried_text: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("part IN ('facts', 'discussion', 'resolution')", name="part"),
        CheckConstraint("state IN ('pending', 'accepted', 'reworded', 'declined')", name="state"),
        CheckConstraint("old_text <> '' OR new_text <> ''", name="something"),
        NEW_IDS_ONLY,
    )

    @property
    def wanted_text(self) -> str:
        """What the minutes say of it: what was carried into them, or what is asked for."""
        return self.carried_text if self.state in CARRIED else self.new_text
