"""Makes the list of what members answered when the resolutions went round."""

from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.model.final import ACCEPTED, DECLINED, REWORDED
from district_admin.areas.meetings.model.meeting import AGREE, CORRECT, DISAGREE
from district_admin.areas.meetings.operations.adopting import correction_words, list_corrections
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.opinions import round_of
from district_admin.areas.meetings.operations.papers import sitting_of
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.thai.calendar import medium_date

_WORDS: Final = {AGREE: "รับรอง", CORRECT: "ขอแก้ไข", DISAGREE: "ไม่รับรอง"}
_SILENT: Final = "ยังไม่ส่งความเห็น"
_SILENT_TO_THE_END: Final = "ไม่ส่งภายในกำหนด ถือว่าเห็นชอบ"
_BECAME: Final = {
    ACCEPTED: " (แก้ไขแล้ว)",
    REWORDED: " (แก้ไขเป็น “{carried}”)",
    DECLINED: " (ไม่แก้ไข เพราะ{reason})",
}


def make_opinion_list(
    session: Session, meeting: Meeting, look: Look, today: date
) -> list[Document]:
    """Return the list of a meeting; none where its resolutions never went round."""
    from district_admin.areas.meetings.documents.opinion_list import (  # noqa: PLC0415 - draws
        Answered,
        opinion_list,
    )

    found = round_of(session, meeting)
    members = [each for each in list_people(session, meeting.id) if each.is_member]
    if meeting.circulated_on is None or not members:
        return []
    silent = _SILENT_TO_THE_END if found.is_over(today) else _SILENT
    wanted = _wanted(session, meeting)
    answers = [
        Answered(
            each.name,
            each.position,
            _WORDS.get(each.opinion, silent),
            medium_date(each.opinion_on) if each.opinion_on else "",
            tuple(filter(None, (each.opinion_text, *wanted.get(each.id, ())))),
        )
        for each in members
    ]
    counted = (
        f"ส่งให้พิจารณา {found.asked} คน  รับรอง {found.agreed} คน  "
        f"ขอแก้ไข {len(found.corrections)} คน  ไม่รับรอง {len(found.against)} คน  "
        f"ไม่ส่งความเห็น {len(found.silent)} คน"
    )
    return [opinion_list(sitting_of(meeting), answers, counted, look)]


def _wanted(session: Session, meeting: Meeting) -> dict[int, list[str]]:
    """Return what each member wants corrected, by the paragraph, and what became of it."""
    items = list_items(session, meeting.id)
    numbers, titles = item_numbers(meeting, items), {each.id: each.title for each in items}
    found: dict[int, list[str]] = {}
    for each, _name in list_corrections(session, meeting.id):
        told = correction_words(each, numbers[each.item_id], titles[each.item_id], each.wanted_text)
        became = _BECAME.get(each.state, "")
        told += became.format(carried=each.carried_text, reason=each.reason)
        found.setdefault(each.person_id, []).append(told)
    return found
