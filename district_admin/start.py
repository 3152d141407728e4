"""Opens the office's data behind a window that is already on the screen.

Whatever stands in the way is told in a box, and after it the officer is asked for a folder again:
a window in which nothing can be done would be a dead end.
"""

import logging
from dataclasses import dataclass, replace
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog
from typing_extensions import override

from district_admin.areas.settings.view.set_up import SetUp
from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.main_window import MainWindow
from district_admin.office.operations import get_profile
from district_admin.opening import (
    OfficeGoneError,
    OpenOffice,
    Wanted,
    newest_whole_copy,
    use_copy,
    with_copies,
)
from district_admin.storage.backup import DAILY, Copy, back_up, is_copy_due
from district_admin.storage.failures import DatabaseDamagedError
from district_admin.storage.lock import AlreadyOpenError
from district_admin.storage.migrations import LAYOUT
from district_admin.storage.upgrade import DatabaseMissingError
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.background import Background
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

    `status` is the program's exit status: 0, or 2 as long as no data could be opened. `said` is
    told in the window once they are; `copy` is to take their place when they are let go, and
    `root` the folder that was opened last.
    """

    def __init__(
        self, window: MainWindow, theme: Theme, desk: Desk | None = None, said: str = ""
    ) -> None:
        self.status = 0
        self.root: Path | None = None
        self.welcome: Welcome | None = None
        self.set_up: SetUp | None = None
        self._window = window
        self._said = said
        self._theme = theme
        self._desk = desk or usual_desk()
        self._office: OpenOffice | None = None
        self._errors: Errors | None = None
        self._log: ProgramLog | None = None
        self._copying = Background()
        self.copy: Path | None = None

    def open(self, data: Path | None) -> None:
        """Open the office in this folder, in the remembered one, or in one chosen now."""
        remembered = self._desk.data_folder()
        if data is not None:
            self._open(_Wish(data, "chosen"))
        elif remembered is not None:
            self._open(_Wish(remembered, "known"))
        else:
            self._ask_folder()

    def close(self) -> str:
        """Let go of the data, and say what became of the copy that was to take their place."""
        self._copying.wait()
        said = ""
        if self._office:
            office, self._office = self._office, None
            try:
                office.close(self.copy)
            except OfficeError as error:
                log.exception("the copy was not taken back")
                said = str(error)
            else:
                said = _("นำสำเนากลับมาใช้แล้ว ข้อมูลก่อนหน้านี้เก็บเป็นสำเนาล่าสุด") if self.copy else ""
        self._close_log()
        return said

    def _close_log(self) -> None:
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
        self.root = wish.root
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
        context.requests.copy_wanted.connect(self._take_copy)
        return set_up

    def _take_copy(self, copy: Path) -> None:
        """Close the window, so that a copy takes the place of the data; `desktop` opens it anew."""
        self.copy = copy
        self._window.close()
        self._await_answer()

    def _await_answer(self) -> None:
        """Wait for what she does with something typed that cannot be kept, and then closes."""
        if not self._window.isVisible():
            return
        question = QApplication.activeModalWidget()
        if isinstance(question, QDialog):
            question.finished.connect(
                lambda: QTimer.singleShot(0, self._window, self._await_answer)
            )
            return
        self.copy = None
        self._window.tell(_("ยังไม่ได้นำสำเนากลับมาใช้ เพราะยังมีงานที่บันทึกไม่ได้ กรุณาจัดการแล้วเลือกสำเนาอีกครั้ง"))

    def _keep_daily_copy(self, folder: DataFolder) -> None:
        """Keep a copy of what was changed since the last one, the first time on a day."""

        def work() -> None:
            if is_copy_due(folder.database, folder.backups, date.today()):
                back_up(folder.database, folder.backups, LAYOUT, DAILY)
                log.info("daily copy made")

        def done(_result: object, error: Exception | None) -> None:
            if error is not None:
                log.error("no daily copy", exc_info=error)
                reason = str(error) if isinstance(error, OfficeError) else ""
                self._window.tell(_("เก็บสำเนาข้อมูลประจำวันไม่ได้ {reason}").format(reason=reason))

        self._copying.start(work, done)

    def _began(self, wish: _Wish, set_up: bool) -> None:
        if wish.remember:
            self._desk.remember_data_folder(wish.root)
        if self._office:
            self._keep_daily_copy(self._office.context.folder)
        if self._said:
            self._window.tell(self._said)
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
        if isinstance(error, DatabaseDamagedError | DatabaseMissingError):
            copy = newest_whole_copy(DataFolder(wish.root))
            if copy is not None:
                self._offer_copy(wish, error, copy)
                return
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

    def _offer_copy(self, wish: _Wish, error: OfficeError, copy: Copy) -> None:
        """Offer the newest copy in place of data that are damaged or gone."""
        at = f"{medium_date(copy.made_at.date())} {copy.made_at:%H:%M}"
        text = _(
            "{reason}\n\nมีสำเนาข้อมูลเมื่อ {at} น. ซึ่งตรวจแล้วว่าสมบูรณ์ "
            "หากใช้สำเนา ไฟล์เดิมจะเก็บไว้ข้างสำเนา และงานหลังจากนั้นต้องทำใหม่"
        ).format(reason=error, at=at)

        def use() -> None:
            try:
                use_copy(DataFolder(wish.root), copy.path)
            except OfficeError as failed:
                self._say_why_not(wish, failed)
            else:
                self._open(wish)

        answers = (
            Answer(_("ใช้สำเนานี้"), use, "primary"),
            Answer(_("เลือกโฟลเดอร์อื่น"), lambda: self._ask_folder(wish.root)),
        )
        title = _("เปิดข้อมูลของสำนักงานไม่ได้")
        box = choice_box(self._theme, self._window, title, text, answers)
        box.rejected.connect(self._window.close)
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
