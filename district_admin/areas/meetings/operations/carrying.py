"""What comes onto an agenda by itself: minutes to adopt, and what earlier meetings left unfinished.

Kept in step while meetings are planned ahead: a resolution of today reaches the meeting of next
month that is planned already, and a meeting that has another one before it than it had (one was
planned in between, moved, put in the bin or taken back) gets what that one leaves to it, and loses
what it had of others as long as nobody worked on it. What she took off herself stays off while the
order is the same. Rejected: filling an agenda only when it is opened for the first time (what is
printed would depend on who looked when).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingSeries
from district_admin.areas.meetings.model.agenda import POSTPONED
from district_admin.areas.meetings.operations.adopted import is_adopting
from district_admin.areas.meetings.operations.adopting import adoption_facts
from district_admin.areas.meetings.operations.adoption_matters import (
    ADOPTION_WORD,
    adopt_anew,
    adopting_items,
    adoption_changed,
    date_adoptions,
    is_adopted_at,
    is_as_put,
    is_settled,
    name_anew,
    put_on,
    section_of,
)
from district_admin.areas.meetings.operations.agenda import (
    ItemFacts,
    get_item,
    list_items,
    set_search_text,
)
from district_admin.areas.meetings.operations.carried_words import carried_facts
from district_admin.areas.meetings.operations.thread import (
    following_meeting,
    in_order,
    is_before,
    meeting_before,
)

_CONTINUING_WORD: Final = "สืบเนื่อง"
_INFORMING: Final = 3  # where a section for matters that go on is missing

Order = Mapping[int, int | None]
"""The meetings of a body by their ids, each with the one before it; the first has none."""


def order_of(session: Session, series_id: int) -> Order:
    """Return in which order the meetings of a body are now."""
    there = [each.id for each in in_order(session, series_id)]
    return dict(zip(there, [None, *there], strict=False))


def carry_on(session: Session, item: AgendaItem) -> None:
    """Put a matter on the next meeting's agenda, if that is planned already, or take it off again.

    It goes on with what was put off, and with what somebody has to do and has not done; what a
    later meeting was only told of goes on from there as well. One that was worked on already stays.
    """
    living = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    living = living.where(AgendaItem.continues_id == item.id, Meeting.in_bin.is_(False))
    there = list(session.scalars(living))
    _carry_on(session, item, there)
    for each in there:
        if not inspect(each).deleted:
            carry_on(session, each)


def _carry_on(session: Session, item: AgendaItem, there: Sequence[AgendaItem]) -> None:
    following = following_meeting(session, session.get_one(Meeting, item.meeting_id))
    if following is None or is_settled(following):
        return
    if _goes_on(session, item, following):
        firsts = (_first(session, each) for each in list_items(session, following.id))
        if not there and _first(session, item) not in firsts:
            series = session.get_one(MeetingSeries, following.series_id)
            _continue_one(session, following, series, item)
        return
    for each in there:
        if each.meeting_id == following.id and is_as_put(session, each):
            session.delete(each)
    session.flush()


def minutes_adopted(session: Session, meeting_id: int, *, is_elsewhere: bool = False) -> None:
    """Take the adoption of minutes off the agendas after, or put it on again, as they are adopted.

    `is_elsewhere` as in `adoption_changed`.
    """
    adoption_changed(session, meeting_id, is_elsewhere=is_elsewhere)
    adoptions_go_on(session, meeting_id)


def adoptions_go_on(session: Session, meeting_id: int) -> None:
    """Let the adoption of minutes that was put off go on, or go: as long as it is to be done."""
    query = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    query = query.where(AgendaItem.adopts_id == meeting_id, Meeting.in_bin.is_(False))
    for item in session.scalars(query.order_by(Meeting.held_on, AgendaItem.id)).all():
        if item.is_decided and not inspect(item).deleted:
            carry_on(session, item)


def adoption_left_open(session: Session, item: AgendaItem) -> bool:
    """Take a matter off whose resolution was emptied, if nothing is left that it could adopt.

    It stayed for the resolution alone when its earlier meeting went to the bin, was moved behind it
    or was adopted otherwise. Returns whether it went; what she wrote on it keeps it there.
    """
    if item.adopts_id is None or item.is_decided:
        return False
    earlier = session.get_one(Meeting, item.adopts_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    if _is_to_adopt(earlier, meeting) or not is_as_put(session, item):
        return False
    is_first = item.continues_id is None
    session.delete(item)
    session.flush()
    last = meeting_before(session, meeting)
    if is_first and last is not None:
        adopt_anew(session, session.get_one(MeetingSeries, meeting.series_id), last, meeting, None)
    return True


def _is_to_adopt(earlier: Meeting, meeting: Meeting) -> bool:
    """Say whether minutes are there for a meeting to adopt: before it, and not adopted before."""
    adopted_on = earlier.adopted_on
    is_open = adopted_on is None or adopted_on >= meeting.held_on
    return is_open and not earlier.in_bin and is_before(earlier, meeting)


def order_changed(session: Session, series_id: int, before: Order) -> int:
    """Bring agendas and the days of adoption in step with the order the meetings are in now.

    The adoption of minutes is due on the day of the meeting after them, and the matter on that
    agenda names the meeting as it is called now. Meetings that have another one before them than in
    `before` get what it leaves to them; returns on how many agendas matters came or went.
    """
    series = session.get_one(MeetingSeries, series_id)
    there = in_order(session, series_id)
    adopting = adopting_items(session, series_id)
    date_adoptions(session, there)
    count = 0
    for last, meeting in pairwise([None, *there]):
        assert meeting is not None
        item = adopting.get(meeting.id)
        if last is not None and item is not None:
            name_anew(session, item, series, last, meeting)
        now = last.id if last is not None else None
        if is_settled(meeting) or before.get(meeting.id, meeting.id) == now:
            continue
        is_changed = adopt_anew(session, series, last, meeting, item)
        count += _continue_anew(session, series, last, meeting) or is_changed
    session.flush()
    return count


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
        is_right = last is not None and old.meeting_id == last.id
        is_right = is_right and _goes_on(session, old, meeting)
        if is_right or not is_as_put(session, each):
            kept.add(_first(session, each))
        else:
            session.delete(each)
            is_changed = True
    session.flush()
    for old in going_on(session, last, meeting) if last is not None else ():
        if _first(session, old) not in kept:
            is_changed |= _continue_one(session, meeting, series, old)
    return is_changed


def going_on(session: Session, last: Meeting, meeting: Meeting) -> list[AgendaItem]:
    """Return what a meeting leaves to the one after it."""
    return [each for each in list_items(session, last.id) if _goes_on(session, each, meeting)]


def _first(session: Session, item: AgendaItem) -> int:
    """Return the id of the matter that one goes on with since the first meeting."""
    while item.continues_id is not None:
        item = get_item(session, item.continues_id)
    return item.id


def _goes_on(session: Session, item: AgendaItem, meeting: Meeting) -> bool:
    """Say whether a later meeting goes on with a matter; with an adoption until it is resolved."""
    if item.adopts_id is not None:
        if is_adopting(item):
            return item.is_owed
        if not _is_to_adopt(session.get_one(Meeting, item.adopts_id), meeting):
            return False
    if item.is_owed or (item.verb == POSTPONED and item.done_on is None):
        return True
    is_told = item.is_decided and item.done_on is None  # of one that somebody has still to do
    if not is_told or item.continues_id is None:
        return False
    return _goes_on(session, session.get_one(AgendaItem, item.continues_id), meeting)


def _continue_one(
    session: Session, meeting: Meeting, series: MeetingSeries, old: AgendaItem
) -> bool:
    section = section_of(series, ADOPTION_WORD)
    if old.adopts_id is not None and not is_adopting(old) and section is not None:
        if is_adopted_at(session, meeting, old.adopts_id):
            return False
        told = adoption_facts(session, old.adopts_id)
        facts = ItemFacts(old.title, section, told, old.presenter, old.group_name)
        put_on(session, meeting, facts, adopts_id=old.adopts_id, continues_id=old.id)
        return True
    place = section_of(series, _CONTINUING_WORD) or min(_INFORMING, len(series.sections))
    facts = ItemFacts(old.title, place, presenter=old.presenter, group_name=old.group_name)
    item = put_on(session, meeting, facts, continues_id=old.id)
    item.facts = carried_facts(session, item)
    set_search_text(item)
    session.flush()
    return True
