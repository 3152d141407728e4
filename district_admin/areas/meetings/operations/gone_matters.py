"""A matter that went off its agenda while its resolution was typed comes back with what was typed.

What is typed lies beside the data, where the program does not look when it brings agendas in step;
so a matter may go that she is working on. Kept with it is what it was. Rejected: looking into what
is typed before a matter goes (the data would depend on a file of the window), and refusing what is
done elsewhere because of it.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting
from district_admin.areas.meetings.operations.agenda import ItemFacts, add_item
from district_admin.areas.meetings.operations.meanwhile import Began, with_meanwhile
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts, decide
from district_admin.areas.meetings.operations.thread import is_before


@dataclass(frozen=True)
class Matter:
    """What a matter was when its resolution began to be typed."""

    meeting_id: int
    section: int
    title: str
    presenter: str = ""
    group_name: str = ""
    continues_id: int | None = None
    adopts_id: int | None = None


def matter_of(item: AgendaItem) -> Matter:
    """Return what a matter is, for when it may be gone."""
    own = item.presenter, item.group_name, item.continues_id, item.adopts_id
    return Matter(item.meeting_id, item.section, item.title, *own)


def is_there(session: Session, item_id: int) -> bool:
    """Say whether a matter is on its agenda still."""
    return session.get(AgendaItem, item_id) is not None


def decide_again(session: Session, matter: Matter, facts: ResolutionFacts) -> int:
    """Keep what was typed on a matter that is gone: on it, put back, or on what came instead.

    Returns the matter that has it. Raises as `add_item`, `with_meanwhile` and `decide` do.
    """
    item = _instead(session, matter)
    if item is not None:
        facts = with_meanwhile(session, item.id, Began(), facts)
    else:
        item = _put_back(session, matter)
    decide(session, item.id, facts)
    return item.id


def _instead(session: Session, matter: Matter) -> AgendaItem | None:
    """Return the matter that is on the agenda now for the same: of that meeting, or of that one."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == matter.meeting_id)
    if matter.continues_id is not None:
        query = query.where(AgendaItem.continues_id == matter.continues_id)
    elif matter.adopts_id is not None:
        query = query.where(AgendaItem.adopts_id == matter.adopts_id)
    else:
        return None
    return session.scalars(query.limit(1)).first()


def _put_back(session: Session, matter: Matter) -> AgendaItem:
    facts = ItemFacts(
        matter.title, matter.section, presenter=matter.presenter, group_name=matter.group_name
    )
    item = session.get_one(AgendaItem, add_item(session, matter.meeting_id, facts))
    meeting = session.get_one(Meeting, matter.meeting_id)
    if matter.continues_id is not None:
        old = session.get(AgendaItem, matter.continues_id)
        if old is not None and _is_earlier(session, old.meeting_id, meeting):
            item.continues_id = old.id
    if matter.adopts_id is not None and _is_earlier(session, matter.adopts_id, meeting):
        item.adopts_id = matter.adopts_id
    session.flush()
    return item


def _is_earlier(session: Session, meeting_id: int, meeting: Meeting) -> bool:
    earlier = session.get(Meeting, meeting_id)
    return earlier is not None and not earlier.in_bin and is_before(earlier, meeting)
