"""An agenda that was settled, by its file or by final minutes, and may change again.

The thread of meetings went on meanwhile: a meeting was planned in between, minutes were adopted,
what was owed was done, sections were named anew. What nobody touched on this agenda is brought in
step then, as it would have been all the time, in the same step that opens it. An agenda of which
something signed lies in the file stays as it was signed, and she is told what differs: a paper that
bears a signature must not say another thing than the screen without her knowing. Rejected: bringing
in step what is closed (the disc and the screen would differ), and asking her each time.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingFile
from district_admin.areas.meetings.model.meeting import SIGNED
from district_admin.areas.meetings.operations.adoption_matters import adopting_items
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.carried_words import is_told_by_itself, tell_anew
from district_admin.areas.meetings.operations.carrying import (
    carry_on,
    going_on,
    minutes_adopted,
    order_changed,
    order_of,
)
from district_admin.areas.meetings.operations.section_moves import bring_under_titles
from district_admin.areas.meetings.operations.thread import meeting_before
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

_THREAD: Final = "thread"
_TOLD: Final = "told"  # the matters that told of the meetings before what the program put there


@dataclass(frozen=True)
class Reopened:
    """What became of an agenda that may change again: whether it was changed, what differs."""

    is_changed: bool = False
    differs: str = ""


def keep_body(session: Session, meeting: Meeting) -> None:
    """Keep the body and the thread of meetings as they are now, unless they are kept already."""
    if meeting.closed_as is None:
        body = meeting.series
        meeting.closed_as = {
            "name": body.name,
            "sections": body.sections,
            "quorum": body.quorum,
            _THREAD: _thread(session, meeting),
            _TOLD: [
                each.id
                for each in list_items(session, meeting.id)
                if is_told_by_itself(session, each)
            ],
        }


def let_change(session: Session, meeting: Meeting) -> Reopened:
    """Let an agenda follow its body and the thread again, unless something of it is signed."""
    kept = meeting.closed_as or {}
    meeting.closed_as = None
    session.flush()
    there = _matters(session, meeting)
    sections = list(kept.get("sections", meeting.series.sections))
    bring_under_titles(session, meeting.id, sections, meeting.series.sections)
    before = _thread_at_closing(session, meeting, kept)
    now = _thread(session, meeting)
    if _is_signed(session, meeting):
        return Reopened(differs=_differs(session, meeting) if before != now else "")
    for item in list_items(session, meeting.id):
        if item.id in kept.get(_TOLD, ()):
            tell_anew(session, item)
    _catch_up(session, meeting, before, now)
    return Reopened(_matters(session, meeting) != there)


def _thread(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Return what comes onto an agenda by itself: of which meeting, and which matters."""
    last = meeting_before(session, meeting)
    if last is None:
        return {"after": None, "is_to_adopt": False, "going_on": []}
    return {
        "after": last.id,
        "is_to_adopt": last.adopted_on is None,
        "going_on": [each.id for each in going_on(session, last, meeting)],
    }


def _thread_at_closing(session: Session, meeting: Meeting, kept: dict[str, Any]) -> dict[str, Any]:
    """Return the thread as it was kept; of a file closed by an older program, what can be seen."""
    if _THREAD in kept:
        return dict(kept[_THREAD])
    seen = _thread(session, meeting)
    item = adopting_items(session, meeting.series_id).get(meeting.id)
    return seen if item is None else {**seen, "after": item.adopts_id}


def _catch_up(
    session: Session, meeting: Meeting, before: dict[str, Any], now: dict[str, Any]
) -> None:
    order = {**order_of(session, meeting.series_id), meeting.id: before["after"]}
    order_changed(session, meeting.series_id, order)
    if before["after"] != now["after"] or now["after"] is None:
        return
    if before["is_to_adopt"] != now["is_to_adopt"]:
        minutes_adopted(session, now["after"])
    for key in {*before["going_on"]} ^ {*now["going_on"]}:
        if (item := session.get(AgendaItem, key)) is not None:
            carry_on(session, item)


def _matters(session: Session, meeting: Meeting) -> list[tuple[int, str, int, str]]:
    there = list_items(session, meeting.id)
    return [(each.id, each.title, each.section, each.facts) for each in there]


def _is_signed(session: Session, meeting: Meeting) -> bool:
    query = select(MeetingFile.id).where(MeetingFile.meeting_id == meeting.id)
    return session.scalar(query.where(MeetingFile.kind == SIGNED).limit(1)) is not None


def _differs(session: Session, meeting: Meeting) -> str:
    last = meeting_before(session, meeting)
    if last is None:
        told = _("ขณะนี้ไม่มีการประชุมก่อนหน้า")
    else:
        told = _("การประชุมก่อนหน้าขณะนี้คือครั้งที่ {number} ({day})")
        told = told.format(number=last.number_text, day=medium_date(last.held_on))
    asked = _(
        "ลำดับการประชุมหรือเรื่องสืบเนื่องเปลี่ยนไปจากเมื่อปิดแฟ้มหรือทำฉบับสมบูรณ์ {told} "
        "โปรแกรมไม่ได้ปรับวาระ เพราะมีฉบับลงนามแล้ว กรุณาตรวจสอบวาระรับรองรายงานและเรื่องสืบเนื่อง"
    )
    return asked.format(told=told)
