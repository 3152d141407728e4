"""The tables of the transcript of a meeting: its passages, and what it was before.

The shape: a row a passage, so that a second of typing writes one row, and the history, which undo
reads, keeps that row and not the whole text. Rejected: one text a meeting with marks in it (each
second would store, and the history keep twice, the hundreds of pages of a long meeting; a passage
could not know its agenda item once the text before it changed). The time marks are in the text,
where she sees, moves and deletes them; a column beside it would tell another time than the text.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base


class TranscriptPassage(Base):
    """A paragraph of what was said in a meeting (ข้อความถอดเทป).

    `key` knows it again in the window, before it is stored and after it was deleted and taken back.
    `position` orders the passages of a meeting, with gaps. `recording_id` is the recording that its
    time marks belong to. `carried_text` is what went into the minutes of the item `carried_to_id`,
    empty before; where it is no longer what the passage says, she has corrected it since.
    """

    __tablename__ = "transcript_passage"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    key: Mapped[int]
    position: Mapped[int]
    text: Mapped[str] = mapped_column(default="")
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True
    )
    recording_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting_file.id", ondelete="SET NULL"), index=True
    )
    carried_text: Mapped[str] = mapped_column(default="")
    carried_to_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True
    )
    search_text: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("meeting_id", "key", name="uq_transcript_passage_key"),
        CheckConstraint("key >= 1", name="key"),
        NEW_IDS_ONLY,
    )


class TranscriptVersion(Base):
    """The transcript of a meeting as it was at one time (ฉบับก่อนหน้าของบันทึกถอดเทป).

    `content` is its passages, packed; the numbers say in how many of them it differs from the
    version before. Versions are made by the program and no step of the officer, so that the history
    has none of them.
    """

    __tablename__ = "transcript_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    made_at: Mapped[datetime]
    passage_count: Mapped[int]
    added_count: Mapped[int]
    removed_count: Mapped[int]
    changed_count: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (NEW_IDS_ONLY,)
