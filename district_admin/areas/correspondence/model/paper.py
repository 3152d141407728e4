"""The table of papers."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base
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


class Paper(Base):
    """An official paper (หนังสือราชการ) and what was typed for it.

    `kind` is the name of its form. `content` holds the values of all fields as typed; the texts
    that lists show and search (`subject`, `addressee`, `number_text`, `search_text`) are copies
    the operations keep in step, and so is `body_text`, the search key of all that was typed. Give
    `content` a new dict to change it: a change inside the old one is not noticed. Papers `in_bin`
    were thrown away and can be taken back; `origin_id` is the paper this one was copied from
    ("like last year"). `status` says how far it is, since `status_on`; while it waits for a
    signature, `waiting_with` is who has it.
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

    __table_args__ = (
        Index("ix_paper_list", "in_bin", "updated_at"),
        NEW_IDS_ONLY,
    )
