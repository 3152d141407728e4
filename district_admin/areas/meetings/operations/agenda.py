"""The agenda of a meeting: what is on it, in which order, and what comes onto it by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import searched_text, tidy
from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingDuty
from district_admin.areas.meetings.model.agenda import POSTPONED
from district_admin.areas.meetings.model.due import overdue_days
from district_admin.areas.meetings.operations.adopted import take_back
from district_admin.areas.meetings.operations.duties import CALL
from district_admin.areas.meetings.operations.item_files import release_files
from district_admin.areas.meetings.operations.item_ties import (
    has_papers,
    is_continued,
    is_corrected,
)
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_draft,
    lines_of,
    required,
)
from district_admin.texts import _

_CALLED_DAYS: Final = 14


@dataclass(frozen=True)
class ItemFacts:
    """What is kept of an item before the meeting; `minutes` is the time planned for it."""

    title: str
    section: int
    facts: str = ""
    presenter: str = ""
    group_name: str = ""
    minutes: int = 0
    private_note: str = ""
    received_on: date | None = None


@dataclass(frozen=True)
class Carried:
    """How often a matter was put off, since when it goes on, and what has to be done of it.

    `last` is the matter as somebody was last told to do something, or as it was last time.
    """

    times: int
    since: date
    last: AgendaItem

    def days_late(self, today: date) -> int:
        """Return by how many days what was resolved is overdue; 0 if it is not."""
        return overdue_days(self.last.due_on, self.last.done_on, today)


def list_items(session: Session, meeting_id: int) -> list[AgendaItem]:
    """Return the items of a meeting in the order of its agenda."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return list(
        session.scalars(query.order_by(AgendaItem.section, AgendaItem.position, AgendaItem.id))
    )


def get_item(session: Session, item_id: int) -> AgendaItem:
    """Return an item. Raises MeetingGoneError."""
    item = session.get(AgendaItem, item_id)
    if item is None:
        raise MeetingGoneError
    return item


def add_item(session: Session, meeting_id: int, facts: ItemFacts) -> int:
    """Put a matter on the agenda, at the end of its section, and return its id.

    Raises MeetingClosedError, MeetingFinalError and MeetingIncompleteError.
    """
    _meeting(session, meeting_id)
    item = AgendaItem(meeting_id=meeting_id, position=after_last(session, meeting_id, facts))
    write_item(item, facts)
    session.add(item)
    session.flush()
    return item.id


def edit_item(session: Session, item_id: int, facts: ItemFacts) -> None:
    """Correct a matter; in another section it goes to the end.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError and MeetingIncompleteError.
    """
    item = get_item(session, item_id)
    _meeting(session, item.meeting_id)
    if facts.section != item.section:
        item.position = after_last(session, item.meeting_id, facts)
    write_item(item, facts)
    session.flush()


def remove_item(session: Session, item_id: int) -> None:
    """Take a matter off the agenda; its documents stay with the meeting.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError if a
    later meeting goes on with it or something else rests on it.
    """
    item = get_item(session, item_id)
    _meeting(session, item.meeting_id)
    if is_continued(session, item_id):
        raise MeetingIncompleteError(_("เรื่องนี้มีวาระสืบเนื่องในการประชุมครั้งต่อมา จึงนำออกไม่ได้"))
    if is_corrected(session, item_id):
        raise MeetingIncompleteError(_("มีผู้ขอแก้ไขข้อความของเรื่องนี้แล้ว จึงนำออกไม่ได้"))
    if has_papers(session, item_id):
        told = _("มีหนังสือที่เชื่อมกับมติเรื่องนี้ กรุณายกเลิกการเชื่อมก่อนนำเรื่องออก")
        raise MeetingIncompleteError(told)
    if item.is_decided:
        take_back(session, item)
    release_files(session, item_id)
    session.delete(item)
    session.flush()


