"""The table of looks: what locked papers are drawn with besides what was typed into them."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import Base


class PaperLook(Base):
    """A form and a letterhead (รูปแบบของวันที่ล็อก), kept once under their fingerprint.

    A row is added and never changed or removed, as kept files are: thousands of papers have the
    same one under `look_id`. That is no reference of SQLite's, which would have had to copy every
    paper into a new table for it. `form` is the whole form of `kind` as YAML; `letterhead` is all
    of it but the emblem, which is a kept file.
    """

    __tablename__ = "paper_look"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    form: Mapped[str]
    letterhead: Mapped[dict[str, Any]] = mapped_column(JSON)
    emblem_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
