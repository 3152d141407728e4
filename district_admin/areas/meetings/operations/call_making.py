"""Makes the list by which those invited are asked on the telephone."""

from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.model.meeting import SUBSTITUTE
from district_admin.areas.meetings.operations.answers import head_count, list_answers
from district_admin.areas.meetings.operations.papers import sitting_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.texts import _


def make_calls(session: Session, meeting: Meeting, look: Look, today: date) -> list[Document]:
    """Return the list of a meeting. Raises MeetingIncompleteError where nobody was invited."""
    from district_admin.areas.meetings.documents.call_list import (  # noqa: PLC0415 - draws
        Call,
        call_list,
    )

    answers = list_answers(session, meeting.id, today)
    if not answers:
        raise MeetingIncompleteError(_("ยังไม่มีรายชื่อผู้เข้าประชุม กรุณาเพิ่มรายชื่อก่อน"))
    calls = [
        Call(
            each.person.name,
            each.post,
            each.telephone,
            each.said,
            each.person.substitute_name if each.person.reply == SUBSTITUTE else "",
        )
        for each in answers
    ]
    counted = head_count(session, meeting.id).text
    return [call_list(sitting_of(meeting), calls, counted, look)]
