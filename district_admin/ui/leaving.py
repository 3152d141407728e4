"""The question before what was typed is thrown away by a key that may have been a slip."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from district_admin.texts import _
from district_admin.ui.confirm import confirm
from district_admin.ui.theme import Theme


def ask_to_leave(theme: Theme, parent: QWidget, leave: Callable[[], object]) -> QDialog:
    """Ask whether what was typed may go, and `leave` if so; Esc and Enter go on typing."""
    question = confirm(
        theme,
        parent,
        _("ยังไม่ได้บันทึกสิ่งที่พิมพ์"),
        _("ถ้าออกตอนนี้ สิ่งที่พิมพ์หรือแก้ไขไว้จะไม่ถูกบันทึก"),
        _("ออกโดยไม่บันทึก"),
        _("พิมพ์ต่อ"),
        danger=True,
    )
    question.accepted.connect(leave)
    question.finished.connect(question.deleteLater)
    question.open()
    return question
