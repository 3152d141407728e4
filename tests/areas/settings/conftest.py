"""The settings on the screen, of an office with nothing in it yet."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from district_admin.office import operations
from district_admin.storage.database import Database

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from district_admin.areas.settings.dialogs import SignatoryDialog
    from district_admin.areas.settings.view import SettingsView
    from district_admin.ui.context import AppContext

POST = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒"


@pytest.fixture
def view(context: "AppContext", qtbot: "QtBot") -> "SettingsView":
    from district_admin.areas.settings.view import SettingsView  # noqa: PLC0415 - brings Qt

    view = SettingsView(context)
    qtbot.addWidget(view)
    view.resize(1170, 768)
    view.show()
    return view


@pytest.fixture
def new_signatory(view: "SettingsView") -> "Iterator[SignatoryDialog]":
    """The dialog of a signatory to be added, on the screen."""
    view.signatories.add_button.click()
    dialog = view.signatories.dialog
    assert dialog
    yield dialog
    dialog.reject()


@pytest.fixture
def emblem_file(tmp_path: Path) -> Path:
    file = tmp_path / "ตรา.png"
    Image.new("RGB", (400, 400), "black").save(file)
    return file


@pytest.fixture
def three_signatories(database: Database) -> Sequence[str]:
    """The names of three who are in office, in the office's own order."""
    names = ("นายก้องเกียรติ  ตัวอย่างดี", "นางฐาปนี  กุฎีทอง", "นางสาวปิ่นแก้ว  น้ำใส")
    with database.transaction("ตั้งค่า", undoable=False) as session:
        for name in names:
            details = operations.SignatoryDetails(name, POST, date(2025, 10, 1))
            operations.add_signatory(session, details)
    return names
