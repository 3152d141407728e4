"""What the screens call the registers, and what they say while there is nothing in one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QPushButton

from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CERTIFICATE,
    CIRCULAR,
    MEMO,
    ORDER,
    RECEIVED,
    REGISTER_NAMES,
    SENT,
)
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.theme import Theme

SHORT_NAMES: Final = {
    RECEIVED: N_("หนังสือรับ"),
    SENT: N_("หนังสือส่ง"),
    CIRCULAR: N_("หนังสือเวียน"),
    ORDER: N_("คำสั่ง"),
    ANNOUNCEMENT: N_("ประกาศ"),
    MEMO: N_("บันทึกข้อความ"),
    CERTIFICATE: N_("หนังสือรับรอง"),
}
"""The registers where they stand beside each other."""

_WANTED: Final = {
    RECEIVED: N_("ลงรับหนังสือ"),
    SENT: N_("ออกเลขหนังสือส่ง"),
    CIRCULAR: N_("ออกเลขหนังสือเวียน"),
    ORDER: N_("ออกเลขคำสั่ง"),
    ANNOUNCEMENT: N_("ออกเลขประกาศ"),
    MEMO: N_("ออกเลขบันทึกข้อความ"),
    CERTIFICATE: N_("ออกเลขหนังสือรับรอง"),
}


def wanted_word(register: str) -> str:
    """Return what is done to put a row into a register, to be passed through `_`."""
    return _WANTED[register]


def first_number_words(register: str, number: str) -> str:
    """Return what is said before a register gives its first number ever."""
    return _(
        "ยังไม่เคยออกเลขใน{register} เลขแรกจะเป็น {number} "
        "หากใช้เลขหรือคำนำหน้าอื่น กรุณาตั้งค่าทะเบียนก่อน เพราะเลขที่ออกแล้วแก้ไม่ได้"
    ).format(register=_(REGISTER_NAMES[register]), number=number)


def empties(
    theme: Theme, register: str, begin: Callable[[], object], clear: Callable[[], object]
) -> dict[str, EmptyState]:
    """Return what stands in place of an empty list, by why it is empty."""
    first = button(theme, _(wanted_word(register)), "primary", "plus")
    first.clicked.connect(lambda: begin())
    wipe = button(theme, _("ล้างคำค้น"))
    wipe.clicked.connect(lambda: clear())
    start = _("ลงรายการแรกแล้วเลขทะเบียนจะเดินต่อเอง เริ่มใหม่ทุกปี พ.ศ.")
    if register == RECEIVED:
        start = _("เมื่อมีหนังสือเข้า ให้ลงรับที่นี่ โปรแกรมออกเลขรับ วันที่ และเวลาให้เอง")
    return {
        "start": EmptyState(theme, "inbox", _("ยังไม่มีรายการในปีนี้"), start, first),
        "filter": nothing_in_filter(theme),
        "search": nothing_found(theme, wipe),
    }


def nothing_in_filter(theme: Theme) -> EmptyState:
    """Return what stands in place of a list of which a filter lets nothing through."""
    return EmptyState(theme, "circle-check", _("ไม่มีรายการในกลุ่มนี้"), _("ดูทั้งหมดได้ที่ตัวกรองแรก"))


def nothing_found(theme: Theme, wipe: QPushButton) -> EmptyState:
    """Return what stands in place of a list in which nothing was found."""
    return EmptyState(
        theme,
        "search",
        _("ไม่พบรายการที่ค้น"),
        _("ลองพิมพ์เพียงบางส่วนของเรื่อง หรือเลขที่ ใช้เลขไทยหรือเลขอารบิกก็ได้"),
        wipe,
    )
