"""The first thing a new officer sees: where her data will be kept, or a sample office to try."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.file_window import dress_next_file_window
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.theme import Theme

_WIDTH = 560


class Welcome(QDialog):
    """Asks for the data folder. Closing it closes the program: nothing has been made yet."""

    started = Signal(Path)
    sample_chosen = Signal(Path)

    def __init__(self, theme: Theme, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        self._default = folder
        self.setWindowTitle(_("เริ่มใช้งาน"))
        self.setMinimumWidth(_WIDTH)
        self.folder = QLineEdit(str(folder))
        self.folder.setReadOnly(True)
        self.folder.setCursorPosition(0)
        choose = button(theme, _("เลือกโฟลเดอร์อื่น…"), icon="folder-open")
        choose.clicked.connect(self._choose)
        sample = button(theme, _("ลองกับสำนักงานตัวอย่าง"))
        sample.clicked.connect(self._try_sample)
        self.start_button = button(theme, _("เริ่มใช้งาน"), "primary", "arrow-right")
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(self._start)
        words = _(
            "โปรแกรมเก็บข้อมูลทั้งหมดของสำนักงานไว้ในเครื่องนี้ ในโฟลเดอร์เดียว "
            "ไม่ส่งข้อมูลออกไปที่ใด และใช้งานได้โดยไม่ต้องต่ออินเทอร์เน็ต"
        )
        layout = QVBoxLayout(self)
        parts = (
            column(label(_("ยินดีต้อนรับสู่งานอำนวยการ"), "title"), label(words, "muted", wrap=True)),
            column(field_label(_("โฟลเดอร์เก็บข้อมูล"), self.folder), row(self.folder, choose), gap=4),
            label(
                _("สำนักงานตัวอย่างมีบุคคลและหนังสือที่สมมติขึ้น เก็บแยกต่างหากจากข้อมูลของท่าน"),
                "small",
                wrap=True,
            ),
            row(sample, 1, self.start_button),
        )
        fill(layout, parts, gap=theme.tokens.space_5, margins=(24, 24, 24, 20))
        self.start_button.setFocus()

    @Slot()
    def _choose(self) -> None:
        dress_next_file_window()
        chosen = QFileDialog.getExistingDirectory(
            self, _("เลือกโฟลเดอร์เก็บข้อมูล"), str(Path(self.folder.text()).parent)
        )
        if chosen:
            self.folder.setText(chosen)

    @Slot()
    def _start(self) -> None:
        self.accept()
        self.started.emit(Path(self.folder.text()))

    @Slot()
    def _try_sample(self) -> None:
        self.accept()
        self.sample_chosen.emit(self._default.with_name(self._default.name + "-sample"))
