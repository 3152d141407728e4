"""Asks on which day the paper of a step went up the line for approval, or came back.

Today is offered, so that Enter is enough for what went up just now. Rejected: a second button for
another day (twice as many buttons, and the day in none of them in sight before it is kept).
"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from district_admin.areas.meetings.model import MeetingDuty
from district_admin.areas.meetings.model.duty import HOLDERS, OFFICER
from district_admin.areas.meetings.operations import duty_moves
from district_admin.areas.meetings.operations.refusals import check_not_ahead
from district_admin.texts import N_, _
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.questions import day, day_of, line

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.duties_page import DutiesPage

_LINE: Final = tuple(HOLDERS)


def offer_line(page: "DutiesPage", duty: MeetingDuty) -> None:
    """Offer the next move of a duty's paper in the pane, as long as the duty is open."""
    if not duty.is_open:
        return
    offered = [Deed(f"{_forward_word(duty)}…", "send", partial(ask_forward, page, duty))]
    if duty.holder != OFFICER:
        offered.append(Deed(_("คืนแก้ไข…"), "undo-2", partial(ask_return, page, duty)))
    page.detail.section(_("เสนอตามลำดับ"))
    page.detail.offer(offered)


def ask_forward(page: "DutiesPage", duty: MeetingDuty) -> None:
    """Ask on which day a paper went to the next in the line, or was approved."""
    word = _forward_word(duty)

    def keep(values: dict[str, Any]) -> None:
        on = _past_day(values)
        page.do(
            f"{word}: {_(duty.title)}",
            lambda session: duty_moves.forward_duty(session, duty.id, on),
        )

    asked = N_("เสนอเมื่อวันที่") if duty.holder != _LINE[-1] else N_("เห็นชอบเมื่อวันที่")
    page.dialog = _ask(page, f"{word}: {_(duty.title)}", [day("on", asked, required=True)], keep)


def ask_return(page: "DutiesPage", duty: MeetingDuty) -> None:
    """Ask what is to be corrected, and when a paper was given back to the officer for it."""

    def keep(values: dict[str, Any]) -> None:
        on = _past_day(values)
        page.do(
            _("คืนแก้ไข: {title}").format(title=_(duty.title)),
            lambda session: duty_moves.return_duty(session, duty.id, on, values["note"]),
        )

    asked = [
        line("note", N_("สิ่งที่ให้แก้ไข"), required=True),
        day("on", N_("คืนเมื่อวันที่"), required=True),
    ]
    page.dialog = _ask(page, _("คืนแก้ไข"), asked, keep)


def _ask(page: "DutiesPage", title: str, entries: list[Entry], keep: Any) -> EntryDialog:
    today = date.today()
    dialog = EntryDialog(page.context.theme, page, title, entries, keep, today)
    return dialog.ask({"on": today.isoformat()})


def _past_day(values: dict[str, Any]) -> date:
    on = day_of(values["on"])
    assert on is not None
    check_not_ahead(on, date.today())
    return on


def _forward_word(duty: MeetingDuty) -> str:
    place = _LINE.index(duty.holder)
    if place == len(_LINE) - 1:
        return _("ผอ.สพท. เห็นชอบแล้ว")
    return _("เสนอ {whom}").format(whom=_(HOLDERS[_LINE[place + 1]]))
