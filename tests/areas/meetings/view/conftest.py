"""The area with one body of four members, in a window of the size most offices have."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import agenda, meetings, series
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.transcript_page import TranscriptPage
from district_admin.storage.database import Database
from district_admin.texts import _
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
def meeting_id(body: int, database: Database) -> int:
    with database.transaction("กำหนด", undoable=False) as session:
        held_on = date.today() - timedelta(days=3)
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(held_on))
        for title in ("แผนปฏิบัติการ", "งบประมาณ"):
            agenda.add_item(session, meeting_id, ItemFacts(title, 5))
    return meeting_id


@pytest.fixture
def pad(view: MeetingsView, meeting_id: int) -> TranscriptPage:
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    tabs = view.meeting_page.tabs
    name = _("ถอดเทป")
    tabs.setCurrentIndex(next(at for at in range(tabs.count()) if tabs.tabText(at) == name))
    assert view.meeting_page.transcript is not None
    view.activateWindow()
    return view.meeting_page.transcript


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
