"""Drafts of correspondence that a meeting gives rise to, read from its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from district_admin.addressees import SentTo
from district_admin.areas.meetings.documents import drafts
from district_admin.areas.meetings.documents.facts import Matter
from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations.agenda import cut_off, get_item
from district_admin.areas.meetings.operations.duties import list_duties
from district_admin.areas.meetings.operations.inviting import invited
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.opinions import round_of
from district_admin.areas.meetings.operations.papers import sitting_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.office.letterhead import read_letterhead
from district_admin.texts import N_, _

CALL: Final = "call"
INVITATION: Final = "invitation"
INVITATION_MEMO: Final = "invitation_memo"
NOTICE: Final = "notice"
SUMMARY: Final = "summary"
ORDER: Final = "order"
ANNOUNCEMENT: Final = "announcement"
REMINDER: Final = "reminder"

DRAFTS: Final = {
    CALL: N_("ร่างบันทึกขอให้ส่งวาระ"),
    INVITATION: N_("ร่างหนังสือเชิญ (ภายนอก)"),
    INVITATION_MEMO: N_("ร่างบันทึกเชิญ (ภายใน)"),
    NOTICE: N_("ร่างบันทึกแจ้งมติที่ประชุม"),
    SUMMARY: N_("ร่างบันทึกสรุปความเห็น"),
}
"""The drafts of a meeting as a whole, as the screen names them."""

OF_A_RESOLUTION: Final = {
    ORDER: N_("ร่างคำสั่งตามมติ"),
    ANNOUNCEMENT: N_("ร่างประกาศตามมติ"),
    REMINDER: N_("ร่างบันทึกติดตามผล"),
}
"""The drafts that one resolution gives rise to."""


@dataclass(frozen=True)
class Draft:
    """A paper of correspondence to be begun: its kind there, and what its fields say.

    `recipients` are whom it is to go to, `note` what she is told of them.
    """

    kind: str
    content: Mapping[str, Any]
    recipients: tuple[SentTo, ...] = ()
    note: str = ""


def draft_of(session: Session, meeting_id: int, which: str, on: date | None = None) -> Draft:
    """Return a draft about a meeting, begun on a day or today. Raises MeetingGoneError."""
    meeting = get_meeting(session, meeting_id)
    sitting = sitting_of(meeting)
    if which == CALL:
        letterhead = read_letterhead(session)
        until = cut_off(session, meeting)
        return Draft("memo", drafts.call_for_items(sitting, until, letterhead))
    if which in (INVITATION, INVITATION_MEMO):
        return _invitation(session, meeting_id, which, on or date.today())
    if which == SUMMARY:
        found = round_of(session, meeting)
        counts = (found.asked, found.agreed, len(found.silent), len(found.against))
        words = [(each.name, each.opinion_text) for each in found.corrections]
        return Draft("memo", drafts.summary_of_opinions(sitting, counts, words))
    due_on = _due_on(session, meeting_id, "collect_opinions")
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
    answered_by = _due_on(session, meeting_id, "confirm_attendance")
    to = invited(session, meeting_id, on)
    if which == INVITATION:
        content = drafts.invitation(sitting, answered_by)
        return Draft("invitation", content, to.outside, to.note(to.outside))
    alone = to.inside[0].addressee if len(to.inside) == 1 else ""
    content = drafts.invitation_memo(sitting, answered_by, read_letterhead(session), alone)
    return Draft("memo", content, to.inside, to.note(to.inside))


def _due_on(session: Session, meeting_id: int, key: str) -> date | None:
    due = (each.due_on for each in list_duties(session, meeting_id) if each.key == key)
    return next(due, None)


def _matter(item: AgendaItem) -> Matter:
    return Matter(
        title=item.title,
        resolution=item.resolution_text,
        responsible=item.owner_name,
        due_on=item.due_on,
    )
