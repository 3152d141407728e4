"""Loans as their list shows them: what is out, by its day of return, then what came back."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing, Loan, RegisterEntry
from district_admin.storage.database import plain_rows
from district_admin.thai.normalise import search_key


class LoanRow(NamedTuple):
    """A loan in a list, with its letter; see `Loan` and `Filing`."""

    id: int
    filing_id: int
    entry_id: int
    register: str
    number_text: str
    subject: str
    place: str
    borrower: str
    post: str
    purpose: str
    taken_by: str
    lent_on: date
    due_on: date | None
    returned_on: date | None
    returned_by: str
    remark: str
    search_text: str

    @property
    def is_out(self) -> bool:
        """Whether the letter has not come back."""
        return self.returned_on is None

    def days_over(self, today: date) -> int:
        """Return for how many days it should have been back; 0 for none."""
        if self.returned_on is not None or self.due_on is None:
            return 0
        return max((today - self.due_on).days, 0)


def list_rows(session: Session) -> list[LoanRow]:
    """Return all loans: what is out by its day of return, then what came back, the latest first."""
    query = select(
        Loan.id,
        Loan.filing_id,
        Filing.entry_id,
        RegisterEntry.register,
        RegisterEntry.number_text,
        RegisterEntry.subject,
        Filing.place,
        Loan.borrower,
        Loan.post,
        Loan.purpose,
        Loan.taken_by,
        Loan.lent_on,
        Loan.due_on,
        Loan.returned_on,
        Loan.returned_by,
        Loan.remark,
        RegisterEntry.search_text,
    )
    rows = []
    for row in plain_rows(session, query.join(Loan.filing).join(Filing.entry)):
        typed = search_key("\n".join((row[6], *row[7:11], row[14], row[15])))
        days = (date.fromisoformat(each) if each else None for each in row[11:14])
        rows.append(LoanRow._make((*row[:11], *days, *row[14:16], f"{row[16]}\n{typed}")))
    out = sorted(
        (row for row in rows if row.is_out),
        key=lambda row: (row.due_on or date.max, row.lent_on, row.id),
    )
    back = (row for row in rows if not row.is_out)
    return out + sorted(back, key=lambda row: (row.returned_on, row.id), reverse=True)


def narrow(rows: Sequence[LoanRow], typed: str) -> list[LoanRow]:
    """Return the rows that have every typed word in them, in their order."""
    words = search_key(typed).split()
    return [row for row in rows if all(word in row.search_text for word in words)]
