"""The tables of the office itself."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.storage.files import StoredFile

HOLDER = "holder"
ACTING_FOR = "acting_for"
ON_BEHALF_OF = "on_behalf_of"
ACTING_IN_POSITION = "acting_in_position"

CAPACITY_WORDS = {
    HOLDER: "",
    ACTING_FOR: "รักษาราชการแทน",
    ON_BEHALF_OF: "ปฏิบัติราชการแทน",
    ACTING_IN_POSITION: "รักษาการในตำแหน่ง",
}
"""The words on the paper between a signatory's own post and the post signed for (2.15)."""


class OfficeProfile(Base):
    """The office (สำนักงาน) as its papers show it. There is one row, number 1, from the start.

    All texts are as typed; `address` holds the two to four lines printed at the head of a letter,
    one under the other. `numeral_mode` is thai, as_typed or arabic, for new papers. `set_up` is
    true once the first start has been gone through.
    """

    __tablename__ = "office_profile"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    short_name: Mapped[str] = mapped_column(default="")
    letter_code: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    fax: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    saraban_email: Mapped[str] = mapped_column(default="")
    group_name: Mapped[str] = mapped_column(default="")
    docx_family: Mapped[str] = mapped_column(default="TH Sarabun New")
    numeral_mode: Mapped[str] = mapped_column(default="thai")
    emblem_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    set_up: Mapped[bool] = mapped_column(default=False)

    emblem: Mapped[StoredFile | None] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("numeral_mode IN ('thai', 'as_typed', 'arabic')", name="numeral_mode"),
        NEW_IDS_ONLY,
    )

    @property
    def address_lines(self) -> list[str]:
        """The lines of the address, without empty ones."""
        return _lines(self.address)


class Signatory(Base):
    """Someone who signs for the office (ผู้ลงนาม) from one day to another, both included.

    `name` has its title before it (นายสมชาย  ใจดี); `rank_line` is the rank or academic title
    typed in full before the space for the signature. `position` and `for_position` may have
    several lines. `capacity` is holder, acting_for, on_behalf_of or acting_in_position.
    """

    __tablename__ = "signatory"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    rank_line: Mapped[str] = mapped_column(default="")
    position: Mapped[str]
    capacity: Mapped[str] = mapped_column(default=HOLDER)
    for_position: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    sort_order: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        CheckConstraint(
            "capacity IN ('holder', 'acting_for', 'on_behalf_of', 'acting_in_position')",
            name="capacity",
        ),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="period"),
        NEW_IDS_ONLY,
    )

    @property
    def signature_lines(self) -> list[str]:
        """The lines under the signature: the name in brackets, then the posts.

        Someone who signs for another has the words of the capacity after the own post and the
        other post under it (official-documents 2.15).
        """
        own = _lines(self.position)
        words = CAPACITY_WORDS[self.capacity]
        if words:
            own = [*own[:-1], " ".join([*own[-1:], words]), *_lines(self.for_position)]
        return [f"({self.name})", *own]


class OfficeWord(Base):
    """A word of the office's own (คำเฉพาะของสำนักงาน), so that no line breaks inside it."""

    __tablename__ = "office_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(unique=True)


class Phrase(Base):
    """A sentence that the officer keeps (คลังข้อความ). `place` is the field that offers it."""

    __tablename__ = "phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    text: Mapped[str]

    __table_args__ = (
        UniqueConstraint("place", "text", name="uq_phrase_place_text"),
        NEW_IDS_ONLY,
    )


class OfficeDay(Base):
    """A day (วันหยุด) on which the office is closed (`is_off`), or works, unlike the calendar."""

    __tablename__ = "office_day"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    name: Mapped[str]
    is_off: Mapped[bool]

    __table_args__ = (
        UniqueConstraint("day", name="uq_office_day_day"),
        NEW_IDS_ONLY,
    )


class PaperTemplate(Base):
    """A Word file of the office's own (แบบของสำนักงาน) that papers of a kind may be written in.

    `kind` is the name of the form whose fields it is filled with. Templates `in_bin` were thrown
    away, or another file is offered in place of theirs, in the template `replaced_by_id`; papers
    that chose one before keep it.
    """

    __tablename__ = "paper_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    note: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    replaced_by_id: Mapped[int | None]

    __table_args__ = (NEW_IDS_ONLY,)


class RecordLink(Base):
    """That two records of different work areas belong together (ความเชื่อมโยงของรายการ).

    `born` is what came of `origin`: an order of the resolution it carries out. Each is named by its
    area, its kind there and its id, since no area knows the tables of another.
    """

    __tablename__ = "record_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    born_area: Mapped[str]
    born_kind: Mapped[str]
    born_id: Mapped[int]
    origin_area: Mapped[str]
    origin_kind: Mapped[str]
    origin_id: Mapped[int]

    __table_args__ = (
        UniqueConstraint(
            *("born_area", "born_kind", "born_id", "origin_area", "origin_kind", "origin_id"),
            name="uq_record_link_both",
        ),
        Index("ix_record_link_origin", "origin_area", "origin_kind", "origin_id"),
        NEW_IDS_ONLY,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
