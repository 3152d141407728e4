"""What the paper of a transcript tells: what was said, by the matter it was said on."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy.orm import Session

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.transcript import Spoken
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.papers import sitting_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.time_marks import spoken
from district_admin.areas.meetings.operations.transcripts import list_passages
from district_admin.texts import _


def has_transcript(session: Session, meeting_id: int) -> bool:
    """Say whether anything is typed of what was said in a meeting."""
    return any(spoken(each.text) for each in list_passages(session, meeting_id))


def transcript_of(
    session: Session, meeting_id: int, *, with_marks: bool
) -> tuple[Sitting, Sequence[Spoken]]:
    """Return a meeting and what was said in it, in its order, with the time marks or without.

    Raises MeetingGoneError, and MeetingIncompleteError while nothing is typed.
    """
    meeting = get_meeting(session, meeting_id)
    items = {each.id: each for each in list_items(session, meeting_id)}
    numbers = item_numbers(meeting, list(items.values()))
    there = [each for each in list_passages(session, meeting_id) if spoken(each.text)]
    if not there:
        raise MeetingIncompleteError(_("ยังไม่มีข้อความในบันทึกถอดเทป กรุณาพิมพ์ก่อนส่งออก"))
    told = []
    for item_id, passages in groupby(there, key=lambda each: each.item_id):
        item = items.get(item_id) if item_id is not None else None
        words = (each.text.strip() if with_marks else spoken(each.text) for each in passages)
        number, title = (numbers[item.id], item.title) if item is not None else ("", "")
        told.append(Spoken(number, title, tuple(words)))
    return sitting_of(meeting), told
