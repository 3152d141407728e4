"""What nobody has signed for yet, over all letters: what the officer asks after by telephone."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Delivery, RegisterEntry
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.thai.normalise import search_key


class Outstanding(NamedTuple):
    """A delivery that nobody has signed for, with its letter; `sent_on` is None before it went."""

    id: int
    entry_id: int
    number_text: str
    subject: str
    name: str
    agency: str
    means: str
    sent_on: date | None
    search_text: str

    def days(self, today: date) -> int:
        """Return for how many days it has been on its way."""
        return (today - self.sent_on).days if self.sent_on else 0


def list_outstanding(session: Session) -> list[Outstanding]:
    """Return what nobody has signed for, of all letters: the longest on its way first.

    Then what has not gone out, the oldest first. Cancelled letters are left out.
    """
    query = (
        select(
            Delivery, RegisterEntry.number_text, RegisterEntry.subject, RegisterEntry.search_text
        )
        .join(Delivery.entry)
        .where(Delivery.received_on.is_(None), RegisterEntry.state == ISSUED)
        .order_by(Delivery.sent_on.is_(None), Delivery.sent_on, Delivery.id)
    )
    return [
        Outstanding(
            id=each.id,
            entry_id=each.entry_id,
            number_text=number_text,
            subject=subject,
            name=each.name,
            agency=each.agency,
            means=each.means,
            sent_on=each.sent_on,
            search_text=f"{letter}\n{_key(each.name)}\n{_key(each.agency)}",
        )
        for each, number_text, subject, letter in session.execute(query)
    ]


def narrow(rows: Sequence[Outstanding], typed: str) -> list[Outstanding]:
    """Return the rows that have every typed word in them, in their order."""
    words = search_key(typed).split()
    return [row for row in rows if all(word in row.search_text for word in words)]


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return search_key(name)  # the same schools, letter after letter
