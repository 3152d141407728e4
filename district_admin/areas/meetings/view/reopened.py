"""Tells what became of an agenda that may change again.

What differs from a signed paper is told in a window, which stays until she has read it; what was
brought in step stands in the line of what was done, with the way back.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from district_admin.areas.meetings.operations.reopening import Reopened
from district_admin.areas.meetings.view.meeting_form import AGENDA
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.files_page import FilesPage
    from district_admin.areas.meetings.view.papers_page import PapersPage


def tell_reopened(page: "FilesPage | PapersPage", action: str, found: Reopened) -> QDialog | None:
    """Say what was done and what changed by itself; return the window that tells what differs."""
    if found.is_changed:
        action = _("{action} และปรับวาระตามลำดับการประชุมปัจจุบัน").format(action=action)
    page.said.emit(action)
    if not found.differs:
        return None
    answers = (
        Answer(_("ไปที่วาระและมติ"), partial(page.mend_wanted.emit, AGENDA), "primary"),
        Answer(_("ปิดหน้าต่าง"), lambda: None),
    )
    title = _("วาระคงไว้ตามฉบับลงนาม")
    box = choice_box(page.context.theme, page, title, found.differs, answers)
    box.open()
    return box
