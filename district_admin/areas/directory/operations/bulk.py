"""Records by the thousand, as imports bring them: plain inserts that pass the session's work by.

Nothing is checked here: what comes in was checked, tidied and given its keys by the dry run.
SQLite's driver takes the rows one by one as they are made, so that 100,000 people with a post each
are kept in seconds and never stand in memory all at once. Rejected: SQLAlchemy's own bulk
statements, which need all rows beforehand and twice the time.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, groupby
from typing import Any, Final

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency, Person, Posting, Stakeholder
from district_admin.storage.base import Base
from district_admin.storage.database import sqlite_connection

Values = Mapping[str, Any]

_SEQUENCE: Final = table("sqlite_sequence", column("name"), column("seq"))


def bulk_add_people(session: Session, rows: Iterable[Values]) -> range:
    """Add people by the columns of `Person`, keys included, and return their ids in order.

    Columns that a row does not name are empty; all rows name the same.
    """
    return _add(session, Person, rows)


def bulk_add_agencies(session: Session, rows: Iterable[Values]) -> range:
    """Add agencies by the columns of `Agency`, keys included, and return their ids in order."""
    return _add(session, Agency, rows)


def bulk_add_postings(session: Session, rows: Iterable[Values]) -> range:
    """Add postings by the columns of `Posting` and return their ids in order."""
    return _add(session, Posting, rows)


def bulk_add_stakeholders(session: Session, rows: Iterable[Values]) -> range:
    """Add stakeholders by the columns of `Stakeholder` and return their ids in order."""
    return _add(session, Stakeholder, rows)


def bulk_change(session: Session, records: type[Base], rows: Iterable[Values]) -> None:
    """Change the named columns of records; each row has the `id`, and the keys if they change.

    Rows that follow each other with the same columns in the same order go in one statement.
    """
    session.flush()
    stores = _stores(session, records)
    for names, alike in groupby(rows, key=tuple):
        changed = [name for name in names if name != "id"]
        settings = ", ".join(f"{name} = ?" for name in changed)
        sqlite_connection(session).executemany(
            f"UPDATE {records.__tablename__} SET {settings} WHERE id = ?",
            ((*(stores[name](row[name]) for name in changed), row["id"]) for row in alike),
        )
    session.expire_all()


def _add(session: Session, records: type[Any], rows: Iterable[Values]) -> range:
    """Insert rows under ids of our own choosing: asking SQLite for each would take a trip a row."""
    session.flush()
    first = _next_id(session, records)
    following = iter(rows)
    head = next(following, None)
    if head is None:
        return range(first, first)
    stores = _stores(session, records)
    given = [(name, stores[name]) for name in head]
    rest = {
        each.name: stores[each.name](each.default.arg)
        for each in records.__table__.columns
        if each.default is not None and each.name not in head
    }
    names = ", ".join(["id", *head, *rest])
    added = sqlite_connection(session).executemany(
        f"INSERT INTO {records.__tablename__} ({names}) "
        f"VALUES ({', '.join('?' * (1 + len(given) + len(rest)))})",
        (
            (number, *[stored(row[name]) for name, stored in given], *rest.values())
            for number, row in enumerate(chain((head,), following), start=first)
        ),
    )
    return range(first, first + added.rowcount)


def _stores(session: Session, records: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """Return how the values of each column are given to SQLite."""
    dialect = session.get_bind().dialect
    return {
        each.name: each.type.bind_processor(dialect) or _as_it_is
        for each in records.__table__.columns
    }


def _as_it_is(value: Any) -> Any:
    return value


def _next_id(session: Session, records: type[Any]) -> int:
    """Return the id that comes next, past those of records that are gone."""
    given = func.coalesce(
        select(_SEQUENCE.c.seq).where(_SEQUENCE.c.name == records.__tablename__).scalar_subquery(),
        0,
    )
    return int(session.scalars(select(given)).one()) + 1
