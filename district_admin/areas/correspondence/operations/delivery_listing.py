"""Deliveries as their lists show them: those of one letter, and what nobody has signed for."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Delivery, RegisterEntry
from district_admin.areas.correspondence.model.delivery import POST
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.storage.database import plain_rows
from district_admin.thai.normalise import search_key

_COLUMNS: Final = (
    *("name", "agency", "means", "tracking"),
    *("sent_on", "received_on", "received_by", "remark"),
)


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


_SENT: Final = DeliveryRow._fields.index("sent_on")
_SEARCHED: Final = [
    DeliveryRow._fields.index(name) for name in ("name", "agency", "tracking", "received_by")
]


def rows_of(session: Session, entry_id: int) -> list[DeliveryRow]:
    """Return the deliveries of a letter in the order in which they were begun."""
    return _rows(session, (Delivery.entry_id == entry_id,), (Delivery.id.expression,))


def outstanding(session: Session) -> list[DeliveryRow]:
    """Return what nobody has signed for, of all letters: the longest on its way first.

    Then what has not gone out, the oldest first. Cancelled letters are left out, and what went by
    ordinary post, for which nobody signs.
    """
    return _rows(
        session,
        (
            Delivery.received_on.is_(None),
            RegisterEntry.state == ISSUED,
            or_(Delivery.means != POST, Delivery.sent_on.is_(None)),
        ),
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
    query = (
        select(
            *(Delivery.id, Delivery.entry_id, RegisterEntry.number_text, RegisterEntry.subject),
            *(getattr(Delivery, name) for name in _COLUMNS),
            RegisterEntry.search_text,
        )
        .join(Delivery.entry)
        .where(*conditions)
        .order_by(*order)
    )
    return [
        DeliveryRow._make(
            (
                *row[:_SENT],
                _day(row[_SENT]),
                _day(row[_SENT + 1]),
                *row[_SENT + 2 : -1],
                "\n".join((row[-1], *(_key(row[place]) for place in _SEARCHED))),
            )
        )
        for row in plain_rows(session, query)
    ]


@lru_cache(maxsize=20_000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return search_key(name)  # the same schools, letter after letter
