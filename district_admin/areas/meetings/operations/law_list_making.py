"""The list of a meeting's laws as a paper."""

from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.model.law import LAW_KINDS
from district_admin.areas.meetings.operations.laws import list_laws
from district_admin.areas.meetings.operations.papers import sitting_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.texts import _


def law_list_of(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    """Return the list of a meeting's laws. Raises MeetingIncompleteError where there is none."""
    from district_admin.areas.meetings.documents.laws import (  # noqa: PLC0415 - draws
        LawEntry,
        law_list,
    )

    rows = list_laws(session, meeting.id)
    if not rows:
        raise MeetingIncompleteError(_("ยังไม่มีรายการกฎหมายหรือเอกสาร กรุณาเพิ่มในขั้นที่ 9.3 ก่อน"))
    kinds = {
        heading: [
            LawEntry(each.title, each.part, each.number, each.is_standing)
            for each in rows
            if each.kind == kind
        ]
        for kind, heading in LAW_KINDS.items()
    }
    return [law_list(sitting_of(meeting), kinds, look)]
