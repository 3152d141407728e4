"""The table of agenda items; what an item ended in, its resolution, lies in the item."""

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base

ADOPTED_CORRECTED: Final = "รับรองรายงานการประชุมโดยมีการแก้ไข"
ASSIGNED: Final = "มอบหมาย"
VERBS: Final = (
    "รับทราบ",
    "เห็นชอบ",
    "อนุมัติ",
    "รับรองรายงานการประชุม",
    ADOPTED_CORRECTED,
    "ให้ความเห็นชอบในหลักการ",
    ASSIGNED,
    "ให้นำกลับไปทบทวน",
    "ไม่เห็นชอบ",
)
"""The words that resolutions begin with (specification of official papers, 3.3)."""
_COMPLETING: Final = "ตาม"  # ที่เสนอ, ความเห็นของ…
POSTPONED: Final = "ให้นำกลับไปทบทวน"


class AgendaItem(Base):
    """A matter on the agenda of a meeting (เรื่องในระเบียบวาระ).

    `section` counts the agenda's sections from 1, `position` orders the items of one. `facts` is
    what is put before the meeting and `discussion` what was said; both are paragraphs. `minutes`
    is the time planned, `private_note` for the secretary alone. `received_on` is when the group
    handed it in. A resolution is `verb` and `resolution`; `owner_name` is to carry it out by
    `due_on`, `progress` says how far it is and `done_on` that it is done. `continues_id` is the
    item of an earlier meeting that this one goes on with, `adopts_id` the meeting whose minutes it
    adopts.
    """

    __tablename__ = "agenda_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    section: Mapped[int]
    position: Mapped[int]
    title: Mapped[str]
    facts: Mapped[str] = mapped_column(default="")
    presenter: Mapped[str] = mapped_column(default="")
    group_name: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=0)
    private_note: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None]
    discussion: Mapped[str] = mapped_column(default="")
    verb: Mapped[str] = mapped_column(default="")
    resolution: Mapped[str] = mapped_column(default="")
    owner_name: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    progress: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    adopts_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    search_text: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("section >= 1", name="section"),
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint("minutes >= 0", name="minutes"),
        Index("ix_agenda_item_owed", "due_on", "done_on"),
        NEW_IDS_ONLY,
    )

    @property
    def is_decided(self) -> bool:
        """Whether the meeting came to a resolution on it."""
        return bool(self.verb or self.resolution)

    @property
    def resolution_text(self) -> str:
        """The resolution as the minutes have it: the verb, once, and what follows it.

        What only completes the verb stands beside it without a space: เห็นชอบตามที่เสนอ, มอบหมายให้….
        """
        verb, more = self.verb or "", self.resolution or ""  # a new row has none yet
        if more.startswith(verb):
            return more
        completes = more.startswith(_COMPLETING) or (verb == ASSIGNED and more.startswith("ให้"))
        return f"{verb}{more}" if completes else f"{verb} {more}".strip()

    @property
    def is_owed(self) -> bool:
        """Whether somebody still has to do what was resolved."""
        return self.is_decided and self.done_on is None and bool(self.owner_name or self.due_on)
