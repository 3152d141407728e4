"""How an agenda and its minutes tell what an earlier meeting resolved on a matter that goes on.

It is put into the facts of the matter as it comes onto the agenda, where she sees it and changes it
like her own words. Until she does it follows what it tells, such as another day or how far it is.
Rejected: making the sentence while printing (she could not change it, and what she had typed of the
earlier meeting would stand there twice).
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.documents.facts import Unfinished
from district_admin.areas.meetings.model import AgendaItem, Meeting
from district_admin.areas.meetings.operations.agenda import (
    Carried,
    carried,
    get_item,
    item_numbers,
    set_search_text,
)
from district_admin.areas.meetings.operations.refusals import check_draft
from district_admin.thai.calendar import long_date
from district_admin.thai.normalise import NBSP, normalise
from district_admin.thai.numerals import to_arabic_digits

_NAMES_A_MEETING: Final = re.compile(r"ครั้งที่\s*\d+\s*/\s*\d{4}")
_RESOLVED: Final = ("มติที่ประชุม", "ที่ประชุมมีมติ", "มีมติ")


def carried_facts(session: Session, item: AgendaItem) -> str:
    """Return what is told of the meetings before on a matter that goes on.

    The first paragraph, which the agenda has as well, is what was resolved; how far it is follows.
    Nothing for one that is new, nor for the adoption of minutes, whose title names the meeting.
    """
    back = carried(session, item) if item.adopts_id is None else None
    if back is None:
        return ""
    told = [_resolved_before(session, item, back)]
    if progress := " ".join(back.last.progress.split()):
        told.append(f"ผลการดำเนินการ {progress}")
    if back.last.done_on is not None:
        told.append(f"ดำเนินการเสร็จแล้ว เมื่อวันที่ {long_date(back.last.done_on)}")
    return "\n".join(told)


def origin_of(item: AgendaItem) -> str:
    """Return what the facts of a matter that goes on tell of an earlier meeting."""
    if item.continues_id is None or item.adopts_id is not None:
        return ""
    first = item.facts.partition("\n")[0]
    return first if _NAMES_A_MEETING.search(first) else ""


def tell_earlier(session: Session, item_id: int) -> None:
    """Put what is told of the meetings before above what she typed of a matter that goes on.

    Raises MeetingGoneError, MeetingClosedError and MeetingFinalError.
    """
    item = get_item(session, item_id)
    check_draft(session.get_one(Meeting, item.meeting_id))
    item.facts = "\n".join(filter(None, (carried_facts(session, item), item.facts)))
    set_search_text(item)
    session.flush()


def unfinished_by_number(
    session: Session, meeting: Meeting, items: Sequence[AgendaItem]
) -> dict[str, Unfinished]:
    """Return what earlier meetings left of the matters on an agenda, by their numbers (3.1)."""
    numbers = item_numbers(meeting, items)
    found = ((numbers[each.id], carried(session, each)) for each in items)
    return {number: unfinished_of(session, back) for number, back in found if back is not None}


def unfinished_of(session: Session, back: Carried) -> Unfinished:
    """Return what an earlier meeting left of a matter, as papers tell it."""
    before = back.last
    return Unfinished(
        session.get_one(Meeting, before.meeting_id).number_text,
        before.resolution_text,
        before.owner_name,
        before.due_on,
        before.progress,
        before.done_on,
        back.times,
        back.since,
    )


@contextmanager
def carried_in_step(session: Session, items: Sequence[AgendaItem]) -> Iterator[None]:
    """Let what later agendas tell of these matters follow a change of them.

    What she wrote herself stays, and so do agendas that are closed or have resolved on the matter.
    """
    later = [each for item in items for each in _later(session, item)]
    as_put = [each for each in later if is_told_by_itself(session, each)]
    yield
    session.flush()
    for each in as_put:
        meeting = session.get_one(Meeting, each.meeting_id)
        if meeting.closed_on is None and not meeting.final_version:
            tell_anew(session, each)


def is_told_by_itself(session: Session, item: AgendaItem) -> bool:
    """Say whether a matter tells of the meetings before what the program put there."""
    return bool(item.facts) and item.facts == carried_facts(session, item)


def tell_anew(session: Session, item: AgendaItem) -> None:
    """Let a matter tell of the meetings before as it is now, unless it has been resolved on."""
    if not item.is_decided:
        item.facts = carried_facts(session, item)
        set_search_text(item)
        session.flush()


def _resolved_before(session: Session, item: AgendaItem, back: Carried) -> str:
    assert item.continues_id is not None
    before = get_item(session, item.continues_id)
    first = before
    while first.continues_id is not None:
        first = get_item(session, first.continues_id)
    told = f"สืบเนื่องจาก{_meeting(session, back.last)}"
    if first is not back.last:
        told = f"สืบเนื่องตั้งแต่{_meeting(session, first)} และ{_meeting(session, back.last)}"
    told += f" ที่ประชุมมีมติ{_words(back.last)}{_owed(back.last)}"
    if before is not back.last and before.is_decided:
        told += f" ต่อมา ใน{_meeting(session, before)} ที่ประชุมมีมติ{_words(before)}"
    return told


def _meeting(session: Session, item: AgendaItem) -> str:
    meeting = session.get_one(Meeting, item.meeting_id)
    return f"การประชุมครั้งที่ {meeting.number_text} เมื่อวันที่ {long_date(meeting.held_on)}"


def _words(item: AgendaItem) -> str:
    """Return a resolution as it stands behind ที่ประชุมมีมติ, in one line."""
    text = " ".join(item.resolution_text.split())
    for each in _RESOLVED:
        text = text.removeprefix(each).strip()
    return text


def _owed(item: AgendaItem) -> str:
    """Return who is to do it and by when, where the resolution does not say so itself."""
    words, told = to_arabic_digits(normalise(_words(item)).replace(NBSP, " ")), ""
    if item.owner_name and item.owner_name not in words:
        told += f" โดยมี{item.owner_name}เป็นผู้รับผิดชอบ"
    due = long_date(item.due_on) if item.due_on else ""
    return told + (f" กำหนดแล้วเสร็จภายในวันที่ {due}" if due and due not in words else "")


def _later(session: Session, item: AgendaItem) -> Iterator[AgendaItem]:
    """Give the matters of later meetings that go on with one, at whatever distance."""
    for each in session.scalars(select(AgendaItem).where(AgendaItem.continues_id == item.id)):
        yield each
        yield from _later(session, each)
