"""The area with one body of four members, in a window of the size most offices have."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import series
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.entry_form import EntryForm
from tests.areas.meetings.conftest import MEMBERS

Fill = Callable[[EntryForm | None, dict[str, str]], None]


@pytest.fixture
def body(database: Database) -> int:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        series_id = series.add_series(
            session, SeriesFacts("ผู้บริหารสถานศึกษา", place="ห้องประชุมใหญ่", starts_at="09.30")
        )
        for name, position, role in MEMBERS:
            series.add_member(session, series_id, MemberFacts(name, position, role))
    return series_id


@pytest.fixture
def view(context: AppContext, qtbot: QtBot) -> Iterator[MeetingsView]:
    made = MeetingsView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    yield made
    made.close()


@pytest.fixture
def fill() -> Fill:
    """Type into the fields of a form, as far as they are shown."""

    def typed(form: EntryForm | None, values: dict[str, str]) -> None:
        assert form is not None
        for name, value in values.items():
            entrance: QWidget = form.entrance_of(name)
            if isinstance(entrance, QComboBox) and not entrance.isEditable():
                entrance.setCurrentIndex(entrance.findData(value))
                entrance.activated.emit(entrance.currentIndex())
            else:
                _write(entrance, value)

    return typed


def _write(entrance: Any, value: str) -> None:
    if isinstance(entrance, QLineEdit):
        entrance.setText(value)
        entrance.editingFinished.emit()
    elif isinstance(entrance, QComboBox):
        entrance.setEditText(value)
    else:
        assert isinstance(entrance, QPlainTextEdit)
        entrance.setPlainText(value)
