"""When a disc of a meeting was read, and whether it was still whole."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base


class DiscCheck(Base):
    """The checking of a disc (ผลตรวจแผ่น) on which a meeting lies.

    `label` is the disc's own name and `disc` which of several it is (1 of 3; empty for one alone).
    A disc with the meetings of a year is noted with each of them. `fault_count` is how much was
    wrong with it; nothing for a whole disc.
    """

    __tablename__ = "disc_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    checked_on: Mapped[date]
    label: Mapped[str] = mapped_column(default="")
    disc: Mapped[str] = mapped_column(default="")
    fault_count: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        CheckConstraint("fault_count >= 0", name="fault_count"),
        NEW_IDS_ONLY,
    )
