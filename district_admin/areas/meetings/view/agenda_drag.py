"""Matters dragged to another place of the agenda, and files dropped on a matter.

A matter goes where the line is: above a matter into that matter's section, below one into its
section as well, so that the end of one section and the beginning of the next are two places. Keys
do the same (Alt+↑, Alt+↓; the section in the form). Rejected: Qt's own moving of rows (it would
move them in the view before anybody knows whether they may).
"""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame
from typing_extensions import override

from district_admin.areas.meetings.model import AgendaItem
from district_admin.texts import _
from district_admin.ui.files import files_in
from district_admin.ui.long_table import LongTable

MIME: Final = "application/x-district-admin-agenda-item"
_LINE: Final = 3  # px
_CARRIED: Final = 360  # px of a row that go with the mouse
_BESIDE: Final = QPoint(-14, -12)
_NEAR_THE_END: Final = 24  # px
_LEFT: Final = Qt.MouseButton.LeftButton


class AgendaDrag(QObject):
    """Watches the rows of an agenda's list."""

    placed = Signal(int, int, object)  # the matter's id, a section, the id it goes before or None
    files_dropped = Signal(int, object)  # the matter's id, the paths
    refused = Signal(str)

    def __init__(
        self,
        table: LongTable[AgendaItem],
        is_open: Callable[[], bool],
        why_fixed: Callable[[], str],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._is_open = is_open
        self._why_fixed = why_fixed
        self._pressed: QPoint | None = None
        viewport = table.viewport()
        viewport.setAcceptDrops(True)
        viewport.installEventFilter(self)
        self._mark = QFrame(viewport)
        self._mark.setObjectName("dropMark")
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._mark.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if kind == QEvent.Type.DragLeave:
            self._mark.hide()
        elif isinstance(event, QDropEvent):  # entering and moving are drops that are not yet
            self._over(event, dropped=kind == QEvent.Type.Drop)
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == _LEFT:
            self._pressed = at if self._row(at) is not None else None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & _LEFT:
            if self._pressed is None:
                return False
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far and self._is_open():
                self._drag(self._pressed)
            return True  # what is chosen does not follow the mouse
        return False

    def _drag(self, at: QPoint) -> None:
        self._pressed = None
        number = self._row(at)
        if number is None:
            return
        if why := self._why_fixed():
            self.refused.emit(why)
            return
        if self._table.is_sorted:
            told = _("รายการเรียงตามหัวคอลัมน์อยู่ กรุณากดหัวคอลัมน์จนกลับเป็นลำดับวาระ แล้วจึงลาก")
            self.refused.emit(told)
            return
        what = QMimeData()
        what.setData(MIME, QByteArray(str(self._table.rows[number].id).encode()))
        drag = QDrag(self._table)
        drag.setMimeData(what)
        viewport = self._table.viewport()
        rect = self._rect(number)
        rect.setWidth(min(rect.width(), _CARRIED))
        drag.setPixmap(viewport.grab(rect))
        drag.setHotSpot(_BESIDE)  # the line that shows where it goes stays in sight
        drag.exec(Qt.DropAction.MoveAction)
        self._mark.hide()
        viewport.update()  # where the mouse was when it began

    def _over(self, event: QDropEvent, *, dropped: bool) -> None:
        at = event.position().toPoint()
        mime = event.mimeData()
        paths = files_in(mime)
        number = self._row(at)
        is_item = mime.hasFormat(MIME)
        self._mark.hide()
        may = not self._why_fixed() if is_item else self._is_open() and bool(paths)
        if not may or number is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if is_item:
            self._over_place(number, at, mime, dropped=dropped)
        elif dropped:
            self.files_dropped.emit(self._table.rows[number].id, paths)
        else:
            self._show_mark(self._rect(number))

    def _over_place(self, number: int, at: QPoint, mime: QMimeData, *, dropped: bool) -> None:
        rect = self._rect(number)
        is_below = at.y() > rect.center().y()
        if not dropped:
            self._scroll(at)
            edge = rect.bottom() if is_below else rect.top()
            self._show_mark(QRect(rect.left(), max(edge - 1, 0), rect.width(), _LINE))
            return
        rows = self._table.rows
        over = rows[number]
        following: Any = rows[number + 1] if number + 1 < len(rows) else None
        before: int | None = over.id
        if is_below:
            same = following is not None and following.section == over.section
            before = following.id if same else None
        item_id = int(bytes(mime.data(MIME).data()).decode())
        if item_id not in (over.id, before):  # dropped where it was
            self.placed.emit(item_id, over.section, before)

    def _scroll(self, at: QPoint) -> None:
        """Bring more of a long agenda in sight when the mouse is near its upper or lower end."""
        bar, height = self._table.verticalScrollBar(), self._table.viewport().height()
        if at.y() < _NEAR_THE_END:
            bar.setValue(bar.value() - _NEAR_THE_END)
        elif at.y() > height - _NEAR_THE_END:
            bar.setValue(bar.value() + _NEAR_THE_END)

    def _row(self, at: QPoint) -> int | None:
        number = self._table.rowAt(at.y())
        return number if 0 <= number < len(self._table.rows) else None

    def _rect(self, number: int) -> QRect:
        top = self._table.rowViewportPosition(number)
        return QRect(0, top, self._table.viewport().width(), self._table.rowHeight(number))

    def _show_mark(self, rect: QRect) -> None:
        self._mark.setGeometry(rect)
        self._mark.show()
        self._mark.raise_()
