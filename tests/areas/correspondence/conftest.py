"""An office with two signatories, the view of its papers, and what its tests do with both."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from district_admin.areas.correspondence import operations
from district_admin.documents.form_file import load_form
from district_admin.office import operations as office
from district_admin.storage.database import Database

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from district_admin.areas.correspondence.view import CorrespondenceView
    from district_admin.areas.correspondence.view.compose import ComposePage
    from district_admin.ui.context import AppContext

LAST_YEAR = date(2025, 3, 3)
DIRECTOR_POST = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาตัวอย่าง"


@pytest.fixture
def office_database(database: Database) -> Database:
    """An office that is set up: profile, last year's director and this year's."""
    with database.transaction("ตั้งค่า", undoable=False) as session:
        office.save_profile(
            session,
            name="สำนักงานเขตพื้นที่การศึกษาตัวอย่าง",
            short_name="สพป.ตัวอย่าง",
            letter_code="ศธ 04092",
            telephone="0 4400 0000",
            group_name="กลุ่มอำนวยการ",
            set_up=True,
        )
        for name, from_on, to_on in (
            ("นายเก่า  กาลก่อน", date(2020, 1, 1), date(2025, 9, 30)),
            ("นางใหม่  ใจงาม", date(2025, 10, 1), None),
        ):
            office.add_signatory(
                session, office.SignatoryDetails(name, DIRECTOR_POST, from_on, to_on)
            )
    return database


@pytest.fixture
def view(
    qtbot: "QtBot", office_database: Database, context: "AppContext"
) -> Iterator["CorrespondenceView"]:
    """The screens of papers, on the screen."""
    from district_admin.areas.correspondence.view import (  # noqa: PLC0415 - brings Qt
        CorrespondenceView,
    )

    made = CorrespondenceView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def write(database: Database) -> Callable[..., int]:
    """Writes a paper of a kind, last year unless told `on` another day, and gives its id."""

    def write_paper(kind: str, on: date = LAST_YEAR, **typed: Any) -> int:
        form = load_form(kind)
        with database.transaction("เขียน", undoable=False) as session:
            content = operations.first_content(session, form, on)
            return operations.start_paper(session, kind, {**content, **typed})

    return write_paper


@pytest.fixture
def stored(database: Database) -> Callable[[int | None], dict[str, Any]]:
    """Reads what is kept of a paper."""

    def content_of(paper_id: int | None) -> dict[str, Any]:
        assert paper_id is not None
        with database.reading() as session:
            return dict(operations.get_paper(session, paper_id).content)

    return content_of


@pytest.fixture
def subjects(view: "CorrespondenceView") -> Callable[[], list[str]]:
    """Reads the subjects in the list of papers."""

    def subjects_shown() -> list[str]:
        model = view.list_page.table.model()
        return [str(model.index(row, 1).data()) for row in range(model.rowCount())]

    return subjects_shown


@pytest.fixture
def page_of(view: "CorrespondenceView") -> "Callable[[], ComposePage]":
    """Finds the desk of the paper being written."""

    def open_page() -> "ComposePage":
        assert view.compose_page is not None
        return view.compose_page

    return open_page


@pytest.fixture
def press() -> "Callable[[QWidget, str], None]":
    """Presses the button of a word."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not for tests without screens
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415 - as above

    def press_in(owner: "QWidget", word: str) -> None:
        found = next(
            each
            for each in owner.findChildren(QPushButton)
            if each.accessibleName() == word and each.isVisibleTo(owner)
        )
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    return press_in


@pytest.fixture
def said_of() -> "Callable[[QWidget], str]":
    """Reads every text of a part of the screen."""
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - not for tests without screens

    def texts(widget: "QWidget") -> str:
        return "\n".join(each.text() for each in widget.findChildren(QLabel))

    return texts
