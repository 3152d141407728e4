"""The matter by which a meeting adopts the minutes of the one before, as long as it is to do so.

It is put on and taken off by itself: by the order of the meetings, by how the minutes were adopted,
and by the way that the body adopts them. What she wrote on it, or hung on it, keeps it there.
"""

import re
from datetime import date
from itertools import pairwise
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingDuty, MeetingSeries
from district_admin.areas.meetings.model.series import AT_NEXT
from district_admin.areas.meetings.operations.adopting import adoption_facts
from district_admin.areas.meetings.operations.agenda import (
    ItemFacts,
    after_last,
    get_item,
    set_search_text,
    write_item,
)
from district_admin.areas.meetings.operations.carried_words import carried_facts
from district_admin.areas.meetings.operations.duties import ADOPT
from district_admin.areas.meetings.operations.item_ties import is_untouched
from district_admin.areas.meetings.operations.thread import following_meeting, in_order
from district_admin.thai.calendar import long_date

ADOPTION_WORD: Final = "รับรองรายงานการประชุม"
_ADOPTION_TITLE = re.compile(rf"{ADOPTION_WORD}.* ครั้งที่ \d+/\d+ เมื่อวันที่ \d+ \S+ \d+")


def adoption_changed(
    session: Session, meeting_id: int, *, is_elsewhere: bool = False
) -> AgendaItem | None:
    """Take the adoption of minutes off the next agenda if they were adopted, or put it on again.

    Those that were adopted before that day were adopted otherwise; `is_elsewhere` says so of a
    later day. Returns the matter that stays because she worked on it.
    """
    meeting = session.get_one(Meeting, meeting_id)
    following = following_meeting(session, meeting)
    if following is None or is_settled(following):
        return None
    query = select(AgendaItem).where(
        AgendaItem.meeting_id == following.id, AgendaItem.adopts_id == meeting_id
    )
    item = session.scalars(query).first()
    series = session.get_one(MeetingSeries, meeting.series_id)
    if meeting.adopted_on is None:
        if item is None and series.adoption == AT_NEXT:
            _adopt(session, following, series, meeting)
        return None
    if item is None or item.is_decided:
        return None
    if not is_elsewhere and meeting.adopted_on >= following.held_on:
        return None
    if not is_as_put(session, item):
        return item
    session.delete(item)
    session.flush()
    return None


def adoption_way_changed(session: Session, series_id: int, today: date) -> None:
    """Bring the agendas of meetings to come in step with the way that the body adopts minutes."""
    series = session.get_one(MeetingSeries, series_id)
    there = in_order(session, series_id)
    found = adopting_items(session, series_id)
    for last, meeting in pairwise(there):
        if meeting.held_on < today or is_settled(meeting) or last.adopted_on is not None:
            continue
        item = found.get(meeting.id)
        if series.adoption == AT_NEXT and item is None:
            _adopt(session, meeting, series, last)
        elif series.adoption != AT_NEXT and item is not None and is_as_put(session, item):
            session.delete(item)
    session.flush()


def date_adoptions(session: Session, there: list[Meeting]) -> None:
    """Let the adoption of each meeting's minutes be due on the day of the next."""
    after = {one.id: other.held_on for one, other in pairwise(there)}
    owed = select(MeetingDuty).where(MeetingDuty.key == ADOPT)
    for duty in session.scalars(owed.where(MeetingDuty.meeting_id.in_([e.id for e in there]))):
        if duty.is_open:
            duty.due_on = after.get(duty.meeting_id)


def adopting_items(session: Session, series_id: int) -> dict[int, AgendaItem]:
    """Return what the meetings of a body adopt of the one before, by their ids."""
    query = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    query = query.where(Meeting.series_id == series_id, Meeting.in_bin.is_(False))
    query = query.where(AgendaItem.adopts_id.is_not(None), AgendaItem.continues_id.is_(None))
    return {each.meeting_id: each for each in session.scalars(query)}


