"""Passages of a transcript go into the minutes: into what was said on their agenda item.

A passage that was carried before and corrected since takes the place of what it said then, so that
the key may be pressed again. Rejected: a link from the minutes to the passage (the secretary edits
the minutes as she likes, and the transcript stays what was said).
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, TranscriptPassage
from district_admin.areas.meetings.operations.agenda import set_search_text
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError, check_draft
from district_admin.areas.meetings.operations.time_marks import spoken
from district_admin.areas.meetings.operations.transcripts import Passage
from district_admin.texts import _


def is_carried(passage: Passage) -> bool:
    """Say whether a passage stands in the minutes as it is."""
    return bool(passage.carried_text) and (
        passage.carried_text == spoken(passage.text) and passage.carried_to_id == passage.item_id
    )


def carry(session: Session, meeting_id: int, keys: Collection[int]) -> None:
    """Put passages at the end of what was said on their items.

    Raises MeetingGoneError, MeetingClosedError, and MeetingIncompleteError for a passage that has
    no item and for passages that say nothing.
    """
    check_draft(get_meeting(session, meeting_id))
    query = (
        select(TranscriptPassage)
        .where(TranscriptPassage.meeting_id == meeting_id)
        .order_by(TranscriptPassage.position)
    )
    there = [each for each in session.scalars(query) if each.key in keys and spoken(each.text)]
    if not there:
        raise MeetingIncompleteError(_("ย่อหน้านี้ยังไม่มีข้อความที่จะนำเข้าร่างรายงานการประชุม"))
    for passage in there:
        if passage.item_id is None:
            raise MeetingIncompleteError(
                _("ย่อหน้านี้ยังไม่มีระเบียบวาระ กรุณาเลือกวาระ (Alt+↑ หรือ Alt+↓) ก่อนนำเข้าร่างรายงาน")
            )
        _carry_one(session, passage, session.get_one(AgendaItem, passage.item_id))
    session.flush()


def _carry_one(session: Session, passage: TranscriptPassage, item: AgendaItem) -> None:
    words = spoken(passage.text)
    lines = item.discussion.splitlines()
    before = passage.carried_text
    if before and passage.carried_to_id == item.id and before in lines:
        lines[lines.index(before)] = words
    else:
        _take_out(session, passage)
        lines.append(words)
    _write(item, lines)
    passage.carried_text, passage.carried_to_id = words, item.id


def _take_out(session: Session, passage: TranscriptPassage) -> None:
    """Take a passage out of the item that it went into before it came to another."""
    if not passage.carried_text or passage.carried_to_id in (None, passage.item_id):
        return
    item = session.get_one(AgendaItem, passage.carried_to_id)
    lines = item.discussion.splitlines()
    if passage.carried_text in lines:
        lines.remove(passage.carried_text)
        _write(item, lines)


def _write(item: AgendaItem, lines: list[str]) -> None:
    item.discussion = "\n".join(lines).strip()
    set_search_text(item)
