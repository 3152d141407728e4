"""The tables of the registers: series of numbers, and the rows that bear them.

A number is a row (ระเบียบงานสารบรรณ, forms 13 and 14): it is there from the moment it was given,
whether it is reserved, used or cancelled, and is never taken away. What the program must never do
the database refuses as well (m0004: a row that is deleted, a number that is changed, a counter
that falls), so that no fault of ours can do it. Rejected: a counter alone with the number as a
text of the paper (a binned draft takes its number with it, and nobody knows of the gap).
"""

from datetime import date, datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.correspondence.model.keys import entry_key
from district_admin.areas.correspondence.model.paper import Paper
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.storage.files import StoredFile
from district_admin.texts import N_

RECEIVED: Final = "received"
SENT: Final = "sent"
CIRCULAR: Final = "circular"
ORDER: Final = "order"
ANNOUNCEMENT: Final = "announcement"
MEMO: Final = "memo"
CERTIFICATE: Final = "certificate"

REGISTER_NAMES: Final = {
    RECEIVED: N_("ทะเบียนหนังสือรับ"),
    SENT: N_("ทะเบียนหนังสือส่ง"),
    CIRCULAR: N_("ทะเบียนหนังสือเวียน"),
    ORDER: N_("ทะเบียนคำสั่ง"),
    ANNOUNCEMENT: N_("ทะเบียนประกาศ"),
    MEMO: N_("ทะเบียนบันทึกข้อความ"),
    CERTIFICATE: N_("ทะเบียนหนังสือรับรอง"),
}
"""The registers, as the screen names them and as their prints are headed."""

ISSUED: Final = "issued"
RESERVED: Final = "reserved"
CANCELLED: Final = "cancelled"

URGENCIES: Final = ("ด่วน", "ด่วนมาก", "ด่วนที่สุด")
SECRECIES: Final = ("ลับ", "ลับมาก", "ลับที่สุด")

SCAN: Final = "scan"
SIGNED: Final = "signed"
STAMPED: Final = "stamped"

_REGISTERS: Final = ", ".join(f"'{name}'" for name in REGISTER_NAMES)


class NumberRule(Base):
    """How a register numbers from now on: a row a register, from the start.

    `prefix` stands before the number (ศธ 04999/). `first_number` is where a year begins.
    `shares_with` is the register whose numbers it uses, empty for its own: circulars may share
    with letters sent. `reserve_days` are the working days for which a number is kept.
    """

    __tablename__ = "number_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    prefix: Mapped[str] = mapped_column(default="")
    first_number: Mapped[int] = mapped_column(default=1)
    shares_with: Mapped[str] = mapped_column(default="")
    reserve_days: Mapped[int] = mapped_column(default=15)

    __table_args__ = (
        CheckConstraint(f"register IN ({_REGISTERS})", name="register"),
        CheckConstraint("first_number >= 1", name="first_number"),
        CheckConstraint("reserve_days BETWEEN 1 AND 250", name="reserve_days"),
        UniqueConstraint("register", name="uq_number_rule_register"),
        NEW_IDS_ONLY,
    )


class NumberSeries(Base):
    """The numbers of one register in one calendar year (พ.ศ.); `last_number` only rises."""

    __tablename__ = "number_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    be_year: Mapped[int]
    first_number: Mapped[int]
    last_number: Mapped[int]

    __table_args__ = (
        UniqueConstraint("register", "be_year", name="uq_number_series_year"),
        CheckConstraint(f"register IN ({_REGISTERS})", name="register"),
        CheckConstraint("be_year BETWEEN 2400 AND 2743", name="be_year"),
        CheckConstraint("first_number >= 1", name="first_number"),
        CheckConstraint("last_number >= first_number - 1", name="last_number"),
        NEW_IDS_ONLY,
    )


class RegisterEntry(Base):
    """A row of a register (รายการในทะเบียน): a number, and the paper that bears it.

    `number` and `sub_number` (0, or n of an inserted 123/n) are the place in the series;
    `number_text` is the number as the paper bears it, in Arabic digits. `registered_at` is when
    (UTC), `registered_on` the day by the office's clock. `reference` is the ที่ of a letter received.
    `recipient` is ถึง, `action_taken` การปฏิบัติ. `owner_name` is the group or officer it was
    given to, `due_on` when it is to be done, `done_on` when it was. A reserved number says for
    what (`subject`), for whom (`owner_name`) and until when. `reply_to_id` is what it answers.
    """

    __tablename__ = "register_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]
    series_id: Mapped[int] = mapped_column(ForeignKey("number_series.id"))
    number: Mapped[int]
    sub_number: Mapped[int] = mapped_column(default=0)
    number_text: Mapped[str]
    state: Mapped[str] = mapped_column(default=ISSUED)
    registered_at: Mapped[datetime]
    registered_on: Mapped[date]
    reference: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    sender: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    action_taken: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    urgency: Mapped[str] = mapped_column(default="")
    secrecy: Mapped[str] = mapped_column(default="")
    enclosures: Mapped[str] = mapped_column(default="")
    endorsement: Mapped[str] = mapped_column(default="")
    owner_name: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    reserved_until: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    cancel_reason: Mapped[str] = mapped_column(default="")
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("register_entry.id"), index=True)
    search_text: Mapped[str] = mapped_column(default="")

    series: Mapped[NumberSeries] = relationship(lazy="raise")
    paper: Mapped[Paper | None] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("series_id", "number", "sub_number", name="uq_register_entry_number"),
        CheckConstraint(f"register IN ({_REGISTERS})", name="register"),
        CheckConstraint("state IN ('issued', 'reserved', 'cancelled')", name="state"),
        CheckConstraint("number >= 1 AND sub_number >= 0", name="number"),
        CheckConstraint("state <> 'cancelled' OR cancel_reason <> ''", name="cancel_reason"),
        Index("ix_register_entry_list", "register", "registered_on", "id"),
        NEW_IDS_ONLY,
    )

    def set_key(self) -> None:
        """Bring what the row is found by in step with what it says."""
        texts = (
            *(self.number_text, self.reference, self.sender, self.recipient, self.subject),
            *(self.action_taken, self.remark, self.enclosures, self.endorsement, self.owner_name),
            *(self.urgency, self.secrecy, self.cancel_reason),
        )
        self.search_text = entry_key(
            (text for text in texts if text), (self.registered_on, self.dated_on)
        )


class RegisterFile(Base):
    """A file of a row (ไฟล์แนบ): the scan of what came in, the signed copy of what went out.

    `role` is scan, signed or stamped; `position` its place among those of the role, from 0.
    """

    __tablename__ = "register_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entry.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    role: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    file: Mapped[StoredFile] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("role IN ('scan', 'signed', 'stamped')", name="role"),
        NEW_IDS_ONLY,
    )
