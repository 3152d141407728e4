"""The tables of bulk letters: one job a paper that went to many, and a row for each who gets it.

A job is written in the transaction that gives its numbers, with everything that its letters need,
so it can be gone on with after a full disk or a killed program: the letters are made in their
order, and `made_count` of them are on the disk. A letter's row says what was printed, and stays;
how it was sent is a delivery. Rejected: a mark in each row (2,000 records changed in the history
for what one number says).
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.correspondence.model.paper import Paper
from district_admin.areas.correspondence.model.register import RegisterEntry
from district_admin.storage.base import NEW_IDS_ONLY, Base

ONE_NUMBER: Final = "one"
OWN_NUMBERS: Final = "each"

OPEN: Final = "open"
DONE: Final = "done"


class BulkJob(Base):
    """A paper sent to many (หนังสือเวียน หรือหนังสือถึงผู้รับหลายราย).

    `content` is the paper as it was when the numbers were given; all its letters say that.
    `numbering` is one (a ว number for all) or each. `folder` is where the files go; `made_count`
    letters, the first ones, are there. `with_whole` is one PDF of all letters, made last.
    `look_id` is what they are all drawn with; jobs of before looks were kept have none.
    `template_file_id` is the kept file of the office's own template that they are written in, so
    that not even taking back the adding of that template changes a job; none: the official form.
    """

    __tablename__ = "bulk_job"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    kind: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    numbering: Mapped[str]
    folder: Mapped[str]
    with_whole: Mapped[bool]
    with_pdf: Mapped[bool]
    with_docx: Mapped[bool]
    made_count: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default=OPEN)
    created_at: Mapped[datetime]
    look_id: Mapped[int | None]
    template_file_id: Mapped[int | None]

    paper: Mapped[Paper] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("numbering IN ('one', 'each')", name="numbering"),
        CheckConstraint("state IN ('open', 'done')", name="state"),
        CheckConstraint("made_count >= 0", name="made_count"),
        CheckConstraint("with_whole OR with_pdf OR with_docx", name="outputs"),
        NEW_IDS_ONLY,
    )


class BulkLetter(Base):
    """One letter of a job and who gets it (หนังสือหนึ่งฉบับและผู้รับ).

    `position` counts from 0. `person_id` and `agency_id` are of the directory, which may forget
    them; the texts stay. `number_text` is what the letter bears, `entry_id` its row in a register.
    `file_name` has no suffix. `asked_name` and `asked_post` stand on the slip for the answer, where
    the paper has one.
    """

    __tablename__ = "bulk_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("bulk_job.id"))
    position: Mapped[int]
    person_id: Mapped[int | None]
    agency_id: Mapped[int | None]
    name: Mapped[str]
    salutation: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")
    closing: Mapped[str] = mapped_column(default="")
    number_text: Mapped[str]
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entry.id"), index=True)
    file_name: Mapped[str]
    asked_name: Mapped[str] = mapped_column(default="")
    asked_post: Mapped[str] = mapped_column(default="")

    entry: Mapped[RegisterEntry] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("job_id", "position", name="uq_bulk_letter_position"),
        UniqueConstraint("job_id", "file_name", name="uq_bulk_letter_file_name"),
        CheckConstraint("position >= 0", name="position"),
        NEW_IDS_ONLY,
    )


class PaperRecipient(Base):
    """Someone whom a draft is to go to (ผู้รับที่เตรียมไว้), until it is sent.

    `person_id` and `agency_id` are of the directory; `addressee` is typed where it has neither.
    Rejected: keeping them in the paper's content (they are no field of its form, and the desk
    writes those anew at each key).
    """

    __tablename__ = "paper_recipient"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    position: Mapped[int]
    person_id: Mapped[int | None]
    agency_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint(
            "person_id IS NOT NULL OR agency_id IS NOT NULL OR addressee <> ''", name="somebody"
        ),
        NEW_IDS_ONLY,
    )
