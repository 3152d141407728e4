"""What the tests of the lists, the yearly round and the base data begin with."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import (
    agencies,
    people,
    postings,
)
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

TODAY = date.today()


@pytest.fixture
def schools(database: Database) -> list[int]:
    """Two schools, and a group of the office with somebody of two years in it."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        ids = [
            agencies.add_agency(
                session,
                agencies.AgencyDetails(name, kind, telephone="0 4400 0000", district="เมือง"),
            )
            for name, kind in (
                ("โรงเรียนบ้านหนองปรือ", "school"),
                ("โรงเรียนวัดป่าสมมติ", "school"),
                ("กลุ่มอำนวยการ", "group"),
            )
        ]
        person = people.add_person(session, people.PersonDetails("ญาดา", "ใจงาม", "นางสาว"))
        begun = TODAY - timedelta(days=800)
        details = postings.PostingDetails(ids[2], "นักจัดการงานทั่วไป", begun)
        postings.add_posting(session, person, details)
    return ids


@pytest.fixture
def view(context: AppContext, schools: list[int], qtbot: QtBot) -> Iterator[DirectoryView]:
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    yield made
    context.jobs.wait()
    made.close()


@pytest.fixture
def answer() -> Callable[[QDialog | None, str], None]:
    """Answer a question by the word on one of its buttons."""

    def press(question: QDialog | None, word: str) -> None:
        assert question is not None
        buttons = question.findChildren(QPushButton)
        next(each for each in buttons if each.accessibleName() == word).click()

    return press
