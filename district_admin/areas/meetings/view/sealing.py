"""Closes the file of a meeting: what is missing first, then the package, its image, its covers.

The officer's sentence: "Everything of this meeting goes on a disc; tell me what is missing, make
it, and let me check the disc when it is burnt."
"""

import sys
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from district_admin.archive.discs import DISCS, Disc
from district_admin.archive.images import write_image
from district_admin.archive.index_page import size_text
from district_admin.archive.packages import Verified, verify
from district_admin.areas.directory.view.papers import give_file, look_of
from district_admin.areas.meetings.operations import archiving, meetings
from district_admin.areas.meetings.operations.packing import SealedDisc
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.file_window import dress_next_file_window
from district_admin.ui.files import open_outside, show_in_folder
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, holder, row

_SIZE = (760, 560)


class SealDialog(QDialog):
    """Lists what the package lacks, writes it, and leads on to the disc."""

    said = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget, meeting_id: int) -> None:
        super().__init__(parent)
        self.context = context
        self.meeting_id = meeting_id
        self.discs: list[SealedDisc] = []
        self._verified: list[Verified] = []
        theme, t = context.theme, context.theme.tokens
        self.setWindowTitle(_("ปิดแฟ้มการประชุม"))
        self.pane = DetailPane(theme)
        self.disc_combo = CalmCombo()
        self.disc_combo.setAccessibleName(_("ชนิดของแผ่น"))
        for disc in DISCS:
            self.disc_combo.addItem(disc.title, disc.key)
        self.disc_combo.setCurrentIndex(1)
        self.seal_button = button(theme, _("ปิดแฟ้ม…"), "primary", "lock")
        close = button(theme, _("ปิดหน้าต่าง"))
        told = _(
            "โปรแกรมจะรวมระเบียบวาระ มติโดยย่อ รายงานการประชุม และไฟล์ที่แนบไว้เป็นแฟ้มเดียว "
            "พร้อมรหัสตรวจสอบทุกไฟล์ เปิดอ่านได้โดยไม่ต้องมีโปรแกรมนี้"
        )
        head = column(label(_("ปิดแฟ้มการประชุม"), "section"), label(told, "muted", wrap=True), gap=4)
        chosen = row(label(_("ชนิดของแผ่น")), self.disc_combo, 1, self.seal_button)
        layout = QVBoxLayout(self)
        parts = (head, holder(column(self.pane, gap=0)), chosen, row(1, close))
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(1, 1)
        self.seal_button.clicked.connect(self._ask_where)
        self.disc_combo.currentIndexChanged.connect(self._show_missing)
        close.clicked.connect(self.accept)
        self._show_missing()
        self.resize(*_SIZE)

    @property
    def disc(self) -> Disc:
        """The kind of disc that was chosen."""
        return DISCS[self.disc_combo.currentIndex()]

    @property
    def _is_whole(self) -> bool:
        return all(each.verdict.is_whole for each in self._verified)

    def seal(self, target: Path) -> None:
        """Write the package away from the screen, read it back, and close the meeting's file."""
        look, disc = look_of(self.context), self.disc
        on = date.today()

        def work(progress: Progress) -> tuple[list[SealedDisc], list[Verified]]:
            with self.context.database.reading() as session:
                made = archiving.seal(session, self.meeting_id, target, look, on, progress, disc)
            return made, [found for each in made for found in verify(each.folder, progress)]

        def done(found: tuple[list[SealedDisc], list[Verified]]) -> None:
            self.discs, self._verified = found
            if not self._is_whole:
                self._show_sealed()
                return
            action = _("ปิดแฟ้มการประชุม")
            with self.context.database.transaction(action) as session:
                meetings.close_meeting(session, self.meeting_id, on)
            self._show_sealed()
            self.said.emit(action)

        self.context.jobs.run(self, _("กำลังปิดแฟ้ม"), work, done)

    @Slot()
    def _show_missing(self) -> None:
        pane, t = self.pane, self.context.theme.tokens
        with self.context.database.reading() as session:
            missing = archiving.missing_pieces(session, self.meeting_id)
            size = archiving.size_of(session, self.meeting_id)
        chip = (_("ยังขาด {count} รายการ").format(count=len(missing)), t.soon)
        pane.begin(_("ก่อนปิดแฟ้ม"), [chip] if missing else [(_("ครบแล้ว"), t.done)], closes=False)
        count = -(-size // self.disc.room) or 1
        discs = _("{count} แผ่น").format(count=count)
        pane.facts([(_("ไฟล์ที่แนบ"), size_text(size)), (self.disc.title, discs)])
        if missing:
            pane.section(_("สิ่งที่ยังขาด"))
        for each in missing:
            pane.line(each.told)
        pane.end(())

    def _show_sealed(self) -> None:
        pane, t = self.pane, self.context.theme.tokens
        if self._is_whole:
            pane.begin(_("ปิดแฟ้มแล้ว"), [(_("ตรวจผ่านทุกไฟล์"), t.done)], closes=False)
        else:
            pane.begin(_("ยังไม่ได้ปิดแฟ้ม"), [(_("ตรวจไม่ผ่าน"), t.overdue)], closes=False)
            told = _("แฟ้มที่เขียนแล้วอ่านกลับมาไม่ตรง ดิสก์อาจเสีย กรุณาลบแฟ้มนี้แล้วปิดแฟ้มลงในที่เก็บอื่น")
            pane.line(told)
        for each in self.discs:
            pane.section(each.folder.name)
            told = _("{count} ไฟล์ รวม {size} อยู่ที่ {folder}")
            count, size = f"{len(each.sealed):,}", size_text(each.size)
            pane.remark(told.format(count=count, size=size, folder=each.folder))
            pane.offer(self._deeds(each))
        for finding in (each for found in self._verified for each in found.verdict.findings):
            pane.line(finding.told)
        pane.section(_("หลังเขียนแผ่น"))
        pane.remark(_("นำแผ่นที่เขียนแล้วมาตรวจอีกครั้งด้วยปุ่ม ตรวจแผ่น ในหน้าการประชุม"))
        pane.offer([Deed(_("ปกแผ่นและปกกล่อง (PDF)"), "printer", self.make_covers)])
        pane.end(())
        self.seal_button.setEnabled(False)
        self.disc_combo.setEnabled(False)

    def _deeds(self, disc: SealedDisc) -> list[Deed]:
        folder = partial(open_outside, disc.folder)
        found = [Deed(_("เปิดโฟลเดอร์เพื่อเขียนลงแผ่น"), "folder-open", folder)]
        image = self._image_of(disc)
        if image.exists():
            word = _("เขียน {name} ลงแผ่น").format(name=image.name)
            found.append(Deed(word, "send", partial(burn, image)))
        else:
            make = partial(self.make_image, disc)
            found.append(Deed(_("สร้างไฟล์ภาพแผ่น (ISO)"), "download", make))
        return found

    def make_image(self, disc: SealedDisc) -> None:
        """Make the image of a package beside it, for the computer's own burner."""
        target = self._image_of(disc)
        with self.context.database.reading() as session:
            name = archiving.disc_label(meetings.get_meeting(session, self.meeting_id))

        def work(progress: Progress) -> None:
            write_image(disc.folder, target, name, progress)

        def done(_nothing: None) -> None:
            self._show_sealed()

        self.context.jobs.run(self, _("กำลังสร้างไฟล์ภาพแผ่น"), work, done)

    def _image_of(self, disc: SealedDisc) -> Path:
        return disc.folder.with_name(f"{disc.folder.name}.iso")

    @Slot()
    def make_covers(self) -> None:
        """Make the labels of the discs and the covers of their cases."""
        look = look_of(self.context)
        discs, on = list(self.discs), date.today()
        with self.context.database.reading() as session:
            meeting = meetings.get_meeting(session, self.meeting_id)
        title = _("ปกแผ่น {name}").format(name=archiving.package_name(meeting))

        def work(progress: Progress) -> bytes:
            return archiving.covers(meeting, discs, on, look, progress)

        def done(data: bytes) -> None:
            give_file(self.context, self, title, ".pdf", data, lambda *_told: None)

        self.context.jobs.run(self, title, work, done)

    @Slot()
    def _ask_where(self) -> None:
        start = str(self.context.desk.folder(Path(QDir.homePath())))
        dress_next_file_window()
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกที่เก็บแฟ้ม"), start)
        if not chosen:
            return
        folder = Path(chosen)
        self.context.desk.remember_folder(folder)
        with self.context.database.reading() as session:
            name = archiving.package_name(meetings.get_meeting(session, self.meeting_id))
        self.seal(folder / name)


def burn(image: Path) -> None:
    """Hand an image to Windows' own burner; elsewhere show where it lies."""
    if sys.platform == "win32":
        arguments = [QDir.toNativeSeparators(str(image))]
        if QProcess.startDetached("isoburn.exe", arguments)[0]:
            return
    show_in_folder(image)
