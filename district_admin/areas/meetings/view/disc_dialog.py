"""What the windows share that close a file for discs: write, read back, image, burner, covers.

What is closed, a meeting or a year, its heirs say. Rejected: one window that asks which of the two
(the list of what is missing is another, and so is where she comes from).
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from district_admin.archive.aside import HeldError, clear_beside, take_away
from district_admin.archive.discs import DISCS, Disc
from district_admin.archive.image_checking import make_image
from district_admin.archive.packages import Verified, verify
from district_admin.areas.meetings.operations import archiving
from district_admin.areas.meetings.operations.packing import SealedDisc
from district_admin.areas.meetings.operations.sealed_state import MeetingMovedOnError
from district_admin.areas.meetings.view.burning import burn
from district_admin.areas.meetings.view.sizes import size_text
from district_admin.areas.meetings.view.verifying import VerifyDialog
from district_admin.documents.look import Look
from district_admin.progress import Cancelled, Progress
from district_admin.texts import _
from district_admin.ui.background import Background
from district_admin.ui.buttons import button
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.file_window import dress_next_file_window
from district_admin.ui.files import open_outside
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.giving import give_file, look_of
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, holder, row
from district_admin.ui.sizes import fit

_SIZE = (760, 560)
_WRITTEN: Final = "archive/written"  # of the desk: what was written last, whole or not


@dataclass(frozen=True)
class Names:
    """How what is closed is called: its folder, the disc itself, and on the covers."""

    folder: str
    disc: str
    title: str


def image_beside(folder: Path) -> Path:
    """Return where the image of a package lies once it is made."""
    return folder.with_name(f"{folder.name}.iso")


class DiscDialog(QDialog):
    """Lists what a package lacks, writes it, reads it back, and leads on to the disc."""

    said = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget, title: str, told: str) -> None:
        super().__init__(parent)
        self.context = context
        self.discs: Sequence[SealedDisc] = ()
        self.verify_dialog: VerifyDialog | None = None
        self.question: QDialog | None = None
        self._clearing = Background(self)
        self.sealed_on = date.today()
        self._verified: Sequence[Verified] = ()
        self._images: set[Path] = set()  # those that were made of what is shown
        theme, t = context.theme, context.theme.tokens
        self.setWindowTitle(title)
        self.pane = DetailPane(theme)
        self.disc_combo = CalmCombo()
        self.disc_combo.setAccessibleName(_("ชนิดของแผ่น"))
        for disc in DISCS:
            self.disc_combo.addItem(disc.title, disc.key)
        self.disc_combo.setCurrentIndex(1)
        self.seal_button = button(theme, _("ปิดแฟ้ม…"), "primary", "lock")
        close = button(theme, _("ปิดหน้าต่าง"))
        self.choices: QHBoxLayout = row()
        head = column(label(title, "section"), label(told, "muted", wrap=True), gap=4)
        self.beside_disc: QHBoxLayout = row()
        disc_row = (label(_("ชนิดของแผ่น")), self.disc_combo, self.beside_disc)
        foot = row(*disc_row, 1, close, self.seal_button)
        layout = QVBoxLayout(self)
        parts = (head, self.choices, holder(column(self.pane, gap=0)), foot)
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(2, 1)
        self.seal_button.clicked.connect(self.ask)
        self.disc_combo.currentIndexChanged.connect(self.show_missing)
        close.clicked.connect(self.accept)
        fit(self, parent, *_SIZE)
        self._clear_what_is_left()

    @property
    def disc(self) -> Disc:
        """The kind of disc that was chosen."""
        return DISCS[self.disc_combo.currentIndex()]

    @property
    def names(self) -> Names:
        """How what is closed is called."""
        raise NotImplementedError

    @Slot()
    def show_missing(self) -> None:
        """Show what will be written, and first what is missing."""
        raise NotImplementedError

    @property
    def undecided(self) -> Sequence[str]:
        """What of it has no resolution yet, in a sentence each."""
        raise NotImplementedError

    def write(self, target: Path, look: Look, on: date, progress: Progress) -> Sequence[SealedDisc]:
        """Write the package, away from the screen."""
        raise NotImplementedError

    def keep(self, on: date) -> str:
        """Keep that the file was closed, and return how the action is called."""
        raise NotImplementedError

    @Slot()
    def ask(self) -> None:
        """Ask where the package is to be written; what has no resolution is told before."""
        undecided = self.undecided
        if not undecided:
            self._ask_where()
            return
        told = _("เมื่อปิดแฟ้มแล้วจะบันทึกมติไม่ได้ จนกว่าจะเปิดแฟ้มอีกครั้ง")
        answers = (
            Answer(_("กลับไปบันทึกมติ"), self.go_back, "primary"),
            Answer(_("ปิดแฟ้มทั้งที่ยังไม่ครบ"), self._ask_where),
        )
        title, text = _("ยังมีเรื่องที่ยังไม่มีมติ"), "\n".join((*undecided, told))
        self.question = choice_box(self.context.theme, self, title, text, answers)
        self.question.open()

    def go_back(self) -> None:
        """Leave the window for what has no resolution yet."""
        self.accept()

    def seal(self, target: Path) -> None:
        """Write the package away from the screen, read it back, and close the file.

        Where it lies is remembered once it is there and whole. One that was not read through goes.
        """
        look, on = look_of(self.context), date.today()
        self._note(target)

        def work(progress: Progress) -> tuple[Sequence[SealedDisc], list[Verified]]:
            made = self.write(target, look, on, progress)
            try:
                return made, [found for each in made for found in verify(each.folder, progress)]
            except Cancelled:
                take_away(target)
                raise

        def done(found: tuple[Sequence[SealedDisc], list[Verified]]) -> None:
            self.discs, self._verified = found
            self.sealed_on = on
            if not self._is_whole:
                self.show_sealed()
                return
            try:
                action = self.keep(on)
            except MeetingMovedOnError:
                self.discs = ()  # the file is open as before
                raise
            self.remember(target)
            self.show_sealed()
            self.said.emit(action)

        self.context.jobs.run(self, _("กำลังปิดแฟ้ม"), work, done)

    def _note(self, target: Path) -> None:
        """Keep what is being written: if the computer goes out, its half is cleared later."""
        self.context.desk.remember_words(_WRITTEN, str(target))
        self.context.desk.save()

    def _clear_what_is_left(self) -> None:
        """Take away, on another thread, the half of a package or image that was never finished."""
        written = Path(self.context.desk.words(_WRITTEN))
        if not written.is_absolute():
            return

        def work() -> None:
            with suppress(HeldError):  # a command without a window writes the same
                clear_beside(written)

        self._clearing.start(work, lambda _nothing, _error: None)

    def remember(self, target: Path) -> None:
        """Keep where a whole package was written, on this computer."""
        self.context.desk.remember_folder(target.parent)

    def take_sealed(
        self,
        discs: Sequence[SealedDisc],
        verified: Sequence[Verified],
        on: date,
        images: Collection[Path],
    ) -> None:
        """Go on with a package that was sealed before and reads back whole.

        `images` are those that were made of it.
        """
        self.discs, self._verified, self.sealed_on = discs, verified, on
        self._images = set(images)
        self.show_sealed()

    @property
    def _is_whole(self) -> bool:
        return all(each.verdict.is_whole for each in self._verified)

    def show_sealed(self) -> None:
        """Show what was written, whether it reads back, and what can be done with it."""
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
            count, size = f"{len(each.sealed):,}", size_text(sum(one.size for one in each.sealed))
            pane.remark(told.format(count=count, size=size, folder=each.folder))
            if (image := image_beside(each.folder)).exists() and image not in self._images:
                told = _("ไฟล์ {name} ที่อยู่ข้างแฟ้มไม่ใช่ของแฟ้มนี้ กรุณาลบหรือย้ายไฟล์นั้นก่อนสร้างใหม่")
                pane.line(told.format(name=image.name))
            pane.offer(self._deeds(each))
        for finding in (each for found in self._verified for each in found.verdict.findings):
            pane.line(finding.told)
        if self._is_whole:
            pane.section(_("หลังเขียนแผ่น"))
            told = _("ใส่แผ่นที่เขียนแล้ว และกดตรวจแผ่น โปรแกรมจะอ่านทุกไฟล์กลับมาเทียบ และบันทึกผลไว้กับการประชุม")
            pane.remark(told)
            pane.end(
                (
                    Deed(_("ปกแผ่นและปกกล่อง (PDF)"), "printer", self.make_covers),
                    Deed(_("ตรวจแผ่นที่เขียนแล้ว"), "shield-check", self.verify_disc, "primary"),
                )
            )
        else:
            pane.end(())
        for each_choice in (self.seal_button, self.disc_combo):
            each_choice.setEnabled(False)

    def _deeds(self, disc: SealedDisc) -> list[Deed]:
        folder = partial(open_outside, disc.folder)
        found = [Deed(_("เปิดโฟลเดอร์เพื่อเขียนลงแผ่น"), "folder-open", folder)]
        image = image_beside(disc.folder)
        if image in self._images and image.exists():
            found.append(Deed(_("เผยแพร่ลงแผ่น"), "send", partial(self.burn, image)))
        elif self._is_whole:
            make = partial(self.make_image, disc)
            found.append(Deed(_("สร้างไฟล์ภาพแผ่น (ISO)"), "download", make))
        return found

    def make_image(self, disc: SealedDisc) -> None:
        """Make the image of a package beside it and read it back, for the computer's own burner."""
        target, name = image_beside(disc.folder), self.names.disc
        if len(self.discs) > 1:
            name = f"{name}_{self.discs.index(disc) + 1}"
        self._note(target)

        def work(progress: Progress) -> None:
            make_image(disc.folder, target, name, progress)

        def done(_nothing: None) -> None:
            self._images.add(target)
            self.show_sealed()

        self.context.jobs.run(self, _("กำลังสร้างไฟล์ภาพแผ่น"), work, done)

    def burn(self, image: Path) -> None:
        """Hand an image to a burner, and wait for the disc in the window that verifies it."""
        burn(image)
        self.verify_disc()

    @Slot()
    def verify_disc(self) -> None:
        """Open the window that verifies discs; it offers the drive by itself."""
        self.verify_dialog = VerifyDialog(self.context, self)
        self.verify_dialog.said.connect(self.said)
        self.verify_dialog.open()

    @Slot()
    def make_covers(self) -> None:
        """Make the labels of the discs and the covers of their cases."""
        look, names = look_of(self.context), self.names
        discs, on = list(self.discs), self.sealed_on
        title = _("ปกแผ่น {name}").format(name=names.folder)

        def work(progress: Progress) -> bytes:
            return archiving.covers(names.title, discs, on, look, progress)

        def done(data: bytes) -> None:
            give_file(self.context, self, title, ".pdf", data, lambda *_told: None)

        self.context.jobs.run(self, title, work, done)

    @Slot()
    def _ask_where(self) -> None:
        start = str(self.context.desk.folder(Path(QDir.homePath())))
        dress_next_file_window()
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกที่เก็บแฟ้ม"), start)
        if chosen:
            self.seal(Path(chosen) / self.names.folder)
