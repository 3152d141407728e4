"""Finds records by any part of their text, newest first, through the search index.

`search_record` holds a normalised text for each record that is found by more than a name, kept
there by triggers in the file (m0005): whoever writes the record, undo too, writes its text. Its id
says day, record and source, so that the order of the ids is the order of the list, a year is a
range of ids, and the first page needs no sorting. `search_index` knows the three-letter pieces of
these texts (FTS5, trigram). What it brings is looked into again, since it knows not where in a
text the pieces stand; terms of one or two letters go by all pieces that begin with them.

The newest records are looked into one by one before: what is often found is found there at once.
Rejected: an index of words (in the storage probe it missed 57 of 100 parts of words, and 96 of 100
cut phrases), and one of all pairs of letters (three times the size).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    column,
    exists,
    func,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy.orm import Session

from district_admin.storage.database import sqlite_connection
from district_admin.thai.normalise import search_key
from district_admin.thai.searching import Term

_RECORD: Final = table("search_record", column("id"), column("text"))
_INDEX: Final = table("search_index", column("rowid"), column("search_index"))
_PIECES: Final = table("search_piece", column("term"))

# As m0005 makes the ids: day (Julian) · record · source.
_DAY_SHIFT: Final = 40
_RECORD_SHIFT: Final = 4
_SOURCE_MASK: Final = (1 << _RECORD_SHIFT) - 1
_RECORD_MASK: Final = (1 << (_DAY_SHIFT - _RECORD_SHIFT)) - 1
_JULIAN: Final = 1_721_424  # of the day before date.min
_LAST: Final = (1 << 63) - 1

_PIECE: Final = 3
_NEWEST_COUNT: Final = 1000
_SHORT: Final = 8
_MOST_PIECES: Final = 400  # more make a search slower than looking into each text
_AFTER_ALL: Final = "\U0010ffff"


@dataclass(frozen=True)
class Source:
    """Records of one table that are to be found: its code in m0005, its ids, and which of them."""

    code: int
    ids: ColumnElement[int]
    conditions: Sequence[ColumnElement[bool]] = ()


@dataclass(frozen=True)
class Hit:
    """A record that has all terms: its source's code, its id, and its text's key."""

    code: int
    record_id: int
    key: str


Days = tuple[date, date]
"""The first and the last day."""


def find_records(
    session: Session,
    terms: Sequence[Term],
    sources: Sequence[Source],
    limit: int,
    days: Days | None = None,
) -> list[Hit]:
    """Return the newest records of the sources that have all terms."""
    session.flush()
    found: list[Hit] = []
    for narrowed, bounds in _stages(session, terms, days):
        query = _query(narrowed, bounds, terms, sources).limit(limit - len(found))
        found += [_hit(*row) for row in session.execute(query)]
        if len(found) == limit:
            break
    return found


def count_records(
    session: Session, terms: Sequence[Term], sources: Sequence[Source], days: Days | None = None
) -> int:
    """Return how many records of the sources have all terms. It may take a while."""
    session.flush()
    first, last = _bounds(days)
    query = _query(_pieces(session, terms), (first, last), terms, sources)
    return session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def part_of(session: Session, text: ColumnElement[str], typed: str) -> ColumnElement[bool]:
    """Return the condition that a text, which has no key of its own, has what was typed in it."""
    connection = sqlite_connection(session)
    connection.create_function("search_key", 1, _key, deterministic=True)
    return func.instr(func.search_key(text), search_key(typed)) > 0


@lru_cache(maxsize=20_000)
def _key(text: str | None) -> str:
    return search_key(text or "")


def _stages(
    session: Session, terms: Sequence[Term], days: Days | None
) -> Iterator[tuple[str | None, tuple[int, int]]]:
    """Give the steps of a search: pieces to go by, or None, and the ids to look among."""
    first, last = _bounds(days)
    oldest = (
        select(_RECORD.c.id)
        .where(_RECORD.c.id.between(first, last))
        .order_by(_RECORD.c.id.desc())
        .limit(1)
        .offset(_NEWEST_COUNT)
    )
    split = session.scalar(oldest) if terms else None
    if split is None:
        yield None, (first, last)
        return
    yield None, (split + 1, last)
    yield _pieces(session, terms), (first, split)


def _bounds(days: Days | None) -> tuple[int, int]:
    if days is None:
        return 0, _LAST
    first, last = (day.toordinal() + _JULIAN for day in days)
    return first << _DAY_SHIFT, ((last + 1) << _DAY_SHIFT) - 1


def _query(
    pieces: str | None,
    bounds: tuple[int, int],
    terms: Sequence[Term],
    sources: Sequence[Source],
) -> Any:
    record = _RECORD.c.id.op(">>")(_RECORD_SHIFT).op("&")(_RECORD_MASK)
    of_source = [
        and_(
            _RECORD.c.id.op("&")(_SOURCE_MASK) == source.code,
            *([_there(source, record)] if source.conditions else []),
        )
        for source in sources
    ]
    place: FromClause = _RECORD
    order: ColumnElement[Any] = _RECORD.c.id
    narrowing: list[ColumnElement[bool]] = []
    if pieces is not None:
        place = _INDEX.join(_RECORD, _RECORD.c.id == _INDEX.c.rowid)
        order = _INDEX.c.rowid
        narrowing = [_INDEX.c.search_index.op("MATCH")(pieces)]
    return (
        select(_RECORD.c.id, _RECORD.c.text)
        .select_from(place)
        .where(*narrowing, order.between(*bounds), *map(_has, terms), or_(*of_source))
        .order_by(order.desc())
    )


def _there(source: Source, record: ColumnElement[Any]) -> ColumnElement[bool]:
    return exists(select(literal(1)).where(source.ids == record, *source.conditions))


def _has(term: Term) -> ColumnElement[bool]:
    return or_(*(func.instr(_RECORD.c.text, form) > 0 for form in term.forms))


def _hit(record: int, key: str) -> Hit:
    return Hit(record & _SOURCE_MASK, record >> _RECORD_SHIFT & _RECORD_MASK, key)


def _pieces(session: Session, terms: Sequence[Term]) -> str | None:
    """Return what the index is asked for; None if looking into each text is as good."""
    asked = [_pieces_of(session, term) for term in terms]
    return " AND ".join(f"({each})" for each in asked if each is not None) or None


def _pieces_of(session: Session, term: Term) -> str | None:
    ways = [_all_of(session, form) for form in term.forms]
    told = [way for way in ways if way is not None]
    return " OR ".join(f"({way})" for way in told) if len(told) == len(ways) else None


def _all_of(session: Session, part: str) -> str | None:
    """Return the pieces that a text with this part has; None if that could be any text."""
    if len(part) < _PIECE:
        return _beginning_with(session, part)
    pieces = (part[at : at + _PIECE] for at in _places(len(part)))
    return " AND ".join(map(_said, dict.fromkeys(pieces)))


def _places(length: int) -> Iterable[int]:
    """Return where the pieces of a part begin that are asked for: of a long one, side by side.

    Those between would leave out little more, and reading where each occurs is what takes time.
    """
    last = length - _PIECE
    return (*range(0, last, 1 if length <= _SHORT else _PIECE), last)


def _beginning_with(session: Session, part: str) -> str | None:
    """Return the pieces that begin with one or two letters; None if these are too many.

    Each text ends in two spaces, so that its last letters begin a piece as well.
    """
    query = (
        select(_PIECES.c.term)
        .where(_PIECES.c.term >= part, _PIECES.c.term < part + _AFTER_ALL)
        .limit(_MOST_PIECES + 1)
    )
    pieces = list(session.scalars(query))
    if len(pieces) > _MOST_PIECES:
        return None
    return " OR ".join(map(_said, pieces)) or _said(part + _AFTER_ALL * (_PIECE - len(part)))


def _said(piece: str) -> str:
    return '"' + piece.replace('"', '""') + '"'
