"""Deliveries as their lists show them: those of one letter, and what nobody has signed for."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Delivery, RegisterEntry
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.thai.normalise import search_key


class DeliveryRow(NamedTuple):
    """A delivery in a list, with its letter; see `Delivery`."""

    id: int
    entry_id: int
    number_text: str
    subject: str
    name: str
    agency: str
    means: str
    tracking: str
    sent_on: date | None
    received_on: date | None
    received_by: str
    remark: str
    search_text: str

    @property
    def is_waiting(self) -> bool:
        """Whether it has gone out, and nobody has signed for it."""
        return self.sent_on is not None and self.received_on is None

    @property
    def is_to_send(self) -> bool:
        """Whether it has not gone out yet."""
        return self.sent_on is None and self.received_on is None

    def days(self, today: date) -> int:
        """Return for how many days it has been on its way."""
        return (today - self.sent_on).days if self.sent_on else 0


def rows_of(session: Session, entry_id: int) -> list[DeliveryRow]:
    """Return the deliveries of a letter in the order in which they were begun."""
    return _rows(session, (Delivery.entry_id == entry_id,), (Delivery.id.expression,))


def outstanding(session: Session) -> list[DeliveryRow]:
    """Return what nobody has signed for, of all letters: the longest on its way first.

    Then what has not gone out, the oldest first. Cancelled letters are left out.
    """
    return _rows(
        session,
        (Delivery.received_on.is_(None), RegisterEntry.state == ISSUED),
        (Delivery.sent_on.is_(None), Delivery.sent_on.expression, Delivery.id.expression),
    )


def narrow(rows: Sequence[DeliveryRow], typed: str) -> list[DeliveryRow]:
    """Return the rows that have every typed word in them, in their order."""
    words = search_key(typed).split()
    return [row for row in rows if all(word in row.search_text for word in words)]


def _rows(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
) -> list[DeliveryRow]:
    letter = (RegisterEntry.number_text, RegisterEntry.subject, RegisterEntry.search_text)
    query = select(Delivery, *letter).join(Delivery.entry).where(*conditions).order_by(*order)
    return [
        DeliveryRow(
            id=each.id,
            entry_id=each.entry_id,
            number_text=number_text,
            subject=subject,
            name=each.name,
            agency=each.agency,
            means=each.means,
            tracking=each.tracking,
            sent_on=each.sent_on,
            received_on=each.received_on,
            received_by=each.received_by,
            remark=each.remark,
            search_text="\n".join(
                (search_text, *map(_key, (each.name, each.agency, each.tracking, each.received_by)))
            ),
        )
        for each, number_text, subject, search_text in session.execute(query)
    ]


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return search_key(name)  # the same schools, letter after letter
