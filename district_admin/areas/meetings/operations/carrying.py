"""What comes onto an agenda by itself: minutes to adopt, and what earlier meetings left unfinished.

Kept in step while meetings are planned ahead: a resolution of today reaches the meeting of next
month that is planned already. Rejected: filling an agenda only when it is opened for the first time
(what is printed would depend on who looked when).
"""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from sqlalchemy import inspect, select, tuple_
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingDuty, MeetingSeries
from district_admin.areas.meetings.model.agenda import POSTPONED
from district_admin.areas.meetings.model.series import AT_NEXT
from district_admin.areas.meetings.operations.adopting import adoption_facts
from district_admin.areas.meetings.operations.agenda import (
    ItemFacts,
    after_last,
    list_items,
    set_search_text,
    write_item,
)
from district_admin.areas.meetings.operations.duties import ADOPT
from district_admin.areas.meetings.operations.item_ties import is_untouched
from district_admin.thai.calendar import long_date

_ADOPTION_WORD: Final = "รับรองรายงานการประชุม"
_ADOPTION_TITLE = re.compile(rf"{_ADOPTION_WORD}.* ครั้งที่ \d+/\d+ เมื่อวันที่ \d+ \S+ \d+")
_CONTINUING_WORD: Final = "สืบเนื่อง"
_INFORMING: Final = 3  # where a section for matters that go on is missing


def fill_agenda(session: Session, meeting: Meeting, series: MeetingSeries) -> None:
    """Put on a new meeting's agenda what comes by itself: minutes to adopt, unfinished matters."""
    last = _last_before(session, meeting)
    if last is None:
        return
    if series.adoption == AT_NEXT and last.adopted_on is None:
        _adopt(session, meeting, series, last)
    _continue(session, meeting, series, last)
    session.flush()


def carry_on(session: Session, item: AgendaItem) -> None:
    """Put a matter on the next meeting's agenda, if that is planned already, or take it off again.

    It goes on with what was put off, and with what somebody has to do and has not done; what a
    later meeting was only told of goes on from there as well. One that was worked on already stays.
    """
    there = list(session.scalars(select(AgendaItem).where(AgendaItem.continues_id == item.id)))
    _carry_on(session, item, there)
    for each in there:
        if not inspect(each).deleted:
            carry_on(session, each)


def _carry_on(session: Session, item: AgendaItem, there: Sequence[AgendaItem]) -> None:
    following = _first_after(session, session.get_one(Meeting, item.meeting_id))
    if following is None or following.closed_on is not None or following.final_version:
        return
    if _goes_on(session, item):
        if not there:
            series = session.get_one(MeetingSeries, following.series_id)
            _continue_one(session, following, series, item)
        return
    for each in there:
        if each.meeting_id == following.id and is_untouched(session, each):
            session.delete(each)
    session.flush()


def next_meeting_changed(session: Session, series_id: int) -> int:
    """Bring the adoption of each meeting's minutes in step with the meeting after it.

    It is due on that day, and the matter on that agenda names the meeting as it is called now. One
    that would adopt the minutes of a later meeting is taken off, unless it was worked on; returns
    how many were.
    """
    of_series = (Meeting.series_id == series_id, Meeting.in_bin.is_(False))
    in_order = (Meeting.held_on, Meeting.number, Meeting.id)
    there = list(session.scalars(select(Meeting).where(*of_series).order_by(*in_order)))
    adopting = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    adopting = adopting.where(*of_series, AgendaItem.adopts_id.is_not(None))
    items = {each.meeting_id: each for each in session.scalars(adopting)}
    owed = select(MeetingDuty).join(Meeting, Meeting.id == MeetingDuty.meeting_id)
    owed = owed.where(*of_series, MeetingDuty.key == ADOPT)
    duties = {each.meeting_id: each for each in session.scalars(owed)}
    for meeting, following in zip_longest(there, there[1:]):
        duty = duties.get(meeting.id)
        if duty is not None and duty.is_open:
            duty.due_on = following.held_on if following is not None else None
        if following is not None and following.id in items:
            series = session.get_one(MeetingSeries, series_id)
            _name_anew(session, items[following.id], series, meeting, following)
    count = sum(_take_off(session, items, there[n:], each) for n, each in enumerate(there, 1))
    session.flush()
    return count


