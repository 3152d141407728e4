"""What rests on a matter of an agenda: while something does, the matter cannot go.

Asked in one place by whoever takes a matter off, she or the program. Rejected: letting each of them
know the tables that came since (what was said of a matter was lost with it).
"""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import (
    AgendaItem,
    MeetingFile,
    MeetingLaw,
    MinutesCorrection,
    TranscriptPassage,
)
from district_admin.found import Ref
from district_admin.office.links import born_of


def is_continued(session: Session, item_id: int) -> bool:
    """Say whether a later meeting goes on with a matter."""
    query = select(AgendaItem.id).where(AgendaItem.continues_id == item_id)
    return session.scalar(query.limit(1)) is not None


def is_corrected(session: Session, item_id: int) -> bool:
    """Say whether somebody asked for a correction of what the minutes say on a matter."""
    query = select(MinutesCorrection.id).where(MinutesCorrection.item_id == item_id)
    return session.scalar(query.limit(1)) is not None


def has_papers(session: Session, item_id: int) -> bool:
    """Say whether papers of correspondence are linked with the resolution on a matter."""
    return bool(born_of(session, Ref("meetings", "agenda_item", item_id)))


def is_untouched(session: Session, item: AgendaItem) -> bool:
    """Say whether nothing was resolved, said or hung on a matter that the program put on."""
    own = (item.is_decided, item.discussion, item.private_note, item.minutes)
    if any(own) or is_continued(session, item.id) or is_corrected(session, item.id):
        return False
    passages = or_(TranscriptPassage.item_id == item.id, TranscriptPassage.carried_to_id == item.id)
    used = (
        select(MeetingFile.id).where(MeetingFile.item_id == item.id),
        select(MeetingLaw.id).where(MeetingLaw.item_id == item.id),
        select(TranscriptPassage.id).where(passages),
    )
    if any(session.scalar(query.limit(1)) is not None for query in used):
        return False
    return not has_papers(session, item.id)
