"""Whom the rule of a group matches, told while it is typed."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from district_admin.areas.directory.dialogs.group_fields import rule_from
from district_admin.areas.directory.operations.recipients import GroupRule, count_found
from district_admin.texts import _

if TYPE_CHECKING:
    from district_admin.areas.directory.view.groups import GroupsPage

_PAUSE_MS: Final = 150


class RuleMatches(QObject):
    """Counts anew after a short pause in typing, and tells it in the pane of its page."""

    def __init__(self, page: "GroupsPage") -> None:
        super().__init__(page)
        self._page = page
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)

    def begin(self) -> None:
        """Follow the form that was just opened."""
        form = self._page.edit.form
        assert form is not None  # it was just opened
        form.changed.connect(self._pause.start)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        page = self._page
        if page.edit.form is None:
            return
        rule = rule_from(page.edit.form.values)
        with page.context.database.reading() as session:
            found = count_found(session, rule, date.today())
        page.edit.tell(match_words(rule, *found))


def match_words(rule: GroupRule, people: int, agencies: int) -> str:
    """Return in words how many people and agencies a rule matches today."""
    if rule.is_empty:
        return _("ไม่ได้กำหนดเงื่อนไข กลุ่มนี้มีเฉพาะรายชื่อที่เลือกเอง")
    of_people = _("{count} คน").format(count=f"{people:,}") if people else ""
    of_agencies = _("{count} หน่วยงาน").format(count=f"{agencies:,}") if agencies else ""
    found = " ".join(part for part in (of_people, of_agencies) if part)
    return _("วันนี้ตรงกับ {found}").format(found=found) if found else nobody_words()


def nobody_words() -> str:
    """Return what is said of a rule that matches nobody."""
    return _("วันนี้ไม่มีบุคคลหรือหน่วยงานใดตรงกับเงื่อนไข กรุณาแก้ไขเงื่อนไขหรือเพิ่มรายชื่อเอง")
