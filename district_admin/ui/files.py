"""Asks where to save a file, and shows a file or folder in the computer's own window."""

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from district_admin.errors import OfficeError
from district_admin.safe_files import file_name, write_aside
from district_admin.texts import _
from district_admin.ui.desk import Desk


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


def ask_where(window: QWidget, desk: Desk, title: str, suffix: str, kind: str) -> Path | None:
    """Ask where to save a file, beginning in the folder used last; None when she cancels."""
    offered = desk.folder(Path(QDir.homePath())) / file_name(title, suffix)
    chosen, _filter = QFileDialog.getSaveFileName(
        window, _("บันทึกเป็นไฟล์"), str(offered), f"{kind} (*{suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    desk.remember_folder(path.parent)
    return path


def ask_which(window: QWidget, desk: Desk, title: str, kind: str, suffixes: str) -> Path | None:
    """Ask for a file to read, such as a picture; None when she cancels.

    `suffixes` are as Qt writes them: "*.png *.jpg".
    """
    start = str(desk.folder(Path(QDir.homePath())))
    chosen, _filter = QFileDialog.getOpenFileName(window, title, start, f"{kind} ({suffixes})")
    return Path(chosen) if chosen else None


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
