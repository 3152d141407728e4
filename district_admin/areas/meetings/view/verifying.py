"""Verifies a package, a disc or an image, file by file, and names what is wrong with it.

The officer's sentence: "I put the disc of four years ago into the computer, press one button, and
know whether every paper on it is still what was sealed."
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from district_admin.archive.index_page import size_text
from district_admin.archive.packages import Verified, verify
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import DetailPane
from district_admin.ui.file_window import dress_next_file_window
from district_admin.ui.files import ask_which
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, holder, row

_SIZE = (720, 520)
_SHOWN = 200
_FOR_PROGRAMS: Final = ("Payload-Oxum", "Bag-Software-Agent")
_FACTS: Final = {
    "Source-Organization": N_("หน่วยงาน"),
    "External-Description": N_("เรื่อง"),
    "External-Identifier": N_("ชื่อแผ่น"),
    "Bagging-Date": N_("วันที่ปิดแฟ้ม"),
    "Bag-Count": N_("แผ่นที่"),
}
"""What the labels that a package of ours has in bag-info.txt are called on the screen."""


class VerifyDialog(QDialog):
    """Asks for a folder, a disc or an image, and shows what was found."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        theme, t = context.theme, context.theme.tokens
        self.setWindowTitle(_("ตรวจแผ่น"))
        self.pane = DetailPane(theme)
        self.folder_button = button(theme, _("เลือกโฟลเดอร์หรือแผ่น"), "primary", "folder-open")
        self.image_button = button(theme, _("เลือกไฟล์ภาพแผ่น (ISO)"), icon="file-text")
        close = button(theme, _("ปิด"))
        told = _(
            "เลือกแผ่น CD/DVD โฟลเดอร์ หรือไฟล์ ISO ที่ปิดแฟ้มไว้ โปรแกรมจะอ่านทุกไฟล์ "
            "และบอกว่าไฟล์ใดเสียหาย หายไป หรือถูกเพิ่มเข้ามา"
        )
        head = column(label(_("ตรวจแผ่น"), "section"), label(told, "muted", wrap=True), gap=4)
        layout = QVBoxLayout(self)
        fill(
            layout,
            (
                head,
                row(self.folder_button, self.image_button, 1),
                holder(column(self.pane, gap=0)),
                row(1, close),
            ),
            t.space_3,
            (t.space_5, t.space_4, t.space_5, t.space_4),
        )
        layout.setStretch(2, 1)
        self.folder_button.clicked.connect(self._ask_folder)
        self.image_button.clicked.connect(self._ask_image)
        close.clicked.connect(self.accept)
        self._show_nothing()
        self.resize(*_SIZE)

    def start(self, path: Path) -> None:
        """Verify what lies at a path, away from the screen."""

        def work(progress: Progress) -> list[Verified]:
            return verify(path, progress)

        self.context.jobs.run(self, _("กำลังตรวจทุกไฟล์"), work, self.show_found)

    def show_found(self, found: Sequence[Verified]) -> None:
        """Show what was found of each package."""
        whole = all(each.verdict.is_whole for each in found)
        t = self.context.theme.tokens
        if whole:
            title, chip = _("ครบถ้วน ไม่มีไฟล์ใดเสียหาย"), (_("ตรวจผ่าน"), t.done)
        else:
            title, chip = _("พบข้อบกพร่อง"), (_("ตรวจไม่ผ่าน"), t.overdue)
        self.pane.begin(title, [chip], closes=False)
        for each in found:
            self._show_one(each)
        self.pane.end(())

    def _show_one(self, found: Verified) -> None:
        pane, verdict = self.pane, found.verdict
        pane.section(found.name)
        pane.remark(
            _("อ่านแล้ว {count} ไฟล์ รวม {size}").format(
                count=f"{verdict.file_count:,}", size=size_text(verdict.size)
            )
        )
        for finding in verdict.findings[:_SHOWN]:
            pane.line(finding.told)
        if len(verdict.findings) > _SHOWN:
            left = len(verdict.findings) - _SHOWN
            pane.remark(_("และอีก {count} รายการ").format(count=f"{left:,}"))
        for notice in verdict.notices[:_SHOWN]:
            pane.remark(notice)
        pane.facts(
            [
                (_(_FACTS.get(name, name)), _shown(name, value))
                for name, value in verdict.facts
                if name not in _FOR_PROGRAMS
            ]
        )

    def _show_nothing(self) -> None:
        self.pane.begin(_("ยังไม่ได้ตรวจ"), closes=False)
        self.pane.remark(_("การตรวจไม่แก้ไขสิ่งใดในแผ่น"))
        self.pane.end(())

    @Slot()
    def _ask_folder(self) -> None:
        start = str(self.context.desk.folder(Path(QDir.homePath())))
        dress_next_file_window()
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์หรือแผ่น"), start)
        if chosen:
            self.start(Path(chosen))

    @Slot()
    def _ask_image(self) -> None:
        path = ask_which(self, self.context.desk, _("เลือกไฟล์ภาพแผ่น (ISO)"), "ISO", "*.iso")
        if path is not None:
            self.start(path)


def _shown(name: str, value: str) -> str:
    """Return a label's text as the screen has it: the day as people write it."""
    if name == "Bagging-Date":
        with suppress(ValueError):
            return medium_date(date.fromisoformat(value))
    return value
