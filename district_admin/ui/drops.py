"""Files that are dragged over a part of the window, and dropped there.

One that watches the part, as for the rows of an agenda. Rejected: a part with Qt's two handlers of
its own (each had them again, and one of them took a drop that held no file).
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.ui.files import files_in


class FileDrop(QObject):
    """Gives the files that are dropped on a part of the window to who takes them."""

    def __init__(
        self,
        part: QWidget,
        take: Callable[[Sequence[Path]], None],
        may_take: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(part)
        self._take = take
        self._may_take = may_take
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        if isinstance(event, QDropEvent):  # entering is a drop that is not yet
            files = files_in(event.mimeData())
            if files and self._may_take():
                event.acceptProposedAction()
                if kind == QEvent.Type.Drop:
                    self._take(files)
        return True
