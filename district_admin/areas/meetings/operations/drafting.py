"""Drafts of correspondence that a meeting gives rise to, read from its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from district_admin.addressees import SentTo
from district_admin.areas.meetings.documents import drafts
from district_admin.areas.meetings.documents.facts import Matter, matters_of
from district_admin.areas.meetings.model import AgendaItem, Meeting
from district_admin.areas.meetings.model.meeting import CORRECT, DISAGREE
from district_admin.areas.meetings.operations.adopting import (
    correction_words,
    list_corrections,
)
from district_admin.areas.meetings.operations.agenda import (
    cut_off,
    get_item,
    item_numbers,
    list_items,
)
from district_admin.areas.meetings.operations.duties import answers_due, list_duties
from district_admin.areas.meetings.operations.inviting import invited
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.opinions import round_of
from district_admin.areas.meetings.operations.papers import sections_of, sitting_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionRow
from district_admin.office.letterhead import read_letterhead
from district_admin.texts import N_, _
from district_admin.thai.calendar import long_date

CALL: Final = "call"
INVITATION: Final = "invitation"
INVITATION_MEMO: Final = "invitation_memo"
NOTICE: Final = "notice"
SUMMARY: Final = "summary"
GROUPS: Final = "groups"
ORDER: Final = "order"
ANNOUNCEMENT: Final = "announcement"
REMINDER: Final = "reminder"
REFRESHMENTS: Final = "refreshments"
NEW_DAY: Final = "new_day"
NO_MEETING: Final = "no_meeting"

DRAFTS: Final = {
    CALL: N_("ร่างบันทึกขอให้ส่งวาระ"),
    INVITATION: N_("ร่างหนังสือเชิญ (ภายนอก)"),
    INVITATION_MEMO: N_("ร่างบันทึกเชิญ (ภายใน)"),
    NOTICE: N_("ร่างบันทึกแจ้งมติที่ประชุม"),
    GROUPS: N_("ร่างบันทึกแจ้งกลุ่มที่เกี่ยวข้อง"),
    SUMMARY: N_("ร่างบันทึกสรุปความเห็น"),
    NEW_DAY: N_("ร่างหนังสือแจ้งเลื่อนประชุม"),
    NO_MEETING: N_("ร่างหนังสือแจ้งยกเลิกประชุม"),
}
"""The drafts of a meeting as a whole, as the screen names them."""

OF_A_RESOLUTION: Final = {
    ORDER: N_("ร่างคำสั่งตามมติ"),
    ANNOUNCEMENT: N_("ร่างประกาศตามมติ"),
    REMINDER: N_("ร่างบันทึกติดตามผล"),
}
"""The drafts that one resolution gives rise to."""

_OPINION_WORDS: Final = {CORRECT: "ขอแก้ไขดังนี้", DISAGREE: "ไม่รับรอง เนื่องจาก"}


@dataclass(frozen=True)
class Draft:
    """A paper of correspondence to be begun: its kind there, and what its fields say.

    `recipients` are whom it is to go to, `note` what she is told of them.
    """

    kind: str
    content: Mapping[str, Any]
    recipients: tuple[SentTo, ...] = ()
    note: str = ""


def draft_of(session: Session, meeting_id: int, which: str, today: date) -> Draft:
    """Return a draft about a meeting, as it stands today.

    Raises MeetingGoneError, and MeetingIncompleteError where no group has anything to do.
    """
    meeting = get_meeting(session, meeting_id)
    sitting = sitting_of(meeting)
    if which == CALL:
        letterhead = read_letterhead(session)
        until = _yet_to_come(cut_off(session, meeting), today)
        return Draft("memo", drafts.call_for_items(sitting, until, letterhead))
    if which in (INVITATION, INVITATION_MEMO):
        return _invitation(session, meeting_id, which, today)
    if which in (NEW_DAY, NO_MEETING):
        return _changed(session, meeting_id, which, today)
    if which == SUMMARY:
        return Draft(
            "memo", drafts.summary_of_opinions(sitting, _opinions(session, meeting, today))
        )
    if which == GROUPS:
        return Draft("memo", drafts.notice_to_groups(sitting, _owed(session, meeting)))
    due_on = _yet_to_come(answers_due(session, meeting_id, today), today)
    return Draft("memo", drafts.notice_of_resolutions(sitting, due_on))


def draft_of_resolution(session: Session, item_id: int, which: str) -> Draft:
    """Return a draft that a resolution gives rise to.

    Raises MeetingGoneError, and MeetingIncompleteError before anything was resolved.
    """
    item = get_item(session, item_id)
    if not item.is_decided:
        raise MeetingIncompleteError(_("เรื่องนี้ยังไม่มีมติ"))
    sitting = sitting_of(get_meeting(session, item.meeting_id))
    matter = _matter(item)
    if which == ORDER:
        return Draft("order", drafts.order_of(sitting, matter))
    if which == ANNOUNCEMENT:
        return Draft("announcement", drafts.announcement_of(sitting, matter))
    return Draft("memo", drafts.reminder(sitting, matter))


def _invitation(session: Session, meeting_id: int, which: str, on: date) -> Draft:
    sitting = sitting_of(get_meeting(session, meeting_id))
    answered_by = _due_on(session, meeting_id, "confirm_attendance", on)
    to = invited(session, meeting_id, on)
    if which == INVITATION:
        content = drafts.invitation(sitting, answered_by)
        return Draft("invitation", content, to.outside, to.note(to.outside))
    alone = to.inside[0].addressee if len(to.inside) == 1 else ""
    content = drafts.invitation_memo(sitting, answered_by, read_letterhead(session), alone)
    return Draft("memo", content, to.inside, to.note(to.inside))


def _changed(session: Session, meeting_id: int, which: str, on: date) -> Draft:
    """Return what tells everyone invited: one letter, or a memo where all are of the office."""
    to = invited(session, meeting_id, on)
    sitting = sitting_of(get_meeting(session, meeting_id))
    tell = drafts.notice_of_new_day if which == NEW_DAY else drafts.notice_of_no_meeting
    everyone = (*to.outside, *to.inside)
    if to.outside or not to.inside:
        return Draft("letter", tell(sitting), everyone, to.note(everyone))
    return Draft("memo", {**tell(sitting), "style": "a"}, everyone, to.note(everyone))


def _due_on(session: Session, meeting_id: int, key: str, today: date) -> date | None:
    due = (each.due_on for each in list_duties(session, meeting_id) if each.key == key)
    return _yet_to_come(next(due, None), today)


def _yet_to_come(day: date | None, today: date) -> date | None:
    """Return a day that a letter of today can ask for: nobody can answer by a day that is over."""
    return day if day is not None and day >= today else None


def overdue_by_owner(rows: Sequence[ResolutionRow], today: date) -> dict[str, list[ResolutionRow]]:
    """Return the overdue resolutions by who has to carry them out, the longest overdue first."""
    found: dict[str, list[ResolutionRow]] = {}
    for row in sorted(rows, key=lambda each: each.due_on or date.max):
        if row.days_late(today) and row.owner_name:
            found.setdefault(row.owner_name, []).append(row)
    return found


def reminder_of_owner(owner: str, rows: Sequence[ResolutionRow], today: date) -> Draft:
    """Return the memo that reminds one group of all that it owes."""
    overdue = [
        drafts.Overdue(
            f"การประชุม{each.meeting_name} ครั้งที่ {each.number_text} เมื่อวันที่ {long_date(each.held_on)}",
            Matter(title=each.title, resolution=each.resolution, due_on=each.due_on),
            each.days_late(today),
        )
        for each in rows
    ]
    return Draft("memo", drafts.reminder_of_group(owner, overdue))


def _owed(session: Session, meeting: Meeting) -> list[Matter]:
    sections = sections_of(meeting, list_items(session, meeting.id))
    found = [each for each in matters_of(sections) if each.responsible]
    if not found:
        raise MeetingIncompleteError(_("ยังไม่มีมติที่กำหนดผู้รับผิดชอบ กรุณาบันทึกมติและผู้รับผิดชอบก่อน"))
    return found


def _opinions(session: Session, meeting: Meeting, today: date) -> drafts.Opinions:
    found = round_of(session, meeting)
    numbers = item_numbers(meeting, list_items(session, meeting.id))
    titles = {each.id: each.title for each in list_items(session, meeting.id)}
    lines = [
        f"{each.name} {_OPINION_WORDS[each.opinion]} {each.opinion_text}"
        for each in (*found.corrections, *found.against)
        if each.opinion_text
    ]
    lines += [
        f"{name} ขอแก้ไข"
        + correction_words(each, numbers[each.item_id], titles[each.item_id], each.wanted_text)
        for each, name in list_corrections(session, meeting.id)
    ]
    return drafts.Opinions(
        asked=found.asked,
        agreed=found.agreed,
        correcting=len(found.corrections),
        against=len(found.against),
        silent=len(found.silent),
        corrections=lines,
        until=found.until,
        is_over=found.is_over(today),
    )


def _matter(item: AgendaItem) -> Matter:
    return Matter(
        title=item.title,
        resolution=item.resolution_text,
        responsible=item.owner_name,
        due_on=item.due_on,
    )
