"""The table of deliveries: a row for each who is sent a letter, and whether it was signed for.

A row of the register has as many deliveries as the letter has recipients, whether the letter was
written here, is a scan, or is one number for 120 schools. Rejected: keeping them in `BulkLetter`
(most letters sent come from no bulk job, and its rows say what was printed, which stays), and a
state in a column of its own (the days say it, and could contradict it).
"""

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.correspondence.model.register import CIRCULAR, SENT, RegisterEntry
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_

DELIVERED: Final = (SENT, CIRCULAR)
"""The registers whose letters are delivered to somebody outside."""

HAND: Final = "hand"
POST: Final = "post"
REGISTERED_POST: Final = "registered"
EXPRESS: Final = "express"
EMAIL: Final = "email"
E_SARABAN: Final = "e_saraban"
FAX: Final = "fax"
OTHER: Final = "other"

MEANS: Final = {
    HAND: N_("นำส่งด้วยตนเอง"),
    POST: N_("ไปรษณีย์ธรรมดา"),
    REGISTERED_POST: N_("ไปรษณีย์ลงทะเบียน"),
    EXPRESS: N_("ไปรษณีย์ด่วนพิเศษ (EMS)"),
    EMAIL: N_("ไปรษณีย์อิเล็กทรอนิกส์ (อีเมล)"),
    E_SARABAN: N_("ระบบสารบรรณอิเล็กทรอนิกส์"),
    FAX: N_("โทรสาร"),
    OTHER: N_("วิธีอื่น"),
}
"""How a letter goes to whom it is sent, by the name of the means."""

_MEANS: Final = ", ".join(f"'{name}'" for name in MEANS)


class Delivery(Base):
    """A letter on its way to one recipient (การส่งหนังสือถึงผู้รับหนึ่งราย).

    `name` is the ถึง as the letter says it, `agency` the หน่วยรับ. `person_id` and `agency_id` are
    of the directory, which may forget them; the texts stay. `means` is empty until it is known.
    `tracking` is the number of the post. `received_by` signed for it on `received_on`.
    """

    __tablename__ = "delivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entry.id"), index=True)
    person_id: Mapped[int | None]
    agency_id: Mapped[int | None]
    name: Mapped[str]
    agency: Mapped[str] = mapped_column(default="")
    means: Mapped[str] = mapped_column(default="")
    tracking: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    received_on: Mapped[date | None]
    received_by: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    entry: Mapped[RegisterEntry] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint(f"means IN ('', {_MEANS})", name="means"),
        CheckConstraint("name <> ''", name="name"),
        CheckConstraint("received_on >= sent_on", name="received_on"),
        Index("ix_delivery_open", "received_on", "sent_on"),
        NEW_IDS_ONLY,
    )
