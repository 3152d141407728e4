"""Asks where to save a file, takes dropped ones, shows one in the computer's own window."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QMimeData, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from district_admin.errors import OfficeError
from district_admin.safe_files import file_name, write_aside
from district_admin.texts import _
from district_admin.ui.desk import Desk
from district_admin.ui.file_window import dress_next_file_window

_OF_PAPERS: Final = (".docx", ".pdf")


def save_aside(
    window: QWidget, desk: Desk, title: str, suffix: str, kind: str, data: bytes
) -> Path | None:
    """Ask where to save a paper and write it there; None when she changes her mind.

    `title` is the name offered, `suffix` is such as ".pdf", `kind` is its name for the officer.
    Raises FileNotWrittenError.
    """
    path = ask_where(window, desk, title, suffix, kind)
    if path is not None:
        write_aside(path, data)
    return path


def ask_where(
    window: QWidget, desk: Desk, title: str, suffix: str, kind: str, also: Sequence[str] = ()
) -> Path | None:
    """Ask where to save a file, beginning in the folder used last; None when she cancels.

    The path returned ends in `suffix`, whatever she typed. `also` are the suffixes of the files
    that go beside it under the same name. What is there already she has agreed to replace.
    """
    offered = desk.folder(Path(QDir.homePath())) / file_name(title, suffix)
    while True:
        dress_next_file_window()
        chosen, _filter = QFileDialog.getSaveFileName(
            window, _("บันทึกเป็นไฟล์"), str(offered), f"{kind} (*{suffix})"
        )
        if not chosen:
            return None
        path = _with_suffix(Path(chosen), suffix)
        desk.remember_folder(path.parent)
        ends = dict.fromkeys((*also, suffix))
        wanted = [path.with_name(path.name.removesuffix(suffix) + end) for end in ends]
        # about the name as she typed it the file window has asked her
        unasked = [each for each in wanted if each != Path(chosen) and each.exists()]
        if not unasked or _may_replace(window, unasked):
            return path
        offered = path


def _with_suffix(chosen: Path, suffix: str) -> Path:
    """A name that ends as the other kind of paper is meant without that end."""
    if chosen.suffix.lower() in (suffix, *_OF_PAPERS):
        return chosen.with_suffix(suffix)
    return chosen.with_name(chosen.name + suffix)


def _may_replace(window: QWidget, paths: Sequence[Path]) -> bool:
    """Ask as the file window does, which knows the name only as it was typed."""
    names = "\n".join(path.name for path in paths)
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("มีไฟล์ชื่อนี้อยู่แล้ว"))
    box.setText(_("มีไฟล์ชื่อนี้อยู่แล้ว ถ้าเขียนทับ เนื้อหาเดิมในไฟล์จะหายไป\n\n{names}").format(names=names))
    replace = box.addButton(_("เขียนทับ"), QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(_("เลือกชื่ออื่น"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    return box.clickedButton() is replace


def ask_which(window: QWidget, desk: Desk, title: str, kind: str, suffixes: str) -> Path | None:
    """Ask for a file to read, such as a picture; None when she cancels.

    `suffixes` are as Qt writes them: "*.png *.jpg".
    """
    start = str(desk.folder(Path(QDir.homePath())))
    dress_next_file_window()
    chosen, _filter = QFileDialog.getOpenFileName(window, title, start, f"{kind} ({suffixes})")
    return Path(chosen) if chosen else None


def ask_several(window: QWidget, desk: Desk, title: str, kind: str, suffixes: str) -> list[Path]:
    """Ask for files to read, any number of one folder; none when she cancels."""
    start = str(desk.folder(Path(QDir.homePath())))
    dress_next_file_window()
    chosen, _filter = QFileDialog.getOpenFileNames(window, title, start, f"{kind} ({suffixes})")
    return [Path(each) for each in chosen]


def files_in(dragged: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged over a window, or dropped on it."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file chosen where the computer can do that.

    Raises OfficeError when the folder is gone or nothing can open it.
    """
    if not path.parent.is_dir():
        raise OfficeError(_("ไม่พบโฟลเดอร์ {folder} แล้ว").format(folder=path.parent))
    if sys.platform == "win32" and path.exists():
        arguments = ["/select,", QDir.toNativeSeparators(str(path))]
        if QProcess.startDetached("explorer.exe", arguments)[0]:
            return
    open_outside(path.parent)


def open_outside(path: Path) -> None:
    """Open a file or folder with the computer's own program. Raises OfficeError when none does."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise OfficeError(
            _("เครื่องนี้ไม่มีโปรแกรมสำหรับเปิด {path} กรุณาเปิดจากตัวจัดการไฟล์").format(path=path)
        )
