"""What comes onto an agenda by itself: minutes to adopt, and what earlier meetings left unfinished.

Kept in step while meetings are planned ahead: a resolution of today reaches the meeting of next
month that is planned already, and a meeting that has another one before it than it had (one was
planned in between, moved, put in the bin or taken back) gets what that one leaves to it, and loses
what it had of others as long as nobody worked on it. What she took off herself stays off while the
order is the same. Rejected: filling an agenda only when it is opened for the first time (what is
printed would depend on who looked when).
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingDuty, MeetingSeries
from district_admin.areas.meetings.model.agenda import POSTPONED
from district_admin.areas.meetings.model.series import AT_NEXT
from district_admin.areas.meetings.operations.adopting import adoption_facts
from district_admin.areas.meetings.operations.agenda import (
    ItemFacts,
    after_last,
    get_item,
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
_PLACE: Final = (Meeting.held_on, Meeting.number, Meeting.id)

Order = Mapping[int, int | None]
"""The meetings of a body by their ids, each with the one before it; the first has none."""


def order_of(session: Session, series_id: int) -> Order:
    """Return in which order the meetings of a body are now."""
    there = [each.id for each in _in_order(session, series_id)]
    return dict(zip(there, [None, *there], strict=False))


def carry_on(session: Session, item: AgendaItem) -> None:
    """Put a matter on the next meeting's agenda, if that is planned already, or take it off again.

    It goes on with what was put off, and with what somebody has to do and has not done. One that
    was worked on there already stays.
    """
    meeting = session.get_one(Meeting, item.meeting_id)
    following = _following(session, meeting)
    if following is None or _is_settled(following):
        return
    living = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    living = living.where(AgendaItem.continues_id == item.id, Meeting.in_bin.is_(False))
    there = list(session.scalars(living))
    if _goes_on(item):
        firsts = (_first(session, each) for each in list_items(session, following.id))
        if not there and _first(session, item) not in firsts:
            series = session.get_one(MeetingSeries, following.series_id)
            _continue_one(session, following, series, item)
        return
    for each in there:
        if each.meeting_id == following.id and _is_as_put(session, each):
            session.delete(each)
    session.flush()


def order_changed(session: Session, series_id: int, before: Order) -> int:
    """Bring agendas and the days of adoption in step with the order the meetings are in now.

    The adoption of minutes is due on the day of the meeting after them, and the matter on that
    agenda names the meeting as it is called now. Meetings that have another one before them than in
    `before` get what it leaves to them; returns on how many agendas matters came or went.
    """
    series = session.get_one(MeetingSeries, series_id)
    there = _in_order(session, series_id)
    adopting = _adopting(session, series_id)
    _date_adoptions(session, there)
    count = 0
    for last, meeting in pairwise([None, *there]):
        assert meeting is not None
        item = adopting.get(meeting.id)
        if last is not None and item is not None:
            _name_anew(session, item, series, last, meeting)
        now = last.id if last is not None else None
        if _is_settled(meeting) or before.get(meeting.id, meeting.id) == now:
            continue
        is_changed = _adopt_anew(session, series, last, meeting, item)
        count += _continue_anew(session, series, last, meeting) or is_changed
    session.flush()
    return count


def adoption_changed(
    session: Session, meeting_id: int, *, is_elsewhere: bool = False
) -> AgendaItem | None:
    """Take the adoption of minutes off the next agenda if they were adopted, or put it on again.

    Those that were adopted before that day were adopted otherwise; `is_elsewhere` says so of a
    later day. Returns the matter that stays because she worked on it.
    """
    meeting = session.get_one(Meeting, meeting_id)
    following = _following(session, meeting)
    if following is None or _is_settled(following):
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
    if not _is_as_put(session, item):
        return item
    session.delete(item)
    session.flush()
    return None


def _date_adoptions(session: Session, there: list[Meeting]) -> None:
    after = {one.id: other.held_on for one, other in pairwise(there)}
    owed = select(MeetingDuty).where(MeetingDuty.key == ADOPT)
    for duty in session.scalars(owed.where(MeetingDuty.meeting_id.in_([e.id for e in there]))):
        if duty.is_open:
            duty.due_on = after.get(duty.meeting_id)


def _adopting(session: Session, series_id: int) -> dict[int, AgendaItem]:
    """Return what the meetings of a body adopt of the one before, by their ids."""
    query = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    query = query.where(Meeting.series_id == series_id, Meeting.in_bin.is_(False))
    query = query.where(AgendaItem.adopts_id.is_not(None), AgendaItem.continues_id.is_(None))
    return {each.meeting_id: each for each in session.scalars(query)}


def _adopt_anew(
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
        if is_right or not _is_as_put(session, item):
            return False
        session.delete(item)
        session.flush()
        return True
    if last is None or not is_wanted or series.adoption != AT_NEXT:
        return False
    return _adopt(session, meeting, series, last)


def _adopt(session: Session, meeting: Meeting, series: MeetingSeries, last: Meeting) -> bool:
    section = _section(series, _ADOPTION_WORD)
    if section is None:
        return False
    facts = ItemFacts(
        _adoption_title(series, last), section, facts=adoption_facts(session, last.id)
    )
    _put_on(session, meeting, facts, adopts_id=last.id)
    return True


def _adoption_title(series: MeetingSeries, last: Meeting) -> str:
    number = f"ครั้งที่ {last.number_text} เมื่อวันที่ {long_date(last.held_on)}"
    return f"{_ADOPTION_WORD}{series.name} {number}"


def _name_anew(
    session: Session, item: AgendaItem, series: MeetingSeries, last: Meeting, meeting: Meeting
) -> None:
    """Let an item that is to adopt minutes name the meeting before; her own wording stays."""
    if item.is_decided or _is_settled(meeting) or last.adopted_on is not None:
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


def _continue_anew(
    session: Session, series: MeetingSeries, last: Meeting | None, meeting: Meeting
) -> bool:
    """Go on with what the meeting before left unfinished, and with what no other did.

    A matter that came another way, and that she worked on, is not put on a second time.
    """
    is_changed = False
    kept: set[int] = set()
    for each in list_items(session, meeting.id):
        if each.continues_id is None:
            continue
        old = get_item(session, each.continues_id)
        is_right = last is not None and old.meeting_id == last.id and _goes_on(old)
        if is_right or not _is_as_put(session, each):
            kept.add(_first(session, each))
        else:
            session.delete(each)
            is_changed = True
    session.flush()
    for old in list_items(session, last.id) if last is not None else ():
        if _goes_on(old) and _first(session, old) not in kept:
            _continue_one(session, meeting, series, old)
            is_changed = True
    return is_changed


def _first(session: Session, item: AgendaItem) -> int:
    """Return the id of the matter that one goes on with since the first meeting."""
    while item.continues_id is not None:
        item = get_item(session, item.continues_id)
    return item.id


def _goes_on(item: AgendaItem) -> bool:
    return item.is_owed or (item.verb == POSTPONED and item.done_on is None)


def _continue_one(
    session: Session, meeting: Meeting, series: MeetingSeries, old: AgendaItem
) -> None:
    if old.adopts_id is not None and (section := _section(series, _ADOPTION_WORD)) is not None:
        told = adoption_facts(session, old.adopts_id)
        facts = ItemFacts(old.title, section, told, old.presenter, old.group_name)
        _put_on(session, meeting, facts, adopts_id=old.adopts_id, continues_id=old.id)
        return
    place = _section(series, _CONTINUING_WORD) or min(_INFORMING, len(series.sections))
    facts = ItemFacts(old.title, place, presenter=old.presenter, group_name=old.group_name)
    _put_on(session, meeting, facts, continues_id=old.id)


def _put_on(
    session: Session,
    meeting: Meeting,
    facts: ItemFacts,
    *,
    adopts_id: int | None = None,
    continues_id: int | None = None,
) -> None:
    item = AgendaItem(
        meeting_id=meeting.id,
        position=after_last(session, meeting.id, facts),
        adopts_id=adopts_id,
        continues_id=continues_id,
    )
    write_item(item, facts)
    session.add(item)
    session.flush()


def _is_as_put(session: Session, item: AgendaItem) -> bool:
    """Say whether a matter is as the program put it on: what she wrote or hung on it stays."""
    told = adoption_facts(session, item.adopts_id) if item.adopts_id is not None else ""
    if item.facts not in ("", told) or item.received_on is not None:
        return False
    said = item.title, item.presenter, item.group_name
    if item.continues_id is not None:
        old = get_item(session, item.continues_id)
        is_hers = said != (old.title, old.presenter, old.group_name)
    else:
        is_hers = any(said[1:]) or _ADOPTION_TITLE.fullmatch(item.title) is None
    return not is_hers and is_untouched(session, item)


def _is_settled(meeting: Meeting) -> bool:
    return meeting.closed_on is not None or bool(meeting.final_version)


def _in_order(session: Session, series_id: int) -> list[Meeting]:
    query = select(Meeting).where(Meeting.series_id == series_id, Meeting.in_bin.is_(False))
    return list(session.scalars(query.order_by(*_PLACE)))


def _following(session: Session, meeting: Meeting) -> Meeting | None:
    here = (meeting.held_on, meeting.number, meeting.id)
    query = select(Meeting).where(Meeting.series_id == meeting.series_id, Meeting.in_bin.is_(False))
    query = query.where(tuple_(*_PLACE) > here)
    return session.scalar(query.order_by(*_PLACE).limit(1))


def _section(series: MeetingSeries, word: str) -> int | None:
    return next((n for n, title in enumerate(series.sections, 1) if word in title), None)
