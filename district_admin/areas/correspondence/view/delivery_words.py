"""How deliveries are told on the screen: means, states and how far a letter is."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from district_admin.areas.correspondence.model.delivery import (
    E_SARABAN,
    EMAIL,
    EXPRESS,
    FAX,
    HAND,
    OTHER,
    POST,
    REGISTERED_POST,
)
from district_admin.areas.correspondence.operations.deliveries import Tally
from district_admin.areas.correspondence.operations.delivery_listing import DeliveryRow
from district_admin.texts import N_, _
from district_admin.thai.calendar import short_date
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone

SHORT_MEANS: Final = {
    "": "",
    HAND: N_("นำส่งเอง"),
    POST: N_("ไปรษณีย์"),
    REGISTERED_POST: N_("ลงทะเบียน"),
    EXPRESS: N_("ด่วนพิเศษ"),
    EMAIL: N_("อีเมล"),
    E_SARABAN: N_("สารบรรณฯ"),
    FAX: N_("โทรสาร"),
    OTHER: N_("วิธีอื่น"),
}
"""The means where they stand in a column."""

_LONG: Final = 7  # days; what is on its way for longer is told in red


def state_of(row: DeliveryRow, today: date) -> str:
    """Return how far a delivery is."""
    if row.received_on is not None:
        return _("รับแล้ว")
    if row.sent_on is None:
        return _("ยังไม่ส่ง")
    days = row.days(today)
    return _("รอรับ {days} วัน").format(days=days) if days else _("ส่งวันนี้")


def tone_of(t: Tokens, row: DeliveryRow, today: date) -> Tone:
    """Return how that looks."""
    if row.received_on is not None:
        return t.done
    if row.sent_on is None:
        return t.cancelled._replace(icon="minus")
    return t.overdue if row.days(today) > _LONG else t.soon


def called(row: DeliveryRow) -> str:
    """Return how a recipient is called in a list, where a column of directors says nothing."""
    return row.agency if row.agency and row.agency in row.name else row.name


def told(tally: Tally) -> tuple[str, str]:
    """Return to how many a letter goes, and how far it is with them."""
    return (
        _("ผู้รับ {count} ราย").format(count=f"{tally.recipients:,}"),
        _("ส่งแล้ว {sent}  ·  ลงชื่อรับแล้ว {received}").format(
            sent=f"{tally.sent:,}", received=f"{tally.received:,}"
        ),
    )


def columns(t: Tokens, *, with_letter: bool) -> Sequence[Column[DeliveryRow]]:
    """Return the columns of deliveries: of one letter, or of many with the letter of each."""
    today = date.today()
    to = Column[DeliveryRow](_("ผู้รับ"), called, stretch=True)
    means = Column[DeliveryRow](_("วิธีส่ง"), lambda row: _means(row), width=96)
    sent = Column[DeliveryRow](_("ส่งเมื่อ"), lambda row: _day(row.sent_on), width=96)
    state = Column[DeliveryRow](
        _("สถานะ"),
        lambda row: state_of(row, today),
        tone=lambda row: tone_of(t, row, today),
        width=136,
    )
    if with_letter:
        number = Column[DeliveryRow](_("เลขที่"), lambda row: row.number_text, width=132)
        subject = Column[DeliveryRow](_("เรื่อง"), lambda row: row.subject, width=230)
        return number, subject, to, means, sent, state
    received = Column[DeliveryRow](_("รับเมื่อ"), lambda row: _day(row.received_on), width=96)
    by = Column[DeliveryRow](_("ผู้ลงชื่อรับ"), lambda row: row.received_by, width=150)
    return to, means, sent, received, by, state


def _means(row: DeliveryRow) -> str:
    return _(SHORT_MEANS[row.means]) if row.means else ""


def _day(on: date | None) -> str:
    return short_date(on) if on else ""