def _take_off(
    session: Session, items: Mapping[int, AgendaItem], later: Sequence[Meeting], meeting: Meeting
) -> bool:
    """Take what adopts the minutes of one of the later meetings off an agenda; say whether it was.

    What was resolved or written down stays: it is hers to put right.
    """
    item = items.get(meeting.id)
    if item is None or all(item.adopts_id != each.id for each in later):
        return False
    is_settled = meeting.closed_on is not None or bool(meeting.final_version)
    if is_settled or not is_untouched(session, item):
        return False
    session.delete(item)
    return True


def _adopt(session: Session, meeting: Meeting, series: MeetingSeries, last: Meeting) -> None:
    section = _section(series, _ADOPTION_WORD)
    if section is None:
        return
    facts = ItemFacts(
        _adoption_title(series, last), section, facts=adoption_facts(session, last.id)
    )
    item = AgendaItem(
        meeting_id=meeting.id,
        position=after_last(session, meeting.id, facts),
        adopts_id=last.id,
    )
    write_item(item, facts)
    session.add(item)
    session.flush()


def _adoption_title(series: MeetingSeries, last: Meeting) -> str:
    number = f"ครั้งที่ {last.number_text} เมื่อวันที่ {long_date(last.held_on)}"
    return f"{_ADOPTION_WORD}{series.name} {number}"


def _name_anew(
    session: Session, item: AgendaItem, series: MeetingSeries, last: Meeting, meeting: Meeting
) -> None:
    """Let an item that is to adopt minutes name the meeting before; her own wording stays."""
    is_settled = item.is_decided or meeting.closed_on is not None or meeting.final_version
    if is_settled or last.adopted_on is not None:
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


def _continue(session: Session, meeting: Meeting, series: MeetingSeries, last: Meeting) -> None:
    """Go on with what the last meeting put off, and with what was to be done and is not."""
    for old in list_items(session, last.id):
        if _goes_on(session, old):
            _continue_one(session, meeting, series, old)


def _goes_on(session: Session, item: AgendaItem) -> bool:
    if item.is_owed or (item.verb == POSTPONED and item.done_on is None):
        return True
    is_told = item.is_decided and item.done_on is None  # of one that somebody has still to do
    if not is_told or item.continues_id is None:
        return False
    return _goes_on(session, session.get_one(AgendaItem, item.continues_id))


def _continue_one(
    session: Session, meeting: Meeting, series: MeetingSeries, old: AgendaItem
) -> None:
    place = _section(series, _CONTINUING_WORD) or min(_INFORMING, len(series.sections))
    facts = ItemFacts(old.title, place, presenter=old.presenter, group_name=old.group_name)
    item = AgendaItem(
        meeting_id=meeting.id,
        position=after_last(session, meeting.id, facts),
        continues_id=old.id,
    )
    write_item(item, facts)
    session.add(item)
    session.flush()


def _first_after(session: Session, meeting: Meeting) -> Meeting | None:
    here = (meeting.held_on, meeting.number)
    return session.scalar(
        select(Meeting)
        .where(
            Meeting.series_id == meeting.series_id,
            Meeting.in_bin.is_(False),
            Meeting.id != meeting.id,
            tuple_(Meeting.held_on, Meeting.number) > here,
        )
        .order_by(Meeting.held_on, Meeting.number)
        .limit(1)
    )


def _last_before(session: Session, meeting: Meeting) -> Meeting | None:
    return session.scalar(
        select(Meeting)
        .where(
            Meeting.series_id == meeting.series_id,
            Meeting.in_bin.is_(False),
            Meeting.id != meeting.id,
            Meeting.held_on <= meeting.held_on,
        )
        .order_by(Meeting.held_on.desc(), Meeting.number.desc())
        .limit(1)
    )


def _section(series: MeetingSeries, word: str) -> int | None:
    return next((n for n, title in enumerate(series.sections, 1) if word in title), None)
