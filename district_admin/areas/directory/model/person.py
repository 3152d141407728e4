"""The tables of people and of the posts they hold.

A person is one row for life; where someone works and as what is told by postings with dates, so
that one person can hold several posts and last year's list still shows last year's director.
Rejected: a position and an agency as columns of the person (no second post, no past).
"""

import re
from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.directory.model.agency import Agency
from district_admin.areas.directory.model.keys import (
    name_key,
    searched_text,
    sort_text,
)
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.thai.names import PersonName

_ACTING: Final = re.compile("รักษา(?:ราชการแทน|การใน?ตำแหน่ง|การแทน|การ)|รก\\.|ปฏิบัติหน้าที่แทน")
_PART: Final = re.compile(
    r"(?:ผู้อำนวยการ|หัวหน้า|ผอ\.)\s*(กลุ่ม|หน่วย|งาน|ฝ่าย|ส่วน|สำนัก|กอง|ศูนย์)(?!งานเขต|งานศึกษา)"
)
_HEADS: Final = (
    *("ผู้อำนวยการ", "ผอ.", "ครูใหญ่", "อาจารย์ใหญ่", "หัวหน้ากลุ่ม", "หัวหน้าหน่วย", "หัวหน้าสำนัก"),
    *("ผู้ว่าราชการ", "นายอำเภอ", "นายกเทศมนตรี", "นายกองค์การ", "กำนัน", "ผู้ใหญ่บ้าน"),
    *("ผู้กำกับการ", "เจ้าอาวาส", "ประธาน", "บรรณาธิการบริหาร"),
)


class Person(Base):
    """A person (บุคคล) with name, numbers and mail; the posts are in `postings`.

    `salutation` is the word that letters to this person begin with instead of เรียน (นมัสการ,
    กราบเรียน). `address` is one text: where letters go to someone without an agency (a parent, one
    who retired). `citizen_id` (13 digits) is empty unless the office has switched it on.
    `verified_on` and `verified_by` say when these entries were last found right, and by what.
    Someone absorbed by a merge is in the bin with `merged_into_id`. The keys are kept in step by
    `set_keys`.
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    salutation: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    citizen_id: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    verified_on: Mapped[date | None]
    verified_by: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name_key: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="")
    sort_text: Mapped[str] = mapped_column(default="")

    postings: Mapped[list["Posting"]] = relationship(
        back_populates="person", lazy="raise", order_by="Posting.id"
    )

    __table_args__ = (Index("ix_person_name_key", "name_key"), NEW_IDS_ONLY)

    @property
    def full_name(self) -> str:
        """The name with its title, as it stands in a sentence."""
        return PersonName(self.title, self.first_name, self.last_name).full

    def set_keys(self) -> None:
        """Bring the keys in step with the texts."""
        keys = person_keys(
            self.title, self.first_name, self.last_name, self.telephone, self.mobile, self.email
        )
        self.name_key, self.search_text, self.sort_text = keys


class Posting(Base):
    """The holding of a position in an agency by a person (การดำรงตำแหน่ง), both days included.

    Without `from_on` the beginning is not known, without `to_on` it has not ended. `acting` is
    someone standing in for the holder (รักษาราชการแทน, รักษาการในตำแหน่ง). `is_head` marks the post
    that leads the agency. The `main` one is shown where a list has room for one only.
    """

    __tablename__ = "posting"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    position: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    acting: Mapped[bool] = mapped_column(default=False)
    is_head: Mapped[bool] = mapped_column(default=False)
    main: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(back_populates="postings", lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("to_on IS NULL OR from_on IS NULL OR to_on >= from_on", name="period"),
        NEW_IDS_ONLY,
    )

    def held_on(self, day: date) -> bool:
        """Say whether the post was held on that day."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.to_on is None or day <= self.to_on)


def person_keys(
    title: str, first_name: str, last_name: str, telephone: str, mobile: str, email: str
) -> tuple[str, str, str]:
    """Return a person's name key, searched text and sort text."""
    joined = PersonName(title, first_name, "").full
    return (
        name_key(first_name, last_name),
        searched_text(joined, last_name, telephone, mobile, email),
        sort_text(first_name, last_name),
    )


def read_position(position: str, agency: str = "") -> tuple[bool, bool]:
    """Return whether a position leads its agency, and whether it is held for someone else.

    A guess from the words, for lists that say no more: ผู้อำนวยการโรงเรียน leads, รองผู้อำนวยการ does
    not, รองผู้อำนวยการ รักษาราชการแทนผู้อำนวยการ does, for the holder. ผู้อำนวยการกลุ่ม leads a group and
    not the office that it is a part of: the name of the `agency` tells.
    """
    acting = _ACTING.search(position)
    post = position[acting.end() :].removeprefix("ในตำแหน่ง").strip() if acting else position
    part = _PART.match(post)
    if part is not None and not agency.startswith(part[1]):
        return False, acting is not None
    return (not post and acting is not None) or post.startswith(_HEADS), acting is not None
