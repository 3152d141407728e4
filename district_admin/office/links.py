"""Records of different areas that belong together: an order and the resolution it carries out.

Both ends are named by area, kind and id, as found records are (`district_admin.found`), so that no
area learns of another's tables; the area itself tells what a record is by now. Rejected: the number
of the order typed into the resolution (it would not follow, and led nowhere).
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.found import Ref
from district_admin.office.model import RecordLink


def link(session: Session, born: Ref, origin: Ref) -> None:
    """Keep that a record came of another; once is enough."""
    if origin in origins_of(session, born):
        return
    session.add(
        RecordLink(
            born_area=born.area,
            born_kind=born.kind,
            born_id=born.record_id,
            origin_area=origin.area,
            origin_kind=origin.kind,
            origin_id=origin.record_id,
        )
    )
    session.flush()


def unlink(session: Session, born: Ref, origin: Ref) -> None:
    """Keep no longer that a record came of another."""
    for each in _links(session, born=born, origin=origin):
        session.delete(each)
    session.flush()


def born_of(session: Session, origin: Ref) -> list[Ref]:
    """Return what came of a record, in the order it was linked."""
    there = _links(session, origin=origin)
    return [Ref(each.born_area, each.born_kind, each.born_id) for each in there]


def origins_of(session: Session, born: Ref) -> list[Ref]:
    """Return what a record came of."""
    there = _links(session, born=born)
    return [Ref(each.origin_area, each.origin_kind, each.origin_id) for each in there]


def _links(
    session: Session, *, born: Ref | None = None, origin: Ref | None = None
) -> list[RecordLink]:
    query = select(RecordLink).order_by(RecordLink.id)
    if born is not None:
        query = query.filter_by(born_area=born.area, born_kind=born.kind, born_id=born.record_id)
    if origin is not None:
        query = query.filter_by(
            origin_area=origin.area, origin_kind=origin.kind, origin_id=origin.record_id
        )
    return list(session.scalars(query))
