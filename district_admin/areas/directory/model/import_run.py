"""An import that was done: what list, when, and what became of its rows."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base


class ImportRun(Base):
    """A list that was imported (การนำเข้า), with how many of its rows came to what.

    It is written in the action of the import, so undo takes it back with all that came in. What
    the list said is not kept: it is in the records, and in the report if she saved one. Rejected:
    keeping each report (personal data of years, beside the records that she corrects).
    """

    __tablename__ = "import_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    imported_at: Mapped[datetime]
    source: Mapped[str]
    new: Mapped[int]
    changed: Mapped[int]
    same: Mapped[int]
    duplicate: Mapped[int]
    rejected: Mapped[int]
    left_out: Mapped[int]

    __table_args__ = (NEW_IDS_ONLY,)
