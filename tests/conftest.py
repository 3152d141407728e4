"""Fixtures shared by all tests: an office database of the test's own, and what views are given."""

import gc
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session
from sqlalchemy.util import LRUCache

import district_admin
from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.storage.upgrade import upgrade

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from district_admin.main_window import MainWindow
    from district_admin.ui.context import AppContext
    from district_admin.ui.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def zone_far_from_midnight(utc_hour: int) -> str:
    """Return a zone (POSIX) whose day is not UTC's and goes on for three hours at least.

    A day that the program takes from UTC, or from another place, where the officer's clock is
    meant, is another one by it at any hour at which the tests are run; and midnight, where "today"
    of a test is no longer "today" of the program, never comes while they run.
    """
    begun_at_3, ended_at_21 = 27 - utc_hour, 21 - 24 - utc_hour
    ahead = begun_at_3 if utc_hour >= 12 else ended_at_21
    return f"<TEST>{-ahead:+d}"


if hasattr(time, "tzset") and not os.environ.get("TZ", "").startswith("<TEST>"):
    os.environ["TZ"] = zone_far_from_midnight(time.gmtime().tm_hour)
    time.tzset()  # the processes that the tests start have it from there


def load_all_models() -> None:
    """Import every module that defines tables, so that the metadata are whole."""
    for module in pkgutil.walk_packages(district_admin.__path__, "district_admin."):
        if module.name.endswith(("model", ".files")):
            importlib.import_module(module.name)


load_all_models()


def pytest_collection_finish() -> None:
    """Set apart what collecting the tests has loaded: the collector looked at it in every test."""
    gc.collect()
    gc.freeze()


class CompiledOnce(LRUCache[Any, Any]):
    """Statements that SQLAlchemy has compiled, for all engines of a run.

    Each engine has its own, and each test an office and so an engine of its own: to compile the
    same statements anew was a third of the time of the tests of operations. An engine asks by
    its dialect, which is the same kind with the same settings everywhere, and by the statement.
    """

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)


_COMPILED = CompiledOnce(2000)


@pytest.fixture(autouse=True)
def compiled_once() -> Iterator[None]:
    """Let all tests but the benchmarks share what is compiled."""

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=_COMPILED)

    event.listen(Engine, "engine_connect", share)
    yield
    event.remove(Engine, "engine_connect", share)


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office database, made once by running every migration."""
    folder = DataFolder(tmp_path_factory.mktemp("office"))
    upgrade(folder.database, folder.backups)
    return folder.database


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What the command `demo` wrote, run once as a process: papers, and at the end the package.

    They stand in one folder, the office in `data` beside them. Not to be changed: copy them.
    """
    command = [sys.executable, "-X", "utf8", "-m", "district_admin", "demo", "--out"]
    folder = tmp_path_factory.mktemp("หนังสือ ตัวอย่าง")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [*command, folder], capture_output=True, encoding="utf-8", check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


@pytest.fixture
def folder(empty_office: Path, tmp_path: Path) -> DataFolder:
    """A data folder of the test's own with an empty office in it."""
    folder = DataFolder(tmp_path / "ข้อมูล สำนักงาน")
    folder.root.mkdir()
    shutil.copy(empty_office, folder.database)
    return folder


@pytest.fixture
def database(folder: DataFolder) -> Iterator[Database]:
    """The database of the test's own office."""
    database = Database(folder.database)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session for tests of operations."""
    with database.transaction("ทดสอบ") as session:
        yield session


@pytest.fixture(scope="session")
def theme(qapp: object) -> "Theme":
    """The look, put on once for all tests."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - not for tests without screens

    from district_admin.ui.theme import Theme  # noqa: PLC0415 - as above

    assert isinstance(qapp, QApplication)
    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.fixture
def context(
    database: Database, folder: DataFolder, theme: "Theme", tmp_path: Path
) -> Iterator["AppContext"]:
    """What views are given, on an empty office."""
    from district_admin.ui.context import AppContext, Changes  # noqa: PLC0415 - brings Qt
    from district_admin.ui.desk import Desk  # noqa: PLC0415 - brings Qt
    from district_admin.ui.jobs import Jobs  # noqa: PLC0415 - brings Qt

    jobs = Jobs()
    yield AppContext(
        database=database,
        history=History(database),
        jobs=jobs,
        changes=Changes(database),
        theme=theme,
        folder=folder,
        desk=Desk(tmp_path / "desk.ini"),
    )
    jobs.wait()


@pytest.fixture
def window(context: "AppContext", theme: "Theme", qtbot: "QtBot") -> "MainWindow":
    """The program's window with an empty office open."""
    from district_admin.main_window import MainWindow  # noqa: PLC0415 - brings Qt

    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.show()
    made.open_office(context)
    return made


@pytest.fixture
def type_text() -> Callable[["QWidget", str], None]:
    """Type any text into a widget; Qt's own key clicks abort the process on Thai."""
    from PySide6.QtCore import QEvent, Qt  # noqa: PLC0415 - not for tests without screens
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    def type_into(widget: "QWidget", text: str) -> None:
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(widget, event)

    return type_into


@pytest.fixture
def drop_files() -> Callable[..., bool]:
    """Drag files over a widget and let them go there; return whether it takes them."""
    from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl  # noqa: PLC0415 - brings Qt
    from PySide6.QtGui import QDragEnterEvent, QDropEvent  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    def drop(widget: "QWidget", *paths: Path) -> bool:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at, copied = QPointF(9, 9), Qt.DropAction.CopyAction
        left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(at.toPoint(), copied, mime, left, keys)
        QApplication.sendEvent(widget, entered)
        dropped = QDropEvent(at, copied, mime, left, keys, QEvent.Type.Drop)
        QApplication.sendEvent(widget, dropped)
        assert dropped.isAccepted() == entered.isAccepted()
        return dropped.isAccepted()

    return drop
