"""The screen of the settings: a tab for each thing that can be set."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from district_admin.areas.settings.view.data import DataPane
from district_admin.areas.settings.view.days_off import DaysOffPane
from district_admin.areas.settings.view.emblem import EmblemPane
from district_admin.areas.settings.view.forms import FormsPane
from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.areas.settings.view.office import OfficePane
from district_admin.areas.settings.view.phrases import PhrasesPane
from district_admin.areas.settings.view.signatories import SignatoriesPane
from district_admin.areas.settings.view.templates import TemplatesPane
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.header import PageHeader
from district_admin.ui.layouts import NO_MARGINS, fill, scrolling

__all__ = ["SettingsView"]


class SettingsView(QWidget):
    """The panes of the settings under their tabs."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.notice = UndoNotice(context, "Ctrl+Z")
        self.office = OfficePane(context)
        self.signatories = SignatoriesPane(context, self.notice)
        self.emblem = EmblemPane(context, self.notice)
        self.phrases = PhrasesPane(context, self.notice)
        self.forms = FormsPane(context, self.notice)
        self.days_off = DaysOffPane(context, self.notice)
        self.templates = TemplatesPane(context, self.notice)
        self.data = DataPane(context, self.notice.say)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("ตั้งค่า"))
        for title, pane in (
            (_("สำนักงาน"), self.office),
            (_("ผู้ลงนาม"), self.signatories),
            (_("ตราครุฑ"), self.emblem),
            (_("คลังข้อความ"), self.phrases),
            (_("คำและแบบฟอร์ม"), self.forms),
            (_("แบบ Word"), self.templates),
            (_("วันหยุด"), self.days_off),
            (_("ข้อมูลและประวัติ"), self.data),
        ):
            self.tabs.addTab(scrolling(pane), title)
        header = PageHeader(
            context.theme, _("ตั้งค่า"), _("ใช้กับหนังสือที่สร้างใหม่ หนังสือเดิมคงข้อความตามวันที่เขียน")
        )
        layout = QVBoxLayout(self)
        fill(layout, (header, self.tabs, self.notice), gap=0, margins=NO_MARGINS)
        layout.setStretch(1, 1)
