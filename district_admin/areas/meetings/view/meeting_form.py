"""Corrects a meeting from its own page, and leads from what is missing to where it is put right.

The same fields as in the list of meetings, in a window: what is told under one tab may be put right
on the spot. Rejected: going back to the list for it (she would lose the tab and the chosen paper).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.meetings.operations import meetings
from district_admin.areas.meetings.operations.doubts import doubts
from district_admin.areas.meetings.operations.refusals import check_draft
from district_admin.areas.meetings.view.fields import (
    meeting_entries,
    meeting_facts,
    meeting_values,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_dialog import EntryDialog

FORM: Final = "meeting"
AGENDA: Final = "agenda"
ATTENDANCE: Final = "attendance"
_PLACES: Final = {
    FORM: (N_("แก้ไขการประชุม…"), "pen-line"),
    AGENDA: (N_("ระเบียบวาระและมติ"), "arrow-right"),
    ATTENDANCE: (N_("ผู้เข้าประชุม"), "arrow-right"),
}
_OF_FIELDS: Final = {
    **dict.fromkeys(("number", "place", "begun_at", "ended_at", "taker", "checker"), FORM),
    AGENDA: AGENDA,
    ATTENDANCE: ATTENDANCE,
}
"""Where each field that a paper finds wanting is filled in."""


def deeds_that_mend(fields: Iterable[str], go: Callable[[str], object]) -> list[Deed]:
    """Return what leads to where these fields are put right; `go` takes one of the places."""
    places = dict.fromkeys(_OF_FIELDS[each] for each in fields if each in _OF_FIELDS)
    there = ((each, *_PLACES[each]) for each in _PLACES if each in places)
    return [Deed(_(word), icon, partial(go, place)) for place, word, icon in there]


def ask_meeting(
    context: AppContext, parent: QWidget, meeting_id: int, said: Callable[[str], object]
) -> EntryDialog:
    """Open the window in which a meeting is corrected, or moved to another day.

    Raises MeetingGoneError, MeetingClosedError and MeetingFinalError.
    """
    with context.database.reading() as session:
        meeting = meetings.get_meeting(session, meeting_id)
        check_draft(meeting)
        name, number, values = meeting.body_name, meeting.number_text, meeting_values(meeting)

    def keep(typed: dict[str, Any]) -> None:
        said(keep_meeting(context, meeting_id, name, typed))

    title = _("แก้ไข {name} ครั้งที่ {number}").format(name=name, number=number)
    entries = meeting_entries(is_new=False)
    return EntryDialog(context.theme, parent, title, entries, keep, date.today()).ask(values)


def keep_meeting(context: AppContext, meeting_id: int, name: str, values: Mapping[str, Any]) -> str:
    """Keep what was typed of a meeting, and return how that is called.

    Raises as `meetings.edit_meeting` does.
    """
    facts = meeting_facts(values)
    with context.database.reading() as session:
        before = meetings.get_meeting(session, meeting_id)
        is_moved = before.held_on != facts.held_on
        is_told = is_moved or facts.number not in (None, before.number)
    action = _("แก้ไขการประชุม{name}").format(name=name)
    if is_moved:
        words = _("เลื่อนการประชุม{name} เป็น {day}")
        action = words.format(name=name, day=medium_date(facts.held_on))
    with context.database.transaction(action) as session:
        count = meetings.edit_meeting(session, meeting_id, facts)
    if count:
        words = _("{action} และปรับวาระ {count} ครั้งตามลำดับการประชุมใหม่")
        action = words.format(action=action, count=count)
    return with_doubts(context, meeting_id, action) if is_told else action


def with_doubts(context: AppContext, meeting_id: int, action: str) -> str:
    """Return what is told of a new day, with what is odd about it first."""
    with context.database.reading() as session:
        told = doubts(session, meeting_id, date.today())
    if not told:
        return action
    asked = _("กรุณาตรวจสอบ: {doubts}").format(doubts=", ".join(told))
    return f"{asked}  ·  {action}"
