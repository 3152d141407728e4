"""What meetings resolved, followed over all meetings until it is done."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingSeries
from district_admin.areas.meetings.model.due import overdue_days
from district_admin.areas.meetings.operations.adopted import note_adoption
from district_admin.areas.meetings.operations.agenda import get_item, set_search_text
from district_admin.areas.meetings.operations.carried_words import carried_in_step
from district_admin.areas.meetings.operations.carrying import adoption_left_open, carry_on
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import (
    MeetingIncompleteError,
    check_draft,
    lines_of,
)
from district_admin.texts import _
from district_admin.thai.calendar import medium_date


@dataclass(frozen=True)
class ResolutionFacts:
    """What a meeting resolved on a matter, and who carries it out until when."""

    verb: str = ""
    resolution: str = ""
    discussion: str = ""
    owner_name: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class ResolutionRow:
    """A resolution as the list of what is to be done shows it."""

    id: int
    meeting_id: int
    meeting_name: str
    number_text: str
    held_on: date
    title: str
    resolution: str
    owner_name: str
    due_on: date | None
    progress: str
    done_on: date | None
    search_text: str

    def days_late(self, today: date) -> int:
        """Return by how many days it is overdue; 0 if it is not."""
        return overdue_days(self.due_on, self.done_on, today)


def decide(session: Session, item_id: int, facts: ResolutionFacts) -> bool:
    """Keep what was said and resolved on a matter.

    Returns whether the matter went off the agenda, since it stayed there for its resolution alone.
    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError where
    somebody is to do something that was not resolved.
    """
    item = get_item(session, item_id)
    meeting = get_meeting(session, item.meeting_id)
    check_draft(meeting)
    with carried_in_step(session, [item]):
        _write(item, facts, meeting.held_on)
    note_adoption(session, item)
    carry_on(session, item)
    return adoption_left_open(session, item)


def _write(item: AgendaItem, facts: ResolutionFacts, held_on: date) -> None:
    owner = tidy(facts.owner_name)
    item.verb, item.resolution = tidy(facts.verb), lines_of(facts.resolution)
    if (owner or facts.due_on) and not item.is_decided:
        raise MeetingIncompleteError(_("กรุณากรอกมติก่อนกำหนดผู้รับผิดชอบหรือวันครบกำหนด"))
    _check_due(item, facts.due_on, held_on)
    item.discussion = lines_of(facts.discussion)
    item.owner_name, item.due_on = owner, facts.due_on
    set_search_text(item)


def _check_due(item: AgendaItem, due_on: date | None, held_on: date) -> None:
    """Refuse that something was to be done before it was resolved."""
    if due_on is not None and due_on != item.due_on and due_on < held_on:
        told = _("กำหนดเสร็จต้องไม่ก่อนวันประชุม ({day}) กรุณาตรวจสอบวันที่")
        raise MeetingIncompleteError(told.format(day=medium_date(held_on)))


def note_progress(session: Session, item_id: int, progress: str) -> None:
    """Keep how far the carrying out of a resolution is. Raises MeetingGoneError."""
    item = get_item(session, item_id)
    with carried_in_step(session, [item]):
        item.progress = lines_of(progress)


def finish(session: Session, item_id: int, on: date) -> None:
    """Note that a resolution was carried out. Raises MeetingGoneError, MeetingIncompleteError."""
    item = get_item(session, item_id)
    if not item.is_decided:
        raise MeetingIncompleteError(_("เรื่องนี้ยังไม่มีมติ"))
    with carried_in_step(session, [item]):
        item.done_on = on
    carry_on(session, item)


def reopen(session: Session, item_id: int) -> None:
    """Let a resolution be open again. Raises MeetingGoneError."""
    item = get_item(session, item_id)
    with carried_in_step(session, [item]):
        item.done_on = None
    carry_on(session, item)


def list_resolutions(session: Session) -> list[ResolutionRow]:
    """Return every resolution of all meetings: those to be done by their day, then the rest."""
    query = (
        select(AgendaItem, Meeting, MeetingSeries.name)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .where(Meeting.in_bin.is_(False), or_(AgendaItem.verb != "", AgendaItem.resolution != ""))
        .order_by(
            AgendaItem.done_on.is_not(None),
            AgendaItem.due_on.is_(None),
            AgendaItem.due_on,
            Meeting.held_on.desc(),
            AgendaItem.section,
            AgendaItem.position,
        )
    )
    return [
        ResolutionRow(
            item.id,
            meeting.id,
            name,
            meeting.number_text,
            meeting.held_on,
            item.title,
            item.resolution_text,
            item.owner_name,
            item.due_on,
            item.progress,
            item.done_on,
            f"{item.search_text}\n{meeting.search_text}",
        )
        for item, meeting, name in session.execute(query)
    ]