def adopt_anew(
    session: Session,
    series: MeetingSeries,
    last: Meeting | None,
    meeting: Meeting,
    item: AgendaItem | None,
) -> bool:
    """Let an agenda adopt the minutes of the meeting before, and those of no other."""
    is_wanted = last is not None and last.adopted_on is None
    if item is not None:
        is_right = is_wanted and last is not None and item.adopts_id == last.id
        if is_right or not is_as_put(session, item):
            return False
        session.delete(item)
        session.flush()
        return True
    if last is None or not is_wanted or series.adoption != AT_NEXT:
        return False
    return _adopt(session, meeting, series, last)


def _adopt(session: Session, meeting: Meeting, series: MeetingSeries, last: Meeting) -> bool:
    section = section_of(series, ADOPTION_WORD)
    if section is None or is_adopted_at(session, meeting, last.id):
        return False
    facts = ItemFacts(
        _adoption_title(series, last), section, facts=adoption_facts(session, last.id)
    )
    put_on(session, meeting, facts, adopts_id=last.id)
    return True


def is_adopted_at(session: Session, meeting: Meeting, earlier_id: int) -> bool:
    """Say whether a matter on an agenda adopts the minutes of an earlier meeting already."""
    query = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    return session.scalar(query.where(AgendaItem.adopts_id == earlier_id).limit(1)) is not None


def _adoption_title(series: MeetingSeries, last: Meeting) -> str:
    number = f"ครั้งที่ {last.number_text} เมื่อวันที่ {long_date(last.held_on)}"
    return f"{ADOPTION_WORD}{series.name} {number}"


def name_anew(
    session: Session, item: AgendaItem, series: MeetingSeries, last: Meeting, meeting: Meeting
) -> None:
    """Let an item that is to adopt minutes name the meeting before; her own wording stays."""
    if item.is_decided or is_settled(meeting) or last.adopted_on is not None:
        return
    if item.adopts_id not in (None, last.id):
        told = adoption_facts(session, item.adopts_id)
        if item.facts in ("", told):  # not her own words
            item.facts = adoption_facts(session, last.id)
            set_search_text(item)
    item.adopts_id = last.id
    if _ADOPTION_TITLE.fullmatch(item.title):
        item.title = _adoption_title(series, last)
        set_search_text(item)


def put_on(
    session: Session,
    meeting: Meeting,
    facts: ItemFacts,
    *,
    adopts_id: int | None = None,
    continues_id: int | None = None,
) -> AgendaItem:
    """Put a matter on an agenda that comes of an earlier meeting, and return it."""
    item = AgendaItem(
        meeting_id=meeting.id,
        position=after_last(session, meeting.id, facts),
        adopts_id=adopts_id,
        continues_id=continues_id,
    )
    write_item(item, facts)
    session.add(item)
    session.flush()
    return item


def is_as_put(session: Session, item: AgendaItem) -> bool:
    """Say whether a matter is as the program put it on: what she wrote or hung on it stays."""
    told = carried_facts(session, item)
    if item.adopts_id is not None:
        told = adoption_facts(session, item.adopts_id)
    if item.facts not in ("", told) or item.received_on is not None:
        return False
    said = item.title, item.presenter, item.group_name
    if item.continues_id is not None:
        old = get_item(session, item.continues_id)
        is_hers = said != (old.title, old.presenter, old.group_name)
    else:
        is_hers = any(said[1:]) or _ADOPTION_TITLE.fullmatch(item.title) is None
    return not is_hers and is_untouched(session, item)


def is_settled(meeting: Meeting) -> bool:
    """Say whether an agenda changes no more."""
    return meeting.closed_on is not None or bool(meeting.final_version)


def section_of(series: MeetingSeries, word: str) -> int | None:
    """Return the section of a body's agenda that has a word in its title, if there is one."""
    return next((n for n, title in enumerate(series.sections, 1) if word in title), None)
