"""What the pane at the right says of a row of a register."""

from typing import Final

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CERTIFICATE,
    ORDER,
    RECEIVED,
)
from district_admin.areas.correspondence.operations import numbering
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.numerals import to_arabic_digits

_DIRECTIVES: Final = (ORDER, ANNOUNCEMENT, CERTIFICATE)


def cited(entry: RegisterEntry) -> str:
    """Return the number by which another letter cites a row."""
    return to_arabic_digits(entry.reference or entry.number_text)


def facts(entry: RegisterEntry) -> list[tuple[str, str]]:
    """Return the names and values of what is known of a row; empty ones are left out later."""
    received = entry.register == RECEIVED
    directive = entry.register in _DIRECTIVES
    moment = entry.registered_at.astimezone()
    return [
        (_("เลขรับ") if received else _("เลขที่"), entry.number_text),
        (
            _("ลงทะเบียน"),
            f"{medium_date(entry.registered_on)} {moment:%H.%M} น."
            if numbering.day_of(entry.registered_at) == entry.registered_on
            else medium_date(entry.registered_on),
        ),
        (_("ที่"), to_arabic_digits(entry.reference)),
        (_("ลงวันที่"), medium_date(entry.dated_on) if entry.dated_on else ""),
        (_("ผู้ลงนาม") if directive else _("จาก"), entry.sender),
        (_("ถึง"), entry.recipient),
        (_("ชั้นความลับ"), entry.secrecy),
        (_("สิ่งที่ส่งมาด้วย"), entry.enclosures),
        (_("เจ้าของเรื่อง") if directive else _("มอบให้"), entry.owner_name),
        (_("ภายใน"), medium_date(entry.due_on) if entry.due_on else ""),
        (_("ดำเนินการ"), medium_date(entry.done_on) if entry.done_on else ""),
        (_("การปฏิบัติ"), entry.action_taken),
        (_("จองถึง"), medium_date(entry.reserved_until) if entry.reserved_until else ""),
        (_("ยกเลิกเมื่อ"), medium_date(entry.cancelled_on) if entry.cancelled_on else ""),
        (_("เหตุผล"), entry.cancel_reason),
        (_("หมายเหตุ"), entry.remark),
    ]
