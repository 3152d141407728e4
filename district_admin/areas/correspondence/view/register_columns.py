"""The columns of a register on the screen, and how the state of a row looks."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from district_admin.areas.correspondence.model.paper import DRAFT
from district_admin.areas.correspondence.model.register import (
    CANCELLED,
    ORDER,
    RECEIVED,
    RESERVED,
)
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.view.waiting_words import waiting_text, waiting_tone
from district_admin.texts import N_, _
from district_admin.thai.calendar import short_date
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone

STATE: Final = N_("สถานะ")
"""The heading of the column that says how far a row is."""


def register_columns(t: Tokens, registers: Sequence[str]) -> list[Column[EntryRow]]:
    """Return the columns of registers that are shown in one list."""
    received = RECEIVED in registers
    directive = ORDER in registers
    number = _("เลขรับ") if received else _("เลขที่")
    from_whom = _("ผู้ลงนาม") if directive else _("จาก")
    to_whom = _("เจ้าของเรื่อง") if directive else _("ถึง")
    return [
        Column(
            number,
            lambda each: each.number_text,
            sort_key=lambda each: (each.registered[:4], each.number, each.sub_number),
            width=92 if received else 140,
        ),
        Column(
            _("วันที่"),
            lambda each: short_date(each.registered_on),
            sort_key=lambda each: (each.registered, each.id),
            width=96,
        ),
        Column(_("ที่"), lambda each: to_arabic_digits(each.reference), width=150)
        if received
        else Column(
            _("ลงวันที่"),
            lambda each: short_date(each.dated_on) if each.dated_on else "",
            sort_key=lambda each: each.dated or "",
            width=96,
        ),
        Column(from_whom, lambda each: each.sender, width=170),
        Column(
            to_whom,
            (lambda each: each.owner_name) if directive else (lambda each: each.recipient),
            width=160,
        ),
        Column(_("เรื่อง"), lambda each: each.subject, stretch=True),
        Column(_("ชั้นความเร็ว"), lambda each: each.urgency, width=96),
        Column(
            _(STATE),
            lambda each: row_state(each, date.today()),
            tone=lambda each: state_tone(t, each, date.today()),
            width=138,
        ),
        *_optional_columns(received, directive),
    ]


def _optional_columns(received: bool, directive: bool) -> list[Column[EntryRow]]:
    """Return the columns that are there when she wants them: they are the last ones."""
    columns = [
        _day_column(_("ภายใน"), lambda each: each.due_on),
        _day_column(_("ดำเนินการเมื่อ"), lambda each: each.done_on),
    ]
    if not directive:  # there it is in sight already
        owner = Column[EntryRow](_("มอบให้"), lambda each: each.owner_name, width=150, optional=True)
        columns.insert(0, owner)
    if received:
        columns.insert(0, _day_column(_("ลงวันที่"), lambda each: each.dated_on))
    return columns


def _day_column(heading: str, day: Callable[[EntryRow], date | None]) -> Column[EntryRow]:
    return Column(
        heading,
        lambda each: short_date(on) if (on := day(each)) else "",
        sort_key=lambda each: day(each) or date.min,
        width=96,
        optional=True,
    )


def row_state(row: EntryRow, today: date) -> str:
    """Return how the state of a row is called; empty for one that nothing is to be done about."""
    if row.state == CANCELLED:
        return _("ยกเลิก")
    if row.state == RESERVED:
        return _("จองไว้")
    if not row.is_open() and row.is_unsigned():
        return unsigned_state(row, today)
    if row.due_on is None:
        return ""
    if row.done_on is not None:
        return _("ดำเนินการแล้ว")
    left = (row.due_on - today).days
    if left < 0:
        return _("เกิน {days} วัน").format(days=-left)
    return _("วันนี้") if left == 0 else _("อีก {days} วัน").format(days=left)


def unsigned_state(row: EntryRow, today: date) -> str:
    """Return how long a row's paper has waited for its signature, or that it is being corrected."""
    if row.paper_status == DRAFT:
        return _("กำลังแก้ไข")
    return waiting_text((today - (row.paper_since_on or today)).days)


def unsigned_tone(t: Tokens, row: EntryRow, today: date) -> Tone:
    """Return how that looks."""
    if row.paper_status == DRAFT:
        return t.info._replace(icon="pen-line")
    if row.filing_id is not None:  # nobody waits for it any more
        return t.waiting
    return waiting_tone(t, (today - (row.paper_since_on or today)).days)


def state_tone(t: Tokens, row: EntryRow, today: date) -> Tone | None:
    """Return how the state of a row looks; None where there is nothing to say."""
    if row.state == CANCELLED:
        return t.cancelled
    if row.state == RESERVED:
        return t.waiting
    if not row.is_open() and row.is_unsigned():
        return unsigned_tone(t, row, today)
    if row.due_on is None:
        return None
    if row.done_on is not None:
        return t.done
    return t.overdue if row.due_on < today else t.soon