def move_item(session: Session, item_id: int, by: int) -> None:
    """Move a matter up (negative) or down among those of its section.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError for
    one that is fixed.
    """
    item = get_item(session, item_id)
    there = [each for each in list_items(session, item.meeting_id) if each.section == item.section]
    place = there.index(item)
    others = [each for each in there if each is not item]
    wanted = max(0, place + by)
    before = others[wanted].id if wanted < len(others) else None
    place_item(session, item_id, item.section, before)


def place_item(session: Session, item_id: int, section: int, before_id: int | None = None) -> None:
    """Put a matter before another of a section, or at its end.

    Nothing goes before the adoption of the minutes, which is fixed. Raises as `move_item` does.
    """
    item = get_item(session, item_id)
    _meeting(session, item.meeting_id)
    if item.adopts_id is not None:
        told = _("“{title}” มาตามลำดับของระเบียบ จึงเลื่อนไม่ได้")
        raise MeetingIncompleteError(told.format(title=item.title))
    there = [
        each
        for each in list_items(session, item.meeting_id)
        if each.section == section and each is not item
    ]
    place = next((n for n, each in enumerate(there) if each.id == before_id), len(there))
    fixed = next((n for n, each in enumerate(there) if each.adopts_id is None), len(there))
    there.insert(max(place, fixed), item)
    item.section = section
    for number, each in enumerate(there, 1):
        each.position = number
    session.flush()


def cut_off(session: Session, meeting: Meeting) -> date:
    """Return the last day on which the groups' matters are in time (manual, step 1)."""
    due = session.scalar(
        select(MeetingDuty.due_on).where(
            MeetingDuty.meeting_id == meeting.id, MeetingDuty.key == CALL
        )
    )
    return due or meeting.held_on - timedelta(days=_CALLED_DAYS)


def carried(session: Session, item: AgendaItem) -> Carried | None:
    """Return what a matter goes on with, or None for one that is new."""
    before, each = [], item
    while each.continues_id is not None:
        each = get_item(session, each.continues_id)
        before.append(each)
    if not before:
        return None
    times = sum(one.verb == POSTPONED for one in before)
    since = session.get_one(Meeting, each.meeting_id).held_on
    to_do = (one for one in before if one.owner_name or one.due_on)
    return Carried(times, since, next(to_do, before[0]))


def after_last(session: Session, meeting_id: int, facts: ItemFacts) -> int:
    """Return the place after the last item of a section."""
    last = session.scalar(
        select(func.max(AgendaItem.position)).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.section == facts.section
        )
    )
    return (last or 0) + 1


def _meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise MeetingGoneError
    check_draft(meeting)
    return meeting


def write_item(item: AgendaItem, facts: ItemFacts) -> None:
    """Put facts into an item. Raises MeetingIncompleteError."""
    if facts.minutes < 0:
        raise MeetingIncompleteError(_("เวลาที่ใช้ต้องเป็น 0 นาทีขึ้นไป"))
    item.title = required(facts.title, _("ชื่อเรื่อง"))
    item.section, item.minutes = facts.section, facts.minutes
    item.facts, item.private_note = lines_of(facts.facts), lines_of(facts.private_note)
    item.presenter, item.group_name = tidy(facts.presenter), tidy(facts.group_name)
    item.received_on = facts.received_on
    set_search_text(item)


def set_search_text(item: AgendaItem) -> None:
    """Bring what an item is found by in step with its texts."""
    item.search_text = searched_text(
        item.title, item.facts, item.discussion, item.resolution_text, item.owner_name
    )


def item_numbers(meeting: Meeting, items: Sequence[AgendaItem]) -> dict[int, str]:
    """Return the number of each matter as the papers have it: its section, its place in it."""
    last = len(meeting.sections)
    places: dict[int, int] = {}
    numbers = {}
    for each in items:
        section = min(each.section, last)
        places[section] = places.get(section, 0) + 1
        numbers[each.id] = f"{section}.{places[section]}"
    return numbers
