"""The question when the window is to be closed and what was typed could not be stored."""

import logging
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext

log = logging.getLogger(__name__)


def ask_how_to_close(
    context: AppContext,
    view: QWidget,
    what: str,
    error: Exception,
    text: Callable[[], str],
    abandon: Callable[[], object],
) -> None:
    """Ask whether to try again, copy all of the text, or close without what is not stored."""
    reason = str(error)
    if not isinstance(error, OfficeError):
        log.critical("what was typed could not be stored", exc_info=error)
        reason = _("โปรแกรมขัดข้อง รายละเอียดอยู่ในไฟล์ {file}").format(file=context.folder.log)
    window = view.window()

    def close_without() -> None:
        abandon()
        window.close()

    answers = (
        Answer(_("ลองใหม่"), window.close, "primary"),
        Answer(
            _("คัดลอกข้อความทั้งหมด"),
            lambda: QApplication.clipboard().setText(text()),
            stays=True,
        ),
        Answer(_("ปิดโดยไม่บันทึก"), close_without, "danger"),
    )
    told = _("{paper} มีข้อความที่ยังไม่ได้บันทึก\n\n{reason}").format(paper=what, reason=reason)
    title = _("บันทึกไม่ได้ จึงยังไม่ปิดโปรแกรม")
    choice_box(context.theme, view, title, told, answers).open()
