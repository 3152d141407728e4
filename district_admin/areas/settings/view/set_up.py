"""The first start: three steps, each of which can be left for later."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from district_admin.areas.settings.view.emblem import EmblemPane
from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.areas.settings.view.office import OfficePane
from district_admin.areas.settings.view.signatories import SignatoriesPane
from district_admin.office import operations
from district_admin.texts import _
from district_admin.ui.buttons import button, say_on
from district_admin.ui.context import AppContext
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row, scrolling

_SIZE = (860, 640)
_NO_MARGINS = (0, 0, 0, 0)


class SetUp(QDialog):
    """Office, signatories, emblem. What is filled in is kept step by step."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.setWindowTitle(_("ตั้งค่าเริ่มต้น"))
        screen = parent.screen().availableGeometry()
        self.resize(min(_SIZE[0], screen.width() - 40), min(_SIZE[1], screen.height() - 60))
        self.office = OfficePane(context, with_button=False)
        self.notice = UndoNotice(context)
        self.signatories = SignatoriesPane(context, self.notice, _NO_MARGINS)
        self.emblem = EmblemPane(context, self.notice, _NO_MARGINS)
        self._steps = (
            (_("สำนักงาน"), _("ใช้พิมพ์หัวหนังสือ แก้ไขภายหลังได้ที่ ตั้งค่า"), self.office),
            (_("ผู้ลงนาม"), _("ผู้ที่ลงนามในหนังสือของสำนักงานและของกลุ่ม"), self.signatories),
            (_("ตราครุฑ"), _("นำมาจากหนังสือเดิมของสำนักงานได้"), self.emblem),
        )
        self._stack = QStackedWidget()
        for _title, _note, pane in self._steps:
            self._stack.addWidget(scrolling(pane))
        self._where = label("", "small")
        self._title = label("", "title")
        self._note = label("", "muted")
        self.back_button = button(theme, _("ย้อนขั้นตอน"))
        self.back_button.clicked.connect(lambda: self._go(-1))
        self.skip_button = button(theme, _("ข้ามไปก่อน"), "quiet")
        self.skip_button.clicked.connect(self._skip)
        self.next_button = button(theme, _("ถัดไป"), "primary", "arrow-right", keys="Ctrl+Return")
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self._next)
        head = column(self._where, self._title, self._note, gap=0)
        foot = row(self.back_button, 1, self.skip_button, self.next_button)
        layout = QVBoxLayout(self)
        middle = column(self._stack, self.notice, gap=0)
        fill(layout, (head, middle, foot), gap=theme.tokens.space_4, margins=(24, 20, 24, 20))
        layout.setStretch(1, 1)
        self._show()

    @Slot()
    def _next(self) -> None:
        if self._stack.currentIndex() == 0:
            self.office.save()
        self._step_on()

    @Slot()
    def _skip(self) -> None:
        self._step_on()

    def _step_on(self) -> None:
        if self._stack.currentIndex() + 1 < len(self._steps):
            self._go(1)
            return
        with self._context.database.transaction(_("ตั้งค่าเริ่มต้นเสร็จแล้ว"), undoable=False) as session:
            operations.save_profile(session, set_up=True)
        self.accept()

    def _go(self, steps: int) -> None:
        self._stack.setCurrentIndex(self._stack.currentIndex() + steps)
        self._show()

    def _show(self) -> None:
        number = self._stack.currentIndex()
        title, note, _pane = self._steps[number]
        self._where.setText(_("ขั้นที่ {n} จาก {of}").format(n=number + 1, of=len(self._steps)))
        self._title.setText(title)
        self._note.setText(note)
        self.back_button.setEnabled(number > 0)
        last = number + 1 == len(self._steps)
        say_on(self.next_button, _("เสร็จสิ้น") if last else _("ถัดไป"))
