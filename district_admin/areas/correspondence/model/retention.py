"""The tables of keeping and destroying: what was filed for how long, and the lists of what goes.

A filing is a row of its own beside the row of the register, and a list has a line for each filing:
when a letter was destroyed or handed over, row, filing and line all stay, and only say so. No
operation deletes anything. Rejected: class and due year as columns of `RegisterEntry` (most rows
are never filed here, and a list's decision would overwrite what was decided at filing).
"""

from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.correspondence.model.register import RegisterEntry
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

NORMAL: Final = "normal"
SECRET: Final = "secret"
EVIDENCE: Final = "evidence"
HISTORICAL: Final = "historical"
COPY: Final = "copy"
ROUTINE: Final = "routine"
MONEY: Final = "money"


class Retention(NamedTuple):
    """A class of keeping (อายุการเก็บหนังสือ): its name, and for how many years at least.

    Without years another law says how long, or it is kept for ever: not to be destroyed.
    """

    name: str
    years: int | None = None


RETENTIONS: Final = {
    NORMAL: Retention(N_("หนังสือทั่วไป (10 ปี)"), 10),
    ROUTINE: Retention(N_("เรื่องธรรมดาสามัญ เสร็จสิ้นแล้ว (1 ปี)"), 1),
    COPY: Retention(N_("สำเนาที่มีต้นเรื่องค้นได้จากที่อื่น (5 ปี)"), 5),
    MONEY: Retention(N_("หลักฐานการเงินที่ตรวจสอบแล้ว (5 ปี)"), 5),
    HISTORICAL: Retention(N_("มีคุณค่าทางประวัติศาสตร์ (ตลอดไป)")),
    EVIDENCE: Retention(N_("หลักฐานทางอรรถคดี (ตามกฎหมาย)")),
    SECRET: Retention(N_("หนังสือลับ (ตามระเบียบความลับ)")),
}
"""The classes of ข้อ 57 (official-documents 4.6), the usual one first."""

BY_LAW: Final = (SECRET, EVIDENCE)
"""Classes whose time another law sets: it is typed in, and they are not handed over by age."""

KEPT: Final = "kept"
DESTROYED: Final = "destroyed"
TRANSFERRED: Final = "transferred"

DESTROY: Final = "destroy"
TRANSFER: Final = "transfer"
KEEP_OWN: Final = "keep_own"

LIST_NAMES: Final = {
    DESTROY: N_("บัญชีหนังสือขอทำลาย"),
    TRANSFER: N_("บัญชีส่งมอบหนังสือครบ 20 ปี"),
    KEEP_OWN: N_("บัญชีหนังสือครบ 20 ปีที่ขอเก็บเอง"),
}
"""The lists (forms 25, 21 and 22), as the screen names them and as their prints are headed."""

DRAFT: Final = "draft"
APPROVED: Final = "approved"
AT_ARCHIVES: Final = "at_archives"
DONE: Final = "done"

CROSSED: Final = "crossed"
EXTENDED: Final = "extended"


def mark_of(due_year: int | None) -> str:
    """Return the mark for the lower right corner of the first sheet (4.6), in Arabic digits."""
    return "ห้ามทำลาย" if due_year is None else f"เก็บถึง พ.ศ. {due_year}"


class Filing(Base):
    """That the letter of a row was filed (การจัดเก็บหนังสือ), in which class, and what became of it.

    `letter_year` (พ.ศ.) is the year of the letter, from whose end it is kept; `due_year` the one
    at whose end that is over, None for ever. `place` is the code of the file (รหัสแฟ้ม). An
    `outcome` other than kept has its day.
    """

    __tablename__ = "filing"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entry.id"))
    retention: Mapped[str]
    filed_on: Mapped[date]
    letter_year: Mapped[int]
    due_year: Mapped[int | None]
    place: Mapped[str] = mapped_column(default="")
    page_count: Mapped[int | None]
    remark: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default=KEPT)
    outcome_on: Mapped[date | None]

    entry: Mapped[RegisterEntry] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("entry_id", name="uq_filing_entry_id"),
        CheckConstraint("outcome IN ('kept', 'destroyed', 'transferred')", name="outcome"),
        CheckConstraint("(outcome = 'kept') = (outcome_on IS NULL)", name="outcome_on"),
        CheckConstraint("due_year IS NULL OR due_year >= letter_year", name="due_year"),
        CheckConstraint("page_count IS NULL OR page_count >= 1", name="page_count"),
        Index("ix_filing_due", "outcome", "due_year"),
        NEW_IDS_ONLY,
    )


class DisposalList(Base):
    """A list of what is to go, of a calendar year (บัญชีหนังสือขอทำลาย บัญชีส่งมอบหนังสือครบ 20 ปี).

    `committee` has the members with name, post and role, the chair first. The head approves a
    list of what is to be destroyed (`approved_on`), the National Archives give their opinion
    (sent `archives_on`), then it is `done_on`. The two lists of 20 years have only the last.
    """

    __tablename__ = "disposal_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    be_year: Mapped[int]
    made_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=DRAFT)
    committee: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    approved_on: Mapped[date | None]
    archives_on: Mapped[date | None]
    done_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("kind IN ('destroy', 'transfer', 'keep_own')", name="kind"),
        CheckConstraint("state IN ('draft', 'approved', 'at_archives', 'done')", name="state"),
        CheckConstraint("be_year BETWEEN 2400 AND 2743", name="be_year"),
        NEW_IDS_ONLY,
    )


class DisposalLine(Base):
    """A line of a list and what the committee decided (รายการในบัญชี และการพิจารณา).

    `decision` is empty, crossed (×, to be destroyed) or extended, then `keep_until` is the new
    year, None for ever. A line with a `left_out_reason` was taken out of the list.
    """

    __tablename__ = "disposal_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("disposal_list.id"))
    filing_id: Mapped[int] = mapped_column(ForeignKey("filing.id"), index=True)
    position: Mapped[int]
    decision: Mapped[str] = mapped_column(default="")
    keep_until: Mapped[int | None]
    left_out_reason: Mapped[str] = mapped_column(default="")

    made_in: Mapped[DisposalList] = relationship(lazy="raise")
    filing: Mapped[Filing] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("list_id", "filing_id", name="uq_disposal_line_filing"),
        CheckConstraint("decision IN ('', 'crossed', 'extended')", name="decision"),
        CheckConstraint("position >= 0", name="position"),
        NEW_IDS_ONLY,
    )
