"""What the adoption of minutes tells of their corrections: on the next agenda, and resolved there.

Kept in step while corrections are carried in, as long as the next meeting has not come to it; what
she wrote there herself stays.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingPerson,
    MinutesCorrection,
)
from district_admin.areas.meetings.model.agenda import ADOPTED_CORRECTED
from district_admin.areas.meetings.model.final import CARRIED, PARTS
from district_admin.areas.meetings.operations.agenda import (
    item_numbers,
    list_items,
    set_search_text,
)
from district_admin.areas.meetings.operations.one_meeting import get_meeting


def list_corrections(session: Session, meeting_id: int) -> list[tuple[MinutesCorrection, str]]:
    """Return the corrections of a meeting's minutes in their order, with who asked for each."""
    query = (
        select(MinutesCorrection, MeetingPerson.name)
        .join(MeetingPerson, MeetingPerson.id == MinutesCorrection.person_id)
        .join(AgendaItem, AgendaItem.id == MinutesCorrection.item_id)
        .where(MinutesCorrection.meeting_id == meeting_id)
        .order_by(AgendaItem.section, AgendaItem.position, AgendaItem.id, MinutesCorrection.id)
    )
    return [(each, name) for each, name in session.execute(query)]


def adoption_text(session: Session, meeting_id: int) -> str:
    """Return the corrections that were carried in, a paragraph each, as the adoption lists them."""
    carried = [e for e, _name in list_corrections(session, meeting_id) if e.state in CARRIED]
    numbers = item_numbers(get_meeting(session, meeting_id), list_items(session, meeting_id))
    titles = {each.id: each.title for each in list_items(session, meeting_id)}
    told = [
        correction_words(each, numbers[each.item_id], titles[each.item_id], each.carried_text)
        for each in carried
    ]
    if len(told) < 2:
        return "\n".join(told)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(told, 1))


def correction_words(correction: MinutesCorrection, number: str, title: str, new: str) -> str:
    """Return a correction as papers tell it: where it is, what it says and what it will say."""
    where = f"ระเบียบวาระที่ {number} เรื่อง {title} {PARTS[correction.part]}"
    if not correction.old_text:
        return f"{where} เพิ่มข้อความ “{new}”"
    if not new:
        return f"{where} ตัดข้อความ “{correction.old_text}” ออก"
    return f"{where} จากเดิม “{correction.old_text}” แก้ไขเป็น “{new}”"


def adoption_facts(session: Session, meeting_id: int) -> str:
    """Return what the next agenda says of the corrections; nothing where there is none."""
    return _facts(adoption_text(session, meeting_id))


def adopting_item(session: Session, meeting_id: int) -> AgendaItem | None:
    """Return the matter of a later meeting that adopts the minutes of this one.

    Where that was put off, the matter of the meeting it was put off to.
    """
    query = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    query = query.where(AgendaItem.adopts_id == meeting_id, Meeting.in_bin.is_(False))
    return session.scalar(query.order_by(Meeting.held_on.desc(), AgendaItem.id.desc()).limit(1))


def adopting_resolution(session: Session, item: AgendaItem) -> tuple[str, str]:
    """Return the verb and words with which minutes that were corrected are adopted.

    Nothing for a matter that adopts none, or is decided, or where nothing was corrected.
    """
    if item.adopts_id is None or item.is_decided:
        return "", ""
    text = adoption_text(session, item.adopts_id)
    return (ADOPTED_CORRECTED, f"ดังนี้\n{text}") if text else ("", "")


def _facts(text: str) -> str:
    return f"ฝ่ายเลขานุการได้แก้ไขรายงานการประชุมตามที่มีผู้ขอแก้ไข ดังนี้\n{text}" if text else ""


def tell_next(session: Session, meeting_id: int, before: str) -> None:
    """Let the next meeting's agenda list what is corrected; her own wording stays."""
    item = adopting_item(session, meeting_id)
    if item is None or item.is_decided:
        return
    following = session.get_one(Meeting, item.meeting_id)
    if following.closed_on is not None or following.final_version:
        return
    if item.facts in ("", _facts(before)):
        item.facts = adoption_facts(session, meeting_id)
        set_search_text(item)
        session.flush()
