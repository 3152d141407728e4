"""Opens the office's data behind a window that is already on the screen."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_config_path, user_data_path
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from district_admin.areas.settings.view.set_up import SetUp
from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.main_window import MainWindow
from district_admin.office.operations import get_profile
from district_admin.opening import OpenOffice
from district_admin.ui.desk import Desk
from district_admin.ui.errors import Errors
from district_admin.ui.theme import Theme
from district_admin.welcome import Welcome

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_NAME = "district-admin"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


class Start:
    """One start of the program: asks for the folder if none is known, opens it, shows why not."""

    def __init__(self, window: MainWindow, theme: Theme, desk: Desk | None = None) -> None:
        self.status = 0
        self.welcome: Welcome | None = None
        self.set_up: SetUp | None = None
        self._window = window
        self._theme = theme
        self._desk = desk or Desk(user_config_path(_NAME, appauthor=False) / "desk.ini")
        self._office: OpenOffice | None = None
        self._errors: Errors | None = None
        self._log: ProgramLog | None = None

    def open(self, data: Path | None) -> None:
        """Open the office in this folder, in the remembered one, or in one chosen now."""
        folder = data or self._desk.data_folder()
        if folder is not None:
            self._open_folder(folder)
            return
        default = user_data_path(_NAME, appauthor=False)
        self.welcome = Welcome(self._theme, self._window, default)
        self.welcome.started.connect(self._start_own)
        self.welcome.sample_chosen.connect(self._start_sample)
        self.welcome.rejected.connect(self._window.close)
        self.welcome.open()

    def close(self) -> None:
        """Let go of the data."""
        if self._office:
            self._office.close()
            self._office = None
        if self._log:
            self._log.close()
            self._log = None

    def _start_own(self, folder: Path) -> None:
        if self._open_folder(folder):
            self._desk.remember_data_folder(folder)

    def _start_sample(self, folder: Path) -> None:
        self._open_folder(folder, sample=True)

    def _open_folder(self, root: Path, sample: bool = False) -> bool:
        folder = DataFolder(root)
        self._errors = Errors(self._theme, folder.log)
        try:
            self._office = OpenOffice(folder, self._theme, self._desk)
        except OfficeError as error:
            self.status = 2
            box = self._errors.box(error, self._window)
            box.finished.connect(self._window.close)
            box.open()
            return False
        self._log = ProgramLog(folder.log)
        self._errors.watch()
        if sample:
            from district_admin.demo import fill_sample_office  # noqa: PLC0415 - loads the forms

            fill_sample_office(self._office.context.database)
        self._window.open_office(self._office.context)
        with self._office.context.database.reading() as session:
            done = get_profile(session).set_up
        if not done:
            self.set_up = SetUp(self._office.context, self._window)
            self.set_up.open()
        return True


class ProgramLog:
    """What the program does, and what Qt complains of, in a file that does not grow for ever."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
        line = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._handler.setFormatter(line)
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        self._before = qInstallMessageHandler(_log_qt)
        log.info("started")

    def close(self) -> None:
        """Let go of the file, and let Qt speak to whom it spoke before."""
        qInstallMessageHandler(self._before)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    qt_log.log(_LEVELS.get(kind, logging.ERROR), "%s", message)
