"""The table of laws, regulations and documents that a body or one of its meetings goes by."""

from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

LAW: Final = "law"
RULE: Final = "rule"
DOCUMENT: Final = "document"
LAW_KINDS: Final = {
    LAW: N_("กฎหมาย"),
    RULE: N_("ระเบียบ ประกาศ และหลักเกณฑ์"),
    DOCUMENT: N_("เอกสารที่เกี่ยวข้อง"),
}
"""What is listed, in the order it is printed (manual of internal meetings, step 9.3)."""


class MeetingLaw(Base):
    """A law or document to be at hand (กฎหมาย ระเบียบ และเอกสารที่เกี่ยวข้อง).

    It holds for every meeting of the body where it has no `meeting_id`, else for that meeting, and
    for one matter of it where `item_id` says so; it stays with the meeting when the matter goes.
    `part` are its sections or clauses (มาตรา, ข้อ).
    """

    __tablename__ = "meeting_law"

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str]
    title: Mapped[str]
    part: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("kind IN ('law', 'rule', 'document')", name="kind"),
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint("item_id IS NULL OR meeting_id IS NOT NULL", name="of_meeting"),
        NEW_IDS_ONLY,
    )
