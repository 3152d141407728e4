"""Shows the officer what went wrong. The only place that does.

An `OfficeError` is shown as it stands. Anything else is a fault of the program: it is logged with
its trace, and the box says where the log is and lets her copy the report.
"""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

log = logging.getLogger(__name__)

_WIDTH = 480
_MOST_WAITING = 3


class Errors(QObject):
    """Takes every exception that nobody caught, from any thread, and shows it on the screen's.

    One box at a time: what comes while it is open waits, and the same text is not shown twice.
    """

    _arrived = Signal(object)

    def __init__(self, theme: Theme, log_file: Path) -> None:
        super().__init__()
        self._theme = theme
        self._log_file = log_file
        self._open: QDialog | None = None
        self._shown = ""
        self._waiting: list[BaseException] = []
        # queued: an error raised while Qt paints or lays out is shown after that
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on show what nobody caught. Qt hands us the exceptions of slots as well."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def box(self, error: BaseException, parent: QWidget | None = None) -> QDialog:
        """Return the box for an error: `exec()` it when there is no window yet."""
        if isinstance(error, OfficeError):
            return self._office_box(error, parent)
        return self._fault_box(error, parent)

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, OfficeError):
            log.critical("unexpected error", exc_info=(kind, error, trace))
        self._arrived.emit(error)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _take(self, error: BaseException) -> None:
        if self._open is not None:
            known = [self._shown, *(_text(waiting) for waiting in self._waiting)]
            if _text(error) not in known and len(self._waiting) < _MOST_WAITING:
                self._waiting.append(error)
            return
        try:
            self._show(error)
        except Exception:  # a fault in showing a fault must not be shown again
            self._open = None
            log.critical("an error could not be shown", exc_info=True)

    def _show(self, error: BaseException) -> None:
        self._shown = _text(error)
        self._open = self.box(error, QApplication.activeWindow())
        self._open.finished.connect(self._closed)
        self._open.open()

    def _closed(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
        self._open = None
        if self._waiting:
            self._arrived.emit(self._waiting.pop(0))

    def _office_box(self, error: OfficeError, parent: QWidget | None) -> QDialog:
        t = self._theme.tokens
        picture = Picture(self._theme, "info", t.soon.ink, 22, 44, t.soon.fill)
        return self._box(parent, _("ดำเนินการไม่ได้"), str(error), picture, None)

    def _fault_box(self, error: BaseException, parent: QWidget | None) -> QDialog:
        t = self._theme.tokens
        picture = Picture(self._theme, "triangle-alert", t.overdue.ink, 22, 44, t.overdue.fill)
        text = _(
            "งานที่บันทึกแล้วยังอยู่ครบ กรุณาลองอีกครั้ง หากยังเป็นเช่นเดิม "
            "กรุณาส่งรายงานนี้ให้ผู้ดูแลโปรแกรม\n\nรายละเอียดอยู่ในไฟล์ {file}"
        ).format(file=self._log_file)
        report = "".join(traceback.format_exception(error))
        return self._box(parent, _("โปรแกรมขัดข้อง"), text, picture, report)

    def _box(
        self, parent: QWidget | None, title: str, text: str, picture: Picture, report: str | None
    ) -> QDialog:
        t = self._theme.tokens
        dialog = QDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setMinimumWidth(_WIDTH)
        close = button(self._theme, _("รับทราบ"), "primary")
        close.setDefault(True)
        close.clicked.connect(dialog.accept)
        words = label(text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = row(gap=t.space_4)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(column(label(title, "section"), words, 1, gap=6), 1)
        actions = row(1, close)
        if report is not None:
            copy = button(self._theme, _("คัดลอกรายงาน"), icon="copy")
            copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
            actions.insertWidget(0, copy)
        layout = QVBoxLayout(dialog)
        fill(layout, (head, actions), gap=t.space_5, margins=(24, 24, 24, 20))
        dialog.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
        close.setFocus()
        return dialog


def _text(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
