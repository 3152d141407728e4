"""The tables of papers: each as it is now, as it was before it was corrected, and its scans.

A paper that went out is kept whole before it is corrected, so that the old one can be opened like
the new one. Rejected: reading it out of the history, which says what was changed and not what the
paper was. The scan of the signed paper belongs to the version that was signed, whether it bears a
number yet or not (most are signed first and numbered then); the row of a register has the same
file as well. Rejected: a file of the row alone, which a memo without a number does not have, and
which cannot say which version was signed.
"""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.storage.files import StoredFile
from district_admin.texts import N_

DRAFT: Final = "draft"
WAITING: Final = "waiting"
SIGNED: Final = "signed"
SENT_OUT: Final = "sent"
FILED: Final = "filed"

STATUS_NAMES: Final = {
    DRAFT: N_("ร่าง"),
    WAITING: N_("รอลงนาม"),
    SIGNED: N_("ลงนามแล้ว"),
    SENT_OUT: N_("ส่งแล้ว"),
    FILED: N_("จัดเก็บแล้ว"),
}
"""How far a paper is, in the order of its way."""

FINAL: Final = (SIGNED, SENT_OUT, FILED)
"""What a paper is once it is signed: from then on it is locked."""


class Paper(Base):
    """An official paper (หนังสือราชการ) and what was typed for it.

    `kind` is the name of its form. `content` holds the values of all fields as typed; the texts
    that lists show and search (`subject`, `addressee`, `number_text`, `search_text`) are copies
    the operations keep in step, and so is `body_text`, the search key of all that was typed. Give
    `content` a new dict to change it: a change inside the old one is not noticed. Papers `in_bin`
    were thrown away and can be taken back; `origin_id` is the paper this one was copied from
    ("like last year"). `status` says how far it is, since `status_on`; while it waits for a
    signature, `waiting_with` is who has it. `version` counts from 1; while a locked paper is
    `correcting`, it may be written again. `has_scan` says whether this version's signed scan is
    kept. `look_id` is what it is drawn with for ever, since it was locked; none while it is open,
    and for one that was locked before looks were kept.
    """

    __tablename__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")
    number_text: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    content: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    in_bin: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    search_text: Mapped[str] = mapped_column(default="")
    body_text: Mapped[str] = mapped_column(default="", deferred=True)
    status: Mapped[str] = mapped_column(default=DRAFT)
    status_on: Mapped[date | None]
    waiting_with: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    correcting: Mapped[bool] = mapped_column(default=False)
    has_scan: Mapped[bool] = mapped_column(default=False)
    look_id: Mapped[int | None]

    __table_args__ = (
        Index("ix_paper_list", "in_bin", "updated_at"),
        NEW_IDS_ONLY,
    )


class PaperVersion(Base):
    """A paper as it was before it was corrected (ฉบับก่อนแก้ไข).

    `version` is which one it was; `status` says how far it was, since `status_on`. It was put
    aside at `made_at`, and `reason` is why. `look_id` is what it was locked with.
    """

    __tablename__ = "paper_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    version: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str]
    status_on: Mapped[date | None]
    made_at: Mapped[datetime]
    reason: Mapped[str]
    look_id: Mapped[int | None]

    __table_args__ = (
        UniqueConstraint("paper_id", "version", name="uq_paper_version_version"),
        NEW_IDS_ONLY,
    )


class PaperScan(Base):
    """A scan of a signed version of a paper (สแกนฉบับลงนาม), which finds the paper as well."""

    __tablename__ = "paper_scan"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    version: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)

    file: Mapped[StoredFile] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("paper_id", "version", "file_id", name="uq_paper_scan_file"),
        NEW_IDS_ONLY,
    )
