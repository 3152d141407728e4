"""What the screens of meetings call things, and how states look."""

from datetime import date
from typing import Final

from district_admin.areas.meetings.model import AgendaItem, MeetingDuty, MeetingPerson
from district_admin.areas.meetings.model.duty import HOLDERS
from district_admin.areas.meetings.model.meeting import ABSENT, PRESENCES, PRESENT, SUBSTITUTE
from district_admin.areas.meetings.operations.resolutions import ResolutionRow
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.search_box import SearchBox
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tokens, Tone

_SOON: Final = 3  # days


def due_words(due: date | None, today: date) -> str:
    """Return how far away a day is: วันนี้, อีก 3 วัน, เกินกำหนด 2 วัน."""
    if due is None:
        return _("ยังไม่มีกำหนด")
    days = (due - today).days
    if days < 0:
        return _("เกินกำหนด {count} วัน").format(count=-days)
    if days == 0:
        return _("ครบกำหนดวันนี้")
    return _("อีก {count} วัน").format(count=days)


def due_tone(t: Tokens, due: date | None, today: date) -> Tone | None:
    """Return how a day looks that something is due on; None while it is far away."""
    if due is None or (due - today).days > _SOON:
        return None
    return t.overdue if due < today else t.soon


def duty_state(duty: MeetingDuty, today: date) -> str:
    """Return how far a duty is."""
    if duty.done_on is not None:
        return _("เสร็จแล้ว")
    return _("ไม่ต้องทำ") if duty.is_dropped else due_words(duty.due_on, today)


def duty_tone(t: Tokens, duty: MeetingDuty, today: date) -> Tone | None:
    """Return how the state of a duty looks."""
    if duty.done_on is not None:
        return t.done
    return t.cancelled if duty.is_dropped else due_tone(t, duty.due_on, today)


def holder_name(holder: str) -> str:
    """Return who has a paper in hand."""
    return _(HOLDERS[holder])


def presence_name(person: MeetingPerson) -> str:
    """Return whether somebody came."""
    return _(PRESENCES[person.presence])


def presence_tone(t: Tokens, person: MeetingPerson) -> Tone | None:
    """Return how it looks whether somebody came."""
    return {PRESENT: t.done, SUBSTITUTE: t.info, ABSENT: t.cancelled}.get(person.presence)


def item_state(item: AgendaItem) -> str:
    """Return whether a matter is decided."""
    if not item.is_decided:
        return _("ยังไม่มีมติ")
    return item.verb or _("มีมติแล้ว")


def resolution_state(row: ResolutionRow, today: date) -> str:
    """Return how far a resolution is carried out."""
    if row.done_on is not None:
        return _("เสร็จแล้ว")
    if not row.owner_name and row.due_on is None:
        return _("ไม่ต้องติดตาม")
    return due_words(row.due_on, today)


def resolution_tone(t: Tokens, row: ResolutionRow, today: date) -> Tone | None:
    """Return how the state of a resolution looks."""
    if row.done_on is not None:
        return t.done
    return due_tone(t, row.due_on, today)


def nothing_found(theme: Theme, search: SearchBox) -> EmptyState:
    """Return what is shown while nothing has what she typed."""
    clear = button(theme, _("ล้างคำค้น"))
    clear.clicked.connect(lambda: search.clear())
    return EmptyState(theme, "search", _("ไม่พบรายการที่ค้น"), _("ลองพิมพ์เพียงบางส่วนของคำ"), clear)


def usual_empties(theme: Theme, search: SearchBox) -> dict[str, EmptyState]:
    """Return what is shown in place of a list with rows, of which none is let through."""
    return {"search": nothing_found(theme, search), "filter": nothing_here(theme)}


def nothing_here(theme: Theme) -> EmptyState:
    """Return what is shown while a filter lets nothing through."""
    return EmptyState(theme, "inbox", _("ไม่มีรายการในตัวกรองนี้"), _("เลือกตัวกรองอื่นเพื่อดูรายการ"))
