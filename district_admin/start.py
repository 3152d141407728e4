"""Opens the office's data behind a window that is already on the screen.

Whatever stands in the way is told in a box, and after it the officer is asked for a folder again:
a window in which nothing can be done would be a dead end.
"""

import logging
from dataclasses import dataclass, replace
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from typing_extensions import override

from district_admin.areas.settings.view.set_up import SetUp
from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.main_window import MainWindow
from district_admin.office.operations import get_profile
from district_admin.opening import OfficeGoneError, OpenOffice, Wanted, with_copies
from district_admin.storage.lock import AlreadyOpenError
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.desk import Desk, usual_desk
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
_MOST_LOG_BYTES: Final = 1_000_000
_NOT_OPENED: Final = 2


@dataclass(frozen=True)
class _Wish:
    """Which office is to be opened, and how."""

    root: Path
    wanted: Wanted
    sample: bool = False
    remember: bool = False  # for the next start


class Start:
    """One start of the program: asks for the folder if none is known, opens it, shows why not.

    `status` is the program's exit status: 0, or 2 as long as no data could be opened.
    """

    def __init__(self, window: MainWindow, theme: Theme, desk: Desk | None = None) -> None:
        self.status = 0
        self.welcome: Welcome | None = None
        self.set_up: SetUp | None = None
        self._window = window
        self._theme = theme
        self._desk = desk or usual_desk()
        self._office: OpenOffice | None = None
        self._errors: Errors | None = None
        self._log: ProgramLog | None = None

    def open(self, data: Path | None) -> None:
        """Open the office in this folder, in the remembered one, or in one chosen now."""
        remembered = self._desk.data_folder()
        if data is not None:
            self._open(_Wish(data, "chosen"))
        elif remembered is not None:
            self._open(_Wish(remembered, "known"))
        else:
            self._ask_folder()

    def close(self) -> None:
        """Let go of the data."""
        if self._office:
            self._office.close()
            self._office = None
        if self._log:
            self._log.close()
            self._log = None

    def _ask_folder(self, refused: Path | None = None) -> None:
        self.welcome = Welcome(self._theme, self._window, user_data_path(_NAME, appauthor=False))
        if refused is not None:
            self.welcome.folder.setText(str(refused))
        self.welcome.started.connect(
            lambda folder: self._open(_Wish(folder, "chosen", remember=True))
        )
        self.welcome.sample_chosen.connect(
            lambda folder: self._open(_Wish(folder, "chosen", sample=True))
        )
        self.welcome.rejected.connect(self._window.close)
        self.welcome.open()

    def _open(self, wish: _Wish) -> None:
        folder = DataFolder(wish.root)
        self._errors = Errors(self._theme, folder.log)
        self._errors.watch()
        self._log = ProgramLog(folder.log)
        self.status = _NOT_OPENED
        try:
            set_up = self._show_office(folder, wish)
        except OfficeGoneError as error:
            self.close()
            self._ask_what_now(wish, error)
        except Exception as error:  # or she would sit before a window that does nothing
            if not isinstance(error, OfficeError):
                log.critical("the office could not be opened", exc_info=True)
            self.close()
            self._say_why_not(wish, error)
        else:
            self.status = 0
            self._began(wish, set_up)

    def _show_office(self, folder: DataFolder, wish: _Wish) -> bool:
        """Open the data and show them; say whether the office has been set up."""
        self._office = OpenOffice(folder, self._theme, self._desk, wish.wanted)
        log.info("started")
        context = self._office.context
        if wish.sample:
            from district_admin.demo import fill_sample_office  # noqa: PLC0415 - loads the forms

            fill_sample_office(context.database)
        with context.database.reading() as session:
            set_up = get_profile(session).set_up
        self._window.open_office(context)
        return set_up

    def _began(self, wish: _Wish, set_up: bool) -> None:
        if wish.remember:
            self._desk.remember_data_folder(wish.root)
        if not set_up and self._office:
            self.set_up = SetUp(self._office.context, self._window)
            self.set_up.open()

    def _ask_what_now(self, wish: _Wish, error: OfficeGoneError) -> None:
        again = Answer(_("ลองใหม่"), lambda: self._open(wish), "primary")
        other = Answer(_("เลือกโฟลเดอร์อื่น"), self._ask_folder)
        anew = Answer(_("เริ่มสำนักงานใหม่ที่นี่"), lambda: self._open(replace(wish, wanted="anew")))
        title = _("ไม่พบข้อมูลของสำนักงาน")
        box = choice_box(self._theme, self._window, title, str(error), (again, other, anew))
        box.rejected.connect(self._window.close)
        box.open()

    def _say_why_not(self, wish: _Wish, error: Exception) -> None:
        assert self._errors
        told = error
        if isinstance(error, OfficeError):
            told = with_copies(error, DataFolder(wish.root))
        box = self._errors.box(told, self._window)
        if isinstance(error, AlreadyOpenError) and self.welcome is None:
            # she clicked twice: her office is there, in the other window
            box.finished.connect(self._window.close)
        else:
            box.finished.connect(lambda: self._ask_folder(wish.root))
        box.finished.connect(box.deleteLater)
        box.open()


class ProgramLog:
    """What the program does, and what Qt complains of, in a file that does not grow for ever.

    The file is made with its first line. One that cannot be written is done without: it is there
    for the maintainer, and the officer's work does not depend on it.
    """

    def __init__(self, file: Path, most_bytes: int = _MOST_LOG_BYTES) -> None:
        self._handler = _LogFile(
            file, maxBytes=most_bytes, backupCount=3, encoding="utf-8", delay=True
        )
        line = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._handler.setFormatter(line)
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        self._before = qInstallMessageHandler(_log_qt)

    def close(self) -> None:
        """Let go of the file, and let Qt speak to whom it spoke before."""
        qInstallMessageHandler(self._before)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()


class _LogFile(RotatingFileHandler):
    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            # not its parents: a data folder that is gone is not made for a line of the log
            Path(self.baseFilename).parent.mkdir(exist_ok=True)
        except OSError:
            return
        super().emit(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Do without the line: there may be no one to tell, and nothing to tell it on."""


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    qt_log.log(_LEVELS.get(kind, logging.ERROR), "%s", message)
