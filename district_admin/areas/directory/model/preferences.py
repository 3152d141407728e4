"""The tables of how the office wants its directory kept, and what imports have learnt."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base


class DirectorySettings(Base):
    """How the directory is kept (การตั้งค่าทำเนียบ). There is one row, number 1, from the start.

    Citizen numbers are kept only while `keep_citizen_ids` is on. What was verified longer than
    `stale_after_days` ago, or never, is out of date.
    """

    __tablename__ = "directory_settings"

    id: Mapped[int] = mapped_column(primary_key=True)
    keep_citizen_ids: Mapped[bool] = mapped_column(default=False)
    stale_after_days: Mapped[int] = mapped_column(default=365)

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("stale_after_days > 0", name="stale_after_days"),
        NEW_IDS_ONLY,
    )


class ImportShape(Base):
    """The columns of a list that was imported before (รูปแบบไฟล์นำเข้า), for the next of its shape.

    `fingerprint` is made from the headings; `mapping` says which field each column went to.
    """

    __tablename__ = "import_shape"

    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    used_on: Mapped[date]
