"""Makes the paper anew while it is being written: always the latest, never an older one."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.background import Background

PAUSE_MS = 120
"""How long the keys must rest before the paper is made, so that fast typing makes it once."""

log = logging.getLogger(__name__)

Make = Callable[[], bytes]


class Preview(QObject):
    """Makes one paper at a time on a thread of its own.

    A paper that was asked for while another was being made takes its place; what was made for an
    older wish is thrown away. Whatever `make` reads must be a copy that nobody changes meanwhile.
    """

    ready = Signal(object)  # bytes, a PDF
    failed = Signal(str)  # why there is none, for the officer

    def __init__(self, parent: QObject | None = None, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._wanted: Make | None = None
        self._making = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._begin)

    def request(self, make: Make, at_once: bool = False) -> None:
        """Ask for the paper that `make` makes; `at_once` for the first one, or a printed one."""
        self._wanted = make
        if at_once:
            self._pause.stop()
            self._begin()
        else:
            self._pause.start()

    def close(self) -> None:
        """Want nothing any more, and wait for what is being made."""
        self._pause.stop()
        self._wanted = None
        self.blockSignals(True)
        self._background.wait()

    def _begin(self) -> None:
        if self._making or self._wanted is None:
            return
        make, self._wanted = self._wanted, None
        self._making = True
        self._background.start(make, self._made)

    def _made(self, pdf: bytes | None, error: Exception | None) -> None:
        self._making = False
        if self._wanted is not None:  # out of date before it was done
            if not self._pause.isActive():
                self._begin()
        elif pdf is not None:
            self.ready.emit(pdf)
        else:
            self.failed.emit(_reason(error))


def _reason(error: Exception | None) -> str:
    if isinstance(error, OfficeError):
        return str(error)
    # a box at every key would be worse than the fault itself: it is logged and said in one line
    log.error("the paper could not be drawn", exc_info=error)
    return _("แสดงแผ่นกระดาษไม่ได้เพราะโปรแกรมขัดข้อง ข้อมูลที่พิมพ์ยังอยู่ครบ")
