"""The tables of the yearly round in which agencies confirm what the directory says of them."""

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.directory.model.agency import Agency
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

AWAITED = ""
CONFIRMED = "confirmed"
CORRECTED = "corrected"
UNREACHED = "unreached"

OUTCOME_NAMES: Final = {
    AWAITED: N_("รอคำตอบ"),
    CONFIRMED: N_("ยืนยันว่าถูกต้อง"),
    CORRECTED: N_("ตอบว่ามีแก้ไข"),
    UNREACHED: N_("ติดต่อไม่ได้"),
}
"""What became of a question, as the screen names it."""


class ConfirmationRound(Base):
    """A round of asking agencies to confirm their entries (รอบยืนยันข้อมูล)."""

    __tablename__ = "confirmation_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    fiscal_year: Mapped[int]
    sent_on: Mapped[date]
    due_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)

    confirmations: Mapped[list["Confirmation"]] = relationship(
        lazy="raise", order_by="Confirmation.id"
    )


class Confirmation(Base):
    """What one agency answered in a round (การยืนยันข้อมูลของหน่วยงาน).

    `outcome` is empty while the answer is awaited, then confirmed, corrected or unreached.
    """

    __tablename__ = "confirmation"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("confirmation_round.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    answered_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default=AWAITED)
    note: Mapped[str] = mapped_column(default="")

    agency: Mapped[Agency] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint(
            "outcome IN ('', 'confirmed', 'corrected', 'unreached')",
            name="outcome",
        ),
        UniqueConstraint("round_id", "agency_id"),
        NEW_IDS_ONLY,
    )
