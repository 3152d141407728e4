"""The table of loans: who has a letter that is filed, since when, till when, and that it came back.

A loan is a row of its own beside the filing, so that a letter lent ten times has ten, which its
card (form 24) says one under the other. Rejected: the borrower as columns of `Filing`, which would
forget all that had the letter before.
"""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.correspondence.model.retention import Filing
from district_admin.storage.base import NEW_IDS_ONLY, Base


class Loan(Base):
    """That a filed letter was lent (การยืมหนังสือ), and whether it came back.

    `borrower` is who answers for it (ผู้ยืม), `post` the position or office of that, `purpose` what
    it is needed for; `taken_by` is who signed for it (ผู้รับ). Without `due_on` no day was agreed.
    While `returned_on` is empty the letter is out; a letter is out once at a time.
    """

    __tablename__ = "loan"

    id: Mapped[int] = mapped_column(primary_key=True)
    filing_id: Mapped[int] = mapped_column(ForeignKey("filing.id"), index=True)
    borrower: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    taken_by: Mapped[str] = mapped_column(default="")
    lent_on: Mapped[date]
    due_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    returned_by: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="")

    filing: Mapped[Filing] = relationship(lazy="raise")

    __table_args__ = (
        Index("uq_loan_out", "filing_id", unique=True, sqlite_where=text("returned_on IS NULL")),
        CheckConstraint("borrower <> ''", name="borrower"),
        CheckConstraint("due_on IS NULL OR due_on >= lent_on", name="due_on"),
        CheckConstraint("returned_on IS NULL OR returned_on >= lent_on", name="returned_on"),
        NEW_IDS_ONLY,
    )
