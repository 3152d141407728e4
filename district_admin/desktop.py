"""Shows the program on a desktop: the window first, then the data of the office behind it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from district_admin import collector
from district_admin.main_window import MainWindow
from district_admin.ui.theme import Theme

if TYPE_CHECKING:
    from district_admin.start import Start

_TURN_SECONDS: Final = 0.0005


def run(data: Path | None) -> int:
    """Show the window and run until it is closed. `data` is the folder; None: the remembered one.

    Once a copy has taken the place of the data, the window is there again with it. Returns the
    exit status: 0, or 2 when the data could not be opened (the reason was shown).
    """
    # Work on another thread gives way after so many seconds: the window asks for its turn some
    # hundred times to lay out a page, and would wait five milliseconds each time.
    sys.setswitchinterval(_TURN_SECONDS)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("district-admin")
    theme = Theme()
    theme.apply(app)
    said = ""
    while True:
        status, start = _run_once(app, theme, data, said)
        if start is None:
            return status
        said = start.close()
        if start.copy is None:
            return start.status or status
        data = start.root


def _run_once(
    app: QApplication, theme: Theme, data: Path | None, said: str
) -> "tuple[int, Start | None]":
    window = MainWindow(theme)
    window.show()
    started: list[Start] = []

    def start() -> None:
        from district_admin.start import Start  # noqa: PLC0415 - SQLAlchemy, after the window
        from district_admin.texts import language  # noqa: PLC0415 - as above
        from district_admin.ui.qt_texts import speak_thai  # noqa: PLC0415 - as above

        if language() == "th":
            speak_thai(app)
        started.append(Start(window, theme, said=said))
        started[0].open(data)
        collector.started()

    QTimer.singleShot(0, start)
    status = app.exec()
    window.deleteLater()
    return status, next(iter(started), None)
