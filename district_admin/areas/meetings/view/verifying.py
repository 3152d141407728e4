"""Verifies a package, a disc or an image, file by file, and names what is wrong with it.

The officer's sentence: "I put the disc of four years ago into the computer, press one button, and
know whether every paper on it is still what was sealed."
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QVBoxLayout, QWidget

from district_admin.archive import drives
from district_admin.archive.packages import Verified, verify
from district_admin.areas.meetings.operations import disc_checks
from district_admin.areas.meetings.view.sizes import size_text
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
from district_admin.ui.sizes import fit

_SIZE = (720, 520)
_SHOWN = 200
_LETTERS: Final = 600
_LOOK_EVERY_MS: Final = 1500
_OFFERED: Final = "offered_drive"
_FOR_PROGRAMS: Final = ("Payload-Oxum", "Bag-Software-Agent")
_FACTS: Final = {
    "Source-Organization": N_("หน่วยงาน"),
    "External-Description": N_("เรื่อง"),
    "External-Identifier": N_("ชื่อแผ่น"),
    "Bagging-Date": N_("วันที่ปิดแฟ้ม"),
    "Bag-Count": N_("แผ่นที่"),
    "Meeting": N_("การประชุม"),
}
"""What the labels that a package of ours has in bag-info.txt are called on the screen."""


class VerifyDialog(QDialog):
    """Asks for a folder, a disc or an image, and shows what was found."""

    said = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        theme, t = context.theme, context.theme.tokens
        self.setWindowTitle(_("ตรวจแผ่น"))
        self.pane = DetailPane(theme)
        self.folder_button = button(theme, _("เลือกโฟลเดอร์หรือแผ่น"), icon="folder-open")
        self.image_button = button(theme, _("เลือกไฟล์ภาพแผ่น (ISO)"), icon="file-text")
        close = button(theme, _("ปิด"))
        self.drives: list[Path] = []
        self._drive_row = row()
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._looking.timeout.connect(self.offer_drives)
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
                self._drive_row,
                row(self.folder_button, self.image_button, 1),
                holder(column(self.pane, gap=0)),
                row(1, close),
            ),
            t.space_3,
            (t.space_5, t.space_4, t.space_5, t.space_4),
        )
        layout.setStretch(3, 1)
        self.folder_button.clicked.connect(self._ask_folder)
        self.image_button.clicked.connect(self._ask_image)
        close.clicked.connect(self.accept)
        self._show_nothing()
        self.offer_drives()
        for offered in self.findChildren(QPushButton, _OFFERED)[:1]:
            offered.setFocus()  # the disc that lies there is what she came to check
        self._looking.start()
        self.finished.connect(self._looking.stop)
        fit(self, parent, *_SIZE)

    @Slot()
    def offer_drives(self) -> None:
        """Offer the drives for discs that there are at this moment, each with a button."""
        there = drives.discs()
        if there == self.drives and self._drive_row.count():
            return
        self.drives = there
        while (item := self._drive_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for drive in there:
            word = _("ตรวจแผ่นใน {drive}").format(drive=drive.name or drive)
            made = button(self.context.theme, word, "primary", "shield-check")
            made.setObjectName(_OFFERED)
            made.clicked.connect(lambda _checked=False, drive=drive: self.start(drive))
            self._drive_row.addWidget(made)
        if there:
            self._drive_row.addStretch(1)
        else:
            told = _("ยังไม่พบแผ่นในไดรฟ์ เมื่อใส่แผ่นแล้ว ปุ่มตรวจแผ่นจะปรากฏที่นี่")
            self._drive_row.addWidget(label(told, "muted", wrap=True))

    def start(self, path: Path) -> None:
        """Verify what lies at a path, away from the screen."""

        def work(progress: Progress) -> list[Verified]:
            return verify(path, progress)

        def done(found: list[Verified]) -> None:
            self.show_found(found)
            if drives.is_on_disc(path):
                self.keep(found)

        self.context.jobs.run(self, _("กำลังตรวจทุกไฟล์"), work, done)

    def keep(self, found: Sequence[Verified]) -> None:
        """Keep what was found of a disc with the meetings that lie on it."""
        action = _("บันทึกผลตรวจแผ่นไว้กับการประชุม")
        with self.context.database.transaction(action) as session:
            count = disc_checks.keep_checks(session, found, date.today())
        if count:
            self.said.emit(action)

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
            pane.line(_cut(finding.told))
        if len(verdict.findings) > _SHOWN:
            left = len(verdict.findings) - _SHOWN
            pane.remark(_("และอีก {count} รายการ").format(count=f"{left:,}"))
        for notice in verdict.notices[:_SHOWN]:
            pane.remark(_cut(notice))
        told = [each for each in verdict.facts if each[0] not in _FOR_PROGRAMS]
        pane.facts(
            [
                (_cut(_(_FACTS.get(name, name))), _cut(_shown(name, value)))
                for name, value in told[:_SHOWN]
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


def _cut(text: str) -> str:
    """Return a text that a window bears: a disc of a stranger may say a million letters."""
    return text if len(text) <= _LETTERS else text[:_LETTERS] + "…"


def _shown(name: str, value: str) -> str:
    """Return a fact as a person reads it: the day in Thai, if it is one."""
    try:
        return medium_date(date.fromisoformat(value)) if name == "Bagging-Date" else value
    except ValueError:  # a package of another program may say anything
        return value
